import assert from 'node:assert/strict';
import { test } from 'node:test';
import sourcesJson from '../../server/schema/sources.json';
import {
  limitFacts,
  metaFacts,
  referenceFacts,
  schemaFacts,
  textFacts,
  versionFacts,
} from '../../server/src/language/facts';
import { contradictions, type Facts } from './contradictions';

const facts: Facts = {
  schema: schemaFacts,
  limits: limitFacts,
  texts: textFacts,
  references: referenceFacts,
  meta: metaFacts,
  versions: versionFacts,
  sources: sourcesJson,
};

test('the facts do not contradict one another', () => assert.deepEqual(contradictions(facts), []));

/** What is changed, how, and the contradiction that must come of it. */
const planted: readonly (readonly [
  name: string,
  place: readonly (string | number)[],
  value: unknown,
  found: RegExp,
])[] = [
  [
    'removal before deprecation',
    ['schema', 'resource', 'auth0_resource_server', 'body', 'scopes', 'removed'],
    '0.47.0',
    /since, deprecated and removed/,
  ],
  [
    'a read-only attribute that forces a new resource',
    ['schema', 'resource', 'auth0_resource_server', 'body', 'client_id', 'forceNew'],
    true,
    /read-only and yet forces/,
  ],
  [
    'a required block that may be left out',
    ['schema', 'resource', 'auth0_resource_server_scopes', 'body', 'scopes', 'min'],
    0,
    /required but may be left out/,
  ],
  [
    'a neighbour that is not there',
    ['schema', 'data', 'auth0_resource_server', 'body', 'identifier', 'atLeastOneOf'],
    ['nobody'],
    /needs nobody/,
  ],
  [
    'a version that was never released',
    ['schema', 'resource', 'auth0_resource_server', 'body', 'client_id', 'since'],
    '1.17.0',
    /1\.17\.0 was never released/,
  ],
  [
    'values of an attribute that does not exist',
    ['limits', 'values', 0, 'paths', 0],
    'auth0_resource_server.signing',
    /there is no auth0_resource_server\.signing\./,
  ],
  ['a value without its line', ['limits', 'values', 1, 'values', 0], 'ES256', /no line explains "ES256"/],
  [
    'a line without its value',
    ['texts', 'auth0_resource_server.consent_policy', 'values', 'standard'],
    'Standard.',
    /"standard" is explained but never allowed/,
  ],
  ['two lists of values at once', ['limits', 'values', 0, 'until'], '1.8.0', /two lists of values at once/],
  [
    'a default that is not allowed',
    ['texts', 'auth0_resource_server.token_dialect', 'default'],
    'opaque',
    /default "opaque" is not allowed/,
  ],
  ['min above max', ['limits', 'limits', 8, 'min'], 2592001, /min is above max/],
  ['minLength above maxLength', ['limits', 'limits', 0, 'minLength'], 201, /minLength is above maxLength/],
  ['a preset out of range', ['limits', 'presets', 0, 'values', 0], 2592001, /a preset is out of range/],
  [
    'an attribute without words',
    ['texts', 'auth0_resource_server.enforce_policies', 'text'],
    undefined,
    /enforce_policies has no text/,
  ],
  [
    'a removed attribute without a way out',
    ['texts', 'auth0_resource_server.options', 'replacement'],
    undefined,
    /what to write instead/,
  ],
  [
    'a note that nobody reads',
    ['texts', 'auth0_resource_server.client_id', 'notes', 0, 'until'],
    '1.0.0',
    /nobody ever reads/,
  ],
  ['a malformed page', ['texts', 'auth0_resource_server.name', 'page'], 'get-started//apis', /is no page/],
  ['an open backquote', ['texts', 'auth0_resource_server.name', 'text'], 'The `name.', /open backquote/],
  ['a source that nobody explains', ['limits', 'limits', 0, 'source'], 'hearsay:here', /does not explain "hearsay"/],
  ['a source that nobody uses', ['sources', 'hearsay'], 'Heard somewhere.', /Nothing comes from "hearsay"/],
  ['a scope of no API', ['references', 'references', 4, 'of'], undefined, /of which API/],
  ['an empty range', ['references', 'references', 4, 'until'], '1.0.0', /From 1\.0\.0 until 1\.0\.0 is nothing/],
  ['a meta-argument without its block', ['meta', 5, 'path'], 'life.create_before_destroy', /has no parent/],
];

for (const [name, place, value, found] of planted) {
  test(`${name} is found`, () => {
    const messages = contradictions(withChange(place, value));
    assert.ok(
      messages.some((it) => found.test(it)),
      messages.join('\n') || 'nothing found',
    );
  });
}

function withChange(place: readonly (string | number)[], value: unknown): Facts {
  const copy = structuredClone(facts);
  const target = place.slice(0, -1).reduce((it: unknown, key) => (it as Record<string | number, unknown>)[key], copy);
  (target as Record<string | number, unknown>)[place.at(-1) ?? ''] = value;
  return copy;
}
