import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Module } from '../../server/src/language';
import { parse } from '../../server/src/language/hcl/parser';
import { attributeOf } from '../../server/src/language/hcl/walk';
import {
  createModule,
  expressionThrough,
  folderName,
  literalThrough,
  localModuleCalls,
  localsOf,
  perModule,
  resourcesOf,
  variablesOf,
} from '../../server/src/language/module';
import { terraformVersionConstraints } from '../../server/src/language/requirements';
import { moduleOf } from '../fixture';

const FOLDER = 'file:///module';

function ordered(...names: string[]): string[] {
  const documents = names.map((it) => parse(`${FOLDER}/${it}`, ''));
  return createModule(FOLDER, documents, undefined).documents.map((it) => it.uri.slice(FOLDER.length + 1));
}

test('files stand in the order of their names, override files last', () => {
  const names = ['z.tf', 'override.tf', 'a_override.tofu', 'b.tf', 'B.tofu', 'overrides.tf', 'myoverride.tf'];
  assert.deepEqual(ordered(...names), [
    ...['B.tofu', 'b.tf', 'myoverride.tf', 'overrides.tf', 'z.tf'],
    ...['a_override.tofu', 'override.tf'],
  ]);
});

test('a .tofu file stands for the .tf file of the same name', () => {
  assert.deepEqual(ordered('a.tf', 'a.tofu', 'b.tf', 'c.tofu'), ['a.tofu', 'b.tf', 'c.tofu']);
});

test('a folder’s name is decoded where it can be', () => {
  assert.equal(folderName(moduleOf({}, 'file:///a/my%20module')), 'my module');
  assert.equal(folderName(moduleOf({}, 'file:///a/50%')), '50%');
});

test('what is asked of a module is computed once', () => {
  let count = 0;
  const counted = perModule(() => ++count);
  const [one, other] = [moduleOf({}), moduleOf({})];
  assert.deepEqual([counted(one), counted(one), counted(other), counted(one)], [1, 1, 2, 1]);
});

test('resources and data sources of all files are found, half-typed ones too', () => {
  const module = moduleOf({
    'a.tf': 'resource "auth0_client" "c" {}\nlocals {}\ndata "auth0_tenant" "t" {}\nresource "auth0_role" ',
    'b.tf': 'resource auth0_action x {\n  nested "resource" "y" {}\n}',
  });
  const found = resourcesOf(module).map(({ mode, type, name }) => `${mode} ${type}.${name}`);
  assert.deepEqual(found, [
    'resource auth0_client.c',
    'data auth0_tenant.t',
    'resource auth0_role.',
    'resource auth0_action.x',
  ]);
});

test('the first declaration of a name counts, but one in an override file more', () => {
  const module = moduleOf({
    'a.tf': 'variable "x" {\n  default = 1\n}\nlocals {\n  n = 1\n  m = 1\n}\nlocals {\n  n = 2\n}',
    'b.tf': 'variable "x" {\n  default = 2\n}',
    'override.tf': 'locals {\n  m = 3\n}',
  });
  const x = variablesOf(module).get('x');
  assert.ok(x?.document.uri.endsWith('/a.tf'));
  const value = (name: string) => literalThrough(module, localsOf(module).get(name)?.expression);
  assert.deepEqual([value('n'), value('m')], [1, 3]);
});

const LOCALS = `locals {
  text     = "orders"
  number   = -3600
  nothing  = null
  through  = local.text
  wrapped  = (("\${local.through}"))
  template = "\${local.text}-api"
  circle   = local.circle
  left     = local.right
  right    = local.left
  computed = upper("x")
  object   = { a = 1 }
  missing  =
}
`;

const VALUES: Readonly<Record<string, unknown>> = {
  '"orders"': 'orders',
  'local.text': 'orders',
  'local.number': -3600,
  'local.nothing': null,
  'local.wrapped': 'orders',
  'local.template': undefined,
  'local.circle': undefined,
  'local.left': undefined,
  'local.computed': undefined,
  'local.object.a': undefined,
  'local.missing': undefined,
  'local.unheard': undefined,
  'local.': undefined,
  local: undefined,
  'var.text': undefined,
};

for (const [written, expected] of Object.entries(VALUES)) {
  test(`${written} is known to be ${JSON.stringify(expected) ?? 'known only later'}`, () => {
    const module = moduleOf({ 'a.tf': LOCALS, 'b.tf': `b {\n  value = ${written}\n}\n` });
    assert.equal(literalThrough(module, valueIn(module)), expected);
  });
}

test('what does not lead further is the end of the way', () => {
  const module = moduleOf({ 'a.tf': LOCALS, 'b.tf': 'b {\n  value = local.computed\n}\n' });
  assert.equal(expressionThrough(module, valueIn(module))?.kind, 'call');
  assert.equal(expressionThrough(module, undefined), undefined);
});

function valueIn(module: Module) {
  const body = module.documents[1]?.body.blocks[0]?.body;
  return body && attributeOf(body, 'value')?.value;
}

const SOURCES: Readonly<Record<string, string | undefined>> = {
  './api': 'file:///projects/root/api',
  '../api': 'file:///projects/api',
  '../../api/': 'file:///api',
  './a/../b/./c': 'file:///projects/root/b/c',
  './my api%': 'file:///projects/root/my%20api%25',
  '.\\\\api': 'file:///projects/root/api',
  '../../../api': undefined,
  'terraform-aws-modules/vpc/aws': undefined,
  '/absolute': undefined,
  '...': undefined,
  '': undefined,
  '${var.path}': undefined,
};

for (const [source, uri] of Object.entries(SOURCES)) {
  test(`the source ${JSON.stringify(source)} leads to ${uri ?? 'no folder of ours'}`, () => {
    const text = `module "m" {\n  source = "${source}"\n}\nmodule "x" {}\n`;
    const calls = localModuleCalls(moduleOf({ 'main.tf': text }, 'file:///projects/root'));
    assert.deepEqual(calls.map((it) => it.uri), uri === undefined ? [] : [uri]); // prettier-ignore
  });
}

test('half a character in a source is no reason to fail', () => {
  assert.deepEqual(localModuleCalls(moduleOf({ 'main.tf': 'module "m" {\n  source = "./\ud800"\n}\n' })), []);
});

test('the constraints on Terraform itself are found in all files', () => {
  const module = moduleOf({
    'a.tf': 'terraform {\n  required_version = ">= 1.5"\n}\n',
    'b.tf': 'terraform {\n  required_version = var.x\n}\nterraform {\n  required_version = "< 2"\n}\n',
  });
  assert.deepEqual(terraformVersionConstraints(module).map((it) => it.text), ['>= 1.5', '< 2']); // prettier-ignore
});
