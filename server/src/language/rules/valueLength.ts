import { type Limits } from '../schema';
import { convert } from './convert';
import { type AttributeInForce } from './inspect';
import { type Rule } from './rule';
import { count } from './wording';

export const valueLength: Rule = {
  id: 'value-length',
  severity: 'error',
  *check({ attributes }) {
    for (const attribute of attributes) {
      const text = textOf(attribute);
      const { schema, value } = attribute;
      // One message is enough where both the provider and the API ask for a length.
      const [message] = text === undefined ? [] : schema.limits.flatMap((it) => broken(it, text));
      if (message !== undefined) yield { at: value, message: `${schema.name} ${message}` };
    }
  },
};

/** What a text of the user's gives an attribute that takes strings; undefined where it is not written out. */
export function textOf({ schema, literal }: AttributeInForce): string | undefined {
  if (literal === undefined || literal === null || schema.type !== 'string' || schema.readOnly) return undefined;
  return String(convert(literal, schema.type));
}

function broken({ minLength = 0, maxLength = Infinity, minBytes = 0 }: Limits, text: string): string[] {
  const characters = [...text].length;
  if (characters < minLength)
    return [minLength === 1 ? 'may not be empty.' : `needs at least ${count(minLength, 'character')}.`];
  if (characters > maxLength) return [`may have at most ${count(maxLength, 'character')}; this has ${characters}.`];
  return utf8Length(text) < minBytes ? [`needs at least ${count(minBytes, 'byte')}.`] : [];
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
