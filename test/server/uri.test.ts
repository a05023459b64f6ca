import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonical, child, nameOf, parent } from '../../server/src/uri';

for (const [spelling, expected] of [
  ['file:///home/a/main.tf', 'file:///home/a/main.tf'],
  ['file:///home/a b/[x] (1)/é+@.tf', 'file:///home/a%20b/%5Bx%5D%20%281%29/%C3%A9%2B%40.tf'],
  ['file:///home/a%20b/main.tf', 'file:///home/a%20b/main.tf'],
  ['file:///C:/a/main.tf', 'file:///c%3A/a/main.tf'],
  ['file:///c%3a/a/main.tf', 'file:///c%3A/a/main.tf'],
  ['file://server/share/main.tf', 'file://server/share/main.tf'],
  ['file:///a/100%/main.tf', 'file:///a/100%25/main.tf'],
  ['untitled:Untitled-1', 'untitled:Untitled-1'],
  ['git:/a/main.tf?{"ref":"HEAD"}', 'git:/a/main.tf?{"ref":"HEAD"}'],
  ['no uri at all', 'no uri at all'],
] as const) {
  test(`${spelling} is ${expected}, and stays so`, () => {
    assert.equal(canonical(spelling), expected);
    assert.equal(canonical(expected), expected);
  });
}

test('a name is encoded inside its folder and decoded from its URI', () => {
  const uri = child('file:///a', 'b #1?.tf');
  assert.equal(uri, 'file:///a/b%20%231%3F.tf');
  assert.equal(nameOf(uri), 'b #1?.tf');
  assert.equal(parent(uri), 'file:///a');
  assert.equal(parent('untitled:Untitled-1'), '');
});

test('half a surrogate pair in a name does no harm', () => {
  assert.equal(child('file:///a', '\ud800.tf'), 'file:///a/\ud800.tf');
});
