import { type Module } from '../types';
import { dependentsOf } from './dependencies';
import { withDependencies } from './edits';
import { inVersions } from './inVersions';
import { headerOf } from './missing';
import { type Referring, type ReferringBlock } from './referring';
import { relatedGivers } from './relatedGivers';
import { type Rule } from './rule';
import { sortedGiversTo, type ScopeGiver } from './scopeGivers';

/** What Auth0 refuses as long as the scopes are not there. */
const TYPES: ReadonlySet<string> = new Set([
  'auth0_client_grant',
  'auth0_role_permission',
  'auth0_role_permissions',
  'auth0_user_permission',
  'auth0_user_permissions',
]);

/** https://github.com/auth0/terraform-provider-auth0/issues/938 */
export const missingDependency: Rule = {
  id: 'missing-dependency',
  severity: 'warning',
  *check(inspection) {
    const { document, module } = inspection.context;
    const byBlock = new Map<ReferringBlock, Set<ScopeGiver>>();
    for (const it of inspection.referring) {
      const { from } = it;
      if (!TYPES.has(from.type) || from.mode !== 'resource' || !from.whole || !inVersions(from.provider, '1.0.0'))
        continue;
      const missing = needed(module, it).filter(
        ({ declared }) => !dependentsOf(module, declared.address).has(from.declared.address),
      );
      if (missing.length > 0) byBlock.set(from, new Set([...(byBlock.get(from) ?? []), ...missing]));
    }
    for (const [{ block }, missing] of byBlock) {
      const addresses = [...missing].map((it) => it.declared.address);
      const more = addresses.length > 3 ? ` and ${addresses.length - 3} more` : '';
      const list = addresses.slice(0, 3).join(', ') + more;
      const message = `Nothing makes this wait for ${list}, so the first apply may fail because the scopes are not there yet. Add depends_on.`;
      const fixes = () => {
        const edit = withDependencies(document, block, addresses);
        return edit ? [{ title: `Add depends_on for ${list}`, edits: [edit], preferred: true }] : [];
      };
      yield { at: headerOf(block), message, related: relatedGivers([...missing]), fixes };
    }
  },
};

/** The resources that give the scopes that are named. Where several give the same, that is the mistake. */
function needed(module: Module, { target, named }: Referring): readonly ScopeGiver[] {
  const scopes = named.filter((it) => it.reference.target === 'scope');
  const names = new Set(scopes.flatMap((it) => it.names.map((name) => name.text)));
  if (names.size === 0 && scopes.every((it) => it.complete)) return [];
  const { lists, byName } = sortedGiversTo(module, target);
  const givers = [lists, ...[...names].map((it) => byName.get(it) ?? [])];
  return givers.flatMap((it) => (it.length === 1 ? it : []));
}
