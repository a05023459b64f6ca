import { setFixes } from '../fixes/insert';
import { type Rule } from './rule';
import { attributeIn, isUnset, ofType, valueIn } from './siblings';
import { quoted } from './wording';

/** A dialect that promises permissions, without the switch that brings them. */
export const dialectWithoutRbac: Rule = {
  id: 'dialect-without-rbac',
  severity: 'warning',
  *check({ bodies, context }) {
    for (const body of ofType(bodies, 'auth0_resource_server')) {
      const dialect = attributeIn(body, 'token_dialect');
      const literal = valueIn(body, 'token_dialect');
      const isOff = isUnset(body, 'enforce_policies') || valueIn(body, 'enforce_policies') === false;
      if (!dialect || !isOff || !hasPermissions(literal)) continue;
      const message = `Tokens carry permissions only with RBAC on. Add enforce_policies = true, or use ${quoted(String(literal).replace(/_authz$/i, ''))}.`;
      yield { at: dialect.value, message, fixes: () => setFixes(context.document, body, 'enforce_policies', true) };
    }
  },
};

/** Whether tokens of this dialect have the claim `permissions`, in any case, as the provider compares. */
export function hasPermissions(dialect: unknown): boolean {
  return typeof dialect === 'string' && /_authz$/i.test(dialect);
}
