// Completion of every attribute, block and allowed value of every schema version, generated from the schema data.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type AttributeSchema,
  type BlockSchema,
  type BodySchema,
  knownVersions,
  type Mode,
  resourceTypes,
  schemaOf,
} from '../../../server/src/language/schema';
import { checkCompletion, labelsAt } from '../../fixture';

const TYPES = (['resource', 'data'] as const).flatMap((mode) => resourceTypes(mode).map((type) => ({ mode, type })));

/** What people see of a body, as text: two versions with the same text complete the same. */
function outline(body: BodySchema): unknown {
  const attributes = [...body.attributes.values()].map((it) => ({ ...it, lifespan: 0, documentation: 0, fields: 0 }));
  const blocks = [...body.blocks.values()].map((it) => [
    it.name,
    it.computed,
    it.minItems,
    it.maxItems,
    it.deprecated,
    outline(it),
  ]);
  return { attributes, blocks };
}

/** The first version of each distinct schema of a type. */
function distinctVersions(mode: Mode, type: string): string[] {
  let last = '';
  return knownVersions.filter((version) => {
    const schema = schemaOf(mode, type, version);
    const text = schema ? JSON.stringify(outline(schema)) : '';
    const isNew = text !== '' && text !== last;
    last = text;
    return isNew;
  });
}

/** A file with `line` in the body at `path`, indented as `terraform fmt` does. */
function fileWith(mode: Mode, type: string, path: readonly string[], line: string): string {
  const headers = [`${mode} "${type}" "x"`, ...path];
  const open = headers.map((it, depth) => `${'  '.repeat(depth)}${it} {\n`);
  const close = headers.map((_, depth) => `${'  '.repeat(depth)}}\n`).reverse();
  const indentation = '  '.repeat(headers.length);
  return open.join('') + line.replace(/^(?=.)/gm, indentation) + '\n' + close.join('');
}

/** The shapes as the issue words them. A reference to an API stands bare. */
function shapeOf(attribute: AttributeSchema, type: string, mark: string): string {
  if (attribute.name === 'resource_server_identifier' && type !== 'auth0_resource_server') return mark;
  const shapes = { string: `"${mark}"`, number: mark, int: mark, bool: mark, list: `[${mark}]`, set: `[${mark}]` };
  return attribute.type === 'map' ? `{\n  ${mark}\n}` : shapes[attribute.type];
}

function bodyOf(block: BlockSchema, type: string): string {
  const required = [...block.attributes.values()].filter((it) => it.required || it.requiredByApi);
  const width = Math.max(0, ...required.map((it) => it.name.length));
  const lines = required.map((it, index) => {
    const mark = index + 1 === required.length ? '$0' : `$${index + 1}`;
    return `${it.name.padEnd(width)} = ${shapeOf(it, type, mark)}`;
  });
  return (lines.length > 0 ? lines : ['$0']).map((it) => `  ${it}\n`).join('');
}

function checkBody(mode: Mode, type: string, version: string, body: BodySchema, path: readonly string[]): number {
  const file = (line: string) => fileWith(mode, type, path, line);
  let checked = 0;
  for (const attribute of body.attributes.values()) {
    const { name, readOnly, values } = attribute;
    checked++;
    if (readOnly) {
      assert.ok(!labelsAt(file('$0'), { version }).includes(name), `${name} is read-only and offered`);
      continue;
    }
    checkCompletion(file('$0'), name, file(`${name} = ${shapeOf(attribute, type, '$0')}`), { version });
    checkCompletion(file(`${name.slice(0, 3)}$0`), name, file(`${name} = ${shapeOf(attribute, type, '$0')}`), {
      version,
    });
    const choices = values.map((it) => it.value);
    assert.deepEqual(labelsAt(file(`${name} = "$0"`), { version }), choices, name);
    for (const value of choices) {
      checkCompletion(file(`${name} = $0`), value, file(`${name} = "${value}"$0`), { version });
      checkCompletion(file(`${name} = "$0`), value, file(`${name} = "${value}"$0`), { version });
      checkCompletion(file(`${name} = "${value.slice(0, 1)}$0"`), value, file(`${name} = "${value}$0"`), { version });
    }
  }
  for (const block of body.blocks.values()) {
    checked++;
    checkCompletion(file('$0'), block.name, file(`${block.name} {\n${bodyOf(block, type)}}`), { version });
    checkCompletion(file('dynamic "$0" {\n}'), block.name, file(`dynamic "${block.name}$0" {\n}`), { version });
    checked += checkBody(mode, type, version, block, [...path, block.name]);
  }
  return checked;
}

for (const { mode, type } of TYPES) {
  const versions = distinctVersions(mode, type);
  describe(`${mode} ${type}`, () => {
    for (const version of versions) {
      test(`every attribute, block and value of ${version}`, () => {
        const schema = schemaOf(mode, type, version);
        assert.ok(schema && checkBody(mode, type, version, schema, []) > 0);
      });
    }
  });
}

test('the schemas of auth0_resource_server are all among them', () => {
  const versions = distinctVersions('resource', 'auth0_resource_server');
  const changes = '0.38.0 0.46.0 0.48.0 1.0.0 1.3.0 1.7.0 1.25.0 1.28.0 1.30.0 1.34.0 1.36.0 1.41.0 1.45.0 1.51.0';
  const schemaAt = (version: string) =>
    versions.findLast((it) => knownVersions.indexOf(it) <= knownVersions.indexOf(version));
  const distinct = new Set(['0.27.0', ...changes.split(' ')].map(schemaAt));
  assert.equal(distinct.size, 15);
});
