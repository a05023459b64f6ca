// The document that the product starts from: the resource as 0.35.0 to 0.37.1 document it, pinned by `~> 0.37.0`.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkCompletion, checkLabels, completionAt, cursor, labelsAt, type World } from '../../fixture';

const PINNED: World = {
  files: {
    'versions.tf': `terraform {
  required_providers {
    auth0 = {
      source  = "auth0/auth0"
      version = "~> 0.37.0"
    }
  }
}
`,
  },
};

const api = (line: string) => `resource "auth0_resource_server" "my_resource_server" {
  ${line}
}
`;

describe('under ~> 0.37.0', () => {
  test('the thirteen attributes and the scopes block, no more', () =>
    checkLabels(
      api('$0'),
      'identifier name signing_alg signing_secret token_lifetime token_lifetime_for_web token_dialect enforce_policies ' +
        'allow_offline_access skip_consent_for_verifiable_first_party_clients verification_location options scopes ' +
        'count for_each depends_on provider lifecycle dynamic',
      PINNED,
    ));

  for (const [typed, label, after] of [
    ['allow', 'allow_offline_access', 'allow_offline_access = $0'],
    ['rbac', 'enforce_policies', 'enforce_policies = $0'],
    ['iden', 'identifier', 'identifier = "$0"'],
    ['na', 'name', 'name = "$0"'],
    ['opt', 'options', 'options = {\n    $0\n  }'],
    ['sc', 'scopes', 'scopes {\n    value = "$0"\n  }'],
    ['alg', 'signing_alg', 'signing_alg = "$0"'],
    ['secret', 'signing_secret', 'signing_secret = "$0"'],
    ['skip', 'skip_consent_for_verifiable_first_party_clients', 'skip_consent_for_verifiable_first_party_clients = $0'],
    ['dialect', 'token_dialect', 'token_dialect = "$0"'],
    ['life', 'token_lifetime', 'token_lifetime = $0'],
    ['web', 'token_lifetime_for_web', 'token_lifetime_for_web = $0'],
    ['ver', 'verification_location', 'verification_location = "$0"'],
  ] as const) {
    test(`${label}, found by "${typed}"`, () => checkCompletion(api(`${typed}$0`), label, api(after), PINNED));
  }

  test('neither scopes nor options are marked as deprecated yet', () => {
    const { text, offset } = cursor(api('$0'));
    for (const it of ['scopes', 'options']) assert.equal(completionAt(text, offset, it, PINNED).deprecated, false);
  });

  test('a second scopes block', () =>
    checkCompletion(
      api('scopes {\n    value = "create:foo"\n  }\n\n  $0'),
      'scopes',
      api('scopes {\n    value = "create:foo"\n  }\n\n  scopes {\n    value = "$0"\n  }'),
      PINNED,
    ));

  test('the body of a scopes block', () => {
    checkLabels(api('scopes {\n    $0\n  }'), 'value description', PINNED);
    checkLabels(api('scopes {\n    value = "create:foo"\n    $0\n  }'), 'description', PINNED);
    checkCompletion(
      api('scopes {\n    desc$0\n  }'),
      'description',
      api('scopes {\n    description = "$0"\n  }'),
      PINNED,
    );
  });

  test('algorithms that Auth0 knows', () =>
    assert.deepEqual(labelsAt(api('signing_alg = "$0"'), PINNED).toSorted(), ['HS256', 'PS256', 'RS256', 'RS512']));

  test('the two dialects', () => {
    checkLabels(api('token_dialect = $0'), 'access_token access_token_authz', PINNED);
    checkCompletion(
      api('token_dialect = "access_token$0"'),
      'access_token_authz',
      api('token_dialect = "access_token_authz$0"'),
      PINNED,
    );
  });

  for (const name of ['allow_offline_access', 'enforce_policies', 'skip_consent_for_verifiable_first_party_clients']) {
    test(`${name} is true or false`, () => checkLabels(api(`${name} = $0`), 'true false', PINNED));
  }

  test('lifetimes', () => {
    checkCompletion(api('token_lifetime = $0'), '86400', api('token_lifetime = 86400$0'), PINNED);
    checkLabels(api('token_lifetime = 8600\n  token_lifetime_for_web = $0'), '3600 7200', PINNED);
  });

  for (const name of ['identifier', 'name', 'signing_secret', 'verification_location']) {
    test(`${name} is free text`, () => checkLabels(api(`${name} = "$0"`), '', PINNED));
  }

  test('no resources for scopes', () => {
    const labels = labelsAt('$0', PINNED);
    assert.ok(!labels.includes('auth0_resource_server_scopes') && !labels.includes('auth0_resource_server_scope'));
  });
});
