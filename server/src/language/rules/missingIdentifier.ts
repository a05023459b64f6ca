import { headerOf, missing } from './missing';
import { type Rule } from './rule';

export const missingIdentifier: Rule = {
  id: 'missing-identifier',
  severity: 'error',
  *check({ bodies }) {
    for (const body of bodies) {
      if (body.path !== '') continue;
      const wanted = [...body.schema.attributes.values()].filter((it) => it.requiredByApi && !it.required);
      for (const { name } of missing(body, wanted)) {
        const message = `Auth0 refuses an API without ${name}, though the provider lets it pass. Add ${name} = ...`;
        yield { at: headerOf(body.block), message };
      }
    }
  },
};
