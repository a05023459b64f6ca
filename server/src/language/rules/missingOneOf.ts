import { addFixes } from '../fixes/insert';
import { headerOf } from './missing';
import { type Rule } from './rule';
import { isUnset } from './siblings';
import { bodyName } from './wording';

export const missingOneOf: Rule = {
  id: 'missing-one-of',
  severity: 'error',
  *check({ bodies, context }) {
    for (const body of bodies) {
      const attributes = [...body.schema.attributes.values()];
      const groups = attributes.map((it) => it.atLeastOneOf);
      for (const names of new Set(groups.filter((it) => it.length > 0).map((it) => it.join(' or ')))) {
        const choices = names.split(' or ');
        if (!choices.every((it) => isUnset(body, it))) continue;
        const message = `${bodyName(body)} needs ${names}. Add one of them.`;
        const fixes = () =>
          attributes.filter((it) => choices.includes(it.name)).flatMap((it) => addFixes(context, body, [it]));
        yield { at: headerOf(body.block), message, fixes };
      }
    }
  },
};
