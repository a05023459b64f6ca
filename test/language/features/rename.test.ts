import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prepareRename } from '../../../server/src/language';
import { atCursor, type Files, SHOP } from './navigationChecks';
import { refusalAt, renamed } from './renameChecks';

/** Renaming what stands at the cursor to `name` makes these texts of the files; those that are not told stay as they are. */
function check(before: Files | string, name: string, after: Files | string, addMoved = false): void {
  const { context, offset } = atCursor(before);
  const found = renamed(context, offset, name, addMoved);
  const files = typeof before === 'string' ? { 'main.tf': before } : before;
  const unmarked = Object.entries(files).map(([key, text]) => [key, text.replace('$0', '')]);
  const expected = typeof after === 'string' ? { 'main.tf': after } : after;
  assert.deepEqual(found, { ...Object.fromEntries(unmarked), ...expected });
}

function checkRefused(files: Files | string, name: string, refusal: RegExp, addMoved = false): void {
  const { context, offset } = atCursor(files);
  const found = renamed(context, offset, name, addMoved);
  assert.match('refusal' in found ? String(found.refusal) : JSON.stringify(found), refusal);
}

const swap = (file: keyof typeof SHOP, from: string, to: string): Files => {
  assert.ok(SHOP[file].includes(from));
  return { ...SHOP, [file]: SHOP[file].replace(from, to) };
};

test('an API, in all files, also from a reference', () => {
  const after = {
    'apis.tf': SHOP['apis.tf']
      .replace('"auth0_resource_server" "orders"', '"auth0_resource_server" "sales"')
      .replace('auth0_resource_server.orders', 'auth0_resource_server.sales'),
    'grants.tf': SHOP['grants.tf'].replaceAll('auth0_resource_server.orders', 'auth0_resource_server.sales'),
  };
  check(swap('apis.tf', '"orders" {', '"orders$0" {'), 'sales', after);
  check(swap('grants.tf', 'auth0_resource_server.orders', 'auth0_resource_server.$0orders'), 'sales', after);
});

test('a scope, wherever its API is meant, and nowhere else', () => {
  const after = {
    'apis.tf': SHOP['apis.tf'].replace('"read:all"', '"see:all"'),
    'grants.tf': SHOP['grants.tf']
      .replaceAll('["read:all"', '["see:all"')
      .replace(
        '"https://orders"\n      name                       = "read',
        '"https://orders"\n      name                       = "see',
      ),
  };
  check(swap('apis.tf', '"read:all"\n    desc', '"read:$0all"\n    desc'), 'see:all', after);
  check(swap('grants.tf', '["read:all"', '["$0read:all"'), 'see:all', after);
});

test('a scope is written as a string needs it', () => {
  check(swap('apis.tf', '= "read:all"\n}', '= "read:$0all"\n}'), 'a"${b}', {
    'apis.tf': SHOP['apis.tf'].replace('= "read:all"\n}', () => '= "a\\"$${b}"\n}'),
    'grants.tf': SHOP['grants.tf'].replace(
      'stock.identifier\n    name                       = "read:all"',
      () => 'stock.identifier\n    name                       = "a\\"$${b}"',
    ),
  });
});

test('a scope that stands in a local', () => {
  check(swap('grants.tf', '"write:all"', '"write:$0all"'), 'w', {
    'grants.tf': SHOP['grants.tf'].replace('"write:all"', '"w"'),
    'locals.tf': SHOP['locals.tf'].replace('"write:all"', '"w"'),
  });
});

test('a local, in templates too', () => {
  check(
    'locals {\n  a = "$$${local.a}${local.$0b}"\n  b = 1\n  c = [local.b, b.local.b, "local.b"]\n}',
    'x',
    'locals {\n  a = "$$${local.a}${local.x}"\n  x = 1\n  c = [local.x, b.local.b, "local.b"]\n}',
  );
});

