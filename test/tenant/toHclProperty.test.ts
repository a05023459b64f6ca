// True of every API that Auth0 could answer with, in every shape that the provider's schema has had.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { countOf, differences } from '../../client/src/commands/differences';
import { parseResourceServer, type ResourceServer } from '../../client/src/tenant/resourceServer';
import { type ApiHcl, toHcl } from '../../client/src/tenant/toHcl';
import { isBlocks, type StateBody, stateOf, type StateValue } from '../../client/src/tenant/toHclState';
import { apisOf, attributeOf, type Body, literalValue, validate } from '../../server/src/language';
import { contextOf } from '../fixture';
import { anyServer, CANARY, fileOf } from './apis';

const VERSIONS = [
  '0.27.0',
  '0.37.1',
  '0.38.0',
  '0.47.0',
  '0.50.2',
  '1.0.0',
  '1.3.0',
  '1.7.0',
  '1.25.0',
  '1.28.0',
  '1.34.0',
  '1.41.0',
  '1.46.0',
  '1.55.0',
];
const COUNT = 1500;

/** What Auth0 gives an API that says nothing, by hand and not from our data. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  signing_alg: 'RS256',
  token_lifetime: 86400,
  token_lifetime_for_web: 7200,
  token_dialect: 'access_token',
  enforce_policies: false,
  allow_offline_access: false,
  allow_online_access: false,
  allow_online_access_with_ephemeral_sessions: false,
  skip_consent_for_verifiable_first_party_clients: false,
  'subject_type_authorization.user.policy': 'allow_all',
  'subject_type_authorization.client.policy': 'require_client_grant',
};

/** Each seed with one of the versions, so that all versions come up often. */
function* cases(): Iterable<{ seed: number; version: string; server: ResourceServer; api: ApiHcl; text: string }> {
  for (let seed = 0; seed < COUNT; seed++) {
    const version = VERSIONS[seed % VERSIONS.length] ?? '';
    const server = parseResourceServer(anyServer(seed));
    assert.ok(server);
    const api = toHcl(server, { version, label: 'x' });
    yield { seed, version, server, api, text: fileOf(api) };
  }
}

test('what is printed parses back to the values of the API, or a note says what is missing', () => {
  for (const { seed, version, server, api, text } of cases()) {
    const { document } = contextOf(text, { version });
    assert.deepEqual(document.errors, [], `seed ${seed}`);
    const [block, scopes] = document.body.blocks;
    assert.ok(block);
    const ignored = /ignore_changes = \[([^\]]*)\]/.exec(text)?.[1]?.split(', ') ?? [];
    const excused = (path: string) =>
      ignored.some((it) => path === it) || api.notes.some((it) => it.startsWith(`${path} is left out`));
    const found = missing(stateOf(server), block.body, '', excused);
    // Scopes that are a resource of their own have the same values under another name.
    const own = found.includes('scopes') && scopes?.labels[0]?.text === 'auth0_resource_server_scopes';
    const given = own ? scopesIn(scopes.body) : [];
    const wanted = server.scopes?.map((it) => [it.value, it.description ?? '']);
    if (own) assert.deepEqual(given, wanted, `seed ${seed}`);
    assert.deepEqual(own ? found.filter((it) => it !== 'scopes') : found, [], `seed ${seed} in ${version}:\n${text}`);
  }
});

test('what is printed is no difference to the tenant', () => {
  for (const { seed, version, server, text } of cases()) {
    const { module } = contextOf(text, { version });
    const [api] = apisOf(module);
    assert.ok(api);
    const found = differences({ module, api, server, version });
    assert.equal(countOf(found), 0, `seed ${seed} in ${version}: ${JSON.stringify(found)}\n${text}`);
  }
});

/** Inline scopes are deprecated in 0.48 to 0.50, yet the form for these; and a tenant may really have this. */
const TRUE_OF_IT = new Set(['deprecated', 'dialect-without-rbac']);

test('what is printed has no error and no warning but those that are true of the API', () => {
  for (const { seed, version, text } of cases()) {
    const problems = validate(contextOf(text, { version })).filter(
      ({ rule, severity }) => (severity === 'error' || severity === 'warning') && !TRUE_OF_IT.has(rule),
    );
    assert.deepEqual(problems, [], `seed ${seed} in ${version}:\n${text}`);
  }
});

test('no secret is printed or noted, and printing twice gives the same', () => {
  for (const { seed, version, server, api, text } of cases()) {
    assert.ok(!`${text}${api.notes.join('')}`.includes(CANARY), `seed ${seed}`);
    assert.equal(fileOf(toHcl(server, { version, label: 'x' })), text);
  }
});

test('terraform fmt leaves it as it is', (t) => {
  const input = [...cases()]
    .slice(0, 300)
    .map((it) => it.text)
    .join('\n');
  const { error, stdout, status } = spawnSync('terraform', ['fmt', '-'], { input, encoding: 'utf8' });
  if (error) return t.diagnostic('without terraform: only what our own printer promises is tested');
  assert.equal(status, 0);
  assert.equal(stdout, input);
});

/** Paths of `state` that `body` neither has nor needs. */
function missing(state: StateBody, body: Body, parent: string, excused: (path: string) => boolean): string[] {
  return [...state].flatMap(([name, value]) => {
    const path = parent ? `${parent}.${name}` : name;
    if (isDefault(value, path) || excused(path)) return [];
    if (!isBlocks(value)) return isEqual(value, body, name) || isEmpty(value, body, name) ? [] : [path];
    const blocks = body.blocks.filter((it) => it.type.text === name);
    if (blocks.length !== value.length) return [path];
    return value.flatMap((it, index) => missing(it, blocks[index]?.body ?? body, path, excused));
  });
}

function isEqual(value: StateValue, body: Body, name: string): boolean {
  const written = attributeOf(body, name)?.value;
  if (typeof value === 'object') return written?.kind === 'traversal' && written.root.text === 'var';
  return literalValue(written) === value;
}

/** Nothing and an empty text are the same to the provider. */
function isEmpty(value: StateValue, body: Body, name: string): boolean {
  return value === '' && attributeOf(body, name) === undefined;
}

function isDefault(value: StateValue, path: string): boolean {
  if (!isBlocks(value)) return DEFAULTS[path] === value;
  return value.every((body) => [...body].every(([name, it]) => isDefault(it, `${path}.${name}`)));
}

function scopesIn({ blocks }: Body): unknown[] {
  return blocks.map(({ body }) =>
    ['name', 'description'].map((it) => literalValue(attributeOf(body, it)?.value) ?? ''),
  );
}
