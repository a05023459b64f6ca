// Small readings of the tree that every feature needs. The tree has no methods; these are they.
import {
  type Attribute,
  type Block,
  type Body,
  type Directive,
  type Expression,
  type Interpolation,
  type ObjectItem,
  type Step,
  type TemplateText,
  type Traversal,
  type Unary,
} from './tree';

/** Anything in the tree that has parts or is one, words and labels aside. */
export type Node = Attribute | Block | Expression | ObjectItem | Step | TemplateText | Interpolation | Directive;

/** The nodes directly below, in source order. Those of a block are its attributes and blocks. */
export function children(node: Node | Body): readonly Node[] {
  if (!('kind' in node)) {
    if ('key' in node) return present(node.key, node.value);
    const { attributes, blocks } = node;
    if (blocks.length === 0) return attributes;
    if (attributes.length === 0) return blocks;
    return [...attributes, ...blocks].sort((a, b) => a.from - b.from);
  }
  switch (node.kind) {
    case 'attribute':
      return 'value' in node ? present(node.value) : [];
    case 'block':
      return children(node.body);
    case 'template':
      return node.parts;
    case 'interpolation':
    case 'directive':
    case 'parentheses':
      return present(node.expression);
    case 'tuple':
    case 'object':
      return node.items;
    case 'traversal':
      return node.steps;
    case 'access':
      return [node.target, ...node.steps];
    case 'index':
      return present(node.key);
    case 'call':
      return node.arguments;
    case 'for':
      return present(node.collection, node.key, node.value, node.condition);
    case 'conditional':
      return present(node.condition, node.then, node.otherwise);
    case 'binary':
      return present(node.left, node.right);
    case 'unary':
      return present(node.operand);
    default:
      return [];
  }
}

function present(...nodes: (Expression | undefined)[]): Expression[] {
  return nodes.filter((it) => it !== undefined);
}

/** Calls `visitor` for `node` and everything below it, in source order; what it returns false for is not entered. */
export function visit(node: Node | Body, visitor: (node: Node | Body) => boolean | void): void {
  // A list instead of recursion: chains of operators may be long.
  const open: (Node | Body)[] = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    if (visitor(next) === false) continue;
    const below = children(next);
    for (let index = below.length - 1; index >= 0; index--) open.push(below[index] as Node);
  }
}

/** The text of a string that holds nothing but text, escapes resolved. */
export function stringValue(expression: Expression | undefined): string | undefined {
  if (expression?.kind !== 'template') return undefined;
  let value = '';
  for (const part of expression.parts) {
    if (part.kind !== 'text') return undefined;
    value += part.value;
  }
  return value;
}

/** The value that is written out; undefined where Terraform computes it, or somebody is typing. Numbers may be negative. */
export function literalValue(expression: Expression | undefined): string | number | boolean | null | undefined {
  switch (expression?.kind) {
    case 'number':
    case 'bool':
      return expression.value;
    case 'null':
      return null;
    case 'unary':
      return folded(expression);
    case 'parentheses':
      return literalValue(expression.expression);
    case 'template':
      return expression.closed ? stringValue(expression) : undefined;
    default:
      return undefined;
  }
}

/** `-1`, `!true`. */
function folded({ operator, operand }: Unary): number | boolean | undefined {
  const value = literalValue(operand);
  if (operator === '-' && typeof value === 'number') return -value;
  return operator === '!' && typeof value === 'boolean' ? !value : undefined;
}

/** The attribute of that name; the first of several. */
export function attributeOf(body: Body, name: string): Attribute | undefined {
  return body.attributes.find((it) => it.name.text === name);
}

export function blocksOf(body: Body, type: string): readonly Block[] {
  return body.blocks.filter((it) => it.type.text === type);
}

/** The names at the start of a reference, `['var', 'name']` for `var.name[0].x`: up to the first step that is no name. */
export function traversalNames(traversal: Traversal): readonly string[] {
  const names = [traversal.root.text];
  for (const step of traversal.steps) {
    if (step.kind !== 'attribute') break;
    names.push(step.name.text);
  }
  return names;
}
