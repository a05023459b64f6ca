import { type Block, type Span } from '../hcl/tree';
import { type AttributeSchema, type BlockSchema } from '../schema';
import { type BodyInForce, type Item } from './inspect';

/** The definitions of those that are not set in `body`. None where something may be set that we do not see. */
export function missing<T extends AttributeSchema | BlockSchema>(body: BodyInForce, wanted: Iterable<T>): readonly T[] {
  if (!body.whole) return [];
  const given = new Set([...body.overridden, ...givenIn(body).map((it) => it.name.text)]);
  return [...wanted].filter((it) => !given.has(it.name));
}

/** What is set, or may be: a dynamic block that comes to nothing is not. */
export function givenIn({ items }: BodyInForce): readonly Item[] {
  return items.filter((it) => it.count !== 0);
}

/** Where a problem about what a block lacks is shown: its type and labels. */
export function headerOf(block: Block): Span {
  return { from: block.type.from, to: block.labels.at(-1)?.to ?? block.type.to };
}
