// Text that somebody is typing: what is around the broken place is still found, and one mistake is one error.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '../../../server/src/language/hcl/parser';
import { type Attribute, type Block, type Body, type Document } from '../../../server/src/language/hcl/tree';
import { mutants, sampleFiles } from './damage';
import { checkTree, dump } from './treeCheck';

function tree(text: string): string {
  const document = parse('', text);
  checkTree(document);
  assert.ok(document.errors.length > 0, 'The text is wrong on purpose.');
  return dump(document.body);
}

const BROKEN: Readonly<Record<string, readonly [text: string, expected: string]>> = {
  'a line break ends an attribute': ['a =\nb = 1\n', 'a = ?; b = 1'],
  'a lone word is an attribute to be': ['a {\n  sign\n  b = 1\n}\n', 'a {sign ?; b = 1}'],
  'an open quote ends at the end of the line': ['a = "x\nb = 1\n', 'a = (quoted "x" !); b = 1'],
  'an open label ends at the end of the line': ['a "b\nc = 1\n', 'a "b"! ?; c = 1'],
  'an open label does not swallow the brace after it': ['a "b {\n  c = 1\n}\n', 'a "b"! {c = 1}'],
  'a header without a brace has no body': ['a "b"\nc = 1\n', 'a "b" ?; c = 1'],
  'a brace on the next line belongs to the header': ['a "b"\n{\n  c = 1\n}\n', 'a "b" {c = 1}'],
  'a name is missing after a dot': ['a = b.\nc = 1\n', 'a = b.?; c = 1'],
  'an operand is missing': ['a = 1 +\nb = 1\n', 'a = (+ 1 ?); b = 1'],
  'a conditional is half written': ['a = b ?\nc = d ? 1\ne = f ? 1 :\n', 'a = (? b ? ?); c = (? d 1 ?); e = (? f 1 ?)'],
  'an open list ends before an attribute': ['a = [1,\nb = 2\n', 'a = [1, !]; b = 2'],
  'an open list ends before a block': ['a {\n  b = [\n  c {\n  }\n}\n', 'a {b = [!]; c {}}'],
  'an open list ends before the brace of its block': ['a {\n  b = [1\n}\nc = 2\n', 'a {b = [1, !]}; c = 2'],
  'an open call ends before an attribute': ['a = f(1,\nb = 2\n', 'a = (call f 1 !); b = 2'],
  'an open parenthesis ends before an attribute': ['a = (1\nb = 2\n', 'a = (paren 1 !); b = 2'],
  'an open index ends before an attribute': ['a = b[1\nc = 2\n', 'a = b[1!; c = 2'],
  'an open ${ ends with its string': ['a = "${b"\nc = 1\n', 'a = (quoted ${b!); c = 1'],
  'an open ${ ends with its line': ['a = "${b.\nc = 1\n', 'a = (quoted ${b.?! !); c = 1'],
  'a quote after ${ closes the string': ['a = "${"\nc = 1\n', 'a = (quoted ${?!); c = 1'],
  'an open ${ in a heredoc ends with its line': [
    'a = <<E\nx ${b.\ny\nE\nc = 1\n',
    'a = (<<E "x " ${b.?! "\\ny\\n"); c = 1',
  ],
  'an open ${ in a heredoc is not closed by a later line': [
    'a = <<E\nx ${b.\n}\nE\nc = 1\n',
    'a = (<<E "x " ${b.?! "\\n}\\n"); c = 1',
  ],
  'an open ${ does not swallow the brace of its block': [
    'a {\n  b = "${c\n}\nd = 1\n',
    'a {b = (quoted ${c! !)}; d = 1',
  ],
  'an item without a comma is an item': ['a = [1 2, 3]\n', 'a = [1, 2, 3]'],
  'junk after a value is dropped': ['a = 1 ] 2\nb = 1\n', 'a = 1; b = 1'],
  'junk for a value is invalid': ['a = ]\nb = * 2\n', 'a = invalid; b = invalid'],
  'a colon for an equals sign is understood': ['a: 1\n', 'a = 1'],
  'a name in quotes is understood': ['"a" = 1\n', 'a = 1'],
  'several attributes on one line are understood': ['a { b = 1, c = 2 }\n', 'a {b = 1; c = 2}'],
  'an object item without a value': ['a = {\n  b =\n  c = 1\n  d\n}\n', 'a = {b = ?, c = 1, d ?}'],
  'an attribute set twice is there twice': ['a = 1\na = 2\n', 'a = 1; a = 2'],
  'a block that is not closed ends before the next top-level block': [
    'a "b" {\n  c = 1\n\nresource "d" "e" {\n  f = 1\n}\n',
    'a "b" {c = 1}!; resource "d" "e" {f = 1}',
  ],
  'a nested block that is not closed ends before less indented items': [
    'a {\n  b {\n    c = 1\n\n  d = 2\n}\ne = 3\n',
    'a {b {c = 1}!; d = 2}; e = 3',
  ],
  'a nested block that is not closed ends before the brace of its parent': [
    'a {\n  b {\n    c = 1\n}\ne {\n}\n',
    'a {b {c = 1}!}; e {}',
  ],
  'an object that is not closed ends before the next attribute': [
    'a {\n  b = {\n    c = 1\n  d = 2\n}\ne = 3\n',
    'a {b = {c = 1, !}; d = 2}; e = 3',
  ],
  'a brace too many closes nothing': ['a {\n  b {\n  }\n  }\n  c = 1\n}\nd {\n}\n', 'a {b {}; c = 1}; d {}'],
  'a heredoc without end ends before the next attribute': [
    'a {\n  b = <<EOT\n    text\n  c = 1\n}\nd {\n}\n',
    'a {b = (<<EOT "    text\\n" !); c = 1}; d {}',
  ],
};

