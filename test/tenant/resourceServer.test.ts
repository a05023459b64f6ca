import { type Management } from 'auth0/management';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseResourceServer, type ResourceServer, withheld } from '../../client/src/tenant/resourceServer';
import { demoServers } from './demo/resourceServers';

/** Every field of the SDK's type, so that a new one fails to compile here. */
const full: Required<Management.ResourceServer> = {
  id: '65d1c0ffee0000000000000a',
  name: 'Full',
  is_system: false,
  identifier: 'urn:full',
  scopes: [{ value: 'read:all', description: 'Read' }, { value: 'write:all' }],
  signing_alg: 'HS256',
  signing_secret: 'canary-secret',
  allow_offline_access: true,
  allow_online_access: false,
  allow_online_access_with_ephemeral_sessions: true,
  skip_consent_for_verifiable_first_party_clients: true,
  token_lifetime: 0,
  token_lifetime_for_web: 7200,
  enforce_policies: true,
  token_lifetime_for_anonymous_access_tokens: 60,
  token_dialect: 'access_token_authz',
  token_encryption: {
    format: 'compact-nested-jwe',
    encryption_key: { name: 'n', alg: 'RSA-OAEP-256', kid: 'k', pem: 'PEM' },
  },
  consent_policy: 'transactional-authorization-with-mfa',
  authorization_details: [{ type: 'payment' }, 7],
  proof_of_possession: { mechanism: 'dpop', required: true, required_for: 'public_clients' },
  subject_type_authorization: {
    user: { policy: 'allow_all' },
    client: { policy: 'deny_all' },
    anonymous_user: { policy: 'deny_all' },
  },
  authorization_policy: { policy_id: 'p' },
  client_id: 'c',
};

describe('an API from JSON', () => {
  test('keeps every field of the SDK, but not the secret', () => {
    const parsed: ResourceServer | undefined = parseResourceServer(full);
    assert.deepEqual(parsed, { ...full, signing_secret: withheld });
    assert.doesNotMatch(JSON.stringify(parsed), /canary/);
  });

  test('has what the demo tenant sends, as it is', () => {
    for (const sent of demoServers('x.auth0.com', 'canary')) {
      const json = JSON.parse(JSON.stringify(sent)) as ResourceServer;
      const name = json.name ? {} : { name: json.identifier, unnamed: true };
      const secret = json.signing_secret === undefined ? {} : { signing_secret: withheld };
      assert.deepEqual(parseResourceServer(json), { ...json, ...name, ...secret });
    }
  });

  test('is known by its identifier where it has no name or id', () => {
    assert.deepEqual(parseResourceServer({ identifier: 'urn:x', name: '' }), {
      id: 'urn:x',
      identifier: 'urn:x',
      name: 'urn:x',
      unnamed: true,
    });
  });

  test('is nothing without an identifier', () => {
    for (const value of [null, 1, 'x', [], {}, { identifier: '' }, { identifier: 1 }, { id: 'a', name: 'b' }]) {
      assert.equal(parseResourceServer(value), undefined);
    }
  });

  test('a field of a wrong type is absent, the others stay', () => {
    for (const wrong of [undefined, {}, [], 'text', 5, true]) {
      for (const name of Object.keys(full).filter((it) => it !== 'identifier')) {
        const parsed = parseResourceServer({ identifier: 'urn:x', client_id: 'c', [name]: wrong });
        assert.equal(parsed?.identifier, 'urn:x', name);
        const kept = name === 'client_id' ? undefined : parsed?.[name as keyof ResourceServer];
        const fits = kept === undefined || typeof kept === typeof full[name as keyof typeof full];
        assert.ok(fits, `${name}: ${JSON.stringify(kept)}`);
      }
    }
  });

  test('null stays where it means switched off, and nowhere else', () => {
    const nothing = Object.fromEntries(Object.keys(full).map((it) => [it, null]));
    assert.deepEqual(parseResourceServer({ ...nothing, identifier: 'urn:x' }), {
      id: 'urn:x',
      identifier: 'urn:x',
      name: 'urn:x',
      unnamed: true,
      token_encryption: null,
      consent_policy: null,
      authorization_details: null,
      proof_of_possession: null,
      authorization_policy: null,
    });
  });

  test('a permission without a value is left out', () => {
    const scopes = [{ value: 'a' }, { description: 'b' }, null, 'c', { value: 1 }, { value: 'd', description: 5 }];
    assert.deepEqual(parseResourceServer({ identifier: 'x', scopes })?.scopes, [{ value: 'a' }, { value: 'd' }]);
  });
});
