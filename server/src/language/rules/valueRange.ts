import { durationInWords } from '../features/duration';
import { type AttributeSchema } from '../schema';
import { changeFixes } from '../fixes/fix';
import { convert } from './convert';
import { type Rule } from './rule';

export const valueRange: Rule = {
  id: 'value-range',
  severity: 'error',
  *check({ attributes, context }) {
    for (const { schema, literal, value } of attributes) {
      const number =
        typeof literal === 'number' || typeof literal === 'string' ? convert(literal, schema.type) : undefined;
      if (typeof number !== 'number' || schema.readOnly) continue;
      for (const { min = -Infinity, max = Infinity } of schema.limits) {
        const [bound, direction] = number < min ? [min, 'less'] : [max, 'more'];
        if (number >= min && number <= max) continue;
        yield {
          at: value,
          message: `${schema.name} may not be ${direction} than ${amount(bound, schema)}.`,
          fixes: () => changeFixes(context.document, value, [bound], bound),
        };
      }
    }
  },
};

/** `2592000 seconds, which is 720 hours (30 days)`. */
function amount(value: number, { documentation }: AttributeSchema): string {
  const words = documentation.unit === 'seconds' && value > 0 ? durationInWords(value) : undefined;
  return words === undefined ? String(value) : `${value} seconds, which is ${words}`;
}
