// Made from the data: every attribute and block of every schema version, right and wrong.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { validate } from '../../server/src/language/features/validate';
import {
  type AttributeSchema,
  type BlockSchema,
  type BodySchema,
  definitionOf,
  knownVersions,
  type Mode,
  type ResourceSchema,
  resourceTypes,
  schemaOf,
} from '../../server/src/language/schema';
import { contextOf } from '../fixture';

for (const mode of ['resource', 'data'] as const) {
  for (const type of resourceTypes(mode)) {
    describe(`${mode} ${type}`, () => {
      for (const [version, schema] of distinctSchemas(mode, type)) {
        for (const item of itemsOf(schema)) {
          const cases = item.kind === 'attribute' ? attributeCases(item) : blockCases(item);
          for (const [value, expected] of cases) {
            test(`${item.path} as ${brief(value)} under ${version}: ${expected || 'right'}`, () => {
              assert.equal(found(schema, item, value, version), expected);
            });
          }
        }
      }
    });
  }
}

describe('names of other versions', () => {
  for (const mode of ['resource', 'data'] as const) {
    for (const type of resourceTypes(mode)) {
      const all = knownVersions.flatMap((version) => [...(schemaOf(mode, type, version)?.attributes.keys() ?? [])]);
      for (const [version, schema] of distinctSchemas(mode, type)) {
        for (const name of new Set(all)) {
          if (schema.attributes.has(name) || schema.blocks.has(name)) continue;
          const definition = definitionOf(mode, type, name);
          const expected = definition?.lifespan.removed === undefined ? 'needs-newer-version' : 'removed';
          test(`${type}.${name} under ${version}: ${expected}`, () => {
            const text = `${mode} "${type}" "x" {\n${given(schema, '')}${name} = null\n}\n`;
            assert.equal(rulesFound(text, version), expected);
          });
        }
      }
    }
  }
});

/** The first version of each schema, with it. */
function distinctSchemas(mode: Mode, type: string): [string, ResourceSchema][] {
  const seen = new Map<string, [string, ResourceSchema]>();
  for (const version of knownVersions) {
    const schema = schemaOf(mode, type, version);
    const withoutTexts = (key: string, value: unknown) => (key === 'documentation' ? undefined : value);
    const shape = schema && JSON.stringify([...itemsOf(schema)], withoutTexts);
    if (schema && shape !== undefined && !seen.has(shape)) seen.set(shape, [version, schema]);
  }
  return [...seen.values()];
}

function* itemsOf(body: BodySchema): Iterable<AttributeSchema | BlockSchema> {
  yield* body.attributes.values();
  for (const block of body.blocks.values()) {
    yield block;
    yield* itemsOf(block);
  }
}

/** Values, each with the rules that it breaks. */
function* attributeCases(schema: AttributeSchema): Iterable<[string, string]> {
  const { type, values, ignoreCase, limits, required, readOnly } = schema;
  if (readOnly) {
    yield ['var.x', 'read-only'];
    yield ['null', ''];
    return;
  }
  const always = schema.path === 'options' ? 'options-refused' : '';
  const and = (rule: string) => [always, rule].filter((it) => it !== '').join(' ');
  yield ['var.x', always];
  yield ['null', required ? 'missing-attribute' : always];
  yield [type === 'map' ? '["x"]' : '{}', and('wrong-type')];
  if (type === 'map') yield ['{ a = "b" }', always];
  if (type === 'bool')
    yield* [
      ['true', ''],
      ['"false"', ''],
      ['2', 'wrong-type'],
      ['"yes"', 'wrong-type'],
    ] as const;
  if (type === 'int')
    yield* [
      ['3600', ''],
      ['"3600"', ''],
      ['1.5', 'wrong-type'],
      ['true', 'wrong-type'],
    ] as const;
  if (type === 'string' && values.length === 0) yield ['"a text of enough letters"', ''];
  for (const { value } of values) {
    yield [`"${value}"`, ''];
    const other = value === value.toUpperCase() ? value.toLowerCase() : value.toUpperCase();
    yield [`"${other}"`, ignoreCase ? 'value-case' : 'allowed-value'];
  }
  if (values.length > 0) yield ['"anything else"', 'allowed-value'];
  for (const { min, max, minLength, maxLength, minBytes, forbidden } of limits) {
    if (min !== undefined)
      yield* [
        [`${min}`, ''],
        [`${min - 1}`, 'value-range'],
      ] as const;
    if (max !== undefined)
      yield* [
        [`${max}`, ''],
        [`${max + 1}`, 'value-range'],
      ] as const;
    if (minLength !== undefined)
      yield* [
        [text(minLength), ''],
        [text(minLength - 1), 'value-length'],
      ] as const;
    if (maxLength !== undefined)
      yield* [
        [text(maxLength), ''],
        [text(maxLength + 1), 'value-length'],
      ] as const;
    if (minBytes !== undefined)
      yield* [
        [text(minBytes), ''],
        [text(minBytes - 1), 'value-length'],
      ] as const;
    for (const it of forbidden ?? '') yield [`"a${it}b"`, 'forbidden-character'];
  }
}

