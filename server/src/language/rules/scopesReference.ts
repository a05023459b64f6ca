import { namedBy } from '../features/nameOccurrences';
import { type Traversal, type Word } from '../hcl/tree';
import { visit } from '../hcl/walk';
import { providerFor } from '../provider';
import { definitionOf } from '../schema';
import { declaredAt } from './declared';
import { inVersions } from './inVersions';
import { type Rule } from './rule';
import { versionInForce } from './wording';

const { removed } = definitionOf('resource', 'auth0_resource_server', 'scopes')?.lifespan ?? {};

export const scopesReference: Rule = {
  id: 'scopes-reference',
  severity: 'error',
  *check({ context: { document, module, settings } }) {
    const found: Traversal[] = [];
    visit(document.body, (it) => {
      if ('kind' in it && it.kind === 'traversal') found.push(it);
    });
    for (const traversal of found) {
      const { entity, rest } = namedBy(traversal) ?? {};
      if (entity?.kind !== 'resource' || entity.owner !== 'auth0_resource_server') continue;
      const api = declaredAt(module, 'resource', entity.owner, entity.name);
      const at = scopesStep(rest ?? []);
      const provider = api && at && providerFor(module, api.block, settings);
      if (!at || !provider || removed === undefined || !inVersions(provider, removed)) continue;
      const message = `auth0_resource_server has no scopes since ${removed}; ${versionInForce(provider)}. Refer to its auth0_resource_server_scopes instead.`;
      yield { at, message };
    }
  },
};

/** The first name behind the resource, if it is `scopes`. */
function scopesStep(steps: Traversal['steps']): Word | undefined {
  const first = steps.find((it) => it.kind === 'attribute');
  return first?.name.text === 'scopes' ? first.name : undefined;
}
