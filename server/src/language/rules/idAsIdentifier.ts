import { apiById } from './apiById';
import { type Rule } from './rule';

export const idAsIdentifier: Rule = {
  id: 'id-as-identifier',
  severity: 'warning',
  check: (inspection) => apiById(inspection, (type) => type !== 'auth0_resource_server_scopes'),
};
