import { apiById } from './apiById';
import { type Rule } from './rule';

/** https://github.com/auth0/terraform-provider-auth0/issues/687 */
export const scopesById: Rule = {
  id: 'scopes-by-id',
  severity: 'error',
  check: (inspection) => apiById(inspection, (type) => type === 'auth0_resource_server_scopes'),
};
