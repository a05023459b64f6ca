import { setFixes } from '../fixes/insert';
import { hasPermissions } from './dialectWithoutRbac';
import { type Rule } from './rule';
import { attributeIn, isUnset, ofType, valueIn } from './siblings';
import { choice } from './wording';

/** The switch, without a dialect that shows the permissions. */
export const rbacWithoutDialect: Rule = {
  id: 'rbac-without-dialect',
  severity: 'hint',
  *check({ bodies, context }) {
    for (const body of ofType(bodies, 'auth0_resource_server')) {
      const switchedOn = attributeIn(body, 'enforce_policies');
      const dialect = valueIn(body, 'token_dialect');
      const lacks = isUnset(body, 'token_dialect') || (dialect !== undefined && !hasPermissions(dialect));
      if (!switchedOn || valueIn(body, 'enforce_policies') !== true || !lacks) continue;
      const dialects = body.schema.attributes.get('token_dialect')?.values.map((it) => it.value) ?? [];
      const message = `RBAC is on, but tokens do not show permissions. They do with token_dialect ${choice(dialects.filter(hasPermissions))}.`;
      const fixes = () =>
        dialects.filter(hasPermissions).flatMap((it) => setFixes(context.document, body, 'token_dialect', it));
      yield { at: switchedOn.item.name, message, fixes };
    }
  },
};
