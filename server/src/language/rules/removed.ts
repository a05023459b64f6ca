import { removeFix } from '../fixes/fix';
import { moveScopes } from '../refactorings/moveScopes';
import { type Context, type Fix } from '../types';
import { type Item } from './inspect';
import { type Rule } from './rule';
import { plain, versionInForce } from './wording';

export const removed: Rule = {
  id: 'removed',
  severity: 'error',
  *check({ items, context }) {
    for (const item of items) {
      const { name, meaning, body } = item;
      if (meaning.kind !== 'removed') continue;
      const { removed, replacement } = meaning.definition.lifespan;
      const since = removed === undefined ? `${name.text} was removed` : `${name.text} was removed in ${removed}`;
      const instead = replacement === undefined ? 'Remove it.' : plain(replacement);
      yield {
        at: name,
        message: `${since}; ${versionInForce(body.resource.provider)}. ${instead}`,
        fixes: () => replacedOrRemoved(context, item),
      };
    }
  },
};

/** What moves to a resource of its own, and else goes. */
function replacedOrRemoved(context: Context, { name, node, body }: Item): readonly Fix[] {
  const moves = name.text === 'scopes' ? moveScopes(context, body.resource) : [];
  return [...moves, removeFix(context.document, node, name.text, name.text !== 'scopes')];
}
