import { compareVersions } from '../schema';
import { type Rule } from './rule';
import { attributeIn, ofType, valueIn } from './siblings';
import { systemApi } from './systemApi';

/** The provider goes by the name in the state alone: resourceServerIsAuth0ManagementAPI in its expand.go. */
export const managementApiName: Rule = {
  id: 'management-api-name',
  severity: 'warning',
  *check({ bodies }) {
    const { name, identifierEnds, since = '' } = systemApi('Auth0 Management API');
    for (const body of ofType(bodies, 'auth0_resource_server')) {
      const written = attributeIn(body, 'name');
      const identifier = valueIn(body, 'identifier');
      if (!written || valueIn(body, 'name') !== name || typeof identifier !== 'string') continue;
      if (identifier.endsWith(identifierEnds) || compareVersions(body.resource.provider.version, since) < 0) continue;
      const message =
        "The provider takes every API of this name for Auth0's own: it drops most changes and never deletes it. Choose another name.";
      yield { at: written.value, message };
    }
  },
};
