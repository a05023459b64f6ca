import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hover } from '../../../server/src/language';
import { contextOf } from '../../fixture';
import { checkHover, checkNothing, checkParts, inApi, pinned } from './hoverChecks';

test('an attribute: title, text, values, facts, links, version', () =>
  checkHover(
    inApi('token_di$0alect = "access_token"'),
    'token_dialect',
    `**\`token_dialect\`** · string · optional

Form of the access tokens, and whether they list the user's permissions.

Allowed values:

- \`access_token\`: Auth0's own form of JWT, without permissions.
- \`access_token_authz\`: Auth0's own form, with the \`permissions\` claim.

- Default: access_token
- The \`permissions\` claim of the \`_authz\` dialects also needs \`enforce_policies = true\`.
- Neither sent nor read for the Auth0 Management API.
- Dashboard: Add Permissions in the Access Token; JSON Web Token (JWT) Profile

[Provider documentation](https://registry.terraform.io/providers/auth0/auth0/1.2.0/docs/resources/resource_server) · [Auth0 documentation](https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles)

auth0 1.2.0 (setting)`,
    { version: '1.2.0' },
  ));

test('a lifetime says its unit, its default and its limits in words', () =>
  checkParts(
    inApi('$0token_lifetime = 1'),
    'token_lifetime',
    ['· whole number, seconds · optional', 'Default: 86400, 24 hours (1 day)', '0 to 2592000, 720 hours (30 days)'],
    pinned,
  ));

test('a removed block says since when and what replaces it', () =>
  checkParts(
    inApi('sc$0opes {\n  }'),
    'scopes',
    ['**Not in 1.55.0:** removed in 1.0.0.', 'Use `auth0_resource_server_scopes`'],
    pinned,
  ));

test('a prerelease is taken for its release', () =>
  checkParts(inApi('sc$0opes {\n  }'), 'scopes', ['**Not in 1.0.0-beta.1:** removed in 1.0.0.'], {
    version: '1.0.0-beta.1',
  }));

test('what is inside a removed block is explained too', () =>
  checkParts(inApi('scopes {\n    va$0lue = ""\n  }'), 'value', ['removed in 1.0.0'], pinned));

test('a block that does not exist yet says since when it does', () =>
  checkParts(inApi('proof_of_possession$0 {\n  }'), 'proof_of_possession', ['**Not in 0.37.1:** exists since 1.7.0.'], {
    version: '0.37.1',
  }));

test('a deprecated block says so', () =>
  checkParts(inApi('sc$0opes {\n  }'), 'scopes', ['**Deprecated** since 0.48.0, removed in 1.0.0.'], {
    version: '0.50.0',
  }));

test('an attribute of a newer version inside a block of this one', () =>
  checkParts(
    inApi('proof_of_possession {\n    required_f$0or = "all_clients"\n  }'),
    'required_for',
    ['exists since 1.41.0'],
    { version: '1.30.0' },
  ));

test('nested attributes, three levels down', () =>
  checkParts(
    inApi('token_encryption {\n    encryption_key {\n      p$0em = ""\n    }\n  }'),
    'pem',
    ['**`pem`** · string · required'],
    pinned,
  ));

test('the content of a dynamic block is the block', () =>
  checkParts(
    inApi('dynamic "authorization_details" {\n    for_each = []\n    content {\n      ty$0pe = "a"\n    }\n  }'),
    'type',
    ['**`type`** · string · optional', 'Since 1.7.0'],
    pinned,
  ));

test('the label of a dynamic block is the block', () =>
  checkParts(
    inApi('dynamic "authorization$0_details" {\n  }'),
    '"authorization_details"',
    ['· block · optional'],
    pinned,
  ));

test('a replaced attribute says that a change replaces', () =>
  checkParts(
    inApi('identi$0fier = "a"'),
    'identifier',
    ['A change destroys the resource and makes a new one'],
    pinned,
  ));

test('read-only attributes', () => {
  checkParts(inApi('i$0d = "a"'), 'id', ['**`id`** · string · read-only'], pinned);
  checkParts(inApi('client_i$0d = "a"'), 'client_id', ['· read-only', 'Since 1.30.0'], pinned);
});

