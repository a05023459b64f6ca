import { type Attribute, type Block, type Expression } from '../hcl/tree';
import { attributeOf } from '../hcl/walk';
import { expressionThrough, literalThrough } from '../module';
import { type Module } from '../types';

/** How many blocks a dynamic block comes to. Undefined where its `for_each` is known only later. */
export function repetitions(node: Attribute | Block, module: Module): number | undefined {
  if (node.kind === 'attribute') return undefined;
  return elements(attributeOf(node.body, 'for_each')?.value, module);
}

function elements(expression: Expression | undefined, module: Module): number | undefined {
  const collection = expressionThrough(module, expression);
  switch (collection?.kind) {
    case 'tuple':
    case 'object':
      return collection.closed ? collection.items.length : undefined;
    case 'call':
      return collection.name.text === 'toset' ? distinct(collection.arguments, module) : undefined;
    default:
      return undefined;
  }
}

/** A set has equal elements once. */
function distinct([list]: readonly Expression[], module: Module): number | undefined {
  const tuple = expressionThrough(module, list);
  if (tuple?.kind !== 'tuple' || !tuple.closed) return undefined;
  const literals = tuple.items.map((it) => literalThrough(module, it));
  return literals.includes(undefined) ? undefined : new Set(literals).size;
}
