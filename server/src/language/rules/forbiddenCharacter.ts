import { type Rule } from './rule';
import { textOf } from './valueLength';
import { choice } from './wording';

export const forbiddenCharacter: Rule = {
  id: 'forbidden-character',
  severity: 'error',
  *check({ attributes }) {
    for (const attribute of attributes) {
      const { schema, value } = attribute;
      const text = textOf(attribute) ?? '';
      for (const { forbidden = '' } of schema.limits) {
        if (![...forbidden].some((it) => text.includes(it))) continue;
        yield { at: value, message: `${schema.name} may not contain ${choice([...forbidden])}. Remove it.` };
      }
    }
  },
};
