import { changeFixes } from '../fixes/fix';
import { type Rule } from './rule';
import { textOf } from './valueLength';
import { choice } from './wording';

export const forbiddenCharacter: Rule = {
  id: 'forbidden-character',
  severity: 'error',
  *check({ attributes, context }) {
    for (const attribute of attributes) {
      const { schema, value } = attribute;
      const text = textOf(attribute) ?? '';
      for (const { forbidden = '' } of schema.limits) {
        if (![...forbidden].some((it) => text.includes(it))) continue;
        const clean = [...text].filter((it) => !forbidden.includes(it)).join('');
        yield {
          at: value,
          message: `${schema.name} may not contain ${choice([...forbidden])}. Remove it.`,
          fixes: () => (clean === '' ? [] : changeFixes(context.document, value, [clean], clean)),
        };
      }
    }
  },
};
