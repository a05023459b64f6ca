import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchServers } from '../../client/src/commands/matchServers';
import { moduleOf } from '../fixture';
import { api } from '../tenant/apis';

const server = (identifier: string, id: string, fields = {}) => api({ identifier, id, ...fields });

function matched(text: string, ...servers: ReturnType<typeof api>[]) {
  const { matches, missing } = matchServers(moduleOf({ 'main.tf': text }), servers);
  return {
    matches: matches.map(({ managed, api, imported }) => [managed, api?.name, imported]),
    missing: missing.map((it) => it.name),
  };
}

test('an API is managed where a block has its identifier, also by a local', () => {
  const text = `locals {\n  it = "urn:b"\n}\nresource "auth0_resource_server" "a" {\n  identifier = "urn:a"\n}\nresource "auth0_resource_server" "b" {\n  identifier = local.it\n}\n`;
  assert.deepEqual(matched(text, server('urn:b', '1'), server('urn:a', '2'), server('urn:a/', '3')), {
    matches: [
      [true, 'b', false],
      [true, 'a', false],
      [false, undefined, false],
    ],
    missing: [],
  });
});

test('an API is managed where an import block has its id, whatever its block says', () => {
  const text = `import {\n  to = auth0_resource_server.a\n  id = "1"\n}\nresource "auth0_resource_server" "a" {\n  identifier = var.x\n}\nimport {\n  to = module.m.auth0_resource_server.a\n  id = "urn:b"\n}\nimport {\n  to = auth0_client.a\n  id = "3"\n}\n`;
  assert.deepEqual(matched(text, server('urn:a', '1'), server('urn:b', '2'), server('urn:c', '3')), {
    matches: [
      [true, 'a', true],
      [true, undefined, true],
      [false, undefined, false],
    ],
    missing: [],
  });
});

test('a data source manages nothing', () => {
  const text = 'data "auth0_resource_server" "a" {\n  identifier = "urn:a"\n}\n';
  assert.deepEqual(matched(text, server('urn:a', '1')), { matches: [[false, undefined, false]], missing: [] });
});

test('a block whose identifier the tenant has not is missing, one that is known only later is not', () => {
  const text = `resource "auth0_resource_server" "a" {\n  identifier = "urn:a"\n}\nresource "auth0_resource_server" "b" {\n  identifier = var.b\n}\n`;
  assert.deepEqual(matched(text).missing, ['a']);
});

test("Auth0's own APIs are system APIs", () => {
  const servers = [
    server('https://x.eu.auth0.com/api/v2/', '1'),
    server('urn:a', '2', { is_system: true }),
    server('urn:b', '3'),
  ];
  const { matches } = matchServers(moduleOf({}), servers);
  assert.deepEqual(
    matches.map((it) => it.system),
    [true, true, false],
  );
});
