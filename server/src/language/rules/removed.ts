import { type Rule } from './rule';
import { plain, versionInForce } from './wording';

export const removed: Rule = {
  id: 'removed',
  severity: 'error',
  *check({ items }) {
    for (const { name, meaning, body } of items) {
      if (meaning.kind !== 'removed') continue;
      const { removed, replacement } = meaning.definition.lifespan;
      const since = removed === undefined ? `${name.text} was removed` : `${name.text} was removed in ${removed}`;
      const instead = replacement === undefined ? 'Remove it.' : plain(replacement);
      yield { at: name, message: `${since}; ${versionInForce(body.resource.provider)}. ${instead}` };
    }
  },
};
