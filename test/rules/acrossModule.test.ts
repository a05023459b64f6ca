// The rules that hold what several blocks say of one API against one another: several files, several versions, bad input.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { validate } from '../../server/src/language/features/validate';
import { rulesAcrossModule } from '../../server/src/language/rules/acrossModule';
import { contextOf, moduleOf } from '../fixture';
import { fixtures, readFixture } from './annotate';

const IDS = new Set(rulesAcrossModule.map((it) => it.id));

const api = (identifier = '"https://api"', more = '', name = 'api') =>
  `resource "auth0_resource_server" "${name}" {\n  identifier = ${identifier}\n  ${more}\n}\n`;
const list = (name: string, of = 'auth0_resource_server.api.identifier', more = '') =>
  `resource "auth0_resource_server_scopes" "${name}" {\n  resource_server_identifier = ${of}\n  ${more}\n  scopes {\n    name = "read:orders"\n  }\n}\n`;
const grant = (scopes: string, more = '') =>
  `resource "auth0_client_grant" "grant" {\n  client_id = "c"\n  audience = "https://api"\n  scopes = ${scopes}\n  ${more}\n}\n`;
const locals = (text: string) => `locals {\n  ${text}\n}\n`;
const DEPENDS = 'depends_on = [auth0_resource_server_scopes.a]';

/** What these rules find in a file of a module, in order. */
function found(text: string, files: Readonly<Record<string, string>> = {}, version = '1.55.0'): string {
  const all = validate(contextOf(text, { version, files })).map((it) => it.rule);
  return all.filter((it) => IDS.has(it)).join(' ');
}

describe('two lists of scopes', () => {
  const CASES: readonly [what: string, text: string, expected: string][] = [
    ['of one API', api() + list('a') + list('b'), 'scopes-twice scopes-twice'],
    ['of one API, by reference and by identifier', api() + list('a') + list('b', '"https://api"'), 'scopes-twice scopes-twice'],
    ['of one API, through a local', api() + list('a') + list('b', 'local.id') + locals('id = "https://api"'), 'scopes-twice scopes-twice'],
    ['of one API, with the prefix of resources', api() + list('a') + list('b', 'resource.auth0_resource_server.api.identifier'), 'scopes-twice scopes-twice'],
    ['of one API, whose identifier is computed', api('var.x') + list('a') + list('b'), 'scopes-twice scopes-twice'],
    ['of two APIs', api() + list('a') + list('b', 'var.x'), ''],
    ['of an API that is counted', api('"https://api"', 'count = 2') + list('a') + list('b'), ''],
    ['of copies of an API', api('each.key', 'for_each = var.x') + list('a', 'auth0_resource_server.api["a"].identifier') + list('b', 'auth0_resource_server.api["b"].identifier'), ''],
    ['of which one may not exist', api() + list('a') + list('b', undefined, 'count = var.x ? 1 : 0'), ''],
    ['of which one does not exist', api() + list('a') + list('b', undefined, 'count = 0'), ''],
    ['of which one is counted and exists', api() + list('a') + list('b', undefined, 'count = 1'), 'scopes-twice scopes-twice'],
    ['of which one is switched off', api() + list('a') + list('b', undefined, 'lifecycle {\n enabled = false\n }'), ''],
    ['of which one is made for each of nothing', api() + list('a') + list('b', undefined, 'for_each = toset([])'), ''],
    ['of which one is made for each of something', api() + list('a') + list('b', undefined, 'for_each = local.x') + locals('x = { a = 1 }'), 'scopes-twice scopes-twice'],
    ['of APIs in two tenants', api() + list('a') + list('b', '"https://api"', 'provider = auth0.other'), ''],
    ['with one label', api() + list('a') + list('a'), ''],
    ['of two APIs with one label', api() + api('"https://other"') + list('a') + list('b'), ''],
    ['of what is half-typed', api() + list('a', 'auth0_resource_server.') + list('b', 'auth0_resource_server.'), ''],
    ['of a circle of locals', list('a', 'local.x') + list('b', 'local.x') + locals('x = local.y\n  y = local.x'), ''],
    ['of a circle of data sources', list('a', 'data.auth0_resource_server.x.identifier') + list('b', 'data.auth0_resource_server.y.identifier') + 'data "auth0_resource_server" "x" {\n  identifier = data.auth0_resource_server.y.identifier\n}\ndata "auth0_resource_server" "y" {\n  identifier = data.auth0_resource_server.x.identifier\n}\n', 'scopes-not-imported scopes-not-imported'],
  ]; // prettier-ignore
  for (const [what, text, expected] of CASES) {
    test(`${what}: ${expected || 'right'}`, () => assert.equal(found(text), expected));
  }
});