test('imports, moves, indexes, replace_triggered_by, what stands in quotes; names of the past stay', () => {
  const text = (label: string) => `resource "a_b" "${label}" {
  for_each = {}
}
import {
  to = a_b.${label.replace('$0', '')}["x"]
  id = "c"
}
moved {
  from = a_b.older
  to   = a_b.${label.replace('$0', '')}
}
removed {
  from = a_b.c
}
resource "a_b" "d" {
  x          = a_b.${label.replace('$0', '')}[each.key].c.c
  y          = resource.a_b.${label.replace('$0', '')}
  depends_on = [a_b.${label.replace('$0', '')}, "a_b.${label.replace('$0', '')}"]
  lifecycle {
    replace_triggered_by = [a_b.${label.replace('$0', '')}]
    ignore_changes       = [a_b.c]
  }
}
data "a_b" "c" {}
output "c" {
  value = [data.a_b.c, c.a_b.c, "a_b.c"] # a_b.c
}
`;
  check(text('$0c'), 'new-c', text('new-c'));
});

test('override files follow', () => {
  const api = (label: string) => `resource "auth0_resource_server" "${label}" {}\n`;
  check({ 'main.tf': api('a$0'), 'x_override.tf': api('a') }, 'b', { 'main.tf': api('b'), 'x_override.tf': api('b') });
});

test('lines may end in carriage return and line feed, names may stand without quotes', () => {
  check(
    'resource auth0_client $0a {\r\n}\r\n',
    'b',
    'resource auth0_client b {\r\n}\r\n\r\nmoved {\r\n  from = auth0_client.a\r\n  to   = auth0_client.b\r\n}\r\n',
    true,
  );
});

test('a moved block tells Terraform about it', () => {
  const moved = (from: string, to: string) => `moved {\n  from = auth0_client.${from}\n  to   = auth0_client.${to}\n}`;
  check(
    'resource "auth0_client" "$0a" {\n} # end\nlocals {}\n',
    'b',
    `resource "auth0_client" "b" {\n} # end\n\n${moved('a', 'b')}\nlocals {}\n`,
    true,
  );
  check('resource "auth0_client" "$0a" {}', 'b', `resource "auth0_client" "b" {}\n\n${moved('a', 'b')}`, true);
  check(
    'resource "auth0_client" "$0a" {\n} /* x\n y */ # z\n',
    'b',
    `resource "auth0_client" "b" {\n} /* x\n y */ # z\n\n${moved('a', 'b')}\n`,
    true,
  );
  // The next move goes on from there, and the way back turns the last one round.
  const once = `resource "auth0_client" "$0b" {}\n\n${moved('a', 'b')}\n`;
  check(once, 'c', `resource "auth0_client" "c" {}\n\n${moved('b', 'c')}\n\n${moved('a', 'b')}\n`, true);
  check(once, 'c', `resource "auth0_client" "c" {}\n\n${moved('a', 'c')}\n`, false);
  for (const add of [true, false]) check(once, 'a', `resource "auth0_client" "a" {}\n\n${moved('b', 'a')}\n`, add);
});

test('a moved block stands where the resource does, not where it is overridden or referred to', () => {
  check(
    {
      'a_override.tf': 'resource "auth0_client" "a" {}\n',
      'main.tf': 'resource "auth0_client" "a" {}\n',
      'out.tf': 'output "o" {\n  value = auth0_client.$0a\n}\n',
    },
    'b',
    {
      'a_override.tf': 'resource "auth0_client" "b" {}\n',
      'main.tf': 'resource "auth0_client" "b" {}\n\nmoved {\n  from = auth0_client.a\n  to   = auth0_client.b\n}\n',
      'out.tf': 'output "o" {\n  value = auth0_client.b\n}\n',
    },
    true,
  );
});

