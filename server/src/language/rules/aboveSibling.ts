import { durationInWords } from '../features/duration';
import { changeFixes } from '../fixes/fix';
import { type Rule } from './rule';
import { attributeIn, valueIn } from './siblings';

/** Data-driven: any limit that another attribute sets. */
export const aboveSibling: Rule = {
  id: 'above-sibling',
  severity: 'error',
  *check({ attributes, context }) {
    for (const { schema, value, item } of attributes) {
      for (const { atMost } of schema.limits) {
        if (atMost === undefined) continue;
        const bound = valueIn(item.body, atMost);
        const number = valueIn(item.body, schema.name);
        if (typeof number !== 'number' || typeof bound !== 'number' || number <= bound) continue;
        const words = schema.documentation.unit === 'seconds' ? ` seconds, which is ${durationInWords(bound)}` : '';
        const other = attributeIn(item.body, atMost)?.value;
        yield {
          at: value,
          message: `${schema.name} may not be more than ${atMost}, here ${bound}${words}.`,
          fixes: () => changeFixes(context.document, value, [bound], bound),
          related: other ? [{ uri: context.document.uri, span: other, message: `The ${atMost}.` }] : [],
        };
      }
    }
  },
};
