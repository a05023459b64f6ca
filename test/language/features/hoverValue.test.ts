import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hover, type Hover } from '../../../server/src/language';
import { defaults } from '../../../server/src/settings';
import { cursor, moduleOf, type World } from '../../fixture';
import { checkHover, checkNothing, checkParts, hoverAt, inApi, pinned } from './hoverChecks';

test('allowed values, between the quotes and at them', () => {
  checkHover(
    inApi('signing_alg = "RS$0256"'),
    '"RS256"',
    `**\`"RS256"\`** · \`signing_alg\`

RSA with SHA-256. Signed with the tenant's private key, checked with its public key.

auth0 1.55.0 (setting)`,
    pinned,
  );
  checkParts(inApi('signing_alg = $0"RS256"'), '"RS256"', ['RSA'], pinned);
  checkParts(inApi('signing_alg = var.old ? "HS$0256" : "RS256"'), '"HS256"', ['`"HS256"`'], pinned);
});

test('an allowed value in another case', () =>
  checkParts(inApi('signing_alg = "rs$0256"'), '"rs256"', ['Auth0 wants it in exactly this case.'], pinned));

test('a value of another version says of which', () => {
  checkParts(
    inApi('proof_of_possession {\n    mechanism = "dp$0op"\n  }'),
    '"dpop"',
    ['**Not in 1.20.0:** exists since 1.25.0.'],
    { version: '1.20.0' },
  );
  checkParts(inApi('signing_alg = "RS$0512"'), '"RS512"', ['**Not in 1.55.0:** allowed until 1.6.1.'], pinned);
});

for (const [value, words] of [
  ['86400', '**24 hours (1 day)** (86400 seconds)'],
  ['"3600"', '**1 hour** (3600 seconds)'],
  ['(900)', '**15 minutes** (900 seconds)'],
  ['var.short ? 60 : 7200', '**2 hours** (7200 seconds)'],
] as const) {
  test(`a lifetime in words: ${value}`, () => {
    const marked = inApi(`token_lifetime = ${value.replace(/(\d)("?\)?)$/, '$1\u0000$2')}`);
    assert.equal(
      hoverAt(
        marked.replace('\u0000', () => '$0'),
        pinned,
      )?.markdown,
      words,
    );
  });
}

test('part of a calculation is no lifetime', () => {
  checkNothing(inApi('token_lifetime = 60 * 6$00'), pinned);
  checkNothing(inApi('token_lifetime = max(6$00, 3)'), pinned);
  checkNothing(inApi('token_lifetime = "$0"'), pinned);
});

const apis = `
resource "auth0_resource_server" "orders" {
  name       = "Orders"
  identifier = "https://orders"
}
resource "auth0_resource_server_scopes" "orders" {
  resource_server_identifier = auth0_resource_server.orders.identifier
  scopes {
    name        = "read:orders"
    description = "See orders"
  }
}
`;
const besideApis: World = { version: '1.55.0', files: { 'apis.tf': apis } };
const inGrant = (line: string) => `resource "auth0_client_grant" "g" {\n  ${line}\n}\n`;

const ORDERS = `**\`auth0_resource_server.orders\`** · API

- Name: Orders
- Identifier: \`https://orders\`

Scopes:

- \`read:orders\`: See orders`;

test('a reference to an API tells about the API', () => {
  const markdown = `${ORDERS}\n\nauth0 1.55.0 (setting)`;
  checkHover(
    inGrant('audience = auth0_resource$0_server.orders.identifier'),
    'auth0_resource_server.orders',
    markdown,
    besideApis,
  );
  checkHover(
    inGrant('audience = auth0_resource_server.ord$0ers["a"].identifier'),
    'auth0_resource_server.orders',
    markdown,
    besideApis,
  );
  checkHover(
    'output "x" {\n  value = "a${auth0_resource_server.ord$0ers.id}"\n}',
    'auth0_resource_server.orders',
    markdown,
    besideApis,
  );
});

test('an attribute of a reference is explained below the API', () => {
  checkParts(
    inGrant('audience = auth0_resource_server.orders.identi$0fier'),
    'identifier',
    [`${ORDERS}\n\n---\n\n**\`identifier\`** · string · required`],
    besideApis,
  );
  checkParts(
    inGrant('audience = auth0_resource_server.orders[0].i$0d'),
    'id',
    ['**`id`** · string · read-only'],
    besideApis,
  );
});

test('a reference to removed scopes says so', () =>
  checkParts('locals {\n  x = auth0_resource_server.orders.sco$0pes\n}', 'scopes', ['removed in 1.0.0'], besideApis));

