import assert from 'node:assert/strict';
import { test } from 'node:test';
import { code, escape, list, paragraphs, title } from '../../../server/src/language/features/markup';

for (const [name, text, expected] of [
  ['plain text', 'https://api.example.com', '`https://api.example.com`'],
  ['a backtick gets a longer fence', 'a`b', '``a`b``'],
  ['backticks at the ends get room', '`a``', '``` `a`` ```'],
  ['line breaks become spaces', 'a\r\nb\u2028c', '`a b c`'],
  ['marks that reverse the direction are dropped', 'a\u202Egnp.exe', '`a gnp.exe`'],
  ['right-to-left text is isolated', 'שלום', '`\u2068שלום\u2069`'],
  ['nothing is said to be nothing', '', '(empty)'],
  ['markup means nothing', '**<b>[x](y)', '`**<b>[x](y)`'],
] as const) {
  test(`code span: ${name}`, () => assert.equal(code(text), expected));
}

test('code span: long text is cut between characters', () => {
  assert.equal(code('😀'.repeat(1000)), `\`${'😀'.repeat(120)}…\``);
});

for (const [text, expected] of [
  ['**a** [b](c) <d> `e`\n# f', '\\*\\*a\\*\\* \\[b\\](c) \\<d\\> \\`e\\` # f'],
  ['# no heading', '\\# no heading'],
  ['- no item', '\\- no item'],
  ['1. no item', '1\\. no item'],
  ['auth0 1.2.0 (lock file)', 'auth0 1.2.0 (lock file)'],
] as const) {
  test(`escaped text shows every character as it is: ${text}`, () => assert.equal(escape(text), expected));
}

test('what is not there leaves no gap', () => {
  assert.equal(paragraphs(['a', undefined, false, '', 'b']), 'a\n\nb');
  assert.equal(list([undefined, 'a', false, 'b']), '- a\n- b');
  assert.equal(list([]), '');
});

test('a title is bold, with marks behind it', () =>
  assert.equal(title('a_b', ['bool', 'optional']), '**`a_b`** · bool · optional'));
