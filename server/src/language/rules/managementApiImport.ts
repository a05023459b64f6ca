import { attributeOf } from '../hcl/walk';
import { certainlyExists, declaredBy } from './declared';
import { isImported } from './importBlocks';
import { headerOf } from './missing';
import { type Rule } from './rule';
import { ofType } from './siblings';
import { systemApiIn } from './systemApi';

/** https://github.com/auth0/terraform-provider-auth0/issues/407 */
export const managementApiImport: Rule = {
  id: 'management-api-import',
  severity: 'warning',
  *check({ bodies, context: { module } }) {
    for (const body of ofType(bodies, 'auth0_resource_server')) {
      const declared = declaredBy(module, body.block);
      if (systemApiIn(body)?.name !== 'Auth0 Management API' || !declared || !certainlyExists(declared)) continue;
      if (isImported(module, declared.address)) continue;
      const at = attributeOf(body.block.body, 'identifier')?.value ?? headerOf(body.block);
      const message = `Every tenant has the Management API, so it cannot be created. Unless the state has it already, import it: import { to = ${declared.address} }, with its id.`;
      yield { at, message };
    }
  },
};
