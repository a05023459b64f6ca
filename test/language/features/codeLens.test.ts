import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeLenses } from '../../../server/src/language';
import { contextOf } from '../../fixture';
import { SHOP, shown } from './navigationChecks';

function lenses(text: string, files: Readonly<Record<string, string>> = {}): string[] {
  const context = contextOf(text, { files, name: 'apis.tf' });
  return codeLenses(context).map(({ span, title }) => `${context.document.text.slice(span.from, span.to)}: ${title}`);
}

test('each API says its scopes and references, wherever they are', () => {
  const { 'apis.tf': text, ...files } = SHOP;
  assert.deepEqual(lenses(text, files), [
    'resource "auth0_resource_server" "orders": 2 scopes - 5 references',
    'resource "auth0_resource_server" "stock": 1 scope - 2 references',
  ]);
});

test('the places of the references come with it', () => {
  const { 'apis.tf': text, ...files } = SHOP;
  const context = contextOf(text, { files, name: 'apis.tf' });
  assert.deepEqual(shown(context.module, codeLenses(context)[1]?.places ?? []), [
    'apis.tf: resource_server_identifier = "«https://stock»"',
    'grants.tf: resource_server_identifier = auth0_resource_server.«stock».identifier',
  ]);
});

test('scopes that cannot be counted are not', () => {
  const api = 'resource "auth0_resource_server" "a" {\n  identifier = "x"\n}\n';
  const scopes = (body: string) =>
    `resource "auth0_resource_server_scopes" "a" {\n  resource_server_identifier = auth0_resource_server.a.identifier\n${body}}\n`;
  const dynamic = '  dynamic "scopes" {\n    for_each = var.x\n    content {\n      name = scopes.value\n    }\n  }\n';
  const header = 'resource "auth0_resource_server" "a"';
  assert.deepEqual(lenses(api), [`${header}: 0 references`]);
  assert.deepEqual(lenses(api + scopes(dynamic)), [`${header}: 1 reference`]);
  assert.deepEqual(lenses(`${api}${scopes(`  scopes {\n    name = "b"\n  }\n${dynamic}`)}`), [
    `${header}: 1+ scopes - 1 reference`,
  ]);
});

test('an API without a name, and one that stands twice', () => {
  assert.deepEqual(lenses('resource "auth0_resource_server" {\n'), ['resource "auth0_resource_server": 0 references']);
  const api = 'resource "auth0_resource_server" "a" {}\n';
  assert.equal(
    lenses(`${api}${api}output "o" {\n  value = auth0_resource_server.a\n}\n`).filter((it) =>
      it.endsWith(': 1 reference'),
    ).length,
    2,
  );
});
