// Completion at the top level, in headers, and of names in bodies.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkCompletion, checkLabels, completionAt, cursor, labelsAt } from '../../fixture';

const API = 'resource "auth0_resource_server" "api" {';
const SECURE = { version: '1.55.0' };

describe('templates', () => {
  test('an API with its name and identifier as tab stops', () =>
    checkCompletion(
      '$0',
      'auth0_resource_server',
      `resource "auth0_resource_server" "\${1:api}" {
  name       = "\${2:My API}"
  identifier = "\${3:https://api.example.com}"
}`,
    ));

  test('the same under 0.37, where the provider does not require the identifier but Auth0 does', () =>
    checkCompletion(
      'api$0\n',
      'auth0_resource_server',
      `resource "auth0_resource_server" "\${1:api}" {
  name       = "\${2:My API}"
  identifier = "\${3:https://api.example.com}"
}
`,
      { version: '0.37.1' },
    ));

  test('scopes, for the API that the module has', () =>
    checkCompletion(
      'scopes$0',
      'auth0_resource_server_scopes',
      `resource "auth0_resource_server_scopes" "\${1:api}" {
  resource_server_identifier = \${2:auth0_resource_server.orders.identifier}

  scopes {
    name = "\${3:read:things}"
  }
}`,
      { files: { 'orders.tf': 'resource "auth0_resource_server" "orders" {}' } },
    ));

  test('a single scope', () =>
    checkCompletion(
      '\n$0\n',
      'auth0_resource_server_scope',
      `
resource "auth0_resource_server_scope" "\${1:api}" {
  resource_server_identifier = \${2:auth0_resource_server.api.identifier}
  scope                      = "\${3:read:things}"
}
`,
    ));

  test('a data source', () =>
    checkCompletion(
      'data$0',
      'data.auth0_resource_server',
      `data "auth0_resource_server" "\${1:api}" {
  identifier = "\${2:https://api.example.com}"
}`,
    ));

  for (const [version, name] of [
    ['1.0.0', 'scopes   '],
    ['0.50.2', 'scope    '],
  ] as const) {
    test(`a client grant in ${version}`, () =>
      checkCompletion(
        'grant$0',
        'auth0_client_grant',
        `resource "auth0_client_grant" "\${1:app}" {
  client_id = \${2:auth0_client.app.id}
  audience  = \${3:auth0_resource_server.api.identifier}
  ${name} = ["\${4:read:things}"]
}`,
        { version },
      ));
  }

  for (const [version, pin] of [
    ['1.20.0', '1.20'],
    ['0.37.1', '0.37.0'],
  ] as const) {
    test(`the pin that keeps ${version}`, () =>
      checkCompletion(
        'terra$0',
        'terraform',
        `terraform {
  required_providers {
    auth0 = {
      source  = "auth0/auth0"
      version = "~> \${1:${pin}}"
    }
  }
}`,
        { version },
      ));
  }

  test('an import block', () =>
    checkCompletion('imp$0', 'import', 'import {\n  to = ${1:auth0_resource_server.api}\n  id = "$0"\n}'));

  test('only what the version in force has', () => {
    const labels = labelsAt('$0', { version: '0.47.0' });
    assert.ok(labels.includes('auth0_resource_server') && labels.includes('data.auth0_resource_server'));
    assert.ok(!labels.includes('auth0_resource_server_scope') && !labels.includes('auth0_resource_server_scopes'));
    assert.ok(!labelsAt('$0', { version: '0.43.0' }).includes('data.auth0_resource_server'));
  });

  test('only the keyword where its labels are there already', () =>
    checkCompletion(
      'reso$0 "auth0_resource_server" "api" {\n}',
      'resource',
      'resource$0 "auth0_resource_server" "api" {\n}',
    ));

  test('line breaks are those of the file', () =>
    checkCompletion(
      '# one\r\nimp$0\r\n',
      'import',
      '# one\r\nimport {\r\n  to = ${1:auth0_resource_server.api}\r\n  id = "$0"\r\n}\r\n',
    ));

  test('none in blocks of other kinds', () => {
    checkLabels('variable "x" {\n  $0\n}', '');
    checkLabels('terraform {\n  $0\n}', '');
  });
});

