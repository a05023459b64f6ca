import { headerOf } from './missing';
import { type Rule } from './rule';
import { isUnset } from './siblings';
import { bodyName } from './wording';

export const missingOneOf: Rule = {
  id: 'missing-one-of',
  severity: 'error',
  *check({ bodies }) {
    for (const body of bodies) {
      const groups = [...body.schema.attributes.values()].map((it) => it.atLeastOneOf);
      for (const names of new Set(groups.filter((it) => it.length > 0).map((it) => it.join(' or ')))) {
        if (!names.split(' or ').every((it) => isUnset(body, it))) continue;
        yield { at: headerOf(body.block), message: `${bodyName(body)} needs ${names}. Add one of them.` };
      }
    }
  },
};