test('modules move as resources do; data sources, locals and scopes do not', () => {
  check('module "$0a" {}\n', 'b', 'module "b" {}\n\nmoved {\n  from = module.a\n  to   = module.b\n}\n', true);
  check('data "auth0_client" "$0a" {}\n', 'b', 'data "auth0_client" "b" {}\n', true);
  check('locals {\n  $0a = 1\n}\n', 'b', 'locals {\n  b = 1\n}\n', true);
});

test('a moved block that says where the new name has gone is in the way', () => {
  const text =
    'resource "auth0_client" "$0a" {}\nresource "auth0_client" "c" {}\nmoved {\n  from = auth0_client.b\n  to = auth0_client.c\n}\n';
  checkRefused(text, 'b', /"auth0_client.b" has another address now/);
});

test('the same name changes nothing', () => check(swap('apis.tf', '"orders" {', '"orders$0" {'), 'orders', {}, true));

test('names that cannot be', () => {
  const api = swap('apis.tf', '"orders" {', '"orders$0" {');
  for (const name of ['', '1a', 'a b', 'a.b', '"a"', '${a}']) checkRefused(api, name, /is no name\. Use letters/);
  checkRefused(api, 'stock', /"auth0_resource_server.stock" exists already/);
  check(swap('apis.tf', '_scopes" "orders" {', '_scopes" "orders$0" {'), 'stock', {
    'apis.tf': SHOP['apis.tf'].replace('_scopes" "orders"', '_scopes" "stock"'),
    'grants.tf': SHOP['grants.tf'].replace('_scopes.orders', '_scopes.stock'),
  });
  const scope = swap('grants.tf', '["read:all"', '["$0read:all"');
  checkRefused(scope, '', /at least one character/);
  checkRefused(scope, 'a b', /no blanks/);
  checkRefused(scope, 'write:all', /"write:all" exists already/);
});

test('what cannot be renamed says why, before anybody types', () => {
  const refusal = (files: Files | string) => {
    const { context, offset } = atCursor(files);
    return refusalAt(context, offset) ?? '';
  };
  assert.match(refusal(swap('grants.tf', '"https://orders"', '"https:$0//orders"')), /identifier cannot be renamed/);
  assert.match(refusal(swap('locals.tf', '"full"', '"$0full"')), /Variables are set from outside/);
  assert.match(refusal('output "o" {\n  value = auth0_client.$0a\n}'), /"auth0_client.a" is not declared/);
  assert.match(refusal('moved {\n  from = auth0_client.$0a\n}'), /the address before a move/);
  const twice = 'resource "auth0_client" "$0a" {}\nresource "auth0_client" "a" {}\n';
  assert.match(refusal(twice), /declared more than once/);
  checkRefused(twice, 'b', /declared more than once/);
  const grant = 'audience = auth0_resource_server.stock.identifier\n  scopes = [local.write]\n';
  const shared = {
    ...swap('locals.tf', '"write:all"', '"write$0:all"'),
    'more.tf': `resource "auth0_client_grant" "x" {\n  ${grant}}\n`,
  };
  assert.match(refusal(shared), /a scope of several APIs/);
  checkRefused('resource "auth0_client" "$0a" {\n', 'b', /has no end yet/, true);
});

test('the cursor has to be on the name', () => {
  for (const [from, to] of [
    ['auth0_resource_server.orders', 'auth0_$0resource_server.orders'],
    ['.identifier', '.iden$0tifier'],
    ['audience   =', 'aud$0ience   ='],
    ['= toset', '= to$0set'],
  ] as const) {
    if (!SHOP['grants.tf'].includes(from)) continue;
    const { context, offset } = atCursor(swap('grants.tf', from, to));
    assert.equal(prepareRename(context, offset), undefined);
  }
  const { context, offset } = atCursor(swap('apis.tf', '"orders" {', '"orders$0" {'));
  const found = prepareRename(context, offset);
  const from = SHOP['apis.tf'].indexOf('orders" {');
  assert.deepEqual(found, { span: { from, to: from + 6 }, name: 'orders' });
});
