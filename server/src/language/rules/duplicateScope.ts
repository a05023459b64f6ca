import { type Block, type Document } from '../hcl/tree';
import { attributeOf } from '../hcl/walk';
import { literalThrough } from '../module';
import { type Module } from '../types';
import { removed } from './edits';
import { giversInForce } from './giversInForce';
import { relatedGivers } from './relatedGivers';
import { type Problem, type Rule } from './rule';
import { type GivenScope, scopesIn } from './scopeGivers';
import { quoted } from './wording';

export const duplicateScope: Rule = {
  id: 'duplicate-scope',
  severity: 'warning',
  *check(inspection) {
    const { document, module } = inspection.context;
    for (const { block, type, mode, schema } of inspection.resources) {
      if (mode !== 'resource' || !schema?.blocks.has('scopes')) continue;
      const attribute = type.text === 'auth0_resource_server' ? 'value' : 'name';
      yield* withinList(module, document, scopesIn(module, block, attribute));
    }
    for (const { giver, all } of giversInForce(inspection)) {
      const [scope] = giver.scopes;
      if (giver.ownsAll || !scope) continue;
      const same = all.byName.get(scope.name) ?? [];
      const first = same.find((it) => it !== giver);
      if (!first) continue;
      const message = `${first.declared.address} is the scope ${quoted(scope.name)} of the same API too: the last one applied wins. Remove one of them.`;
      yield { at: scope.at, message, related: relatedGivers(same, giver) };
    }
  },
};

function* withinList(module: Module, document: Document, scopes: readonly GivenScope[]): Iterable<Problem> {
  const first = new Map<string, GivenScope>();
  for (const { name, at, block } of scopes) {
    const before = first.get(name);
    if (!before) {
      first.set(name, { name, at, block });
      continue;
    }
    const related = [{ uri: document.uri, span: before.at, message: `The first ${quoted(name)}.` }];
    const same = descriptionOf(module, before.block) === descriptionOf(module, block);
    yield {
      at,
      message: `${quoted(name)} stands in this list already, and an API has each scope once. Remove one of the two.`,
      related,
      fixes: () => [{ title: 'Remove this block', edits: [removed(document, block)], preferred: same }],
    };
  }
}

/** A text of its own for what is not written out. */
function descriptionOf(module: Module, block: Block): unknown {
  const value = attributeOf(block.body, 'description')?.value;
  return value ? (literalThrough(module, value) ?? value) : '';
}
