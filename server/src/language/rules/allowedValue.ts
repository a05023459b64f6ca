import { changeFixes } from '../fixes/fix';
import { convert } from './convert';
import { type AttributeInForce } from './inspect';
import { nearest } from './nearest';
import { type Rule } from './rule';
import { isVersionKnown } from './unknownNames';
import { choice, quoted } from './wording';

export const allowedValue: Rule = {
  id: 'allowed-value',
  severity: 'error',
  *check({ attributes, context }) {
    for (const attribute of attributes) {
      const { schema, literal, value, item } = attribute;
      if (isAllowed(attribute) || !isVersionKnown(item.body)) continue;
      const allowed = schema.values.map((it) => it.value);
      const what = schema.secret ? 'This value' : quoted(String(literal));
      const meant = nearest(String(literal), allowed);
      const choices = [...allowed].sort((a, b) => Number(b === meant) - Number(a === meant));
      yield {
        at: value,
        message: `${what} is not allowed for ${schema.name}. Use ${choice(allowed)}.`,
        fixes: () => changeFixes(context.document, value, choices, meant),
      };
    }
  },
};

/** True where the value is not written out, is of a wrong type, or the attribute takes any. */
export function isAllowed({ schema, literal }: AttributeInForce): boolean {
  const value = literal === undefined || literal === null ? undefined : convert(literal, schema.type);
  if (value === undefined || schema.values.length === 0 || schema.readOnly) return true;
  const { ignoreCase, values } = schema;
  return values.some((it) => it.value === value || (ignoreCase && sameInAnyCase(it.value, String(value))));
}

/** As Go's strings.EqualFold, for values in ASCII. */
export function sameInAnyCase(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
