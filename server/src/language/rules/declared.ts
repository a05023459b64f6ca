// Which resources of a module certainly exist, how often, and which configuration of the provider makes them.
import { type Block, type Expression } from '../hcl/tree';
import { attributeOf, blocksOf, stringValue, traversalNames } from '../hcl/walk';
import { expressionThrough, isOverride, literalThrough, perModule, type ResourceBlock, resourcesOf } from '../module';
import { type Mode } from '../schema';
import { type Module } from '../types';

/** A `resource` or `data` block as part of the module. */
export interface Declared extends ResourceBlock {
  readonly address: string;
  /**
   * How many of it Terraform makes: 1 without `count` and `for_each`. Undefined where that is not known, and where several
   * blocks have its address: one of them overrides the other, or both are wrong.
   */
  readonly copies: number | undefined;
  /** Neither `count` nor `for_each`: it is referred to without an index. */
  readonly single: boolean;
  /** The configuration of the provider that makes it, `auth0.staging`. Each may be another tenant. */
  readonly provider: string;
}

interface Index {
  readonly byBlock: ReadonlyMap<Block, Declared>;
  readonly byAddress: ReadonlyMap<string, readonly Declared[]>;
}

const indexOf = perModule((module): Index => {
  const blocks = new Map<string, ResourceBlock[]>();
  for (const it of resourcesOf(module)) {
    const address = addressOf(it.mode, it.type, it.name);
    const same = blocks.get(address);
    if (same) same.push(it);
    else blocks.set(address, [it]);
  }
  const byBlock = new Map<Block, Declared>();
  const byAddress = new Map<string, readonly Declared[]>();
  for (const [address, same] of blocks) {
    const single = same.every(({ block }) => !repetition(block));
    const declared = same.map((it): Declared => {
      const copies = same.length > 1 || isOverride(it.document) ? undefined : copiesOf(module, it.block);
      return { ...it, address, copies, single, provider: providerOf(it) };
    });
    byAddress.set(address, declared);
    for (const it of declared) byBlock.set(it.block, it);
  }
  return { byBlock, byAddress };
});

/** As expressions write it. */
export function addressOf(mode: Mode, type: string, name: string): string {
  return mode === 'data' ? `data.${type}.${name}` : `${type}.${name}`;
}

/** What the module says about one of its blocks. Undefined for one in a `check` block. */
export function declaredBy(module: Module, block: Block): Declared | undefined {
  return indexOf(module).byBlock.get(block);
}

/** The block of that address, if there is exactly one. */
export function declaredAt(module: Module, mode: Mode, type: string, name: string): Declared | undefined {
  const found = indexOf(module).byAddress.get(addressOf(mode, type, name));
  return found?.length === 1 ? found[0] : undefined;
}

/** True where Terraform makes at least one of it. */
export function certainlyExists({ copies }: Declared): boolean {
  return copies !== undefined && copies > 0;
}

function repetition({ body }: Block): Expression | undefined {
  return (attributeOf(body, 'count') ?? attributeOf(body, 'for_each'))?.value;
}

function copiesOf(module: Module, block: Block): number | undefined {
  if (!isEnabled(module, block)) return undefined;
  const { body } = block;
  if (attributeOf(body, 'for_each')) return lengthOf(module, attributeOf(body, 'for_each')?.value);
  if (!attributeOf(body, 'count')) return 1;
  const count = literalThrough(module, attributeOf(body, 'count')?.value);
  return typeof count === 'number' ? count : undefined;
}

/** OpenTofu can switch a resource off: `lifecycle { enabled = false }`. */
function isEnabled(module: Module, { body }: Block): boolean {
  const switches = blocksOf(body, 'lifecycle').flatMap((it) => attributeOf(it.body, 'enabled') ?? []);
  return switches.every((it) => literalThrough(module, it.value) === true);
}

/** Of a list or map that is written out. Equal elements count once each, as in a set. */
function lengthOf(module: Module, expression: Expression | undefined): number | undefined {
  let found = expressionThrough(module, expression);
  // Nobody converts twice; locals may lead back to themselves.
  if (found?.kind === 'call' && ['toset', 'tolist'].includes(found.name.text) && found.arguments.length === 1)
    found = expressionThrough(module, found.arguments[0]);
  if (found?.kind === 'object') return found.items.length;
  if (found?.kind !== 'tuple') return undefined;
  const literals = found.items.map((it) => literalThrough(module, it));
  return literals.includes(undefined) ? Math.min(found.items.length, 1) : new Set(literals).size;
}

function providerOf({ block, type }: ResourceBlock): string {
  const written = attributeOf(block.body, 'provider')?.value;
  if (!written) return type.split('_', 1)[0] ?? '';
  return written.kind === 'traversal' ? traversalNames(written).join('.') : (stringValue(written) ?? '');
}
