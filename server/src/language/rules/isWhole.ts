import { type Block, type Document } from '../hcl/tree';

/** False while it is being typed, and where a `_` block may set more. */
export function isWhole(block: Block, { errors }: Document): boolean {
  const isHalfTyped = block.close === undefined || errors.some((it) => it.from <= block.to && it.to >= block.from);
  return !isHalfTyped && !block.body.blocks.some((it) => it.type.text === '_');
}
