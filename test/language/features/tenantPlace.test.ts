import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createModule, parse, tenantPlace } from '../../../server/src/language';

describe('places where something of a tenant can be named', () => {
  check('the id of an import', 'import {\n  to = auth0_resource_server.orders\n  id = "$0"\n}\n', {
    kind: 'importId',
    identifier: undefined,
    to: { type: 'auth0_resource_server', name: 'orders' },
  });
  check(
    'the identifier that a data source looks for',
    'data "auth0_resource_server" "x" {\n  identifier = "ur$0n"\n}\n',
    {
      kind: 'identifier',
      identifier: undefined,
      to: undefined,
    },
  );
  check('the audience of a grant', 'resource "auth0_client_grant" "x" {\n  audience = "$0\n}\n', {
    kind: 'identifier',
    identifier: undefined,
    to: undefined,
  });
  check(
    'a scope of a grant, whose API is known by reference',
    'resource "auth0_resource_server" "api" {\n  identifier = "urn:api"\n}\n' +
      'resource "auth0_client_grant" "x" {\n  audience = auth0_resource_server.api.identifier\n  scopes = ["a", "$0"]\n}\n',
    { kind: 'scope', identifier: 'urn:api', to: undefined },
  );
  check(
    'a permission in a nested block',
    'resource "auth0_role_permissions" "x" {\n  permissions {\n    resource_server_identifier = "urn:api"\n    name = "$0"\n  }\n}\n',
    { kind: 'scope', identifier: 'urn:api', to: undefined },
  );
  check(
    'not the identifier of an API that is being made',
    'resource "auth0_resource_server" "x" {\n  identifier = "$0"\n}\n',
  );
  check('not outside of quotes', 'resource "auth0_client_grant" "x" {\n  audience = $0\n}\n');
  check('not in a part of a text', 'resource "auth0_client_grant" "x" {\n  audience = "${var.a}/$0"\n}\n');
  check('not in other resources', 'resource "aws_s3_bucket" "x" {\n  audience = "$0"\n}\n');
});

function check(name: string, marked: string, expected?: object): void {
  test(name, () => {
    const offset = marked.indexOf('$0');
    const document = parse('file:///main.tf', marked.replace('$0', ''));
    const found = tenantPlace(document, createModule('file:///', [document], undefined), offset, '1.2.0');
    if (!expected) return assert.equal(found, undefined);
    assert.ok(found);
    const { replace, ...rest } = found;
    assert.deepEqual(rest, expected);
    assert.equal(document.text.charAt(replace.from - 1), '"');
    assert.ok(replace.from <= offset && offset <= replace.to);
  });
}
