import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DocumentSymbol, documentSymbols, parse, workspaceSymbols } from '../../../server/src/language';
import { moduleOf } from '../../fixture';
import { SHOP, shown } from './navigationChecks';

function outline(text: string): string {
  const lines = (symbols: readonly DocumentSymbol[], indentation: string): string[] =>
    symbols.flatMap(({ kind, name, detail, selection, children }) => [
      `${indentation}${kind} ${name}${detail && ` (${detail})`} @${text.slice(selection.from, selection.to)}`,
      ...lines(children, `${indentation}  `),
    ]);
  return lines(documentSymbols(parse('file:///m/main.tf', text)), '').join('\n');
}

test('blocks with their labels, scopes inside', () => {
  assert.equal(
    outline(SHOP['apis.tf']),
    `resource auth0_resource_server.orders (Orders) @"orders"
resource auth0_resource_server_scopes.orders @"orders"
  scope read:all (See orders) @scopes
  block scopes @scopes
resource auth0_resource_server.stock @"stock"
resource auth0_resource_server_scope.stock (read:all) @"stock"`,
  );
});

test('what else Terraform has', () => {
  assert.equal(
    outline(
      `terraform {
  required_providers {}
}
provider "auth0" {}
variable "v" {}
locals {
  a = 1
}
data "auth0_tenant" "t" {}
module "m" {}
output "o" {}
import {
  to = auth0_client.c
  id = "1"
}
check "c" {
  data "auth0_resource_server" "x" {}
}
resource "auth0_resource_server" "api" {
  dynamic "scopes" {
    content {}
  }
}
`,
    ),
    `block terraform @terraform
  block required_providers @required_providers
provider provider.auth0 @"auth0"
variable var.v @"v"
block locals @locals
  local local.a @a
data data.auth0_tenant.t @"t"
module module.m @"m"
output output.o @"o"
block import (auth0_client.c) @import
block check c @"c"
  block data auth0_resource_server x @"x"
resource auth0_resource_server.api @"api"
  block dynamic scopes @"scopes"
    block content @content`,
  );
});

test('half-typed blocks have a name too', () => {
  for (const text of [
    'resource',
    'resource {',
    'resource "" "" {',
    'data "" {\n',
    '"" {',
    '{',
    'locals {\n  =',
    'locals {\n  x',
  ]) {
    const check = ({ name, span, selection, children }: DocumentSymbol): void => {
      assert.notEqual(name, '');
      assert.ok(span.from <= selection.from && selection.to <= span.to);
      children.forEach(check);
    };
    documentSymbols(parse('file:///m/main.tf', text)).forEach(check);
  }
  assert.equal(
    outline('resource "auth0_resource_server" {\n'),
    'resource auth0_resource_server @"auth0_resource_server"',
  );
});

test('a search finds by letters in order, in all modules, scopes too', () => {
  const shop = moduleOf(SHOP, 'file:///w/my%20shop');
  const other = moduleOf({ 'main.tf': 'resource "auth0_resource_server" "orders" {}' }, 'file:///w/other');
  const found = (query: string) =>
    workspaceSymbols([shop, other], query).map((it) => `${it.kind} ${it.name} (${it.container})`);
  assert.deepEqual(found('server.ORDERS'), [
    'resource auth0_resource_server.orders (my shop)',
    'resource auth0_resource_server_scopes.orders (my shop)',
    'resource auth0_resource_server.orders (other)',
  ]);
  assert.deepEqual(found('rdall'), ['scope read:all (auth0_resource_server_scopes.orders)']);
  assert.deepEqual(found('loc wri'), ['local local.write (my shop)']);
  assert.deepEqual(found('zzz'), []);
  assert.equal(found('').length, 12);
  const [first] = workspaceSymbols([shop], 'server.orders');
  assert.ok(first);
  assert.deepEqual(shown(shop, [first.place]), ['apis.tf: resource "auth0_resource_server" «"orders"» {']);
});

test('a search ends where a list would be too long', () => {
  const text = 'variable "x" {}\n'.repeat(3000);
  assert.equal(workspaceSymbols([moduleOf({ 'main.tf': text })], 'x').length, 1000);
});
