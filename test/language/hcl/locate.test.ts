// Where the cursor, `$0`, is. A location is written as the blocks, then what is there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type At, locate } from '../../../server/src/language/hcl/locate';
import { parse } from '../../../server/src/language/hcl/parser';
import { type Node } from '../../../server/src/language/hcl/walk';
import { cursor } from '../../fixture';
import { mutants } from './damage';

function describe(marked: string): string {
  const { text, offset } = cursor(marked);
  const { blocks, at } = locate(parse('', text), offset);
  const path = blocks.map(({ type, labels }) => [type.text, ...labels.map((it) => it.text)].join(' '));
  return [...path, place(at)].join(' > ');
}

function place(at: At): string {
  switch (at.kind) {
    case 'name':
      return `name ${at.attribute.name.text}`;
    case 'label':
      return `label ${at.index} of ${at.block.type.text}`;
    case 'value':
      return `value of ${[at.attribute.name.text, ...at.path.map(nodeName)].join(' / ')}`;
    default:
      return at.kind;
  }
}

function nodeName(node: Node): string {
  if (!('kind' in node)) return 'item';
  if (node.kind === 'traversal')
    return [node.root.text, ...node.steps.map((it) => (it.kind === 'attribute' ? it.name.text : it.kind))].join('.');
  if (node.kind === 'attribute' && 'name' in node) return `.${node.name.text}`;
  return node.kind;
}

/** Wraps a value in a resource, with something after it. */
const inValue = (value: string) => `resource "a" "b" {\n  x = ${value}\n  y = 1\n}\n`;

