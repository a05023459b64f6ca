import { namesOf, sharing } from './identifiers';
import { type Rule } from './rule';
import { ofType } from './siblings';
import { quoted } from './wording';

export const duplicateIdentifier: Rule = {
  id: 'duplicate-identifier',
  severity: 'warning',
  *check({ bodies, context }) {
    for (const { block } of ofType(bodies, 'auth0_resource_server')) {
      const found = sharing(context.module, block, (own) => [own]);
      if (!found) continue;
      const { api, others } = found;
      const message = `${quoted(api.identifier)} is the identifier of ${namesOf(others)} too, but each tenant has it once. Change one of them.`;
      const related = others.map((it) => ({ uri: it.document.uri, span: it.at, message: `Also here, in ${it.name}.` }));
      yield { at: api.at, message, related };
    }
  },
};