describe('type labels', () => {
  const all =
    'auth0_resource_server auth0_resource_server_scope auth0_resource_server_scopes auth0_client_grant auth0_role_permission ' +
    'auth0_role_permissions auth0_role auth0_user_permission auth0_user_permissions auth0_client auth0_tenant ' +
    'auth0_organization_client_grant';

  test('those that declare APIs, then those that refer to one', () => checkLabels('resource "$0"', all));
  test('data sources', () => checkLabels('data "$0" "x" {}', 'auth0_resource_server auth0_client_grants auth0_tenant'));
  test('only those of the version in force', () =>
    checkLabels('resource "$0"', 'auth0_resource_server auth0_client_grant auth0_role auth0_tenant', {
      version: '0.37.1',
    }));

  for (const [what, before, after] of [
    ['between quotes', 'resource "$0"', 'resource "auth0_client_grant$0"'],
    ['behind a quote that is not closed', 'resource "auth0_cl$0', 'resource "auth0_client_grant"$0'],
    [
      'behind such a quote with a name behind it',
      'resource "auth0_cl$0 "x" {}',
      'resource "auth0_client_grant"$0 "x" {}',
    ],
    ['without quotes', 'resource auth0_cl$0', 'resource "auth0_client_grant"$0'],
    ['where nothing is yet', 'resource $0', 'resource "auth0_client_grant"$0'],
    ['in the middle of one', 'resource "auth0_cl$0ient" "x" {\n}', 'resource "auth0_client_grant$0" "x" {\n}'],
    ['before a line break of Windows', 'resource "$0\r\n', 'resource "auth0_client_grant"$0\r\n'],
    ['before other blocks', 'resource "$0\n\nlocals {}\n', 'resource "auth0_client_grant"$0\n\nlocals {}\n'],
  ] as const) {
    test(what, () => checkCompletion(before, 'auth0_client_grant', after));
  }

  test('no names to choose from for the second label', () => {
    checkLabels('resource "auth0_resource_server" "$0"', '');
    checkLabels('resource "auth0_resource_server" $0', '');
  });
  test('nothing behind the last label', () => checkLabels('resource "auth0_resource_server" "x" { }$0', ''));
});

