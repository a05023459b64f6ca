import { addBlockFixes } from '../fixes/insert';
import { headerOf, missing } from './missing';
import { type Rule } from './rule';
import { bodyName } from './wording';

export const missingBlock: Rule = {
  id: 'missing-block',
  severity: 'error',
  *check({ bodies, context }) {
    for (const body of bodies) {
      const required = [...body.schema.blocks.values()].filter((it) => it.minItems > 0);
      for (const block of missing(body, required)) {
        const { name, minItems } = block;
        const message = `${bodyName(body)} needs ${minItems === 1 ? `a ${name} block` : `${minItems} ${name} blocks`}. Add ${name} { ... }`;
        yield { at: headerOf(body.block), message, fixes: () => addBlockFixes(context, body, name) };
      }
    }
  },
};
