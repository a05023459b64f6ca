// server/schema says what the official records say, in every version and both ways.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import {
  type AttributeSchema,
  type BlockSchema,
  type BodySchema,
  compareVersions,
  definitionOf,
  knownVersions,
  type Limits,
  type Mode,
  resourceTypes,
  schemaOf,
} from '../../server/src/language/schema';
import { schemaVersion } from '../../server/src/language/versions';
import attributesJson from './attributes.json';
import {
  type AttributeRow,
  type Attributes,
  compactAttributes,
  compactSchemas,
  line,
  recorded,
  type Schemas,
} from './official';
import schemasJson from './schemas.json';

const schemas: Schemas = schemasJson;
const attributes: Attributes = attributesJson as never;

describe('every released version has exactly the official schema', () => {
  for (const [type, changes] of Object.entries(schemas)) {
    test(type, () => {
      for (const version of knownVersions) {
        const schema = schemaOf('resource', type, version);
        const official = officialSchema(changes, version);
        assert.deepEqual(schema ? ourLines(schema) : {}, official, `${type} ${version}`);
      }
    });
  }

  test('there are 15 schemas of auth0_resource_server', () => {
    assert.equal(Object.keys(schemas['auth0_resource_server'] ?? {}).length, 15);
  });
});

describe('every official row about an attribute is in the data', () => {
  for (const [key, row] of Object.entries(attributes)) {
    test(key, () => {
      const { mode, type, path: dotted } = split(key);
      const definition = definitionOf(mode, type, dotted);
      assert.ok(definition, 'is known');
      assert.deepEqual(ourRow(definition), officialRow(row));
      if (row.api) checkApi(definition, row.api, (child) => definitionOf(mode, type, `${dotted}.${child}`));
    });
  }

  test('and nothing else is', () => {
    const ours = (['resource', 'data'] as const).flatMap((mode) =>
      resourceTypes(mode).flatMap((type) => {
        const paths = new Set(knownVersions.flatMap((it) => allPaths(schemaOf(mode, type, it))));
        return [...paths].map((it) => `${mode === 'data' ? 'data.' : ''}${type}.${it}`);
      }),
    );
    assert.deepEqual(ours.sort(), Object.keys(attributes).sort());
  });
});

test('before 1.7.0 the API alone judges signing_alg', () => {
  const algorithm = schemaOf('resource', 'auth0_resource_server', '1.6.1')?.attributes.get('signing_alg');
  const official = attributes['auth0_resource_server.signing_alg']?.api?.enum ?? [];
  assert.equal(algorithm?.valuesBy, 'api');
  assert.deepEqual(algorithm.values.map((it) => it.value).sort(), [...official].sort());
});

// Only where the records lie beside the checkout: there the fixtures are what the records say. UPDATE=1 writes them anew.
compareWithRecords('schemas-by-version.json', 'schemas.json', schemas, (it) => compactSchemas(it as never));
compareWithRecords('auth0_resource_server.json', 'attributes.json', attributes, (it) => compactAttributes(it as never));

function compareWithRecords(
  record: string,
  fixture: string,
  content: object,
  compact: (record: unknown) => object,
): void {
  const facts = recorded(record);
  if (facts === undefined) return;
  test(`${fixture} agrees with the records`, () => {
    if (process.env['UPDATE'])
      fs.writeFileSync(path.resolve('test', 'facts', fixture), JSON.stringify(compact(facts), null, 1) + '\n');
    else assert.deepEqual(content, compact(facts));
  });
}

function officialSchema(changes: Schemas[string], version: string): Record<string, string> {
  const now: Record<string, string> = {};
  for (const [since, lines] of Object.entries(changes)) {
    if (compareVersions(schemaVersion(version), since) >= 0) Object.assign(now, lines);
  }
  return Object.fromEntries(Object.entries(now).filter(([, it]) => it !== 'gone'));
}

/** The records leave out `id`, which every resource has. */
function ourLines(body: BodySchema): Record<string, string> {
  return Object.assign(
    {},
    ...[...body.attributes.values(), ...body.blocks.values()]
      .filter((it) => it.path !== 'id')
      .map((it) => ({ [it.path]: ourLine(it), ...(it.kind === 'block' && ourLines(it)) })),
  ) as Record<string, string>;
}

function ourLine(it: AttributeSchema | BlockSchema): string {
  const optional = !it.required && !(it.kind === 'attribute' && it.readOnly);
  const { required, computed, deprecated, requiredWith } = it;
  const common = { required, optional, computed, deprecated, requiredWith };
  if (it.kind === 'block') {
    return line({
      ...common,
      type: `${it.nesting}-block`,
      ...(it.maxItems !== undefined && { maxItems: it.maxItems }),
    });
  }
  const minLengthBytes = it.limits.find((limit) => limit.minBytes)?.minBytes;
  const judged = it.valuesBy === 'provider' && it.values.length > 0;
  return line({
    ...common,
    type: it.type,
    forceNew: it.forceNew,
    ...(minLengthBytes !== undefined && { minLengthBytes }),
    ...(judged && { enum: it.values.map((value) => value.value), enumIgnoreCase: it.ignoreCase }),
  });
}