describe('a grant of scopes', () => {
  const CASES: readonly [what: string, text: string, expected: string][] = [
    ['that the API has', api() + list('a') + grant('["read:orders"]', DEPENDS), ''],
    ['that the API has not', api() + list('a') + grant('["x"]', DEPENDS), 'undeclared-scope'],
    ['in a list within a list', api() + list('a') + grant('concat(["x"], toset(["read:orders"]))', DEPENDS), 'undeclared-scope'],
    ['of which one is chosen later', api() + list('a') + grant('var.x ? ["x"] : ["y"]', DEPENDS), ''],
    ['in a circle of locals', api() + list('a') + grant('local.x', DEPENDS) + locals('x = concat(local.x, ["read:orders"])'), ''],
    ['where another resource may give more', api() + list('a') + list('b', 'var.x') + grant('["x"]', DEPENDS), ''],
    ['of an API that is counted', api('"https://api"', 'count = 1') + list('a') + grant('["x"]', DEPENDS), ''],
    ['of one of Auth0’s own APIs', api('"https://shop.eu.auth0.com/api/v2/"') + list('a') + grant('["x"]', DEPENDS).replace('https://api', 'https://shop.eu.auth0.com/api/v2/'), 'scopes-not-imported'],
    ['in another tenant', api() + list('a') + grant('["x"]', 'provider = auth0.other'), ''],
    ['by a provider that is not Auth0’s', api() + list('a') + grant('["x"]', 'provider = other'), ''],
    ['that waits for nothing', api() + list('a') + grant('["read:orders"]'), 'missing-dependency'],
    ['that is half-typed', api() + list('a') + 'resource "auth0_client_grant" "grant" {\n  audience = "https://api"\n  scopes = [\n', ''],
    ['that waits by a local', api() + list('a') + grant('local.x') + locals('x = auth0_resource_server_scopes.a.scopes[*].name'), ''],
    ['that waits by a circle of resources', api() + list('a') + grant('["read:orders"]', 'depends_on = [auth0_client.c]') + 'resource "auth0_client" "c" {\n  name = auth0_client_grant.grant.id\n  depends_on = [auth0_resource_server_scopes.a]\n}\n', ''],
  ]; // prettier-ignore
  for (const [what, text, expected] of CASES) {
    test(`${what}: ${expected || 'right'}`, () => assert.equal(found(text), expected));
  }
});

test('each of two blocks in two files is reported in its own', () => {
  const files = { 'api.tf': api(), 'a.tf': list('a'), 'main.tf': list('b') };
  const [one, other] = ['a.tf', 'main.tf'].map((name) => {
    const context = contextOf(files[name as keyof typeof files], { version: '1.55.0', name, files });
    const [only] = validate(context);
    return only?.related.map((it) => it.uri);
  });
  assert.deepEqual([one, other], [['file:///module/main.tf'], ['file:///module/a.tf']]);
});

test('an override file is part of what it overrides', () => {
  const override = { 'override.tf': list('a', undefined, 'count = 0').replace('read:', 'create:') };
  assert.equal(found(api() + list('a') + list('b'), override), '');
});

test('an import block of a calling module counts for what it calls', () => {
  const text = list('a', '"https://elsewhere"');
  const block = 'import {\n  to = module.child.auth0_resource_server_scopes.a\n  id = "https://elsewhere"\n}\n';
  const root = moduleOf({ 'main.tf': `module "child" {\n  source = "./child"\n}\n${block}` }, 'file:///root');
  const module = moduleOf({ 'main.tf': text }, 'file:///root/child', [root]);
  const context = { ...contextOf(text, { version: '1.55.0' }), module };
  const [document] = module.documents;
  assert.ok(document);
  assert.deepEqual(validate({ ...context, document }), []);
  assert.equal(found(text), 'scopes-not-imported');
});

test('no prefix of any fixture is too much', () => {
  for (const name of fixtures().filter((it) => IDS.has(it.split('.', 1)[0] ?? ''))) {
    for (const { document, module } of readFixture(name)) {
      for (let end = 0; end < document.text.length; end += 7) {
        const others = module.documents.filter((it) => it !== document);
        const files = Object.fromEntries(others.map((it) => [it.uri.slice('file:///module/'.length), it.text]));
        validate(contextOf(document.text.slice(0, end), { version: '1.0.0', files }));
      }
    }
  }
});

describe('10,000 files are read once for all of them', () => {
  const N = 10_000;
  const range = [...Array(N).keys()];
  const MODULES: Readonly<Record<string, (index: number) => string>> = {
    'with an API each': (it) => api(`"https://${it}"`, '', `a${it}`) + list(`s${it}`, `auth0_resource_server.a${it}.identifier`),
    'with one scope of one API each': (it) =>
      `resource "auth0_resource_server_scope" "s${it}" {\n  resource_server_identifier = "https://api"\n  scope = "read"\n}\n`,
    'with one label': () => api() + list('a'),
    'with a link each of a chain of locals': (it) => locals(`l${it} = local.l${it + 1}`) + list(`s${it}`, `local.l${it}`),
  }; // prettier-ignore
  for (const [what, file] of Object.entries(MODULES)) {
    test(what, () => {
      const module = moduleOf(Object.fromEntries(range.map((it) => [`f${it}.tf`, file(it)])));
      const { settings } = contextOf('', { version: '1.55.0' });
      const start = performance.now();
      const check = (count: number) => {
        for (const document of module.documents.slice(0, count)) validate({ document, module, settings });
      };
      check(1);
      const first = performance.now();
      check(N / 10);
      const rest = performance.now() - first;
      assert.ok(first - start < 15_000, `the first: ${first - start} ms`);
      assert.ok(rest < 15_000, `a tenth of all: ${rest} ms`);
    });
  }
});
