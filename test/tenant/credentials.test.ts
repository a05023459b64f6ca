import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type Credentials,
  credentialsFromEnvironment,
  normalizeKey,
  parseCredentials,
  tokenExpiry,
} from '../../client/src/tenant/credentials';

const origin = 'https://dev-example.eu.auth0.com';
const application = { origin, clientId: 'id' };
const all: Credentials[] = [
  { kind: 'client-secret', ...application, clientSecret: 's3cret' },
  { kind: 'client-secret', ...application, audience: 'urn:a', clientSecret: 's3cret' },
  { kind: 'private-key', ...application, privateKey: 'PEM', signingAlg: 'PS256' },
  { kind: 'api-token', origin, token: 'eyJ' },
  { kind: 'cli', origin },
];

describe('stored credentials', () => {
  for (const credentials of all) {
    test(`${credentials.kind} is read back`, () => {
      assert.deepEqual(parseCredentials(JSON.stringify(credentials)), credentials);
    });

    test(`${credentials.kind} is nothing without one of its fields`, () => {
      for (const name of Object.keys(credentials).filter((it) => it !== 'audience')) {
        assert.equal(parseCredentials(JSON.stringify({ ...credentials, [name]: undefined })), undefined, name);
        assert.equal(parseCredentials(JSON.stringify({ ...credentials, [name]: 1 })), undefined, name);
      }
    });

    test(`${credentials.kind} is nothing with a host that was meddled with`, () => {
      for (const meddled of ['http://dev-example.eu.auth0.com', 'dev-example.eu.auth0.com', 'https://a@b.com', '']) {
        assert.equal(parseCredentials(JSON.stringify({ ...credentials, origin: meddled })), undefined);
      }
    });
  }

  test('text from another world is nothing', () => {
    for (const text of ['', 'null', '[]', '"a"', '{', '{"kind":"other"}']) {
      assert.equal(parseCredentials(text), undefined);
    }
  });
});

describe('the environment', () => {
  const AUTH0_DOMAIN = 'dev-example.eu.auth0.com';
  const AUTH0_CLIENT_ID = 'id';

  test('without a domain it holds nothing', () => {
    assert.equal(credentialsFromEnvironment({}), undefined);
    assert.equal(credentialsFromEnvironment({ AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET: 's' }), undefined);
    assert.equal(credentialsFromEnvironment({ AUTH0_DOMAIN: ' ' }), undefined);
  });

  test('a client secret', () => {
    assert.deepEqual(credentialsFromEnvironment({ AUTH0_DOMAIN, AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET: 's3cret' }), {
      kind: 'client-secret',
      ...application,
      clientSecret: 's3cret',
    });
  });

  test('a private key counts more than a secret, a token more than both', () => {
    const key = { AUTH0_CLIENT_ASSERTION_PRIVATE_KEY: 'a\\nb', AUTH0_CLIENT_ASSERTION_SIGNING_ALG: 'rs384' };
    const variables = { AUTH0_DOMAIN, AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET: 's', AUTH0_AUDIENCE: 'urn:a', ...key };
    assert.deepEqual(credentialsFromEnvironment(variables), {
      kind: 'private-key',
      ...application,
      audience: 'urn:a',
      privateKey: 'a\nb',
      signingAlg: 'RS384',
    });
    assert.deepEqual(credentialsFromEnvironment({ ...variables, AUTH0_API_TOKEN: 'eyJ' }), {
      kind: 'api-token',
      origin,
      token: 'eyJ',
    });
  });

  test('half of it is a problem that names the variables and not their values', () => {
    const canary = 'canary-secret';
    const cases = [
      { AUTH0_DOMAIN: `${canary}@x y` },
      { AUTH0_DOMAIN },
      { AUTH0_DOMAIN, AUTH0_CLIENT_ID: canary },
      { AUTH0_DOMAIN, AUTH0_CLIENT_SECRET: canary },
      { AUTH0_DOMAIN, AUTH0_CLIENT_ID, AUTH0_CLIENT_ASSERTION_PRIVATE_KEY: canary },
      {
        AUTH0_DOMAIN,
        AUTH0_CLIENT_ID,
        AUTH0_CLIENT_ASSERTION_PRIVATE_KEY: canary,
        AUTH0_CLIENT_ASSERTION_SIGNING_ALG: 'none',
      },
    ];
    for (const variables of cases) {
      const found = credentialsFromEnvironment(variables);
      assert.ok(found && 'problem' in found);
      assert.match(found.problem, /AUTH0_/);
      assert.doesNotMatch(found.problem, /canary/);
    }
  });
});

test('a key from one line gets its lines back', () => {
  assert.equal(normalizeKey(' -----BEGIN\\nabc\\n-----END '), '-----BEGIN\nabc\n-----END');
  const oneLine = `-----BEGIN PRIVATE KEY----- ${'a'.repeat(70)} -----END PRIVATE KEY-----`;
  const lines = ['-----BEGIN PRIVATE KEY-----', 'a'.repeat(64), 'a'.repeat(6), '-----END PRIVATE KEY-----'];
  assert.equal(normalizeKey(oneLine), lines.join('\n'));
});

test('a token tells when it ends', () => {
  const jwt = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.sig`;
  assert.deepEqual(tokenExpiry(jwt({ exp: 1_700_000_000 })), new Date(1_700_000_000_000));
  for (const token of [jwt({}), jwt({ exp: '1' }), jwt({ exp: 1e300 }), jwt(null), 'opaque', 'a.b.c', '']) {
    assert.equal(tokenExpiry(token), undefined);
  }
});
