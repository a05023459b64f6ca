import { changeFixes } from '../fixes/fix';
import { type HclValue } from '../hcl/print';
import { type Document, type Expression } from '../hcl/tree';
import { literalValue } from '../hcl/walk';
import { type AttributeSchema, type ValueType } from '../schema';
import { type Fix } from '../types';
import { convert } from './convert';
import { type AttributeInForce } from './inspect';
import { type Rule } from './rule';

export const wrongType: Rule = {
  id: 'wrong-type',
  severity: 'error',
  *check({ attributes, context }) {
    for (const attribute of attributes) {
      const { schema, value } = attribute;
      const found = mismatch(attribute);
      if (found !== undefined)
        yield {
          at: value,
          message: `${schema.name} takes ${WANTED[schema.type]}, not ${found}.`,
          fixes: () => converted(context.document, attribute),
        };
    }
  },
};

const WANTED: Readonly<Record<ValueType, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  bool: 'true or false',
  map: 'a map such as { key = "value" }',
  list: 'a list',
  set: 'a list',
};

/** Where only one value can be meant: `"True"`, `1` for a switch, a list of one for what it holds, and the reverse. */
function converted(document: Document, { value, schema, literal }: AttributeInForce): readonly Fix[] {
  const change = (meant: HclValue) => changeFixes(document, value, [meant], meant);
  if (value.kind === 'tuple') {
    const only = value.items.length === 1 ? literalValue(value.items[0]) : undefined;
    const meant = only === undefined || only === null ? undefined : convert(only, schema.type);
    return meant === undefined || schema.secret ? [] : change(meant);
  }
  if (literal === undefined || literal === null) return [];
  if (schema.type === 'bool') {
    const meant = convert(String(literal).toLowerCase(), 'bool');
    return meant === undefined ? [] : change(meant);
  }
  return schema.type === 'list' || schema.type === 'set' ? change([literal]) : [];
}

/** What stands there instead; undefined where it fits, or is not known before plan. */
function mismatch({ schema, value, literal }: AttributeInForce): string | undefined {
  if (schema.readOnly || literal === null) return undefined;
  if (literal === undefined) return mismatchedStructure(value, schema);
  const converted = convert(literal, schema.type);
  if (converted === undefined) return describe(literal, schema);
  if (schema.type !== 'int') return undefined;
  return Number.isInteger(converted) ? tooLarge(Number(converted)) : 'a fraction';
}

/** The provider keeps whole numbers in 64 bits. */
function tooLarge(number: number): string | undefined {
  return Math.abs(number) > 2 ** 63 ? 'one so large' : undefined;
}

function mismatchedStructure(value: Expression, { type }: AttributeSchema): string | undefined {
  const isObject = value.kind === 'object' || (value.kind === 'for' && value.key !== undefined);
  const isTuple = value.kind === 'tuple' || (value.kind === 'for' && value.key === undefined);
  if (isObject) return type === 'map' ? undefined : 'an object';
  if (isTuple) return type === 'list' || type === 'set' ? undefined : 'a list';
  return undefined;
}

function describe(literal: string | number | boolean, { secret }: AttributeSchema): string {
  if (typeof literal === 'boolean') return String(literal);
  if (typeof literal === 'number') return 'a number';
  return secret || literal.length > 20 ? 'a string' : `the string ${JSON.stringify(literal)}`;
}
