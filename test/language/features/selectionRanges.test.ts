import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, selectionRanges } from '../../../server/src/language';
import { cursor } from '../../fixture';

/** What is selected, step by step; the whole text, which comes last, is left out. */
function check(marked: string, ...expected: string[]): void {
  const { text, offset } = cursor(marked);
  const texts = selectionRanges(parse('file:///m/main.tf', text), offset).map(({ from, to }) => text.slice(from, to));
  assert.equal(texts.pop(), text);
  assert.deepEqual(texts, expected);
}

test('from a word in a value to the block', () => {
  const inner = 'c = "x" + d.e[0].f';
  const [before, after] = ['a "b" {\n  ', '\n}'];
  const around = [inner, `\n  ${inner}\n`, `{\n  ${inner}\n}`, `${before}${inner}${after}`];
  check(`\n${before}c = "x" + $0d.e[0].f${after}`, 'd', 'd.e', 'd.e[0]', 'd.e[0].f', '"x" + d.e[0].f', ...around);
  check(`\n${before}c = "$0x" + d.e[0].f${after}`, 'x', '"x"', '"x" + d.e[0].f', ...around);
  check(`\n${before}$0c = "x" + d.e[0].f${after}`, 'c', ...around);
});

test('a step of a reference begins with its name, and its reference before it', () => {
  check('a = b.c$0.d', 'c', 'b.c', 'b.c.d');
  check('a = b[$00].d', '0', '[0]', 'b[0]', 'b[0].d');
});

test('from one of several attributes to all that stands in the braces', () => {
  check(
    '\na {\n  b = $01\n  c = 2\n}',
    '1',
    'b = 1',
    'b = 1\n  c = 2',
    '\n  b = 1\n  c = 2\n',
    '{\n  b = 1\n  c = 2\n}',
    'a {\n  b = 1\n  c = 2\n}',
  );
});

test('lists, objects, calls, templates', () => {
  check('a = [1, $02]', '2', '[1, 2]');
  check('a = { b = $0c }', 'c', 'b = c', '{ b = c }');
  check('a = f(1, g($02))', '2', 'g(2)', 'f(1, g(2))');
  check('a = "x-${v$0ar.y}"', 'var', 'var.y', '${var.y}', 'x-${var.y}', '"x-${var.y}"');
});

test('headers and labels', () => {
  check('\na "b$0c" "d" {}', 'bc', '"bc"', 'a "bc" "d"', 'a "bc" "d" {}');
  check('\n$0a "bc" {}', 'a', 'a "bc"', 'a "bc" {}');
});

test('comments, inside a block too', () => {
  check('a {\n  # x $0y\n}', '# x y', '\n  # x y\n', '{\n  # x y\n}');
});

test('half-typed text', () => {
  check('\na "b" {\n  c = "x$0\n', 'x', '"x', 'c = "x', '\n  c = "x\n', '{\n  c = "x\n', 'a "b" {\n  c = "x\n');
  check('\na "b$0', 'b', '"b', 'a "b');
  check('$0');
});
