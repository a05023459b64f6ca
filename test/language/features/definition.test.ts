import assert from 'node:assert/strict';
import { test } from 'node:test';
import { definition } from '../../../server/src/language';
import { atCursor, type Files, SHOP, shown } from './navigationChecks';

/** From the cursor, `origin` leads to these places. */
function check(files: Files | string, origin: string, ...places: string[]): void {
  const { context, offset } = atCursor(files);
  const found = definition(context, offset);
  assert.ok(found);
  assert.equal(context.document.text.slice(found.origin.from, found.origin.to), origin);
  assert.deepEqual(shown(context.module, found.places), places);
}

function checkNothing(files: Files | string): void {
  const { context, offset } = atCursor(files);
  assert.equal(definition(context, offset), undefined);
}

const grants = (from: string, to: string) => {
  assert.ok(SHOP['grants.tf'].includes(from));
  return { ...SHOP, 'grants.tf': SHOP['grants.tf'].replace(from, to) };
};

const ORDERS = 'apis.tf: resource "auth0_resource_server" "«orders»" {';

test('a reference leads to the label, from each of its parts', () => {
  for (const marked of ['$0auth0_resource_server.orders.', 'auth0_resource_server.or$0ders.']) {
    check(grants('auth0_resource_server.orders.', marked), 'auth0_resource_server.orders.identifier', ORDERS);
  }
  check(grants('orders.identifier', 'orders.identifier$0'), 'auth0_resource_server.orders.identifier', ORDERS);
});

test('an address in depends_on leads there, also in quotes', () => {
  const scopes = 'apis.tf: resource "auth0_resource_server_scopes" "«orders»" {';
  check(grants('_scopes.orders,', '_scopes.$0orders,'), 'auth0_resource_server_scopes.orders', scopes);
  check(grants('server.orders"', 'server.ord$0ers"'), 'auth0_resource_server.orders', ORDERS);
});

test('a literal identifier leads to the API that has it', () => {
  check(grants('audience = "https://orders"', 'audience = "https$0://orders"'), '"https://orders"', ORDERS);
});

test('a scope leads to where the API that is meant declares it', () => {
  const declared = 'apis.tf: name        = "«read:all»"';
  check(grants('? ["read:all"', '? ["read$0:all"'), '"read:all"', declared);
  check(grants('toset(["read:all"', 'toset(["read$0:all"'), '"read:all"', declared);
  const ofStock = 'apis.tf: scope                      = "«read:all»"';
  check(
    grants('                       = "read:all"\n  }\n  dynamic', ' = "read:$0all"\n  }\n  dynamic'),
    '"read:all"',
    ofStock,
  );
  check(grants('= "read:all"\n    }\n  }', '= "$0read:all"\n    }\n  }'), '"read:all"', declared);
  check(grants('"write:all"', '"write:$0all"'), '"write:all"', 'locals.tf: write = "«write:all»"');
});

test('a scope in a local leads to itself, the local to its name', () => {
  check(grants('local.write', 'local.wr$0ite'), 'local.write', 'locals.tf: «write» = "write:all"');
  check(grants('var.full', '$0var.full'), 'var.full', 'locals.tf: variable "«full»" {}');
});

test('scopes in blocks of the API itself', () => {
  const api =
    'resource "auth0_resource_server" "api" {\n  identifier = "https://api"\n  scopes {\n    value = "a"\n  }\n}\n';
  const grant = 'resource "auth0_client_grant" "g" {\n  audience = "https://api"\n  scope = ["$0a"]\n}\n';
  check(api + grant, '"a"', 'main.tf: value = "«a»"');
});

test('data sources, modules, the long form of addresses, checks', () => {
  const data = 'data "auth0_resource_server" "x" {}\noutput "o" {\n  value = ';
  check(
    `${data}data.auth0_resource_server.$0x.id\n}\n`,
    'data.auth0_resource_server.x.id',
    'main.tf: data "auth0_resource_server" "«x»" {}',
  );
  check('module "m" {}\noutput "o" {\n  value = module.$0m.x\n}', 'module.m.x', 'main.tf: module "«m»" {}');
  check(
    'resource "a_b" "c" {}\nmoved {\n  from = a_b.d\n  to   = resource.a_b.c$0\n}',
    'resource.a_b.c',
    'main.tf: resource "a_b" "«c»" {}',
  );
  check(
    'check "x" {\n  data "a_b" "c" {}\n  assert {\n    condition = data.a_b.c$0.ok\n  }\n}',
    'data.a_b.c.ok',
    'main.tf: data "a_b" "«c»" {}',
  );
});

test('an index is its own reference', () => {
  const files = 'resource "a_b" "c" {\n  for_each = {}\n}\nlocals {\n  k = "x"\n  v = a_b.c[local.$0k].id\n}';
  check(files, 'local.k', 'main.tf: «k» = "x"');
  check(files.replace('$0', '').replace('].id', '].i$0d'), 'a_b.c[local.k].id', 'main.tf: resource "a_b" "«c»" {');
});

test('override files, and a module that declares something twice, give several places', () => {
  const api = 'resource "auth0_resource_server" "a" {}\n';
  const files = {
    'main.tf': `${api}output "o" {\n  value = auth0_resource_server.$0a\n}`,
    'override.tf': api,
    'other.tf': api,
  };
  const at = (name: string) => `${name}: resource "auth0_resource_server" "«a»" {}`;
  check(files, 'auth0_resource_server.a', at('main.tf'), at('other.tf'), at('override.tf'));
});

test('names that hold only inside a for, a template or a dynamic block lead nowhere', () => {
  const local = 'locals {\n  x = 1\n  a_b = ';
  checkNothing(`resource "a_b" "c" {}\n${local}[for a_b in [] : a_b.$0c]\n}`);
  checkNothing(`resource "a_b" "c" {}\n${local}"%{ for a_b in [] }\${a_b.$0c}%{ endfor }"\n}`);
  checkNothing(
    'resource "a" "value" {\n  dynamic "a" {\n    for_each = []\n    content {\n      x = a.$0value\n    }\n  }\n}',
  );
  check(`resource "a_b" "c" {}\n${local}[for a_b in a_b.$0c : a_b]\n}`, 'a_b.c', 'main.tf: resource "a_b" "«c»" {}');
  check(
    `resource "a_b" "c" {}\n${local}"%{ for a_b in [] }%{ endfor }\${a_b.$0c}"\n}`,
    'a_b.c',
    'main.tf: resource "a_b" "«c»" {}',
  );
});

test('nothing leads where nothing is declared', () => {
  checkNothing('output "o" {\n  value = auth0_resource_server.$0gone.id\n}');
  checkNothing('output "o" {\n  value = each.$0key\n}');
  checkNothing('output "o" {\n  value = "auth0_resource_server.$0x"\n}\nresource "auth0_resource_server" "x" {}');
  checkNothing(grants('audience   =', 'aud$0ience   ='));
  checkNothing('resource "a_b" "c" {\n  lifecycle {\n    ignore_changes = [a_b.$0c]\n  }\n}');
});

test('a scope of an API that is not known leads nowhere', () => {
  checkNothing(
    grants(
      'auth0_resource_server.orders.identifier\n  scopes     = var.full ? ["read',
      'var.names\n  scopes     = var.full ? ["re$0ad',
    ),
  );
});

test('locals that lead back to themselves end', () => {
  const files = { ...SHOP, 'locals.tf': 'locals {\n  write = local.other\n  other = [local.write, local.other]\n}\n' };
  checkNothing({ ...files, 'grants.tf': SHOP['grants.tf'].replace('"write:all"', '"write$0:all"') });
});
