import { type Expression } from '../hcl/tree';
import { type AttributeSchema, type ValueType } from '../schema';
import { convert } from './convert';
import { type AttributeInForce } from './inspect';
import { type Rule } from './rule';

export const wrongType: Rule = {
  id: 'wrong-type',
  severity: 'error',
  *check({ attributes }) {
    for (const attribute of attributes) {
      const { schema, value } = attribute;
      const found = mismatch(attribute);
      if (found !== undefined)
        yield { at: value, message: `${schema.name} takes ${WANTED[schema.type]}, not ${found}.` };
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

/** What stands there instead; undefined where it fits, or is not known before plan. */
function mismatch({ schema, value, literal }: AttributeInForce): string | undefined {
  if (schema.readOnly || literal === null) return undefined;
  if (literal === undefined) return mismatchedStructure(value, schema);
  const converted = convert(literal, schema.type);
  if (converted === undefined) return describe(literal, schema);
  const isFraction = schema.type === 'int' && !Number.isInteger(converted);
  return isFraction ? 'a fraction' : undefined;
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
