// Completion of values: choices, and texts that the module knows already.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkCompletion, checkLabels, completionAt, cursor, labelsAt } from '../../fixture';
import { api, grant, NAMED, SHOP } from './shop';

describe('choices', () => {
  for (const [what, before, after] of [
    ['where nothing is yet', 'signing_alg = $0', 'signing_alg = "PS256"$0'],
    ['right behind the equals sign', 'signing_alg =$0', 'signing_alg ="PS256"$0'],
    ['without quotes', 'signing_alg = PS$0', 'signing_alg = "PS256"$0'],
    ['between quotes', 'signing_alg = "$0"', 'signing_alg = "PS256$0"'],
    ['in the middle of the word', 'signing_alg = "P$0S"', 'signing_alg = "PS256$0"'],
    ['over the whole word', 'signing_alg = P$0XYZ', 'signing_alg = "PS256"$0'],
    ['behind an open quote', 'signing_alg = "$0', 'signing_alg = "PS256"$0'],
    ['behind an open quote and a letter', 'signing_alg = "P$0', 'signing_alg = "PS256"$0'],
    ['behind an open quote, before a comment', 'signing_alg = "P$0 # why', 'signing_alg = "PS256"$0 # why'],
    ['before a comment', 'signing_alg = $0 # why', 'signing_alg = "PS256"$0 # why'],
    ['in parentheses', 'signing_alg = ($0)', 'signing_alg = ("PS256"$0)'],
    ['in a branch', 'signing_alg = var.x ? "RS256" : $0', 'signing_alg = var.x ? "RS256" : "PS256"$0'],
    [
      'in a branch, between quotes',
      'signing_alg = var.x ? "$0" : "RS256"',
      'signing_alg = var.x ? "PS256$0" : "RS256"',
    ],
  ] as const) {
    test(what, () => checkCompletion(api(before), 'PS256', api(after)));
  }

  test('in a file with line breaks of Windows', () =>
    checkCompletion(
      'resource "auth0_resource_server" "api" {\r\n  signing_alg = "$0\r\n}\r\n',
      'RS256',
      'resource "auth0_resource_server" "api" {\r\n  signing_alg = "RS256"$0\r\n}\r\n',
    ));

  test('on a line with more', () =>
    checkCompletion(
      api('proof_of_possession { mechanism = "$0 }'),
      'dpop',
      api('proof_of_possession { mechanism = "dpop"$0 }'),
    ));

  test('insert keeps what stands behind the cursor', () => {
    const { text, offset } = cursor(api('signing_alg = "P$0S512"'));
    const { insert, replace } = completionAt(text, offset, 'PS256');
    assert.deepEqual([text.slice(insert.from, insert.to), text.slice(replace.from, replace.to)], ['P', 'PS512']);
  });

  test('of the version in force, each with its documentation', () => {
    checkLabels(api('signing_alg = "$0"'), 'RS256 HS256 PS256');
    checkLabels(api('signing_alg = "$0"'), 'RS256 HS256 PS256 RS512', { version: '1.6.1' });
    checkLabels(api('token_dialect = "$0"'), 'access_token access_token_authz', { version: '0.37.1' });
    const { text, offset } = cursor(api('signing_alg = "$0"'));
    const { detail, documentation } = completionAt(text, offset, 'RS256', { version: '1.7.0' });
    assert.notEqual(detail, '');
    const key = {
      mode: 'resource',
      type: 'auth0_resource_server',
      path: 'signing_alg',
      value: 'RS256',
      version: '1.7.0',
    };
    assert.deepEqual(documentation, key);
  });

  test('"null" where the provider wants that text, never the word', () => {
    checkLabels(api('consent_policy = $0'), 'transactional-authorization-with-mfa null');
    checkCompletion(api('consent_policy = $0'), 'null', api('consent_policy = "null"$0'));
    checkCompletion(api('consent_policy = nu$0'), 'null', api('consent_policy = "null"$0'));
    assert.ok(!labelsAt(api('signing_alg = $0')).includes('null'));
  });

  test('in nested and dynamic blocks', () => {
    checkLabels(
      api('subject_type_authorization {\n    client {\n      policy = "$0"\n    }\n  }'),
      'require_client_grant deny_all',
    );
    checkLabels(
      api('dynamic "proof_of_possession" {\n    for_each = [1]\n    content {\n      mechanism = "$0"\n    }\n  }'),
      'mtls dpop',
    );
  });

  test('booleans', () => {
    checkLabels(api('enforce_policies = $0'), 'true false');
    checkCompletion(api('enforce_policies = t$0'), 'true', api('enforce_policies = true$0'));
    checkCompletion(api('enforce_policies = $0true'), 'false', api('enforce_policies = false$0'));
    checkLabels(api('enforce_policies = "$0"'), '');
  });

  test('lifetimes in seconds, named, within the limit', () => {
    checkLabels(api('token_lifetime = $0'), '3600 86400 2592000');
    checkCompletion(api('token_lifetime = $0'), '86400', api('token_lifetime = 86400$0'));
    const { text, offset } = cursor(api('token_lifetime = $0'));
    const { detail, filter } = completionAt(text, offset, '86400');
    assert.equal(detail, '24 hours (1 day)');
    assert.match(filter, /24 hours/);
    checkLabels(api('token_lifetime = 7200\n  token_lifetime_for_web = $0'), '3600 7200');
  });

  test('none inside a template, in a condition or in a function', () => {
    checkLabels(api('signing_alg = "${$0}"'), '');
    checkLabels(api('signing_alg = "x${var.y}$0"'), '');
    checkLabels(api('signing_alg = $0 ? "a" : "b"'), '');
    checkLabels(api('signing_alg = upper($0)'), '');
  });
});

