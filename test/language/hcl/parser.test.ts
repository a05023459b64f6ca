// What the tree looks like, one kind of node at a time. `?` marks what is missing, `!` what is not closed (treeCheck.ts).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '../../../server/src/language/hcl/parser';
import { checkTree, dump } from './treeCheck';

/** The tree of `a = <text>`, without the `a = `. */
function value(text: string): string {
  return tree(`a = ${text}\n`).replace(/^a = /, '');
}

function tree(text: string): string {
  const document = parse('', text);
  checkTree(document);
  return dump(document.body);
}

function shapes(name: string, expectations: Readonly<Record<string, string>>, read = value): void {
  test(name, () => {
    for (const [text, expected] of Object.entries(expectations)) assert.equal(read(text), expected, text);
  });
}

shapes('literals', {
  '3600': '3600',
  '1.5': '1.5',
  '1e3': '1000',
  true: 'true',
  false: 'false',
  null: 'null',
  '"x"': '"x"',
  '""': '""',
  '1.2.3': 'invalid',
});

shapes('escapes in strings are resolved', {
  '"a\\n\\r\\t\\"\\\\b"': JSON.stringify('a\n\r\t"\\b'),
  '"\\u00e9\\U0001F600"': '"é😀"',
  '"$${a} %%{b} $ $$ % %% $$$"': '"${a} %{b} $ $$ % %% $$$"',
  '"$$${a}"': '"$${a}"',
  '"100%"': '"100%"',
  '"\\x"': '"x"',
  '"\\u12"': JSON.stringify('\\u12'),
});

shapes('templates', {
  '"${x}"': '(quoted ${x})',
  '"a ${x.y} b"': '(quoted "a " ${x.y} " b")',
  '"a  ${~ x ~}  b"': '(quoted "a" ${x} "b")',
  '"${"${x}"}"': '(quoted ${(quoted ${x})})',
  '"${ {a = "}"}.a }"': '(quoted ${(access {a = "}"} .a)})',
  '"%{ if a }b%{ else }c%{ endif }"': '(quoted %{if a} "b" %{else} "c" %{endif})',
  '"%{ for k, v in x ~} ${k}%{ endfor }"': '(quoted %{for k,v x} "" ${k} %{endfor})',
  '"${}"': '(quoted ${?})',
});

shapes('heredocs', {
  '<<EOT\na\n  b\nEOT': '(<<EOT "a\\n  b\\n")',
  '<<EOT\nEOT': '(<<EOT)',
  '<<-EOT\n    a\n      b\n\n    c\n  EOT': '(<<-EOT "a\\n  b\\n\\nc\\n")',
  '<<-EOT\n    a\n   ${x}\n  EOT': '(<<-EOT " a\\n" ${x} "\\n")',
  '<<-EOT\n\t\ta\n\tb\nEOT': '(<<-EOT "\\ta\\nb\\n")',
  '<<-EOT\n  a\n    b\nEOT': '(<<-EOT "a\\n  b\\n")',
  '<<EOT\n"q" \\n $${x} EOT\n  EOT  ': '(<<EOT "\\"q\\" \\\\n ${x} EOT\\n")',
  '<<EOT\r\na\r\nEOT\r': '(<<EOT "a\\r\\n")',
  '<<EOT\na ${~ x ~}\n  b\nEOT': '(<<EOT "a" ${x} "  b\\n")',
});

shapes('lists and objects', {
  '[]': '[]',
  '[1, "b", c,]': '[1, "b", c]',
  '[\n1,\n2\n]': '[1, 2]',
  '{}': '{}',
  '{ a = 1, "b" : 2 }': '{a = 1, "b" = 2}',
  '{\na = 1\n\nb = 2,\n}': '{a = 1, b = 2}',
  '{ (a) = 1, a.b = 2, "${a}" = 3 }': '{(paren a) = 1, a.b = 2, (quoted ${a}) = 3}',
});

shapes('for expressions', {
  '[for x in y : x]': '(for x in y : x)',
  '[for i, x in y : x if i > 0]': '(for i,x in y : x if (> i 0))',
  '[for x\n  in { a = 1 } : x\n  if "b"]': '(for x in {a = 1} : x if "b")',
  '{for k, v in y : k => v...}': '(for k,v in y : k => v)',
  '{\n  for k, v in y :\n  k => v\n  if v\n}': '(for k,v in y : k => v if v)',
});

