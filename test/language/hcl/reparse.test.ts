// A document that is parsed again after an edit is the one that the whole text gives.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '../../../server/src/language/hcl/parser';
import { reparse } from '../../../server/src/language/hcl/reparse';
import { type Document } from '../../../server/src/language/hcl/tree';
import { visit } from '../../../server/src/language/hcl/walk';
import { DAMAGES, mutants, randomNumbers, sampleFiles } from './damage';
import { checkTree } from './treeCheck';

const uri = 'file:///main.tf';
const FIELDS = (
  'uri text body errors comments message from to kind attributes blocks name equals value type labels open close quoted ' +
  'closed inner parts heredoc marker indented expression keyword names items key root steps full target arguments expand ' +
  'collection condition then otherwise operator left right operand'
).split(' ');

/** Everything that can be read from a tree, as plain data. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const object = value as Record<string, unknown>;
  return Object.fromEntries(FIELDS.filter((it) => it in object).map((it) => [it, plain(object[it])]));
}

function check(previous: Document, text: string): Document {
  const document = reparse(previous, text);
  assert.deepEqual(plain(document), plain(parse(uri, text)), `after ${JSON.stringify(previous.text)}`);
  return document;
}

/** Whether the document took over a block of the one before. */
function isPatched(previous: Document, document: Document): boolean {
  return previous.body.blocks.some((it) => document.body.blocks.includes(it));
}

const block = (name: string) => `resource "auth0_resource_server" "${name}" {\n  name = "x \${var.y}"\n}\n`;
/** Blocks of all kinds around `middle`; those with bare labels do not look like blocks to a parser that misses a bracket. */
const file = (middle: string) =>
  [
    block('a'),
    'locals {\n  x = 1\n}\n',
    middle,
    'resource x bare {\n  y = [1]\n}\n',
    'resource z bare {} # ends its line\n',
    '\n  resource "x" "indented" {\n    z = 1\n  }\n',
    '/* c */\n\n',
    block('y'),
    block('z'),
  ].join('');

test('the list of fields is that of the tree', () => {
  const fields = new Set<string>();
  for (const text of sampleFiles().values()) {
    const document = parse(uri, text);
    Object.keys(document).forEach((it) => fields.add(it));
    visit(document.body, (node) => Object.keys(node).forEach((it) => fields.add(it)));
  }
  for (const it of fields) assert.ok(FIELDS.includes(it), it);
});

test('typing inside of a block reads only what is around it', () => {
  let document = parse(uri, file(block('middle')));
  const at = document.text.indexOf('name = "x', document.text.indexOf('middle'));
  for (const typed of [
    't',
    'to',
    'tok',
    'tok ',
    'tok =',
    'tok = ',
    'tok = "',
    'tok = "a',
    'tok = "a"',
    'tok = "a"\n',
  ]) {
    const text = file(block('middle'));
    const before = document;
    document = check(before, text.slice(0, at) + typed + '\n  ' + text.slice(at));
    assert.ok(isPatched(before, document), typed);
  }
});

test('blocks behind the edit are moved from where they were parsed, however often', () => {
  let document = parse(uri, file(''));
  for (let n = 0; n < 20; n++) document = check(document, document.text.replace('name', 'name_'));
  for (let n = 0; n < 20; n++) document = check(document, document.text.replace('name_', 'name'));
  assert.equal(document.text, file(''));
});

test('a header that is typed above a block reads no more than that', () => {
  const before = parse(uri, file(''));
  const at = before.text.indexOf(`\n${block('y')}`);
  const document = check(before, before.text.slice(0, at) + 'data "a" "b"\n' + before.text.slice(at));
  assert.ok(isPatched(before, document));
});

for (const [what, typed] of [
  ['a brace', '{\n'],
  ['a closing brace', '}\n'],
  ['a heredoc', 'x = <<EOT\n'],
  ['a block comment', '/*\n'],
  ['the end of a block comment', '*/\n'],
  ['an open sequence', 'x = "${\n'],
  ['an open list', 'x = [\n'],
  ['an open call', 'x = f(\n'],
  ['an attribute', 'x = 1\n'],
  ['the header of a block', 'resource "a" "b"\n'],
  ['the beginning of a block', 'resource "a" "b" {\n'],
  ['a lone word', 'res\n'],
  ['a word and a blank', 'x '],
  ['a byte order mark', '\ufeff'],
] as const) {
  test(`${what} may stand anywhere, and go again`, () => {
    const text = file(block('middle'));
    const before = parse(uri, text);
    for (let at = 0; at <= text.length; at++) {
      const typing = check(before, text.slice(0, at) + typed + text.slice(at));
      check(typing, text);
    }
  });
}

test('chains of seeded edits over all files give what the whole text gives', () => {
  const random = randomNumbers(11);
  const damages = Object.values(DAMAGES);
  let patched = 0;
  for (const { text: start } of mutants(250, 3)) {
    const from = random(3) === 0 ? start.replaceAll('\n', '\r\n') : start;
    let document = parse(uri, block('before') + from + block('after') + block('last'));
    for (let step = 0; step < 12; step++) {
      const damage = damages[random(damages.length)] as (typeof damages)[number];
      // Back to something valid from time to time, as people do.
      const text =
        step % 4 === 3 ? block('before') + from + block('after') + block('last') : damage(document.text, random);
      const next = check(document, text);
      if (isPatched(document, next)) patched++;
      checkTree(next);
      document = next;
    }
  }
  assert.ok(patched > 500, `${patched} were patched`);
});

test('single edits in every sample give what the whole text gives', () => {
  const random = randomNumbers(5);
  let patched = 0;
  const samples = [...sampleFiles().values()].filter((it) => it.length < 20_000);
  for (const text of samples) {
    const document = parse(uri, text);
    for (const damage of Object.values(DAMAGES)) {
      const next = check(document, damage(text, random));
      if (isPatched(document, next)) patched++;
      check(next, text);
    }
  }
  assert.ok(patched > samples.length, `${patched} were patched`);
});

test('many errors, and an edit behind them', () => {
  const text = file('x y z\n'.repeat(30));
  const before = parse(uri, text);
  check(check(before, text + '\n'), text);
});