test('a type label is the resource', () =>
  checkParts(
    'resource "auth0_resource$0_server" "api" {\n}',
    '"auth0_resource_server"',
    ['**`auth0_resource_server`** · resource', 'docs/resources/resource_server'],
    pinned,
  ));

test('a type label of a data source', () =>
  checkParts('data "auth0_resource$0_server" "api" {\n}', '"auth0_resource_server"', ['· data source'], pinned));

test('a type that the pinned version does not have, with a page that exists', () =>
  checkParts(
    'resource "auth0_resource_server_scopes$0" "api" {\n}',
    '"auth0_resource_server_scopes"',
    ['**Not in 0.37.1:** exists since 0.48.0.', '/1.55.0/docs/resources/resource_server_scopes'],
    { version: '0.37.1' },
  ));

test('meta-arguments', () => {
  checkParts(inApi('for_e$0ach = {}'), 'for_each', ['**`for_each`** · attribute of Terraform'], pinned);
  checkParts(inApi('lifecy$0cle {\n  }'), 'lifecycle', ['block of Terraform'], pinned);
  checkParts(
    inApi('lifecycle {\n    prevent_de$0stroy = true\n  }'),
    'prevent_destroy',
    ['Refuses every plan'],
    pinned,
  );
  checkParts(inApi('dynam$0ic "scopes" {\n  }'), 'dynamic', ['block of Terraform'], pinned);
  checkParts(inApi('dynamic "scopes" {\n    cont$0ent {\n    }\n  }'), 'content', ['block of Terraform'], pinned);
  checkParts(inApi('dynamic "scopes" {\n    for_ea$0ch = []\n  }'), 'for_each', ['one block is written'], pinned);
});

test('a name in ignore_changes is the attribute', () =>
  checkParts(
    inApi('lifecycle {\n    ignore_changes = [na$0me, options]\n  }'),
    'name',
    ['**`name`** · string'],
    pinned,
  ));

test('secrets are never repeated', () => {
  const secret = '"RS256-correct-horse"';
  checkNothing(inApi(`signing_secret = "RS$0256-correct-horse"`), pinned);
  const text = `resource "auth0_resource_server" "api" {\n  identifier = "x"\n  signing_secret = ${secret}\n}\n`;
  for (let offset = 0; offset <= text.length; offset++) {
    assert.ok(!hover(contextOf(text, pinned), offset)?.markdown.includes('correct-horse'));
  }
});

test('what users write cannot break the markdown', () => {
  const files = {
    'apis.tf':
      'resource "auth0_resource_server" "x" {\n  name = "**[a](b)**\\n# c"\n  identifier = "`a``b\\u202e"\n}\n',
  };
  checkParts(
    'locals {\n  y = auth0_resource_server.x$0\n}',
    'auth0_resource_server.x',
    ['- Name: \\*\\*\\[a\\](b)\\*\\* # c\n', '- Identifier: ``` `a``b ```\n'],
    { version: '1.55.0', files },
  );
});

test('there is nothing to say about', async (t) => {
  for (const marked of [
    '$0',
    '# auth0_resource$0_server',
    inApi('# token_life$0time'),
    inApi('unkn$0own = 1'),
    inApi('name = "na$0me"'),
    inApi('token_lifetime$0_ = 1'),
    inApi('$0'),
    'resource "aws_instance" "a" {\n  na$0me = ""\n}',
    'reso$0urce "auth0_resource_server" "a" {\n}',
    'locals {\n  token_life$0time = 1\n}',
    inApi('lifecycle {\n    unkn$0own = 1\n  }'),
    inApi('name = auth0_client.x.na$0me'),
    inApi('name = va$0r.x'),
  ]) {
    await t.test(JSON.stringify(marked), () => checkNothing(marked, pinned));
  }
});

test('a provider of another kind under the same resource type is left alone', () =>
  checkNothing(
    'terraform {\n  required_providers {\n    auth0 = {\n      source = "me/other"\n    }\n  }\n}\n' +
      inApi('token_life$0time = 1'),
  ));

test('half-typed text is explained as well', () => {
  checkParts('resource "auth0_resource_server" "a" {\n  token_life$0time', 'token_lifetime', ['seconds'], pinned);
  checkParts('resource "auth0_resource_server" "a" {\n  signing_alg = "RS$0256\n}', '"RS256', ['RSA'], pinned);
});
