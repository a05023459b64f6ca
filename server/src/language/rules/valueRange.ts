import { durationInWords } from '../features/duration';
import { type AttributeSchema } from '../schema';
import { convert } from './convert';
import { type Rule } from './rule';

export const valueRange: Rule = {
  id: 'value-range',
  severity: 'error',
  *check({ attributes }) {
    for (const { schema, literal, value } of attributes) {
      const number =
        typeof literal === 'number' || typeof literal === 'string' ? convert(literal, schema.type) : undefined;
      if (typeof number !== 'number' || schema.readOnly) continue;
      for (const { min = -Infinity, max = Infinity } of schema.limits) {
        if (number < min) yield { at: value, message: `${schema.name} may not be less than ${amount(min, schema)}.` };
        if (number > max) yield { at: value, message: `${schema.name} may not be more than ${amount(max, schema)}.` };
      }
    }
  },
};

/** `2592000 seconds, which is 720 hours (30 days)`. */
function amount(value: number, { documentation }: AttributeSchema): string {
  const words = documentation.unit === 'seconds' && value > 0 ? durationInWords(value) : undefined;
  return words === undefined ? String(value) : `${value} seconds, which is ${words}`;
}