function split(key: string): { mode: Mode; type: string; path: string } {
  const [first = '', ...rest] = key.split('.');
  if (first !== 'data') return { mode: 'resource', type: first, path: rest.join('.') };
  return { mode: 'data', type: rest[0] ?? '', path: rest.slice(1).join('.') };
}

/** What the records and our definitions both tell, in the records' words. */
function ourRow(it: AttributeSchema | BlockSchema): object {
  const readOnly = it.kind === 'attribute' && it.readOnly;
  const judged = it.kind === 'attribute' && it.valuesBy === 'provider' && it.values.length > 0;
  return {
    type: it.kind === 'block' ? `${it.nesting}(block)` : it.fields.size ? `${it.type}(object)` : TYPES[it.type],
    is: it.required ? 'required' : readOnly ? 'computed' : it.computed ? 'optional+computed' : 'optional',
    since: it.lifespan.since,
    deprecated: it.lifespan.deprecated,
    removed: it.lifespan.removed,
    forceNew: it.kind === 'attribute' && it.forceNew,
    minItems: it.kind === 'block' ? it.minItems : 0,
    maxItems: it.kind === 'block' ? it.maxItems : undefined,
    values: judged ? it.values.map((value) => value.value).sort() : [],
    ignoreCase: judged && it.ignoreCase,
    minBytes: limit(it, 'minBytes'),
    requiredWith: it.requiredWith,
    atLeastOneOf: it.atLeastOneOf,
  };
}

function officialRow({
  type,
  is,
  since,
  deprecated,
  removed,
  forceNew,
  minItems,
  maxItems,
  provider,
}: AttributeRow): object {
  return {
    type,
    is,
    since,
    deprecated,
    removed,
    forceNew: forceNew ?? false,
    minItems: minItems ?? 0,
    maxItems,
    values: [...(provider?.enum ?? [])].sort(),
    ignoreCase: provider?.ignoreCase ?? false,
    minBytes: provider?.minLengthBytes,
    requiredWith: provider?.requiredWith ?? [],
    atLeastOneOf: provider?.atLeastOneOf ?? [],
  };
}

const TYPES: Readonly<Record<string, string>> = { string: 'string', bool: 'bool', int: 'number', map: 'map(string)' };

type Child = (name: string) => AttributeSchema | BlockSchema | undefined;

function checkApi(it: AttributeSchema | BlockSchema, api: NonNullable<AttributeRow['api']>, child: Child): void {
  assert.deepEqual(
    [limit(it, 'minLength'), limit(it, 'maxLength')],
    [api.minLength ?? minimum(it), api.maxLength],
    'lengths',
  );
  assert.deepEqual([limit(it, 'min'), limit(it, 'max')], [api.minimum, api.maximum], 'range');
  assert.deepEqual(limit(it, 'reserved') ?? [], api.reservedNames ?? limit(it, 'reserved') ?? [], 'reserved names');
  assert.equal(
    limit(it, 'maxItems'),
    api.max === undefined ? undefined : Number.parseInt(api.max, 10),
    'number of blocks',
  );
  if (api.default !== undefined) assert.equal(it.documentation.default, String(api.default), 'default');
  if (api.required === true || api.requiredInObject) assert.ok(it.requiredByApi, 'required by the API');
  for (const name of Array.isArray(api.required) ? api.required : []) {
    const wanted = child(name === 'alg' ? 'algorithm' : String(name));
    assert.ok(
      wanted && (wanted.required || wanted.requiredByApi || wanted.requiredWith.length > 0),
      `${name} is required`,
    );
  }
  if (api.enum && it.kind === 'attribute') {
    const allowed = api.enum.map((value) => value ?? 'null');
    for (const { value } of it.values) assert.ok(allowed.includes(value), `${value} is allowed by the API`);
    if (it.valuesBy === 'api') assert.equal(it.values.length, allowed.length);
  }
}

/** The record writes the shortest name as a pattern: `^[^<>]+$`. */
function minimum(it: AttributeSchema | BlockSchema): number | undefined {
  return it.path === 'name' && limit(it, 'forbidden') === '<>' ? 1 : undefined;
}

function limit<K extends keyof Limits>(it: AttributeSchema | BlockSchema, key: K): Limits[K] | undefined {
  return it.limits.find((row) => row[key] !== undefined)?.[key];
}

function allPaths(body: BodySchema | undefined): string[] {
  if (!body) return [];
  const nested = [...body.attributes.values()].flatMap((it) => [
    it.path,
    ...allPaths({ attributes: it.fields, blocks: new Map() }),
  ]);
  return [...nested, ...[...body.blocks.values()].flatMap((it) => [it.path, ...allPaths(it)])];
}

test('105 stable versions and five betas are known up to 1.55.0', () => {
  const recordedVersions = knownVersions.filter((it) => compareVersions(it, '1.55.0') <= 0);
  assert.equal(recordedVersions.filter((it) => !it.includes('-')).length, 105);
  assert.equal(recordedVersions.filter((it) => it.startsWith('1.0.0-beta.')).length, 5);
  assert.deepEqual([...knownVersions].sort(compareVersions), knownVersions, 'oldest first');
});
