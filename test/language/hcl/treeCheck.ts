// What holds for every tree, and the tree as text.
import assert from 'node:assert/strict';
import {
  type Block,
  type Body,
  type Document,
  type Expression,
  type Span,
  type Step,
  type TemplatePart,
} from '../../../server/src/language/hcl/tree';
import { children, type Node } from '../../../server/src/language/hcl/walk';

/** Every span lies inside its parent's, neighbours stand in order, words say what is written. */
export function checkTree(document: Document): void {
  const { text, body } = document;
  assert.deepEqual([body.from, body.to], [0, text.length]);
  inOrder(document.comments, { from: 0, to: text.length }, 'comments');
  for (const [index, error] of document.errors.entries()) {
    inside(error, { from: 0, to: text.length }, 'error');
    assert.ok(index === 0 || error.from >= (document.errors[index - 1] as Span).from, 'errors are in order');
    assert.ok(error.message.length > 10);
  }
  const open: (Node | Body)[] = [body];
  for (let node = open.pop(); node; node = open.pop()) {
    const below = children(node);
    inOrder(below, node, 'kind' in node ? node.kind : 'item');
    for (const it of below) open.push(it);
    if (!('kind' in node)) continue;
    if (node.kind === 'attribute' && 'equals' in node) {
      // A name in quotes is decoded.
      if (text.charAt(node.name.from - 1) !== '"')
        assert.equal(node.name.text, text.slice(node.name.from, node.name.to));
      assert.ok(node.equals === undefined || '=:'.includes(text.charAt(node.equals)));
      assert.ok(node.equals !== undefined || node.value === undefined);
    }
    if (node.kind === 'block') checkBlock(text, node);
    if (node.kind === 'template') {
      inside(node.inner, node, 'inner');
      inOrder(node.parts, node.inner, 'parts');
    }
    if (node.kind === 'traversal') assert.equal(node.root.text, text.slice(node.root.from, node.root.to));
  }
}

function checkBlock(text: string, block: Block): void {
  inOrder([block.type, ...block.labels, block.body], block, 'block');
  assert.equal(block.type.text, text.slice(block.type.from, block.type.to));
  if (block.open !== undefined) assert.equal(text.charAt(block.open), '{');
  if (block.close !== undefined) {
    assert.equal(text.charAt(block.close), '}');
    assert.equal(block.body.to, block.close);
  }
}

function inOrder(spans: readonly Span[], parent: Span, what: string): void {
  let end = parent.from;
  for (const span of spans) {
    assert.ok(span.from >= end, `${what} at ${span.from} begins before ${end}`);
    inside(span, parent, what);
    end = span.to;
  }
}

function inside({ from, to }: Span, parent: Span, what: string): void {
  assert.ok(
    from <= to && from >= parent.from && to <= parent.to,
    `${what} ${from}-${to} is not in ${parent.from}-${parent.to}`,
  );
}

/** The tree in brackets, `?` where something is missing, `!` where a closing bracket or quote is. */
export function dump(body: Body): string {
  const items = [
    ...body.attributes.map(({ from, name, equals, value }) => {
      const missing = value ? expressionText(value) : '?';
      return { from, text: equals === undefined ? `${name.text} ?` : `${name.text} = ${missing}` };
    }),
    ...body.blocks.map((block) => ({ from: block.from, text: blockText(block) })),
  ];
  return items
    .sort((a, b) => a.from - b.from)
    .map(({ text }) => text)
    .join('; ');
}

function blockText({ type, labels, open, body, close }: Block): string {
  const header = [
    type.text,
    ...labels.map((it) => (it.quoted ? JSON.stringify(it.text) : it.text) + (it.closed ? '' : '!')),
  ];
  if (open === undefined) return `${header.join(' ')} ?`;
  return `${header.join(' ')} {${dump(body)}}${close === undefined ? '!' : ''}`;
}

const list = (words: readonly (string | undefined)[]) =>
  `(${words.filter((it) => it !== undefined && it !== '').join(' ')})`;
const optional = (it: Expression | undefined) => (it ? expressionText(it) : '?');
const open = (closed: boolean) => (closed ? undefined : '!');

export function expressionText(it: Expression): string {
  switch (it.kind) {
    case 'number':
    case 'bool':
      return String(it.value);
    case 'null':
    case 'invalid':
      return it.kind;
    case 'template': {
      const kind = it.heredoc ? `<<${it.heredoc.indented ? '-' : ''}${it.heredoc.marker.text}` : 'quoted';
      if (it.closed && !it.heredoc && it.parts.every((part) => part.kind === 'text')) {
        return JSON.stringify(it.parts.map((part) => (part.kind === 'text' ? part.value : '')).join(''));
      }
      return list([kind, ...it.parts.map(partText), open(it.closed)]);
    }
    case 'tuple':
      return `[${[...it.items.map(expressionText), open(it.closed)].filter((word) => word).join(', ')}]`;
    case 'object': {
      const items = it.items.map(
        ({ key, equals, value }) => `${expressionText(key)}${equals === undefined ? ' ' : ' = '}${optional(value)}`,
      );
      return `{${[...items, open(it.closed)].filter((word) => word).join(', ')}}`;
    }
    case 'traversal':
      return it.root.text + it.steps.map(stepText).join('');
    case 'access':
      return list(['access', expressionText(it.target), it.steps.map(stepText).join('')]);
    case 'call':
      return list(['call', it.name.text, ...it.arguments.map(expressionText), it.expand ? '...' : '', open(it.closed)]);
    case 'for': {
      const names = it.names.map((name) => name.text).join(',');
      const key = it.key && `${expressionText(it.key)} =>`;
      const condition = it.condition && `if ${expressionText(it.condition)}`;
      return list([
        'for',
        names,
        'in',
        optional(it.collection),
        ':',
        key,
        optional(it.value),
        condition,
        open(it.closed),
      ]);
    }
    case 'conditional':
      return list(['?', expressionText(it.condition), optional(it.then), optional(it.otherwise)]);
    case 'binary':
      return list([it.operator, expressionText(it.left), optional(it.right)]);
    case 'unary':
      return list([it.operator, optional(it.operand)]);
    case 'parentheses':
      return list(['paren', optional(it.expression), open(it.closed)]);
  }
}

function partText(part: TemplatePart): string {
  switch (part.kind) {
    case 'text':
      return JSON.stringify(part.value);
    case 'interpolation':
      return `\${${optional(part.expression)}${part.closed ? '}' : '!'}`;
    case 'directive': {
      const names = part.names.map((it) => it.text).join(',');
      const words = [part.keyword.text, names, part.expression && expressionText(part.expression)].filter((it) => it);
      return `%{${words.join(' ')}${part.closed ? '}' : '!'}`;
    }
  }
}

function stepText(step: Step): string {
  switch (step.kind) {
    case 'attribute':
      return `.${step.name.text || '?'}`;
    case 'index':
      return `[${optional(step.key)}${step.closed ? ']' : '!'}`;
    case 'splat':
      return step.full ? '[*]' : '.*';
    case 'legacyIndex':
      return `.${step.value}`;
  }
}
