import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, test } from 'node:test';
import { parseResourceServer } from '../../client/src/tenant/resourceServer';
import { toHcl } from '../../client/src/tenant/toHcl';
import { knownVersions, printBlocks } from '../../server/src/language';
import { api, DEFAULTS, fileOf, linesOf } from './apis';
import { type Json } from './demo/resourceServers';

const ORDINARY = 'name = "Orders"\nidentifier = "https://api/orders"';
const notesOf = (fields: Json, version: string) => toHcl(api(fields), { version, label: 'x' }).notes;

describe('an ordinary API', () => {
  for (const version of ['0.27.0', '0.37.1', '0.50.2', '1.0.0', '1.28.0', '1.34.0', '1.55.0', '9.0.0']) {
    test(`with nothing but defaults has a name and an identifier in ${version}`, () => {
      assert.equal(linesOf({}, version), ORDINARY);
      assert.deepEqual(notesOf({}, version), []);
    });
  }

  test('is written as people would', () => {
    const orders = api({
      name: 'Orders API',
      identifier: 'https://api.example.com/orders',
      token_lifetime: 7200,
      token_lifetime_for_web: 3600,
      allow_offline_access: true,
      enforce_policies: true,
      token_dialect: 'access_token_authz',
      scopes: [{ value: 'read:orders', description: 'Read orders' }, { value: 'create:orders' }],
    });
    assert.equal(
      fileOf(toHcl(orders, { version: '1.55.0', label: 'orders_api' })),
      `resource "auth0_resource_server" "orders_api" {
  name                   = "Orders API"
  identifier             = "https://api.example.com/orders"
  token_lifetime         = 7200
  token_lifetime_for_web = 3600
  token_dialect          = "access_token_authz"
  enforce_policies       = true
  allow_offline_access   = true
}

resource "auth0_resource_server_scopes" "orders_api" {
  resource_server_identifier = auth0_resource_server.orders_api.identifier

  scopes {
    name        = "read:orders"
    description = "Read orders"
  }

  scopes {
    name = "create:orders"
  }
}
`,
    );
  });

  test('has its scopes inline below 1.0.0', () => {
    const scopes = [
      { value: 'read:orders', description: 'Read' },
      { value: 'x', description: '' },
    ];
    const expected = `${ORDINARY}\nscopes {\nvalue = "read:orders"\ndescription = "Read"\n}\nscopes {\nvalue = "x"\n}`;
    for (const version of ['0.27.0', '0.47.0', '0.50.2']) assert.equal(linesOf({ scopes }, version), expected);
    assert.equal(toHcl(api({ scopes }), { version: '1.0.0-beta.1', label: 'x' }).blocks.length, 2);
    assert.equal(toHcl(api({ scopes: [] }), { version: '1.55.0', label: 'x' }).blocks.length, 1);
  });

  test('without a name gets none', () => {
    const nameless = { name: undefined };
    assert.equal(linesOf(nameless, '1.55.0'), 'identifier = "https://api/orders"');
    assert.equal(
      linesOf({ name: 'https://api/orders' }, '0.50.2'),
      'name = "https://api/orders"\nidentifier = "https://api/orders"',
    );
  });

  test('is imported by its id, its scopes by the identifier', () => {
    const { imports } = toHcl(api({ scopes: [{ value: 'a' }] }), { version: '1.55.0', label: 'x' });
    assert.deepEqual(imports, [
      { to: 'auth0_resource_server.x', id: '65d1c0ffee65d1c0ffee65d1' },
      { to: 'auth0_resource_server_scopes.x', id: 'https://api/orders' },
    ]);
    assert.equal(toHcl(api({ scopes: [{ value: 'a' }] }), { version: '0.50.2', label: 'x' }).imports.length, 1);
  });
});

