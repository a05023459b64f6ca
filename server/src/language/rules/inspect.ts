// What the rules look at: each block of ours in one document, taken apart once, every name with what the provider version
// in force makes of it. No rule walks the tree itself.
import { type Attribute, type Block, type Body, type Expression, type Label, type Word } from '../hcl/tree';
import { isOverride, type Literal, literalThrough, perModule } from '../module';
import { providerFor, type ProviderInForce } from '../provider';
import {
  type AttributeSchema,
  type BlockSchema,
  type BodySchema,
  compareVersions,
  definitionOf,
  lifespanOf,
  metaArgumentsIn,
  type Mode,
  type ResourceSchema,
  schemaOf,
} from '../schema';
import { type Context, type Module } from '../types';
import { isWhole } from './isWhole';
import { type Referring, type ReferringBlock, referringBlocks, referringIn } from './referring';
import { repetitions } from './repetitions';

/** The blocks of ours in one document. All lists are in source order. */
export interface Inspection {
  readonly context: Context;
  readonly resources: readonly ResourceInForce[];
  /** All bodies of the resources, nested ones too. */
  readonly bodies: readonly BodyInForce[];
  /** All items of the bodies. */
  readonly items: readonly Item[];
  /** The attributes that the version in force has, with their values. */
  readonly attributes: readonly AttributeInForce[];
  /** The blocks whose type can refer to an API, of ours or not. */
  readonly referringBlocks: readonly ReferringBlock[];
  /** All places where they do. */
  readonly referring: readonly Referring[];
}

/** A `resource` or `data` block of a type of ours, whose header is complete. */
export interface ResourceInForce {
  readonly block: Block;
  readonly mode: Mode;
  readonly type: Label;
  readonly provider: ProviderInForce;
  /** Undefined where the version in force does not have this type. */
  readonly schema: ResourceSchema | undefined;
}

/** One body of a resource: its own, that of a nested block, or of the `content` of a dynamic one. */
export interface BodyInForce {
  readonly resource: ResourceInForce;
  readonly block: Block;
  readonly schema: BodySchema;
  /** Dotted path below the resource; empty for the resource itself. */
  readonly path: string;
  readonly items: readonly Item[];
  /** Those of the items that the version in force has as attributes, with their values. */
  readonly attributes: readonly AttributeInForce[];
  /** It is, or stands in, the `content` of a dynamic block of which nobody knows yet how often it comes to be. */
  readonly uncertain: boolean;
  /** False where something may be missing only because it is half-typed, or stands where we do not look. */
  readonly whole: boolean;
  /** Names that an override file gives to this body. */
  readonly overridden: ReadonlySet<string>;
}

/** An attribute or block by its name. What Terraform itself understands in any resource (`count`, `lifecycle`) is none. */
export interface Item {
  readonly body: BodyInForce;
  /** The block's type is the label of a `dynamic` block. */
  readonly name: Word;
  readonly node: Attribute | Block;
  readonly dynamic: boolean;
  /** How many of it there are: of a dynamic block as many as its `for_each` has elements. Undefined where nobody knows yet. */
  readonly count: number | undefined;
  readonly meaning: Meaning;
}

/** What the provider in force makes of a name: an attribute, a block, one of another version, or nothing that we know. */
export type Meaning =
  | AttributeSchema
  | BlockSchema
  | { readonly kind: 'removed' | 'future'; readonly definition: AttributeSchema | BlockSchema }
  | { readonly kind: 'unknown' };

/** An attribute that the version in force has. */
export interface AttributeInForce {
  readonly item: Item;
  readonly schema: AttributeSchema;
  readonly value: Expression;
  /** The value if it is written out, here or in a `local` of the module. */
  readonly literal: Literal | undefined;
}

const NONE: ReadonlySet<string> = new Set();

/** Names that Terraform understands in every resource. `_` is its block for what is meant for the provider alone. */
const META: ReadonlySet<string> = new Set([
  ...metaArgumentsIn('', 'resource').map((it) => it.name),
  ...['provisioner', 'connection', '_'],
]);

/** Takes apart what `context.document` says about types of ours. Other providers' types of the same name are left out. */
export function inspect(context: Context): Inspection {
  const resources = [...resourcesOf(context)];
  const bodies = resources.flatMap((it) => (it.schema ? bodiesOf(it, it.schema, context) : []));
  const items = bodies.flatMap((it) => it.items);
  const attributes = bodies.flatMap((it) => it.attributes);
  const blocks = [...referringBlocks(context)];
  return {
    context,
    resources,
    bodies,
    items,
    attributes,
    referringBlocks: blocks,
    referring: [...referringIn(context, blocks)],
  };
}

