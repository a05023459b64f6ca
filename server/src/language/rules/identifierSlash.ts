import { namesOf, sharing } from './identifiers';
import { type Rule } from './rule';
import { ofType } from './siblings';

/** https://auth0.com/docs/get-started/auth0-overview/set-up-apis */
export const identifierSlash: Rule = {
  id: 'identifier-slash',
  severity: 'hint',
  *check({ bodies, context }) {
    for (const { block } of ofType(bodies, 'auth0_resource_server')) {
      const found = sharing(context.module, block, (own) => [
        `${own}/`,
        ...(own.endsWith('/') ? [own.slice(0, -1)] : []),
      ]);
      if (!found) continue;
      const { api, others } = found;
      const message = `Only the slash at the end sets this API apart from ${namesOf(others)}. To Auth0 they are two.`;
      const related = others.map((it) => ({ uri: it.document.uri, span: it.at, message: `Here, in ${it.name}.` }));
      yield { at: api.at, message, related };
    }
  },
};