describe('a value of the tenant that a plan would take away', () => {
  test('is written although it is the default, where the provider does not keep it', () => {
    const dialect = { token_dialect: 'access_token' };
    assert.equal(linesOf(dialect, '1.2.0'), `${ORDINARY}\ntoken_dialect = "access_token"`);
    assert.equal(linesOf(dialect, '1.3.0'), ORDINARY);
  });

  test('is written with its neighbours, where leaving them out would change them', () => {
    const subjects = {
      subject_type_authorization: { user: { policy: 'deny_all' }, client: { policy: 'require_client_grant' } },
    };
    const user = 'user {\npolicy = "deny_all"\n}';
    const client = 'client {\npolicy = "require_client_grant"\n}';
    assert.equal(linesOf(subjects, '1.28.0'), `${ORDINARY}\nsubject_type_authorization {\n${user}\n${client}\n}`);
    assert.equal(linesOf(subjects, '1.34.0'), `${ORDINARY}\nsubject_type_authorization {\n${user}\n}`);
  });

  test('is ignored where it cannot be written', () => {
    const dialect = { token_dialect: 'rfc9068_profile' };
    assert.equal(linesOf(dialect, '1.2.0'), `${ORDINARY}\nlifecycle {\nignore_changes = [token_dialect]\n}`);
    assert.deepEqual(notesOf(dialect, '1.2.0'), [
      'token_dialect is left out: provider 1.2.0 refuses "rfc9068_profile". It is in ignore_changes, so that Terraform leaves it as it is.',
    ]);
  });
});

describe('what is left out is said', () => {
  const said: readonly (readonly [fields: Json, version: string, note: string])[] = [
    [{ signing_alg: 'RS512' }, '1.55.0', 'signing_alg is left out: provider 1.55.0 refuses "RS512".'],
    [
      { allow_online_access: true },
      '1.28.0',
      'allow_online_access is left out: provider 1.28.0 does not know it, 1.51.0 does.',
    ],
    [
      { token_lifetime_for_anonymous_access_tokens: 60 },
      '1.55.0',
      'token_lifetime_for_anonymous_access_tokens is left out: the provider does not know it.',
    ],
    [
      { proof_of_possession: { mechanism: 'dpop', required: true } },
      '1.24.0',
      'proof_of_possession is left out: mechanism: provider 1.24.0 refuses "dpop".',
    ],
    [
      { proof_of_possession: { mechanism: 'mtls', required: true, required_for: 'all_clients' } },
      '1.40.0',
      'proof_of_possession.required_for is left out: provider 1.40.0 does not know it, 1.41.0 does.',
    ],
    [
      { authorization_details: [{ type: 'a' }, { other: 1 }] },
      '1.55.0',
      'authorization_details is left out: an entry is of a kind that the provider does not know.',
    ],
    [
      { subject_type_authorization: { user: { policy: 'deny_all' } } },
      '1.0.0',
      'subject_type_authorization is left out: provider 1.0.0 does not know it, 1.28.0 does.',
    ],
  ];
  for (const [fields, version, note] of said) {
    test(`in ${version}: ${note}`, () => assert.deepEqual(notesOf(fields, version), [note]));
  }

  test('but not what is off, default or unknown to be set', () => {
    const off = {
      token_encryption: null,
      consent_policy: null,
      authorization_details: null,
      proof_of_possession: null,
      authorization_policy: null,
    };
    const fields = { ...off, allow_online_access: false, client_id: 'x', is_system: false, enforce_policies: false };
    for (const version of ['0.27.0', '1.0.0', '1.55.0']) {
      assert.equal(linesOf(fields, version), ORDINARY);
      assert.deepEqual(notesOf(fields, version), []);
    }
  });
});

describe('secrets', () => {
  const hs256 = { signing_alg: 'HS256', signing_secret: 'a-secret-that-nobody-may-see' };
  const jwe = { format: 'compact-nested-jwe', encryption_key: { name: 'k', alg: 'RSA-OAEP-256', pem: 'a-key' } };

  test('are sensitive variables', () => {
    const file = fileOf(toHcl(api({ ...hs256, token_encryption: jwe }), { version: '1.55.0', label: 'orders' }));
    assert.equal(
      file,
      `resource "auth0_resource_server" "orders" {
  name           = "Orders"
  identifier     = "https://api/orders"
  signing_alg    = "HS256"
  signing_secret = var.orders_signing_secret

  token_encryption {
    format = "compact-nested-jwe"

    encryption_key {
      name      = "k"
      algorithm = "RSA-OAEP-256"
      pem       = var.orders_pem
    }
  }
}

variable "orders_signing_secret" {
  description = "Secret that signs the tokens of \\"Orders\\"."
  type        = string
  sensitive   = true
}

variable "orders_pem" {
  description = "Public key that encrypts the tokens of \\"Orders\\"."
  type        = string
  sensitive   = true
}
`,
    );
  });

  test('get names of variables that are free', () => {
    const taken = new Set(['x_signing_secret']);
    const { variables } = toHcl(api(hs256), { version: '1.55.0', label: 'x', variables: taken });
    assert.deepEqual(variables[0]?.labels, ['x_signing_secret_2']);
    assert.ok(taken.has('x_signing_secret_2'));
  });

  test('that do not sign are left out', () => {
    assert.equal(linesOf({ signing_secret: 'unused-and-secret' }, '1.55.0'), ORDINARY);
    assert.equal(linesOf({ signing_alg: 'HS256' }, '1.55.0'), `${ORDINARY}\nsigning_alg = "HS256"`);
  });

  test('of a block that is left out need no variable', () => {
    const odd = { ...jwe, format: 'some-new-format' };
    const { variables, notes } = toHcl(api({ token_encryption: odd }), { version: '1.55.0', label: 'x' });
    assert.deepEqual(variables, []);
    assert.deepEqual(notes, ['token_encryption is left out: format: provider 1.55.0 refuses "some-new-format".']);
  });
});

