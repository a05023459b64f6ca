// What the parts of hover share: the last line of a text, the path of a name, a span with its text.
import { type Block, type Span } from '../hcl/tree';
import { type Node } from '../hcl/walk';
import { describeProvider, providerFor, providerOf } from '../provider';
import { type Context, type Hover } from '../types';
import { type Place } from './completePlace';
import { type Footing } from './markdown';
import { escape } from './markup';

/** The version in force for a block, or for the module. */
export function footingOf({ module, settings }: Context, block: Block | undefined): Footing {
  const provider = (block && providerFor(module, block, settings)) ?? providerOf(module, settings);
  return { version: provider.version, footer: escape(describeProvider(provider).label) };
}

/** The dotted path below the resource of a name in the body. */
export function pathIn({ path }: Place, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** Undefined where there is no text. */
export function hovered(span: Span | undefined, markdown: string | undefined): Hover | undefined {
  return span && markdown !== undefined ? { from: span.from, to: span.to, markdown } : undefined;
}

type Kinded = Extract<Node, { readonly kind: string }>;

/** The last node of that kind on the way down to the cursor. */
export function innermost<K extends Kinded['kind']>(
  path: readonly Node[],
  kind: K,
): Extract<Kinded, { readonly kind: K }> | undefined {
  return path.findLast((it): it is Extract<Kinded, { readonly kind: K }> => 'kind' in it && it.kind === kind);
}
