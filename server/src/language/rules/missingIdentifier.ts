import { addFixes } from '../fixes/insert';
import { headerOf, missing } from './missing';
import { type Rule } from './rule';

export const missingIdentifier: Rule = {
  id: 'missing-identifier',
  severity: 'error',
  *check({ bodies, context }) {
    for (const body of bodies) {
      if (body.path !== '') continue;
      const wanted = [...body.schema.attributes.values()].filter((it) => it.requiredByApi && !it.required);
      for (const attribute of missing(body, wanted)) {
        const { name } = attribute;
        yield {
          at: headerOf(body.block),
          message: `Auth0 refuses an API without ${name}, though the provider lets it pass. Add ${name} = ...`,
          fixes: () => addFixes(context, body, [attribute]),
        };
      }
    }
  },
};