for (const [name, [text, expected]] of Object.entries(BROKEN)) {
  test(name, () => assert.equal(tree(text), expected));
}

// Counting braces blames the outer block, as the official parser does, and indentation the inner one: both are said.
const MISTAKES: Readonly<Record<string, number>> = {
  'a conditional is half written': 3,
  'junk for a value is invalid': 2,
  'an object item without a value': 2,
  'a nested block that is not closed ends before less indented items': 2,
  'a nested block that is not closed ends before the brace of its parent': 2,
  'an object that is not closed ends before the next attribute': 2,
};

test('one mistake is one error', () => {
  for (const [name, [text]] of Object.entries(BROKEN)) {
    const { errors } = parse('', text);
    assert.equal(errors.length, MISTAKES[name] ?? 1, `${name}: ${errors.map((it) => it.message).join(' | ')}`);
  }
});

test('a missing brace is reported where counting finds it and where indentation does', () => {
  const text = 'a {\n  b {\n    c = 1\n\n  d = 2\n}\n';
  const [outer, inner] = parse('', text).errors;
  assert.deepEqual(outer, {
    from: 2,
    to: 3,
    message: 'A } is missing: something that was opened inside this block is not closed.',
  });
  assert.deepEqual(inner, { from: 8, to: 9, message: 'This block has no end. Write } after its last line.' });
});

test('each statement reports its own mistake', () => {
  const { errors } = parse('', "a = 'x'\nb = 1\nc =\nd {\n  e = ]\n}\n");
  assert.deepEqual(
    errors.map((it) => it.message),
    [
      'Use double quotes for text: "text".',
      'Write a value after the equals sign.',
      'Write a value after the equals sign.',
    ],
  );
});

test('damaged files give trees whose spans are in order', () => {
  for (const { text, kind } of mutants(20_000, 42)) {
    try {
      checkTree(parse('', text));
    } catch (error) {
      assert.fail(`${kind}: ${String(error)}\n${JSON.stringify(text)}`);
    }
  }
});

test('every prefix of every file gives a tree whose spans are in order', () => {
  for (const [file, text] of sampleFiles()) {
    // Long files: the prefixes that end in their first part, then some.
    const step = Math.max(1, Math.floor(text.length / 3000));
    for (let end = 0; end < text.length; end += end < 1500 ? 1 : step) {
      try {
        checkTree(parse('', text.slice(0, end)));
      } catch (error) {
        assert.fail(`${file} up to ${end}: ${String(error)}`);
      }
    }
  }
});

// Without indentation nothing tells an item of an object that is still open from the next attribute.
const NOT_TYPED = /unformatted/;

test('while a value is typed, everything around it is found', (t) => {
  let states = 0;
  for (const [file, text] of sampleFiles()) {
    const document = parse('', text);
    if (document.errors.length > 0 || NOT_TYPED.test(file)) continue;
    for (const attribute of attributesOfOneLine(document)) {
      for (const [cut, lineEnd] of cuts(text, attribute)) {
        states++;
        const typed = text.slice(0, cut) + text.slice(lineEnd);
        const line = text.slice(text.lastIndexOf('\n', cut) + 1, cut);
        assert.equal(
          skeleton(parse('', typed), attribute.from),
          skeleton(document, attribute.from),
          `${file}: ${line}`,
        );
      }
    }
  }
  t.diagnostic(`${states} states`);
  assert.ok(states > 1000);
});

function* bodies(body: Body): Generator<Body> {
  yield body;
  for (const block of body.blocks) yield* bodies(block.body);
}

/** The attributes that have their line for themselves, but for a comment. */
function* attributesOfOneLine({ text, body }: Document): Generator<Attribute> {
  for (const { attributes } of bodies(body)) {
    for (const attribute of attributes) {
      const before = text.slice(text.lastIndexOf('\n', attribute.from - 1) + 1, attribute.from);
      const after = text.slice(attribute.to, lineEnd(text, attribute.to)).trim();
      const own = text.slice(attribute.from, attribute.to);
      if (before.trim() === '' && !own.includes('\n') && (after === '' || after.startsWith('#'))) yield attribute;
    }
  }
}

/** Six places where the line ends while it is typed. */
function cuts(text: string, { name, equals, value }: Attribute): [cut: number, lineEnd: number][] {
  assert.ok(equals !== undefined && value);
  const middle = (value.from + value.to) >> 1;
  const places = [name.to, equals + 1, value.from, value.from + 1, middle, value.to - 1];
  return [...new Set(places)].map((cut) => [cut, lineEnd(text, value.to)]);
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return text.charAt(end - 1) === '\r' ? end - 1 : end;
}

/** All blocks and attributes as they are written; of the attribute at `typed` only the name. */
function skeleton({ text, body }: Document, typed: number): string {
  const lines: string[] = [];
  const header = ({ type, labels }: Block) => [type, ...labels].map((it) => it.text).join(' ');
  const write = ({ attributes, blocks }: Body, indent: string) => {
    for (const { from, to, name } of attributes)
      lines.push(indent + (from === typed ? name.text : text.slice(from, to)));
    for (const block of blocks) {
      lines.push(indent + header(block));
      write(block.body, indent + '  ');
    }
  };
  write(body, '');
  return lines.join('\n');
}