test('a reference to an API that is nowhere is its type', () =>
  checkParts(
    'locals {\n  x = auth0_resource_server.no$0ne.id\n}',
    'auth0_resource_server.none',
    ['· resource'],
    pinned,
  ));

test('a reference to a data source', () => {
  const files = {
    'data.tf': 'data "auth0_resource_server" "found" {\n  identifier = "https://orders"\n}\n',
    'apis.tf': apis,
  };
  checkParts(
    'locals {\n  x = data.auth0_resource_server.fou$0nd.scopes\n}',
    'data.auth0_resource_server.found',
    [ORDERS],
    { version: '1.55.0', files },
  );
  checkParts('locals {\n  x = data.auth0_resource_server.found.scopes[*].na$0me\n}', 'name', ['Name of the scope'], {
    version: '1.55.0',
    files,
  });
});

test('the label of an API tells about it', () =>
  checkParts(
    'resource "auth0_resource_server" "a$0pi" {\n  identifier = "x"\n}',
    '"api"',
    ['Identifier: `x`'],
    pinned,
  ));

test('attributes of other resources say what they must hold', () =>
  checkHover(
    inGrant('audi$0ence = ""'),
    'audience',
    `**\`audience\`** · auth0_client_grant

Holds an API's \`identifier\`.

\`auth0_resource_server.NAME.identifier\`

- Auth0 answers 404 to an \`id\`.

auth0 1.55.0 (setting)`,
    pinned,
  ));

test('attributes of other resources in another version', () => {
  checkParts(inGrant('sco$0pe = []'), 'scope', ['**Not in 1.55.0:** removed in 1.0.0.'], pinned);
  checkParts(inGrant('sco$0pes = []'), 'scopes', ['**Not in 0.37.0:** exists since 1.0.0.'], { version: '0.37.0' });
});

test('an identifier that an API of the module has', () =>
  checkParts(inGrant('audience = "https$0://orders"'), '"https://orders"', [ORDERS], besideApis));

test('an identifier that nobody knows', () => checkNothing(inGrant('audience = "https$0://other"'), besideApis));

test('the identifier of an API that belongs to Auth0', () =>
  checkParts(
    inGrant('audience = "https://example.eu.auth0.com/api/v2$0/"'),
    '"https://example.eu.auth0.com/api/v2/"',
    ['**Auth0 Management API** · API of Auth0'],
    pinned,
  ));

test('a scope of the API that is meant', () =>
  checkParts(
    inGrant('audience = auth0_resource_server.orders.identifier\n  scopes = ["read:o$0rders"]'),
    '"read:orders"',
    ['**`read:orders`** · scope of `auth0_resource_server.orders`', 'See orders'],
    besideApis,
  ));

test('a scope in a nested block', () =>
  checkParts(
    'resource "auth0_role_permissions" "r" {\n  permissions {\n    name = "read:o$0rders"\n    resource_server_identifier = "https://orders"\n  }\n}',
    '"read:orders"',
    ['See orders'],
    besideApis,
  ));

test('a scope that the API does not have', () =>
  checkNothing(inGrant('audience = auth0_resource_server.orders.identifier\n  scopes = ["dele$0te"]'), besideApis));

test('the id of an import says its form', () =>
  checkParts(
    'import {\n  to = auth0_resource_server_scope.x\n  i$0d = ""\n}',
    'id',
    ['Form: `<identifier>::<scope>`'],
    pinned,
  ));

const REQUIRED =
  'terraform {\n  required_providers {\n    auth0 = {\n      source = "auth0/auth0"\n      version = "~> 1.2.0"\n    }\n  }\n}\n';

test('a constraint tells which version is in force, and why', () => {
  checkParts(REQUIRED.replace('~>', '~$0>'), '"~> 1.2.0"', [
    '**auth0 1.2.1 (version constraint)**',
    'Newest known',
    'Released on 20',
  ]);
  checkParts(REQUIRED.replace('version', 'ver$0sion'), 'sion = "~> 1.2.0"', ['**auth0 1.2.1 (version constraint)**']);
  checkNothing(REQUIRED.replace('auth0 =', 'au$0th0 ='));
});

test('a constraint of another provider', () =>
  checkNothing(REQUIRED.replace('auth0/auth0', 'hashicorp/aws').replace('~>', '~$0>')));

test('a lock file tells the same', () => {
  const { text, offset } = cursor('provider "registry.terraform.io/auth0/auth0" {\n  version = "1.$02.0"\n}\n');
  const module = moduleOf({ '.terraform.lock.hcl': text });
  assert.ok(module.lock);
  const found: Hover | undefined = hover({ document: module.lock, module, settings: defaults }, offset);
  assert.match(found?.markdown ?? '', /^\*\*auth0 1\.2\.0 \(lock file\)\*\*/);
});
