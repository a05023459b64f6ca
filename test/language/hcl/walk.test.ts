// The small readings of the tree.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '../../../server/src/language/hcl/parser';
import { type Expression } from '../../../server/src/language/hcl/tree';
import {
  attributeOf,
  blocksOf,
  literalValue,
  stringValue,
  traversalNames,
  visit,
} from '../../../server/src/language/hcl/walk';

function value(text: string): Expression | undefined {
  return parse('', `a = ${text}\n`).body.attributes[0]?.value;
}

test('a string of nothing but text has its value', () => {
  assert.equal(stringValue(value('"a\\n$${b}"')), 'a\n${b}');
  assert.equal(stringValue(value('""')), '');
  assert.equal(stringValue(value('<<E\nx\nE')), 'x\n');
  for (const text of ['"${a}"', '"%{ if a }b%{ endif }"', 'a', '1', 'null', ''])
    assert.equal(stringValue(value(text)), undefined, text);
});

test('what is written out has its value, and nothing else', () => {
  const expected = new Map<string, unknown>([
    ['"x"', 'x'],
    ['3600', 3600],
    ['-1.5', -1.5],
    ['(1)', 1],
    ['-(1)', -1],
    ['!true', false],
    ['true', true],
    ['false', false],
    ['null', null],
    ...['-a', '!1', '1 + 1', 'a', 'f(1)', '[1]', '"${a}"', '-"1"', ''].map((it) => [it, undefined] as const),
  ]);
  for (const [text, literal] of expected) assert.equal(literalValue(value(text)), literal, text);
});

test('attributes and blocks are found by name', () => {
  const { body } = parse('', 'a = 1\na = 2\nb {}\nb "c" {}\nd {}\n');
  assert.equal(attributeOf(body, 'a')?.from, 0);
  assert.equal(attributeOf(body, 'b'), undefined);
  assert.equal(blocksOf(body, 'b').length, 2);
  assert.deepEqual(blocksOf(body, 'a'), []);
});

test('a reference has the names before its first index', () => {
  const names = (text: string) => {
    const traversal = value(text);
    return traversal?.kind === 'traversal' && traversalNames(traversal);
  };
  assert.deepEqual(names('a'), ['a']);
  assert.deepEqual(names('a.b.c'), ['a', 'b', 'c']);
  assert.deepEqual(names('a.b[0].c'), ['a', 'b']);
  assert.deepEqual(names('a.*.c'), ['a']);
});

test('every node is visited once, in the order of the text', () => {
  const text = 'a = f(x[y].z, [1, -2], {k = "t${u}"}, p ? q : (r))\nb "c" {\n  d = [for i, v in w : v if i]\n}\n';
  const seen: string[] = [];
  visit(parse('', text).body, (node) => {
    if ('kind' in node) seen.push(`${node.kind} ${text.slice(node.from, node.to).split('\n')[0]}`);
  });
  assert.deepEqual(seen, [
    'attribute a = f(x[y].z, [1, -2], {k = "t${u}"}, p ? q : (r))',
    'call f(x[y].z, [1, -2], {k = "t${u}"}, p ? q : (r))',
    'traversal x[y].z',
    'index [y]',
    'traversal y',
    'attribute .z',
    'tuple [1, -2]',
    'number 1',
    'unary -2',
    'number 2',
    'object {k = "t${u}"}',
    'traversal k',
    'template "t${u}"',
    'text t',
    'interpolation ${u}',
    'traversal u',
    'conditional p ? q : (r)',
    'traversal p',
    'traversal q',
    'parentheses (r)',
    'traversal r',
    'block b "c" {',
    'attribute d = [for i, v in w : v if i]',
    'for [for i, v in w : v if i]',
    'traversal w',
    'traversal v',
    'traversal i',
  ]);
});

test('what the visitor declines is not entered', () => {
  const kinds: string[] = [];
  visit(parse('', 'a = [1]\nb {\n  c = 2\n}\n').body, (node) => {
    if (!('kind' in node)) return true;
    kinds.push(node.kind);
    return node.kind !== 'tuple' && node.kind !== 'block';
  });
  assert.deepEqual(kinds, ['attribute', 'tuple', 'block']);
});
