import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelsFor } from '../../client/src/tenant/names';

const label = (name: string, identifier = 'https://api.example.com/orders', taken: readonly string[] = []) =>
  labelsFor([{ name, identifier }], new Set(taken))[0];

const names: Readonly<Record<string, string>> = {
  'Orders API': 'orders_api',
  'Example API (prod)': 'example_api_prod',
  'my-api': 'my_api',
  Überweisung: 'uberweisung',
  'Straße Ærø Łódź': 'strasse_aero_lodz',
  'Crème brûlée №2': 'creme_brulee_no2',
  '  __Twin__  ': 'twin',
  'Rocket 🚀 API': 'rocket_api',
  '2024': 'api_2024',
  '9.9 lives': 'api_9_9_lives',
  '2024 2025 API': 'api_2024_2025_api',
  '${var.name}': 'var_name',
  resource: 'resource',
};

for (const [name, expected] of Object.entries(names)) {
  test(`"${name}" becomes ${expected}`, () => assert.equal(label(name), expected));
}

test('a name that ASCII cannot write gives way to the identifier', () => {
  assert.equal(label('日本語', 'https://api.example.com/orders'), 'api_example_com_orders');
  assert.equal(label('日本語 API', 'urn:orders'), 'urn_orders');
  assert.equal(label('واجهة', '2024'), 'api_2024');
  assert.equal(label('', 'https://Shop.example.com/'), 'shop_example_com');
});

test('where nothing can be written, api is left', () => {
  assert.equal(label('---', '---'), 'api');
  assert.equal(label('🚀', 'https://🚀'), 'api');
  assert.equal(label('日本語 orders', 'https://注文'), 'orders');
});

test('long names are cut', () => {
  assert.equal(label('n'.repeat(200)), 'n'.repeat(64));
  assert.equal(label(`${'n'.repeat(63)} ${'m'.repeat(9)}`), 'n'.repeat(63));
});

test('no two names are equal, and none is taken', () => {
  const apis = ['foo', 'foo', 'foo_2', 'Foo', 'bar'].map((name) => ({ name, identifier: 'x' }));
  assert.deepEqual(labelsFor(apis, new Set()), ['foo', 'foo_2', 'foo_2_2', 'foo_3', 'bar']);
  assert.deepEqual(labelsFor(apis, new Set(['foo', 'foo_3', 'bar'])), ['foo_2', 'foo_4', 'foo_2_2', 'foo_5', 'bar_2']);
});