describe('names', () => {
  test("required first, then what people set most, Terraform's own last", () =>
    checkLabels(
      `${API}\n  $0\n}`,
      'identifier name signing_alg signing_secret token_lifetime token_lifetime_for_web token_dialect enforce_policies ' +
        'allow_offline_access allow_online_access allow_online_access_with_ephemeral_sessions ' +
        'skip_consent_for_verifiable_first_party_clients consent_policy verification_location subject_type_authorization ' +
        'authorization_details token_encryption proof_of_possession authorization_policy ' +
        'count for_each depends_on provider lifecycle dynamic',
      SECURE,
    ));

  test('what is set is hidden, the name that is being typed is not', () => {
    const labels = labelsAt(`${API}\n  identifier = "x"\n  name = "y"\n  signing_alg$0 = "RS256"\n}`);
    assert.ok(!labels.includes('identifier') && !labels.includes('name') && labels.includes('signing_alg'));
  });

  test('read-only ones are hidden', () => {
    const labels = labelsAt(`${API}\n  $0\n}`);
    for (const it of ['id', 'client_id', 'is_system']) assert.ok(!labels.includes(it), it);
  });

  test('blocks at their maximum are hidden, whether plain or dynamic, others are not', () => {
    const some = 'token_encryption {\n  }\n  dynamic "proof_of_possession" {\n  }\n  authorization_details {\n  }';
    const labels = labelsAt(`${API}\n  ${some}\n  $0\n}`);
    assert.ok(!labels.includes('token_encryption') && !labels.includes('proof_of_possession'));
    assert.ok(labels.includes('authorization_details'));
  });

  test('a block written as an attribute is hidden', () =>
    assert.ok(!labelsAt(`${API}\n  scopes = []\n  $0\n}`, { version: '0.37.1' }).includes('scopes')));

  test('deprecated ones stand last and say so', () => {
    const { text, offset } = cursor(`${API}\n  $0\n}`);
    const scopes = completionAt(text, offset, 'scopes', { version: '0.48.0' });
    assert.equal(scopes.deprecated, true);
    assert.match(scopes.detail, /deprecated/);
    assert.equal(labelsAt(`${API}\n  $0\n}`, { version: '0.48.0' }).at(-1), 'scopes');
  });

  test('found by the words of the dashboard', () =>
    checkCompletion(`${API}\n  rbac$0\n}`, 'enforce_policies', `${API}\n  enforce_policies = $0\n}`));

  for (const [what, label, after, version] of [
    ['text', 'identifier', 'identifier = "$0"', undefined],
    ['an enumeration', 'signing_alg', 'signing_alg = "$0"', undefined],
    ['a boolean', 'enforce_policies', 'enforce_policies = $0', undefined],
    ['a number', 'token_lifetime', 'token_lifetime = $0', undefined],
    ['a map', 'options', 'options = {\n    $0\n  }', '0.37.1'],
    ['a block', 'token_encryption', 'token_encryption {\n    $0\n  }', undefined],
    ['a block with a required attribute', 'scopes', 'scopes {\n    value = "$0"\n  }', '0.37.1'],
    [
      'a block with two',
      'proof_of_possession',
      'proof_of_possession {\n    mechanism = "$1"\n    required  = $0\n  }',
      undefined,
    ],
  ] as const) {
    test(`${what} comes with its shape`, () =>
      checkCompletion(`${API}\n  $0\n}`, label, `${API}\n  ${after}\n}`, version === undefined ? {} : { version }));
  }

  test('a reference has no quotes', () =>
    checkCompletion(
      'resource "auth0_resource_server_scopes" "x" {\n  res$0\n}',
      'resource_server_identifier',
      'resource "auth0_resource_server_scopes" "x" {\n  resource_server_identifier = $0\n}',
    ));

  test('choices are listed at once', () => {
    const { text, offset } = cursor(`${API}\n  $0\n}`);
    const next = (label: string) => completionAt(text, offset, label).suggestNext;
    assert.deepEqual(['signing_alg', 'enforce_policies', 'token_lifetime'].map(next), [true, true, true]);
    assert.deepEqual(['name', 'identifier', 'signing_secret'].map(next), [false, false, false]);
  });

  for (const [what, before, after] of [
    ['a value', 'sign$0 = "RS256"', 'signing_alg$0 = "RS256"'],
    ['the rest of the word too', 'sign$0ing = "RS256"', 'signing_alg$0 = "RS256"'],
    ['only an equals sign', 'sign$0 =', 'signing_alg$0 ='],
    ['a value without an equals sign', 'sign$0 "RS256"', 'signing_alg$0 "RS256"'],
    ['a comment', 'sign$0 # why', 'signing_alg = "$0" # why'],
  ] as const) {
    test(`what follows stays: ${what}`, () =>
      checkCompletion(`${API}\n  ${before}\n}`, 'signing_alg', `${API}\n  ${after}\n}`));
  }

  test('a block that is there keeps its body', () =>
    checkCompletion(`${API}\n  token_enc$0 {\n  }\n}`, 'token_encryption', `${API}\n  token_encryption$0 {\n  }\n}`));

  test('on one line', () =>
    checkCompletion(
      `${API}\n  token_encryption { for$0 }\n}`,
      'format',
      `${API}\n  token_encryption { format = "$0" }\n}`,
    ));

  test('in a file with line breaks of Windows', () =>
    checkCompletion(
      `${API}\r\n  tok$0\r\n}`,
      'token_encryption',
      `${API}\r\n  token_encryption {\r\n    $0\r\n  }\r\n}`,
    ));

  test('in nested blocks of any depth', () => {
    checkLabels(`${API}\n  token_encryption {\n    $0\n  }\n}`, 'format disable encryption_key dynamic');
    checkLabels(
      `${API}\n  token_encryption {\n    encryption_key {\n      $0\n    }\n  }\n}`,
      'algorithm pem name kid',
    );
    checkLabels(`${API}\n  subject_type_authorization {\n    client {\n      $0\n    }\n  }\n}`, 'policy');
  });

  test('what another one needs counts as required', () =>
    checkLabels(`${API}\n  token_encryption {\n    format = "x"\n    $0\n  }\n}`, 'encryption_key disable dynamic'));

  test('one of two that a data source needs', () => {
    const data = 'data "auth0_resource_server" "x" {';
    checkLabels(`${data}\n  $0\n}`, 'resource_server_id identifier count for_each depends_on provider lifecycle');
  });

  test('a data source in a check', () =>
    checkLabels(
      'check "x" {\n  data "auth0_resource_server" "x" {\n    iden$0 = "x"\n  }\n}',
      labelsAt('data "auth0_resource_server" "x" {\n  iden$0 = "x"\n}').join(' '),
    ));

  test('of types that refer to an API, what has to do with it', () => {
    const grant = 'resource "auth0_client_grant" "x" {\n  $0\n}';
    checkLabels(
      grant,
      'audience scopes authorization_details_types subject_type count for_each depends_on provider lifecycle',
    );
    checkLabels(grant, 'audience scope count for_each depends_on provider lifecycle', { version: '0.37.1' });
    checkCompletion(grant, 'scopes', 'resource "auth0_client_grant" "x" {\n  scopes = ["$0"]\n}');
  });

  test('none of other providers', () => {
    checkLabels('resource "aws_instance" "x" {\n  $0\n}', '');
    const files = { 'v.tf': 'terraform {\n  required_providers {\n    auth0 = { source = "acme/auth0" }\n  }\n}' };
    checkLabels(`${API}\n  $0\n}`, '', { files });
  });

  test('of the version that the module pins', () => {
    const pinned = (version: string) => ({
      files: {
        'v.tf': `terraform {\n  required_providers {\n    auth0 = { source = "auth0/auth0", version = "${version}" }\n  }\n}`,
      },
    });
    assert.ok(labelsAt(`${API}\n  $0\n}`, pinned('~> 0.37.0')).includes('scopes'));
    assert.ok(!labelsAt(`${API}\n  $0\n}`, pinned('~> 1.0')).includes('scopes'));
  });

  test('of the newest version we know where a newer one is pinned', () =>
    checkLabels(`${API}\n  $0\n}`, labelsAt(`${API}\n  $0\n}`).join(' '), { version: '99.0.0' }));
});