/** What stands after the block's name, with the rules that it breaks. */
function* blockCases({ required, deprecated, maxItems }: BlockSchema): Iterable<[string, string]> {
  const always = deprecated ? 'deprecated ' : '';
  yield ['{ONE}', always.trim()];
  yield ['{DYNAMIC}', always.trim()];
  yield ['= []', `${always}block-expected`];
  if (maxItems !== undefined) yield [`{ONE}${'{ONE}'.repeat(maxItems)}`, 'too-many-blocks'];
  if (required) yield ['', 'missing-block'];
}

function text(length: number): string {
  return `"${'x'.repeat(length)}"`;
}

/** The rules that speak, with `value` where the path of `item` leads and everything required around it. */
function found(schema: ResourceSchema, item: AttributeSchema | BlockSchema, value: string, version: string): string {
  const names = item.path.split('.');
  const outermost = names.length > 1 ? schema.blocks.get(names[0] ?? '') : undefined;
  const text = `${schema.mode} "${schema.type}" "x" {\n${bodyText(schema, names)}}\n`;
  const rules = rulesFound(text, version).split(' ');
  return rules.filter((it) => it !== 'deprecated' || !outermost?.deprecated).join(' ');

  function bodyText(body: BodySchema, [name = '', ...rest]: readonly string[]): string {
    const block = body.blocks.get(name);
    const line = block ? blockText(block, rest) : `${name} = ${value}\n`;
    return given(body, name) + line;
  }

  function blockText(block: BlockSchema, rest: readonly string[]): string {
    const { name } = block;
    if (rest.length > 0) return `${name} {\n${bodyText(block, rest)}}\n`;
    const one = given(block, '');
    return value
      .split(/(?<=\})/)
      .map((it) =>
        it === '{ONE}'
          ? `${name} {\n${one}}\n`
          : it === '{DYNAMIC}'
            ? `dynamic "${name}" {\nfor_each = var.x\ncontent {\n${one}}\n}\n`
            : it && `${name} ${it}\n`,
      )
      .join('');
  }
}

/** All that a body must have, aside from `except`. */
function given(body: BodySchema, except: string): string {
  const attributes = [...body.attributes.values()].filter(
    (it) => (it.required || it.requiredByApi) && it.name !== except,
  );
  const blocks = [...body.blocks.values()].filter((it) => it.minItems > 0 && it.name !== except);
  const lines = attributes.map((it) => `${it.name} = var.given\n`);
  return [...lines, ...blocks.map((it) => `${it.name} {\n${given(it, '')}}\n`)].join('');
}

/** What an attribute or block means beside others is not made from the data, and tested by fixtures alone. */
const rulesOfTheData: ReadonlySet<string> = new Set([
  ...['unknown-attribute', 'unknown-block', 'not-known', 'needs-newer-version', 'removed', 'deprecated', 'read-only'],
  ...['options-refused', 'block-expected', 'attribute-expected', 'too-many-blocks', 'wrong-type', 'allowed-value'],
  ...['missing-attribute', 'missing-identifier', 'missing-block'],
  ...['value-case', 'value-length', 'value-range', 'forbidden-character'],
]);

function rulesFound(text: string, version: string): string {
  const diagnostics = validate(contextOf(text, { version }));
  return diagnostics
    .map((it) => it.rule)
    .filter((it) => rulesOfTheData.has(it))
    .join(' ');
}

function brief(value: string): string {
  return value.length > 40 ? `${value.slice(0, 20)}... (${value.length})` : value || 'nothing';
}
