import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Api, apiAt, apisOf } from '../../server/src/language/apis';
import { moduleOf } from '../fixture';

const api = (body: string, name = 'orders') => `resource "auth0_resource_server" "${name}" {\n${body}\n}\n`;
const scope = (body: string, name = 's') => `resource "auth0_resource_server_scope" "${name}" {\n${body}\n}\n`;
const scopes = (body: string, name = 's') => `resource "auth0_resource_server_scopes" "${name}" {\n${body}\n}\n`;

const ORDERS = api('  name = "Orders"\n  identifier = "https://orders"');
const REFERENCE = 'resource_server_identifier = auth0_resource_server.orders.identifier';
const LITERAL = 'resource_server_identifier = "https://orders"';
const COMPUTED = 'resource_server_identifier = var.identifier';

/** `read write`, and `...` where there may be more. */
function summary(api: Api | undefined): string {
  assert.ok(api);
  const { scopes, complete } = api;
  return [...scopes.map((it) => it.name), ...(complete ? [] : ['...'])].join(' ');
}

const SCOPES: readonly [what: string, text: string, expected: string][] = [
  ['none', ORDERS, '...'],
  ['inline blocks', api('scopes {\n value = "read"\n description = "Read"\n}\nscopes {\n value = "write"\n}'), 'read write'],
  ['inline blocks with a computed value', api('scopes {\n value = "read"\n}\nscopes {\n value = var.x\n}'), 'read ...'],
  ['a dynamic block', api('scopes {\n value = "read"\n}\ndynamic "scopes" {\n for_each = var.x\n}'), 'read ...'],
  ['an attribute', api('scopes = var.scopes'), '...'],
  ['a scope by reference', ORDERS + scope(`${REFERENCE}\nscope = "read"`), 'read'],
  ['a scope by literal identifier', ORDERS + scope(`${LITERAL}\nscope = "read"`), 'read'],
  ['a scope by index', ORDERS + scope('resource_server_identifier = auth0_resource_server.orders[0].identifier\nscope = "read"'), 'read'],
  ['a scope in a template', ORDERS + scope('resource_server_identifier = "${auth0_resource_server.orders.identifier}"\nscope = "read"'), 'read'],
  ['a scope for each of some', ORDERS + scope(`${REFERENCE}\nfor_each = var.scopes\nscope = each.key`), '...'],
  ['a scope of an unknown API', ORDERS + scope(`${COMPUTED}\nscope = "read"`), '...'],
  ['a scope of another API', ORDERS + scope('resource_server_identifier = "https://other"\nscope = "read"'), '...'],
  ['a scope without an API yet', ORDERS + scope('scope = "read"'), '...'],
  ['scopes in a list resource', ORDERS + scopes(`${REFERENCE}\nscopes {\n name = "read"\n}\nscopes {\n name = "write"\n}`), 'read write'],
  ['a dynamic list', ORDERS + scopes(`${REFERENCE}\ndynamic "scopes" {\n for_each = var.x\n}`), '...'],
  ['both resources', ORDERS + scope(`${LITERAL}\nscope = "a"`) + scopes(`${REFERENCE}\nscopes {\n name = "b"\n}`), 'b a'],
  ['one known and one unknown owner', ORDERS + scope(`${LITERAL}\nscope = "a"`) + scope(`${COMPUTED}\nscope = "b"`, 't'), 'a ...'],
  ['a computed identifier and scopes of a literal one', api('identifier = var.x') + scope(`${REFERENCE}\nscope = "a"`) + scope(`${LITERAL}\nscope = "b"`, 't'), 'a ...'],
]; // prettier-ignore

for (const [what, text, expected] of SCOPES) {
  test(`the scopes of an API with ${what} are ${expected}`, () => {
    assert.equal(summary(apisOf(moduleOf({ 'main.tf': text }))[0]), expected);
  });
}

test('a scope has its description, and the place where its name stands', () => {
  const text =
    ORDERS + scope(`${REFERENCE}\nscope = "read"\ndescription = local.text`) + 'locals {\n  text = "Read"\n}\n';
  const [found] = apisOf(moduleOf({ 'main.tf': text }))[0]?.scopes ?? [];
  assert.ok(found);
  assert.equal(found.description, 'Read');
  assert.equal(text.slice(found.place.span.from, found.place.span.to), '"read"');
});

test('name and identifier are known where they are literals, also through locals', () => {
  const text = `${api('name = local.name\nidentifier = "https://${var.host}"')}locals {\n  name = "Orders"\n}\n`;
  const [found] = apisOf(moduleOf({ 'main.tf': text }));
  assert.equal(found?.displayName, 'Orders');
  assert.equal(found.identifier, undefined);
});

test('an override file changes the API that it overrides and is no API of its own', () => {
  const module = moduleOf({
    'main.tf': api('name = "Orders"\nidentifier = "https://orders"\nscopes {\n value = "read"\n}'),
    'override.tf': api('identifier = "https://other"\nscopes {\n value = "write"\n}'),
  });
  const [found, ...others] = apisOf(module);
  assert.deepEqual(others, []);
  assert.equal(found?.document.uri, 'file:///module/main.tf');
  assert.deepEqual([found.displayName, found.identifier, summary(found)], ['Orders', 'https://other', 'write']);
});

test('two APIs of one name, an error of Terraform’s, are two', () => {
  const found = apisOf(moduleOf({ 'main.tf': api('name = "a"') + api('name = "b"') }));
  assert.deepEqual(found.map((it) => it.displayName), ['a', 'b']); // prettier-ignore
});

test('an attribute leads to the API that it means', () => {
  const grant = (audience: string) =>
    `locals {\n  orders = auth0_resource_server.orders.identifier\n}\nx {\n  audience = ${audience}\n}\n`;
  const found = (audience: string) => {
    const module = moduleOf({ 'main.tf': ORDERS, 'x.tf': grant(audience) });
    return apiAt(module, module.documents[1]?.body.blocks[1]?.body.attributes[0]?.value)?.name;
  };
  assert.equal(found('auth0_resource_server.orders.identifier'), 'orders');
  assert.equal(found('auth0_resource_server.orders'), 'orders');
  assert.equal(found('local.orders'), 'orders');
  assert.equal(found('"https://orders"'), 'orders');
  assert.equal(found('"https://unheard"'), undefined);
  assert.equal(found('auth0_resource_server.unheard.identifier'), undefined);
  assert.equal(found('data.auth0_resource_server.orders.identifier'), undefined);
  assert.equal(found('var.x'), undefined);
});

test('10,000 files with an API and its scope each are looked through in one go', () => {
  const files = Array.from({ length: 10_000 }, (_, n) => {
    const text =
      api(`identifier = "https://${n}"`, `a${n}`) +
      scope(`resource_server_identifier = "https://${n}"\nscope = "s${n}"`, `s${n}`);
    return [`f${n}.tf`, text] as const;
  });
  const module = moduleOf(Object.fromEntries(files));
  const found = apisOf(module);
  assert.ok(found.every((it) => summary(it) === it.name.replace('a', 's')));
  assert.equal(apisOf(module), found);
});