shapes('references', {
  a: 'a',
  'a.b.c': 'a.b.c',
  'a[0].b["c"]': 'a[0].b["c"]',
  'a.*.b': 'a.*.b',
  'a[*].b': 'a[*].b',
  'a.0.b': 'a.0.b',
  'a[b.c][d + 1]': 'a[b.c][(+ d 1)]',
  'f(a).b': '(access (call f a) .b)',
  '[1][0]': '(access [1] [0])',
  '"a".b': '(access "a" .b)',
  'true.b': '(access true .b)',
});

shapes('calls', {
  'f()': '(call f)',
  'f(a, 1,)': '(call f a 1)',
  'f(a...)': '(call f a ...)',
  'f (\na\n)': '(call f a)',
  'provider::x::y(1)': '(call provider::x::y 1)',
  'a :: b (1)': '(call a::b 1)',
});

shapes('operators bind as in HCL', {
  '1 + 2 * 3': '(+ 1 (* 2 3))',
  '1 - 2 - 3': '(- (- 1 2) 3)',
  '(1 + 2) * 3': '(* (paren (+ 1 2)) 3)',
  '-a + !b': '(+ (- a) (! b))',
  '-a.b[0]': '(- a.b[0])',
  'a || b && c == d > e': '(|| a (&& b (== c (> d e))))',
  'a == b != c': '(!= (== a b) c)',
  'a ? b : c ? d : e': '(? a b (? c d e))',
  'a ? b ? c : d : e': '(? a (? b c d) e)',
  '(\na\n&& b\n)': '(paren (&& a b))',
});

shapes(
  'bodies',
  {
    '': '',
    'a = 1\nb = 2\n': 'a = 1; b = 2',
    'a {}\n': 'a {}',
    'a "b" c {\n}\n': 'a "b" c {}',
    'a { b = 1 }\n': 'a {b = 1}',
    'a {\n  b = 1\n  c {\n    d = 2\n  }\n}\n': 'a {b = 1; c {d = 2}}',
    'a "\\u00e9" {}': 'a "é" {}',
    'größe = 1\n日本-1 = 2': 'größe = 1; 日本-1 = 2',
    '\ufeffa = 1': 'a = 1',
    'a = 1\r\nb {\r\n}\r\n': 'a = 1; b {}',
    'a = 1 # x\n/* y */ b = 2 // z': 'a = 1; b = 2',
  },
  tree,
);

test('comments are collected without their line breaks', () => {
  const text = '# a\r\nb = 1 // c\nd = [ /* e\nf */ 1, # g\n]\nh = "${ # i\n1}"\nj = "# no"\n/**/';
  const { comments } = parse('', text);
  const texts = comments.map(({ from, to }) => text.slice(from, to));
  assert.deepEqual(texts, ['# a', '// c', '/* e\nf */', '# g', '# i', '/**/']);
});

test('spans are UTF-16 offsets', () => {
  const text = 'a = "😀é" # 😀\nb = 1';
  const { body } = parse('', text);
  assert.deepEqual(
    body.attributes.map(({ from, to }) => text.slice(from, to)),
    ['a = "😀é"', 'b = 1'],
  );
});

test('the braces of a block, its labels and its body have their offsets', () => {
  const text = 'a "b" "c" { d = 1 }\n';
  const block = parse('', text).body.blocks[0];
  assert.ok(block);
  assert.deepEqual([block.from, block.to, block.open, block.close], [0, 19, 10, 18]);
  assert.deepEqual(
    block.labels.map(({ from, to, quoted, closed }) => [text.slice(from, to), quoted, closed]),
    [
      ['"b"', true, true],
      ['"c"', true, true],
    ],
  );
  assert.equal(text.slice(block.body.from, block.body.to), ' d = 1 ');
});

test('the inside of a heredoc lies between its marker lines', () => {
  const text = 'a = <<-EOT\n  b\n  EOT\nc = 1\n';
  const value = parse('', text).body.attributes[0]?.value;
  assert.ok(value?.kind === 'template' && value.heredoc);
  assert.equal(text.slice(value.from, value.to), '<<-EOT\n  b\n  EOT');
  assert.equal(text.slice(value.inner.from, value.inner.to), '  b\n');
  assert.deepEqual(value.heredoc, { marker: { from: 7, to: 10, text: 'EOT' }, indented: true });
});
