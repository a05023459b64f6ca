import { type Rule } from './rule';
import { attributeIn, ofType } from './siblings';

/** The one version that forgets the name: https://github.com/auth0/terraform-provider-auth0/pull/1566. */
export const NAME_NOT_SENT = '1.45.0';

export const nameNotSent: Rule = {
  id: 'name-not-sent',
  severity: 'warning',
  *check({ bodies }) {
    for (const body of ofType(bodies, 'auth0_resource_server')) {
      const name = attributeIn(body, 'name');
      if (!name || name.literal === null || body.resource.provider.version !== NAME_NOT_SENT) continue;
      const message = `auth0 ${NAME_NOT_SENT} does not send name: the API gets none. Use 1.46.0 or newer.`;
      yield { at: name.item.name, message };
    }
  },
};
