import { type Rule } from './rule';
import { attributeIn, ofType } from './siblings';
import { systemApi, systemApiIn } from './systemApi';
import { NAME_NOT_SENT } from './nameNotSent';

/** https://github.com/auth0/auth0-deploy-cli/issues/1484: a change that has a name is refused. */
export const myOrganizationApiName: Rule = {
  id: 'my-organization-api-name',
  severity: 'warning',
  *check({ bodies }) {
    for (const body of ofType(bodies, 'auth0_resource_server')) {
      const name = attributeIn(body, 'name');
      const isSent = name !== undefined && name.literal !== null && body.resource.provider.version !== NAME_NOT_SENT;
      if (!isSent || systemApiIn(body) !== systemApi('Auth0 My Organization API')) continue;
      yield {
        at: name.item.name,
        message: 'Auth0 refuses every change of its My Organization API that sends name. Remove it.',
      };
    }
  },
};
