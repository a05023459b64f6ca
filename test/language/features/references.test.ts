import assert from 'node:assert/strict';
import { test } from 'node:test';
import { highlight, references } from '../../../server/src/language';
import { atCursor, type Files, SHOP, shown } from './navigationChecks';

function check(files: Files | string, withDeclarations: boolean, ...places: string[]): void {
  const { context, offset } = atCursor(files);
  assert.deepEqual(shown(context.module, references(context, offset, withDeclarations)), places);
}

const ORDERS = [
  'apis.tf: resource_server_identifier = auth0_resource_server.«orders».identifier',
  'grants.tf: audience   = auth0_resource_server.«orders».identifier',
  'grants.tf: depends_on = [auth0_resource_server_scopes.orders, "auth0_resource_server.«orders»"]',
  'grants.tf: resource_server_identifier = "«https://orders»"',
  'grants.tf: audience = "«https://orders»"',
];

test('references to an API, by name and by identifier, in all files', () => {
  const files = { ...SHOP, 'apis.tf': SHOP['apis.tf'].replace('"orders" {', '"or$0ders" {') };
  check(files, false, ...ORDERS);
  check(files, true, 'apis.tf: resource "auth0_resource_server" "«orders»" {', ...ORDERS);
});

test('a scope is that of its API alone', () => {
  const declared = 'apis.tf: name        = "«read:all»"';
  const used = [
    'grants.tf: scopes     = var.full ? ["«read:all»", local.write] : toset(["read:all"])',
    'grants.tf: scopes     = var.full ? ["read:all", local.write] : toset(["«read:all»"])',
    'grants.tf: name                       = "«read:all»"',
  ];
  check(
    { ...SHOP, 'apis.tf': SHOP['apis.tf'].replace('= "read:all"\n    desc', '= "read$0:all"\n    desc') },
    true,
    declared,
    ...used,
  );
  check(
    { ...SHOP, 'apis.tf': SHOP['apis.tf'].replace('= "read:all"\n}', '= "read$0:all"\n}') },
    false,
    'grants.tf: name                       = "«read:all»"',
  );
});

test('a text in a local is the scope wherever the local is', () => {
  check(
    { ...SHOP, 'locals.tf': SHOP['locals.tf'].replace('"write:all"', '"write:$0all"') },
    true,
    'grants.tf: scope    = ["«write:all»"]',
    'locals.tf: write = "«write:all»"',
  );
});

test('a local, a variable, in templates and indexes', () => {
  const text =
    'variable "v" {}\nlocals {\n  l = var.v\n  m = "x-${local.l$0}-${var.v}" # local.l\n  n = a_b.c[local.l]\n}\n';
  check(
    text,
    true,
    'main.tf: «l» = var.v',
    'main.tf: m = "x-${local.«l»}-${var.v}" # local.l',
    'main.tf: n = a_b.c[local.«l»]',
  );
  check(
    text.replace('$0', '').replace('"v"', '"$0v"'),
    false,
    'main.tf: l = var.«v»',
    'main.tf: m = "x-${local.l}-${var.«v»}" # local.l',
  );
});

test('imports, moves, replace_triggered_by', () => {
  check(
    `resource "a_b" "c$0" {}
import {
  to = a_b.c["x"]
  id = "1"
}
moved {
  from = a_b.old
  to   = a_b.c
}
resource "a_b" "d" {
  lifecycle {
    replace_triggered_by = [a_b.c.id]
    ignore_changes       = [a_b]
  }
}
`,
    false,
    'main.tf: to = a_b.«c»["x"]',
    'main.tf: to   = a_b.«c»',
    'main.tf: replace_triggered_by = [a_b.«c».id]',
  );
});

test('there are none where nothing has a name', () => {
  check('resource "a_b" "c" {\n  x =$0 1\n}', true);
  check('$0', true);
});

test('highlight marks what is in this document, declarations as written', () => {
  const { context, offset } = atCursor({ ...SHOP, 'apis.tf': SHOP['apis.tf'].replace('"orders" {', '"or$0ders" {') });
  const found = highlight(context, offset).map(({ from, to, access }) => [
    context.document.text.slice(from, to),
    access,
  ]);
  assert.deepEqual(found, [
    ['orders', 'write'],
    ['orders', 'read'],
  ]);
});
