import { addFixes } from '../fixes/insert';
import { headerOf, missing } from './missing';
import { type Rule } from './rule';
import { bodyName } from './wording';

export const missingAttribute: Rule = {
  id: 'missing-attribute',
  severity: 'error',
  *check({ bodies, attributes, context }) {
    for (const body of bodies) {
      const required = [...body.schema.attributes.values()].filter((it) => it.required);
      const lacking = missing(body, required);
      for (const { name } of lacking) {
        yield {
          at: headerOf(body.block),
          message: `${bodyName(body)} needs ${name}. Add ${name} = ...`,
          fixes: () => addFixes(context, body, lacking),
        };
      }
    }
    for (const { schema, value, literal } of attributes) {
      if (!schema.required || literal !== null) continue;
      yield { at: value, message: `${schema.name} is required, and null counts as left out. Give it a value.` };
    }
  },
};
