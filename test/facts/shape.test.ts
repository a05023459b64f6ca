// Every key and value of server/schema/*.json is one that the code knows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import limits from '../../server/schema/limits.json';
import meta from '../../server/schema/meta.json';
import references from '../../server/schema/references.json';
import schema from '../../server/schema/schema.json';
import sources from '../../server/schema/sources.json';
import texts from '../../server/schema/texts.json';
import versions from '../../server/schema/versions.json';

/** A test of a value, naming what it wants; a list or a map of shapes; or an object with these keys, `?` marking optional ones. */
type Shape =
  | { readonly want: string; readonly holds: (value: unknown) => boolean }
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly keys: () => Readonly<Record<string, Shape>> };

const text = oneThat('a text', (it) => typeof it === 'string' && it.trim() === it && it !== '');
const version = oneThat('a version', (it) => typeof it === 'string' && /^\d+\.\d+\.\d+(-beta\.\d+)?$/.test(it));
const natural = oneThat('a whole number', (it) => Number.isInteger(it) && Number(it) >= 0);
const yes = oneThat('true, or nothing', (it) => it === true);
const range = { 'since?': version, 'until?': version };
const presence = choice('required', 'optional', 'optional computed', 'computed');
const modes = { list: choice('resource', 'data') };
const by = choice('provider', 'api');

const item: Shape = {
  keys: () => ({
    'type?': choice('string', 'int', 'bool', 'map'),
    'block?': choice('list', 'set'),
    is: oneThat('a presence, or one from each version on', (it) =>
      typeof it === 'string' ? problems(it, presence).length === 0 : problems(it, { map: presence }).length === 0,
    ),
    'since?': version,
    'deprecated?': version,
    'removed?': version,
    'forceNew?': yes,
    'secret?': yes,
    'min?': natural,
    'max?': natural,
    'requiredWith?': { list: text },
    'atLeastOneOf?': { list: text },
    'body?': { map: item },
  }),
};
const resources: Shape = {
  map: { keys: () => ({ source: text, 'since?': version, 'mirrors?': text, body: { map: item } }) },
};
const note: Shape = { keys: () => ({ text, ...range, source: text }) };

const files: Readonly<Record<string, readonly [unknown, Shape]>> = {
  'schema.json': [schema, { keys: () => ({ resource: resources, data: resources }) }],
  'limits.json': [
    limits,
    {
      keys: () => ({
        values: {
          list: {
            keys: () => ({
              paths: { list: text },
              ...range,
              by,
              'ignoreCase?': yes,
              values: { list: text },
              source: text,
            }),
          },
        },
        limits: {
          list: {
            keys: () => ({
              paths: { list: text },
              ...range,
              by,
              'required?': yes,
              'min?': natural,
              'max?': natural,
              'atMost?': text,
              'minLength?': natural,
              'maxLength?': natural,
              'minBytes?': natural,
              'maxItems?': natural,
              'forbidden?': text,
              'reserved?': { list: text },
              source: text,
            }),
          },
        },
        presets: { list: { keys: () => ({ paths: { list: text }, values: { list: natural } }) } },
        systemApis: {
          list: {
            keys: () => ({
              name: text,
              identifierEnds: text,
              'changeable?': { list: { keys: () => ({ path: text, ...range }) } },
              ...range,
              text,
              source: text,
            }),
          },
        },
      }),
    },
  ],
  'texts.json': [
    texts,
    {
      map: {
        keys: () => ({
          'same?': text,
          'text?': text,
          'unit?': choice('seconds'),
          'default?': text,
          'dashboard?': text,
          'marks?': { list: choice('early access', 'Highly Regulated Identity add-on') },
          'values?': { map: text },
          'valueMarks?': { map: choice('add-on', 'Highly Regulated Identity add-on') },
          'replacement?': text,
          'page?': text,
          'notes?': { list: note },
          'source?': text,
        }),
      },
    },
  ],
  'references.json': [
    references,
    {
      keys: () => ({
        references: {
          list: {
            keys: () => ({
              from: text,
              to: choice(
                'identifier',
                'id',
                'scope',
                'authorizationDetailsType',
                'policy',
                'clientGrantId',
                'clientId',
              ),
              'of?': text,
              'many?': yes,
              'readOnly?': yes,
              ...range,
              'note?': text,
              'idInstead?': text,
              source: text,
            }),
          },
        },
        notReferences: { list: { keys: () => ({ path: text, text, source: text }) } },
        importIds: { list: { keys: () => ({ type: text, form: text, text, ...range, source: text }) } },
      }),
    },
  ],
  'meta.json': [
    meta,
    {
      list: {
        keys: () => ({
          path: text,
          'block?': yes,
          'type?': choice('number', 'bool', 'string', 'list', 'collection', 'references', 'provider', 'name'),
          'label?': text,
          'required?': yes,
          'modes?': modes,
          text,
          page: text,
        }),
      },
    },
  ],
  'versions.json': [versions, { keys: () => ({ source: text, released: { map: day() } }) }],
  'sources.json': [sources, { map: text }],
};

for (const [name, [content, shape]] of Object.entries(files)) {
  test(`${name} has the shape that the code reads`, () => assert.deepEqual(problems(content, shape), []));
}

test('a misspelt key, a wrong value and a missing one are found', () => {
  const broken = { text: 'x', sinc: '1.0.0', until: 'soon' };
  assert.deepEqual(problems(broken, note, 'note'), [
    'note.sinc: unknown key',
    'note.until: expected a version, found "soon"',
    'note.source: missing',
  ]);
});

function problems(value: unknown, shape: Shape, at = ''): string[] {
  if ('want' in shape)
    return shape.holds(value) ? [] : [`${at}: expected ${shape.want}, found ${JSON.stringify(value)}`];
  if ('list' in shape) {
    return Array.isArray(value)
      ? value.flatMap((it, index) => problems(it, shape.list, `${at}[${index}]`))
      : [`${at}: expected a list`];
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at}: expected an object`];
  const entries: [string, unknown][] = Object.entries(value);
  if ('map' in shape) return entries.flatMap(([key, it]) => problems(it, shape.map, `${at}.${key}`));
  const keys = shape.keys();
  const known = entries.flatMap(([key, it]) => {
    const wanted = keys[key] ?? keys[`${key}?`];
    return wanted ? problems(it, wanted, `${at}.${key}`) : [`${at}.${key}: unknown key`];
  });
  const missing = Object.keys(keys).filter((key) => !key.endsWith('?') && !(key in value));
  return [...known, ...missing.map((key) => `${at}.${key}: missing`)];
}

function oneThat(want: string, holds: (value: unknown) => boolean): Shape {
  return { want, holds };
}

function choice(...values: readonly string[]): Shape {
  return oneThat(`one of ${values.join(', ')}`, (it) => typeof it === 'string' && values.includes(it));
}

function day(): Shape {
  return oneThat('a day', (it) => typeof it === 'string' && /^20\d\d-\d\d-\d\d$/.test(it));
}
