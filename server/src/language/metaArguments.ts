// What Terraform itself adds to every resource and data source, in any version of the provider.
import { metaFacts, type MetaFacts, type Mode } from './facts';

/** An argument or block of Terraform itself. */
export interface MetaArgument {
  readonly name: string;
  /** Dotted: `lifecycle.prevent_destroy`. */
  readonly path: string;
  readonly kind: 'attribute' | 'block';
  /** What an attribute takes; undefined for blocks. `collection`: a map or a set of strings. */
  readonly type: MetaFacts['type'];
  /** What a block's label is; undefined: it has none. */
  readonly label: string | undefined;
  readonly required: boolean;
  readonly modes: readonly Mode[];
  readonly text: string;
  readonly url: string;
}

/** By path, in the order in which they are offered. */
export const metaArguments: ReadonlyMap<string, MetaArgument> = new Map(
  metaFacts.map((it) => [
    it.path,
    {
      name: it.path.slice(it.path.lastIndexOf('.') + 1),
      path: it.path,
      kind: it.block ? 'block' : 'attribute',
      type: it.type,
      label: it.label,
      required: it.required ?? false,
      modes: it.modes ?? ['resource', 'data'],
      text: it.text,
      url: `https://developer.hashicorp.com/terraform/language/${it.page}`,
    },
  ]),
);

/**
 * Those that may stand in a body: `''` is the resource itself, `lifecycle`, `dynamic` and `lifecycle.precondition` have
 * their own. A nested block of the resource takes none but `dynamic`.
 */
export function metaArgumentsIn(parent: string, mode: Mode): readonly MetaArgument[] {
  const prefix = parent ? `${parent}.` : '';
  return [...metaArguments.values()].filter((it) => it.path === prefix + it.name && it.modes.includes(mode));
}