function* resourcesOf({ document, module, settings }: Context): Iterable<ResourceInForce> {
  for (const block of resourceBlocks(document.body)) {
    const [type] = block.labels;
    if (!type || block.open === undefined) continue;
    const mode = block.type.text as Mode;
    if (!lifespanOf(mode, type.text)) continue;
    const provider = providerFor(module, block, settings);
    if (provider) yield { block, mode, type, provider, schema: schemaOf(mode, type.text, provider.version) };
  }
}

const overridesOf = perModule((module) => module.documents.filter(isOverride));

/** `check` blocks hold data sources of their own. */
function resourceBlocks(body: Body): readonly Block[] {
  return body.blocks.flatMap((block) => {
    if (block.type.text === 'check') return block.body.blocks.filter((it) => it.type.text === 'data');
    return block.type.text === 'resource' || block.type.text === 'data' ? [block] : [];
  });
}

function bodiesOf(resource: ResourceInForce, schema: ResourceSchema, { document, module }: Context): BodyInForce[] {
  const bodies: BodyInForce[] = [];
  visit(resource.block, schema, '', overriddenNames(), false);
  return bodies;

  function visit(
    block: Block,
    schema: BodySchema,
    path: string,
    overridden: ReadonlySet<string>,
    uncertain: boolean,
  ): void {
    const items: Item[] = [];
    const attributes: AttributeInForce[] = [];
    const whole = !isOverride(document) && isWhole(block, document);
    const body = { resource, block, schema, path, items, attributes, uncertain, whole, overridden };
    bodies.push(body);
    for (const { name, node, dynamic } of named(block.body)) {
      if (path === '' && !dynamic && META.has(name.text)) continue;
      const meaning = meaningOf(name.text, body);
      const count = dynamic ? repetitions(node, module) : 1;
      const item = { body, name, node, dynamic, count, meaning };
      items.push(item);
      attributes.push(...attributeOf(item, module));
      // Terraform judges nothing in a dynamic block that comes to nothing.
      if (node.kind !== 'block' || meaning.kind !== 'block' || count === 0) continue;
      const inner = dynamic ? node.body.blocks.filter((it) => it.type.text === 'content') : [node];
      for (const it of inner) visit(it, meaning, meaning.path, NONE, uncertain || count === undefined);
    }
  }

  function overriddenNames(): ReadonlySet<string> {
    const same = overridesOf(module).flatMap((it) => it.body.blocks.filter(isSame));
    return new Set(same.flatMap((it) => [...named(it.body)].map(({ name }) => name.text)));
  }

  function isSame(block: Block): boolean {
    const labels = (it: Block) => it.labels.map((label) => label.text).join();
    return block.type.text === resource.mode && labels(block) === labels(resource.block);
  }
}

interface Named {
  readonly name: Word;
  readonly node: Attribute | Block;
  readonly dynamic: boolean;
}

/** What is set in a body, half-typed lines aside: they are syntax errors already. */
function* named(body: Body): Iterable<Named> {
  for (const node of inOrder(body)) {
    if (node.kind === 'attribute' ? !node.value : node.open === undefined) continue;
    const dynamic = node.kind === 'block' && node.type.text === 'dynamic';
    const name = node.kind === 'attribute' ? node.name : dynamic ? node.labels[0] : node.type;
    if (name && name.text !== '') yield { name, node, dynamic };
  }
}

function inOrder({ attributes, blocks }: Body): readonly (Attribute | Block)[] {
  return [...attributes, ...blocks].sort((a, b) => a.from - b.from);
}

/** What the provider in force makes of a name in that body. */
export function meaningOf(name: string, { schema, path, resource }: BodyInForce): Meaning {
  const known = schema.attributes.get(name) ?? schema.blocks.get(name);
  if (known) return known;
  const { mode, type, provider } = resource;
  const definition = definitionOf(mode, type.text, path === '' ? name : `${path}.${name}`);
  if (!definition) return { kind: 'unknown' };
  const { since } = definition.lifespan;
  const isFuture = since !== undefined && compareVersions(provider.version, since) < 0;
  return { kind: isFuture ? 'future' : 'removed', definition };
}

function attributeOf(item: Item, module: Module): AttributeInForce[] {
  const { node, meaning } = item;
  if (node.kind !== 'attribute' || !node.value || meaning.kind !== 'attribute') return [];
  return [{ item, schema: meaning, value: node.value, literal: literalThrough(module, node.value) }];
}
