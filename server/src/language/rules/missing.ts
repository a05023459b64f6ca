import { type Block, type Span } from '../hcl/tree';
import { type AttributeSchema, type BlockSchema } from '../schema';
import { type BodyInForce } from './inspect';

/** The definitions of those that are not set in `body`. None where something may be set that we do not see. */
export function missing<T extends AttributeSchema | BlockSchema>(body: BodyInForce, wanted: Iterable<T>): readonly T[] {
  if (!body.whole) return [];
  const given = new Set([...body.overridden, ...body.items.map((it) => it.name.text)]);
  return [...wanted].filter((it) => !given.has(it.name));
}

/** Where a problem about what a block lacks is shown: its type and labels. */
export function headerOf(block: Block): Span {
  return { from: block.type.from, to: block.labels.at(-1)?.to ?? block.type.to };
}