describe("Auth0's own APIs", () => {
  const scopes = [{ value: 'read:users' }];
  const account: Json = {
    name: 'Auth0 My Account API',
    identifier: 'https://dev.eu.auth0.com/me/',
    is_system: true,
    allow_offline_access: true,
    token_lifetime: 600,
    signing_alg: 'PS256',
    scopes,
    subject_type_authorization: { client: { policy: 'deny_all' }, user: { policy: 'require_client_grant' } },
    proof_of_possession: { mechanism: 'dpop', required: false },
  };

  test('have what can be changed on them', () => {
    assert.equal(
      linesOf(account, '1.55.0'),
      'identifier = "https://dev.eu.auth0.com/me/"\ntoken_lifetime = 600\nsubject_type_authorization {\nuser {\npolicy = "require_client_grant"\n}\n}\nproof_of_possession {\nmechanism = "dpop"\nrequired = false\n}',
    );
    const note = '"Auth0 My Account API" is Auth0\'s own API: only what can be changed on it is written.';
    assert.deepEqual(notesOf(account, '1.55.0'), [note]);
    assert.equal(toHcl(api(account), { version: '1.55.0', label: 'x' }).imports.length, 1);
  });

  test('ignore what a plan would take away', () => {
    assert.equal(
      linesOf(account, '0.50.2'),
      'name = "Auth0 My Account API"\nidentifier = "https://dev.eu.auth0.com/me/"\ntoken_lifetime = 600\nlifecycle {\nignore_changes = [allow_offline_access, scopes]\n}',
    );
  });

  test('are known without is_system', () => {
    const management = {
      identifier: 'https://dev.eu.auth0.com/api/v2/',
      scopes,
      subject_type_authorization: { user: { policy: 'deny_all' } },
    };
    assert.equal(linesOf(management, '1.33.0'), 'name = "Orders"\nidentifier = "https://dev.eu.auth0.com/api/v2/"');
    const user = 'subject_type_authorization {\nuser {\npolicy = "deny_all"\n}\n}';
    assert.equal(
      linesOf(management, '1.44.0'),
      `name = "Orders"\nidentifier = "https://dev.eu.auth0.com/api/v2/"\n${user}`,
    );
  });
});

const recorded = '../shared/facts/recorded-api.json';
test('a recorded answer to a POST of an identifier alone becomes an identifier', (t) => {
  if (!fs.existsSync(recorded)) return t.diagnostic('without ../shared: the recorded answers are not here');
  const found = new Map<string, Json>();
  const visit = (it: unknown): void => {
    if (typeof it !== 'object' || it === null) return;
    if ('identifier' in it && 'signing_alg' in it && !('name' in it)) found.set(JSON.stringify(it), it);
    Object.values(it).forEach(visit);
  };
  visit(JSON.parse(fs.readFileSync(recorded, 'utf8')));
  assert.ok(found.size > 0);
  for (const answer of found.values()) {
    const server = parseResourceServer(answer);
    assert.ok(server);
    for (const version of knownVersions) {
      const { blocks, notes } = toHcl(server, { version, label: 'x' });
      assert.match(printBlocks(blocks), /^resource "auth0_resource_server" "x" \{\n {2}identifier = "[^"]*"\n\}\n$/);
      assert.deepEqual(notes, []);
    }
    for (const [name, value] of Object.entries(DEFAULTS)) assert.deepEqual(answer[name], value);
  }
});
