import { type Module } from '../types';
import { dependentsOf } from './dependencies';
import { withDependencies } from './edits';
import { inVersions } from './inVersions';
import { headerOf } from './missing';
import { referring, type Referring, type ReferringBlock } from './referring';
import { relatedGiver } from './relatedGiver';
import { type Rule } from './rule';
import { giversTo, type ScopeGiver } from './scopeGivers';

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
    for (const it of referring(inspection)) {
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
      const list = addresses.join(', ');
      const message = `Nothing makes this wait for ${list}, so the first apply may fail because the scopes are not there yet. Add depends_on = [${list}].`;
      const fixes = () => {
        const edit = withDependencies(document, block, addresses);
        return edit ? [{ title: `Add depends_on = [${list}]`, edits: [edit], preferred: true }] : [];
      };
      yield { at: headerOf(block), message, related: [...missing].map(relatedGiver), fixes };
    }
  },
};

/** The resources that give the scopes that are named. */
function needed(module: Module, { target, named }: Referring): readonly ScopeGiver[] {
  const scopes = named.filter((it) => it.reference.target === 'scope');
  const names = new Set(scopes.flatMap((it) => it.names.map((name) => name.text)));
  if (names.size === 0 && scopes.every((it) => it.complete)) return [];
  return giversTo(module, target).filter((it) => it.ownsAll || it.scopes.some(({ name }) => names.has(name)));
}
