import { type Block } from '../hcl/tree';
import { attributeOf, blocksOf } from '../hcl/walk';
import { targetOfBlock } from './apiTarget';
import { withIgnored } from './edits';
import { ignoredChanges } from './ignoredChanges';
import { inVersions } from './inVersions';
import { headerOf } from './missing';
import { relatedGivers } from './relatedGivers';
import { type Rule } from './rule';
import { giversTo } from './scopeGivers';
import { ofType } from './siblings';

/** https://github.com/auth0/terraform-provider-auth0/issues/687 */
export const scopesWiped: Rule = {
  id: 'scopes-wiped',
  severity: 'warning',
  *check({ bodies, context: { document, module } }) {
    for (const { resource, block, items, whole } of ofType(bodies, 'auth0_resource_server')) {
      if (!whole || !inVersions(resource.provider, '0.48.0', '1.0.0') || ignoresScopes(block)) continue;
      const givers = giversTo(module, targetOfBlock(module, block));
      const [first] = givers;
      if (!first) continue;
      const sent = items.some((it) => it.name.text === 'scopes') ? 'only the scopes in its own block' : 'no scopes';
      const message = `Each update of this API sends ${sent}, which wipes those of ${first.declared.address}. Add ignore_changes = [scopes] to its lifecycle.`;
      const fixes = () => {
        const edit = withIgnored(document, block, 'scopes');
        return edit ? [{ title: 'Add scopes to ignore_changes', edits: [edit], preferred: true }] : [];
      };
      yield { at: headerOf(block), message, related: relatedGivers(givers), fixes };
    }
  },
};

/** True also where it is not known what is ignored. */
function ignoresScopes(block: Block): boolean {
  if (ignoredChanges(block).some((it) => it.text === 'scopes' || it.text === '*')) return true;
  const written = blocksOf(block.body, 'lifecycle').flatMap((it) => attributeOf(it.body, 'ignore_changes') ?? []);
  return written.some((it) => it.value?.kind !== 'tuple');
}
