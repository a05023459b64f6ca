import { compareVersions } from '../schema';
import { type Rule } from './rule';
import { attributeIn, ofType } from './siblings';
import { systemApi, systemApiIn } from './systemApi';

/** https://github.com/auth0/terraform-provider-auth0/issues/1431: fixNullableAttributes after create, 1.7.0 to 1.36.0. */
export const myAccountApi: Rule = {
  id: 'my-account-api',
  severity: 'warning',
  *check({ bodies }) {
    for (const body of ofType(bodies, 'auth0_resource_server')) {
      const { version } = body.resource.provider;
      if (compareVersions(version, '1.7.0') < 0 || compareVersions(version, '1.37.0') >= 0) continue;
      const identifier = attributeIn(body, 'identifier');
      if (!identifier || systemApiIn(body) !== systemApi('Auth0 My Account API')) continue;
      const message = `auth0 ${version} cannot create the My Account API: Auth0 refuses its second request. Use 1.37.0 or newer.`;
      yield { at: identifier.value, message };
    }
  },
};
