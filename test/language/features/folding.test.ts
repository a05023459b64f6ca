import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldingRanges, parse } from '../../../server/src/language';

/** Lines, from 1: the first stays, those after it up to the last are hidden. */
function folds(text: string): string[] {
  const line = (offset: number) => text.slice(0, offset).split('\n').length;
  return foldingRanges(parse('file:///m/main.tf', text)).map(
    ({ from, to, kind }) => `${line(from)}-${line(to)}${kind === 'comment' ? ' comment' : ''}`,
  );
}

test('blocks fold up to the line of their brace, those inside too', () => {
  assert.deepEqual(folds('a {\n  b {\n    c = 1\n  }\n}\n'), ['1-4', '2-3']);
  assert.deepEqual(folds('a {\r\n  b = 1\r\n}\r\n'), ['1-2']);
});

test('what stands on one line, or leaves nothing to hide, does not fold', () => {
  assert.deepEqual(folds('a { b = 1 }\nc {}\nd {\n}\ne = [\n]\n'), []);
});

test('lists, objects, calls, fors, heredocs', () => {
  assert.deepEqual(folds('a = [\n  1,\n]\nb = {\n  c = 1\n}\n'), ['1-2', '4-5']);
  assert.deepEqual(folds('a = [for x in y :\n  x\n]\nb = (\n  1\n)\n'), ['1-2', '4-5']);
  assert.deepEqual(folds('a = <<EOT\nx\ny\nEOT\nb = <<-EOT\n  x\n  EOT\n'), ['1-3', '5-6']);
});

test('one line begins one fold, the greatest', () => {
  assert.deepEqual(folds('a = toset([\n  1,\n  2,\n])\n'), ['1-3']);
  assert.deepEqual(folds('a = f([\n  1,\n], [\n  2,\n])\n'), ['1-4', '3-4']);
});

test('comments: those of several lines, and neighbours', () => {
  assert.deepEqual(folds('# a\n# b\n// c\na = 1\n# d\n\n# e\n'), ['1-3 comment']);
  assert.deepEqual(folds('/*\n a\n*/\na = 1 # x\n# y\n/* z */\n'), ['1-2 comment']);
  assert.deepEqual(folds('b {\n  # a\n  # b\n  c = 1 # d\n  # e\n}\n'), ['1-5', '2-3 comment']);
});

test('what nobody has closed folds to its last line', () => {
  assert.deepEqual(folds('a {\n  b = 1\n\n'), ['1-2']);
  assert.deepEqual(folds('a = <<EOT\nx\ny\n'), ['1-3']);
  assert.deepEqual(folds('a {\n  b = [\n    1,\n}\nc {\n  d = 1\n}\n').at(-1), '5-6');
});