describe('scopes', () => {
  const audience = 'audience = auth0_resource_server.orders.identifier';

  test('of the API that the block names', () => {
    checkLabels(grant(audience, 'scopes = ["$0"]'), 'read:orders write:orders', SHOP);
    checkLabels(grant('audience = "https://stock"', 'scopes = ["$0"]'), 'count:stock', SHOP);
    checkLabels(
      grant(audience, 'scopes = [$0]'),
      `read:orders write:orders auth0_resource_server_scope.count.scope ${NAMED}`,
      SHOP,
    );
  });

  test('of all APIs while none is named', () =>
    checkLabels(grant('scopes = ["$0"]'), 'read:orders write:orders count:stock', SHOP));

  test('those that are listed are hidden', () => {
    checkLabels(grant(audience, 'scopes = ["read:orders", "$0"]'), 'write:orders', SHOP);
    checkLabels(grant(audience, 'scopes = ["$0", "write:orders"]'), 'read:orders', SHOP);
    checkLabels(grant(audience, 'scopes = ["read:or$0"]'), 'read:orders write:orders', SHOP);
  });

  for (const [what, before, after] of [
    ['without quotes', '[$0]', '["read:orders"$0]'],
    ['behind a comma', '["a", $0]', '["a", "read:orders"$0]'],
    ['on a line of its own', '[\n    "a", # one\n    $0\n  ]', '[\n    "a", # one\n    "read:orders"$0\n  ]'],
    ['with its colon', '["read:$0"]', '["read:orders$0"]'],
    ['in an open list', '["a", "re$0', '["a", "read:orders"$0'],
    ['in a set', 'toset(["$0"])', 'toset(["read:orders$0"])'],
    ['before another one', '[\n    $0\n    "a",\n  ]', '[\n    "read:orders",$0\n    "a",\n  ]'],
    ['of several lists', 'concat(var.x, ["$0"])', 'concat(var.x, ["read:orders$0"])'],
  ] as const) {
    test(what, () =>
      checkCompletion(grant(audience, `scopes = ${before}`), 'read:orders', grant(audience, `scopes = ${after}`), SHOP),
    );
  }

  test('none outside of the list', () => {
    checkLabels(grant(audience, 'scopes = $0'), NAMED, SHOP);
    checkLabels(grant(audience, 'scopes = "$0"'), '', SHOP);
  });

  test('of blocks in the API itself, before 1.0', () => {
    const files = { 'x.tf': api('identifier = "x"\n  scopes {\n    value = "read:x"\n  }') };
    checkLabels(grant('audience = "x"', 'scope = ["$0"]'), 'read:x', { files, version: '0.37.1' });
  });

  test('in single permissions', () =>
    checkLabels(
      'resource "auth0_role_permission" "x" {\n  resource_server_identifier = "https://stock"\n  permission = "$0"\n}',
      'count:stock',
      SHOP,
    ));

  test('types of authorization details and of subjects', () => {
    checkLabels(grant(audience, 'authorization_details_types = ["$0"]'), 'delivery', SHOP);
    checkLabels(grant('subject_type = "$0"'), 'client user', SHOP);
  });
});
