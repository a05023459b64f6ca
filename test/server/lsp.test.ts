import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDocumentationKey, withoutTabStops } from '../../server/src/lsp';

for (const [snippet, expected] of [
  ['name = "$0"', 'name = ""'],
  ['scopes {\n  value = "${1:read:users}"\n  $0\n}', 'scopes {\n  value = "read:users"\n  \n}'],
  ['"\\${var.${1:name}\\}"$0', '"${var.name}"'],
  ['${1}-$2-\\\\-\\$0', '--\\-$0'],
  ['${1:a \\} b \\$ c}', 'a } b $ c'],
  ['no tab stop } here', 'no tab stop } here'],
] as const) {
  test(`${JSON.stringify(snippet)} without its tab stops is ${JSON.stringify(expected)}`, () => {
    assert.equal(withoutTabStops(snippet), expected);
  });
}

const key = { mode: 'resource', type: 'auth0_resource_server', path: 'name', version: '1.2.0' };

test('what comes back with an item is read with care', () => {
  const read = (data: unknown) => toDocumentationKey({ label: 'format', data });
  assert.deepEqual(read({ ...key, more: 1 }), key);
  assert.deepEqual(read({ ...key, value: 'x' }), { ...key, value: 'x' });
  for (const data of [undefined, null, false, 'x', {}, { ...key, mode: 'other' }, { ...key, path: 1 }]) {
    assert.equal(read(data), undefined);
  }
});

test('what the list says for all its items is completed by the name of the item', () => {
  const { mode, type, version } = key;
  const data = { mode, type, version, within: 'token_encryption.' };
  assert.deepEqual(toDocumentationKey({ label: 'format', data }), { ...key, path: 'token_encryption.format' });
});