const PLACES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'an empty place is the body around it': {
    $0: 'body',
    '\n$0\n': 'body',
    'a {\n  $0\n}\n': 'a > body',
    'a {\n$0\n}\n': 'a > body',
    'a { $0 }': 'a > body',
    'a {$0}': 'a > body',
    'a {\n  b = 1\n  $0\n  c = 2\n}\n': 'a > body',
    'a {\n  b {\n    $0\n  }\n}\n': 'a > b > body',
    'a {\n  b {\n  }\n  $0\n}\n': 'a > body',
    'a {\n}\n$0': 'body',
    '$0  a = 1\n': 'body',
  },
  'so it is in a block that is not closed': {
    'a {\n  $0': 'a > body',
    'a {\n  b = 1\n  $0\n': 'a > body',
    'a {\n  b {\n    $0\n  c = 1\n}\nd {\n}\n': 'a > b > body',
    'a {\n  $0\n\nresource "c" "d" {\n}\n': 'a > body',
  },
  'a name is an attribute to be, from its start to its end': {
    'a {\n  $0sign\n}\n': 'a > name sign',
    'a {\n  si$0gn\n}\n': 'a > name sign',
    'a {\n  sign$0\n}\n': 'a > name sign',
    'a {\n  sig$0n = 1\n}\n': 'a > name sign',
    res$0: 'name res',
    'a {\n  b = 1\n  to$0\n  c = 2\n}\n': 'a > name to',
  },
  'a header has a type and labels': {
    'res$0ource "a" "b" {\n}\n': 'resource a b > type',
    'resource$0 "a" "b" {\n}\n': 'resource a b > type',
    'resource "a$0" "b" {\n}\n': 'resource a b > label 0 of resource',
    'resource "$0a" "b" {\n}\n': 'resource a b > label 0 of resource',
    'resource "a" "b$0" {\n}\n': 'resource a b > label 1 of resource',
    'resource "a" $0 {\n}\n': 'resource a > label 1 of resource',
    'resource "a" $0"b" {\n}\n': 'resource a b > label 1 of resource',
    'resource "a"$0 "b" {\n}\n': 'resource a b > none',
    'resource a$0 b {\n}\n': 'resource a b > label 0 of resource',
  },
  'a header that is being typed has them as well': {
    'resource $0': 'resource > label 0 of resource',
    'resource $0\n\na {\n}\n': 'resource > label 0 of resource',
    'resource "$0': 'resource  > label 0 of resource',
    'resource "$0"': 'resource  > label 0 of resource',
    'resource "auth0_res$0\n\na {\n}\n': 'resource auth0_res > label 0 of resource',
    'resource "a" $0\n': 'resource a > label 1 of resource',
    'resource "a" "$0\n}\n': 'resource a  > label 1 of resource',
    'resource "a" "b" $0\n': 'resource a b > label 2 of resource',
    'a {\n  dynamic "s$0\n  b = 1\n}\n': 'a > dynamic s > label 0 of dynamic',
    'a {\n  dynamic $0\n}\n': 'a > dynamic > label 0 of dynamic',
  },
  'the place of a missing value is a value': {
    'a =$0': 'value of a',
    'a = $0': 'value of a',
    [inValue('$0')]: 'resource a b > value of x',
    'a = $0 # comment\n': 'value of a',
    'a =$0 1': 'value of a',
    'a = $01': 'value of a / number',
  },
  'in a value the path leads to the innermost expression': {
    [inValue('"R$0S"')]: 'resource a b > value of x / template / text',
    [inValue('"$0"')]: 'resource a b > value of x / template',
    [inValue('"a${$0}"')]: 'resource a b > value of x / template / interpolation',
    [inValue('"${b.c$0}"')]: 'resource a b > value of x / template / interpolation / b.c / .c',
    [inValue('tru$0')]: 'resource a b > value of x / tru',
    [inValue('true$0')]: 'resource a b > value of x / bool',
    [inValue('a.b$0.c')]: 'resource a b > value of x / a.b.c / .b',
    [inValue('[1, $0]')]: 'resource a b > value of x / tuple',
    [inValue('["a$0"]')]: 'resource a b > value of x / tuple / template / text',
    [inValue('{ $0 }')]: 'resource a b > value of x / object',
    [inValue('{ b$0 = 1 }')]: 'resource a b > value of x / object / item / b',
    [inValue('{ b = $0 }')]: 'resource a b > value of x / object / item',
    [inValue('{ b = "$0" }')]: 'resource a b > value of x / object / item / template',
    [inValue('f($0)')]: 'resource a b > value of x / call',
    [inValue('f(a, b$0)')]: 'resource a b > value of x / call / b',
    [inValue('a[$0]')]: 'resource a b > value of x / a.index / index',
    [inValue('c ? d : e$0')]: 'resource a b > value of x / conditional / e',
    [inValue('<<E\n  a$0\nE')]: 'resource a b > value of x / template / text',
  },
  'so it does while the value is being typed': {
    [inValue('"$0')]: 'resource a b > value of x / template',
    [inValue('"RS$0')]: 'resource a b > value of x / template / text',
    [inValue('a.$0')]: 'resource a b > value of x / a. / .',
    [inValue('auth0_resource_server.$0')]: 'resource a b > value of x / auth0_resource_server. / .',
    [inValue('"${$0')]: 'resource a b > value of x / template / interpolation',
    [inValue('"${$0"')]: 'resource a b > value of x / template / interpolation',
    [inValue('"${var.$0"')]: 'resource a b > value of x / template / interpolation / var. / .',
    [inValue('[$0')]: 'resource a b > value of x / tuple',
    [inValue('["a", $0')]: 'resource a b > value of x / tuple',
    [inValue('["a", "$0')]: 'resource a b > value of x / tuple / template',
    [inValue('[\n    "a",\n    $0')]: 'resource a b > value of x / tuple',
    [inValue('[\n    $0\n  ]')]: 'resource a b > value of x / tuple',
    [inValue('f($0')]: 'resource a b > value of x / call',
    [inValue('{ $0')]: 'resource a b > value of x / object',
    [inValue('{\n    b = $0\n  }')]: 'resource a b > value of x / object / item',
    [inValue('{\n    $0\n  }')]: 'resource a b > value of x / object',
    [inValue('1 + $0')]: 'resource a b > value of x / binary',
    [inValue('c ? $0')]: 'resource a b > value of x / conditional',
    [inValue('c ? d : $0')]: 'resource a b > value of x / conditional',
    [inValue('!$0')]: 'resource a b > value of x / unary',
  },
  'elsewhere nothing can be typed': {
    'a = 1 # $0': 'none',
    'a = 1 # x$0\n': 'none',
    'a {\n  // $0\n}\n': 'a > none',
    '/* $0 */': 'none',
    'a = "x"$0': 'none',
    'a = "x" $0': 'none',
    'a = [1]$0': 'none',
    'a $0= 1': 'none',
    'a {\n} $0': 'none',
    'a "b" {}$0': 'none',
  },
};

for (const [name, places] of Object.entries(PLACES)) {
  test(name, () => {
    for (const [text, expected] of Object.entries(places)) assert.equal(describe(text), expected, text);
  });
}

test('what lies on the path holds the offset', () => {
  for (const { text } of mutants(2000, 5)) {
    const document = parse('', text);
    for (let offset = 0; offset <= text.length; offset += 11) {
      const { blocks, at } = locate(document, offset);
      for (const [index, block] of blocks.entries()) {
        assert.ok(block.from <= offset);
        const parent = blocks[index - 1];
        if (parent) assert.ok(parent.body.from <= block.from && block.to <= parent.body.to);
      }
      if (at.kind === 'value')
        assert.ok(
          at.path.every((it) => it.from <= offset),
          JSON.stringify(text),
        );
    }
  }
});
