import { changeFixes } from '../fixes/fix';
import { sameInAnyCase } from './allowedValue';
import { type Rule } from './rule';

export const valueCase: Rule = {
  id: 'value-case',
  severity: 'warning',
  *check({ attributes, context }) {
    for (const { schema, literal, value } of attributes) {
      if (!schema.ignoreCase || typeof literal !== 'string' || schema.readOnly) continue;
      const names = schema.values.map((it) => it.value);
      const meant = names.includes(literal) ? undefined : names.find((it) => sameInAnyCase(it, literal));
      if (meant === undefined) continue;
      yield {
        at: value,
        message: `Write ${JSON.stringify(meant)}: the provider ignores case, but Auth0 does not.`,
        fixes: () => changeFixes(context.document, value, [meant], meant),
      };
    }
  },
};
