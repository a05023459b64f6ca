// Texts that nobody writes: the parser ends, soon, and its tree is a tree.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locate } from '../../../server/src/language/hcl/locate';
import { parse } from '../../../server/src/language/hcl/parser';
import { randomNumbers } from './damage';
import { checkTree } from './treeCheck';

const MEGABYTE = 1_000_000;

/** `piece` again and again, up to that length. */
const much = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length));

function check(text: string): ReturnType<typeof parse> {
  const document = parse('', text);
  checkTree(document);
  for (const offset of [0, text.length >> 1, text.length]) locate(document, offset);
  return document;
}

test('an empty file and one of white space have no errors', () => {
  for (const text of ['', '\ufeff', ' ', '\n', '\r\n', '\t\n  \r\n', '# only a comment', '/* and another */']) {
    assert.deepEqual(check(text).errors, [], JSON.stringify(text));
  }
});

test('a binary file gives errors, and not too many', () => {
  const random = randomNumbers(3);
  const text = Array.from({ length: 200_000 }, () => String.fromCharCode(random(256))).join('');
  const { errors } = check(text);
  assert.ok(errors.length > 0 && errors.length <= 1000);
});

test('lone carriage returns and surrogates are errors, not the end', () => {
  for (const text of ['a = 1\rb = 2', 'a = \ud800', 'a = <<E\nx\ry\nE\n', '\udc00 = 1', 'a "\r" {}']) {
    assert.ok(check(text).errors.length > 0, JSON.stringify(text));
  }
});

// What made parsers slow: each was tried against quadratic reading.
const PIECES = [
  ...[
    'a = 1\n',
    'a',
    '"',
    '{',
    '[',
    '(',
    '}',
    '\n',
    '\r',
    ' ',
    '\\',
    "'",
    '-',
    '!',
    'é',
    '😀',
    '\ud800',
    '#',
    '/*',
    '/*\n',
    '.',
    'a.',
    'a[',
  ],
  ...[
    'a {\n',
    'a {\n}\n}\n',
    'a = {',
    'a = {\nb = {\n',
    'a = [\n{\n',
    'a = (\n',
    'a ? ',
    'a ? b : ',
    '1 + ',
    'f(',
    'f(1,',
    '{for ',
    '[for x in ',
  ],
  ...[
    '${',
    '"${',
    'a = "${\n',
    'a = "${[1,\n',
    'a = "${"x',
    'a = "%{if x}',
    'a = "$${',
    '$',
    'a = {\n"${[\n',
    'x = "${f({\n',
  ],
  ...[
    'a = <<A\n',
    'a = <<A\n}\n',
    'a = <<A\n${\n',
    'a = <<A\n${"\n',
    'a = <<A\n%{ if x }\n',
    'a = <<A\n${<<A\n',
    'a "${',
    'a::',
    '<<',
  ],
];

test('whatever is repeated is read in time that grows with its length', () => {
  for (const piece of PIECES) {
    for (const start of ['', 'a = "', 'b {\na = <<A\n']) {
      const text = start + much(piece, MEGABYTE / 4);
      const begin = performance.now();
      parse('', text);
      const time = performance.now() - begin;
      // A tenth of a second; reading that goes back to the beginning takes several.
      assert.ok(time < 2000, `${JSON.stringify(text.slice(0, 30))} took ${time} ms`);
    }
  }
});

test('two megabytes of text are read', () => {
  for (const piece of ['a = "${b}" # c\n', 'a {\n  b = [1, 2]\n}\n', '}', '"', 'a {']) check(much(piece, 2 * MEGABYTE));
});

test('a line of a megabyte is a line', () => {
  const { errors, body } = check(`a = "${'x'.repeat(MEGABYTE)}"\nb = [${'1, '.repeat(MEGABYTE / 4)}]\n`);
  assert.deepEqual(errors, []);
  assert.equal(body.attributes.length, 2);
});

const NESTED: readonly (readonly [open: string, close: string])[] = [
  ...([
    ['[', ']'],
    ['{ a = ', ' }'],
    ['(', ')'],
    ['"${', '}"'],
    ['f(', ')'],
    ['a[', ']'],
    ['!', ''],
    ['-', ''],
  ] as const),
  ...([
    ['a ? ', ' : b'],
    ['[for x in ', ' : x]'],
    ['{ for x in y : x => ', ' }'],
    ['1 + (', ')'],
    ['1 + ', ''],
  ] as const),
];

for (const [open, close] of NESTED) {
  test(`10,000 times ${open} is valid, and what follows is found`, () => {
    for (const times of [150, 199, 200, 201, 10_000]) {
      const { errors, body } = check(`a = ${open.repeat(times)}1${close.repeat(times)}\nb = 2\n`);
      assert.deepEqual(errors, [], `${times} times`);
      assert.deepEqual(
        body.attributes.map((it) => it.name.text),
        ['a', 'b'],
      );
    }
  });
}

test('10,000 nested blocks are valid, and what follows is found', () => {
  for (const times of [199, 200, 10_000]) {
    const { errors, body } = check(`${'a {\n'.repeat(times)}b = "}"\n${'}\n'.repeat(times)}c = 1\n`);
    assert.deepEqual(errors, []);
    assert.deepEqual(
      body.attributes.map((it) => it.name.text),
      ['c'],
    );
  }
});

test('nested brackets that are not closed are an error', () => {
  for (const [open] of NESTED) {
    if (open !== '!' && open !== '-' && open !== '1 + ')
      assert.ok(check(`a = ${open.repeat(10_000)}`).errors.length > 0, open);
  }
});
