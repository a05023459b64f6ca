import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest } from '../../server/src/language/rules/nearest';

const names = ['name', 'identifier', 'signing_alg', 'signing_secret', 'token_lifetime', 'scopes'];

for (const [word, expected] of [
  ['signing_al', 'signing_alg'],
  ['singing_alg', 'signing_alg'],
  ['sigining_alg', 'signing_alg'],
  ['signing_Alg', 'signing_alg'],
  ['token_liftime', 'token_lifetime'],
  ['indentifer', 'identifier'],
  ['scope', 'scopes'],
  ['nmae', 'name'],
  ['nam', 'name'],
  ['NAME', 'name'],
  ['audience', undefined],
  ['n', undefined],
  ['na', undefined],
  ['', undefined],
  ['token', undefined],
] as const) {
  test(`the name nearest to ${JSON.stringify(word)} is ${expected ?? 'none'}`, () => {
    assert.equal(nearest(word, names), expected);
  });
}

test('a very long word is answered at once', () => {
  assert.equal(nearest('a'.repeat(1_000_000), names), undefined);
});