describe('names where the text is broken', () => {
  for (const [what, before, after] of [
    ['the brace is missing', `${API}\n  sign$0`, `${API}\n  signing_alg = "$0"`],
    ['another block follows', `${API}\n  sign$0\n\nlocals {\n}\n`, `${API}\n  signing_alg = "$0"\n\nlocals {\n}\n`],
    ['a quote is open above', `${API}\n  name = "x\n  sign$0\n}`, `${API}\n  name = "x\n  signing_alg = "$0"\n}`],
    [
      'a bracket is open above',
      `${API}\n  depends_on = [\n  sign$0 = "x"\n}`,
      `${API}\n  depends_on = [\n  signing_alg$0 = "x"\n}`,
    ],
    ['a value is missing above', `${API}\n  name =\n  sign$0\n}`, `${API}\n  name =\n  signing_alg = "$0"\n}`],
    ['a stray brace stands above', `}\n${API}\n  sign$0\n}`, `}\n${API}\n  signing_alg = "$0"\n}`],
  ] as const) {
    test(what, () => checkCompletion(before, 'signing_alg', after));
  }
});

describe('nowhere else', () => {
  for (const [what, text] of [
    ['in a comment', `${API}\n  # $0\n}`],
    ['in a block comment', `${API}\n  /* sign$0 */\n}`],
    ['at the end of a comment', `// res$0`],
    ['behind a value', `${API}\n  name = "x" $0\n}`],
    ['right behind a quote', `${API}\n  signing_alg = "RS256"$0\n}`],
    ['behind a block', `${API}\n  token_encryption {\n  } $0\n}`],
    ['in a heredoc', `${API}\n  name = <<EOT\n  sign$0\nEOT\n}`],
    ['in a number', `${API}\n  token_lifetime = 36$0\n}`],
    ['in text without choices', `${API}\n  name = "My $0"\n}`],
    ['before an equals sign', `${API}\n  name  $0 = "x"\n}`],
  ] as const) {
    test(what, () => checkLabels(text, ''));
  }
});
