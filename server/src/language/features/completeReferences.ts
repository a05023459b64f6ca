// References: what an expression may name, whole (`var.region`) or step by step (what may stand behind `var.`).
import { type Block } from '../hcl/tree';
import { attributeOf, blocksOf, stringValue } from '../hcl/walk';
import { isIdentifier } from '../hcl/print';
import { localsOf, type ResourceBlock, resourcesOf, variablesOf } from '../module';
import { providerFor } from '../provider';
import { type AttributeSchema, type BlockSchema, itemAt, type Mode, type ReferenceTarget, schemaOf } from '../schema';
import { type Context } from '../types';
import { type Offer } from './completeOffer';

/** Who gives a value of that kind: resources or data sources of the type, by that attribute. */
const GIVERS: Readonly<Record<ReferenceTarget, readonly (readonly [Mode, type: string, attribute: string])[]>> = {
  identifier: [
    ['resource', 'auth0_resource_server', 'identifier'],
    ['data', 'auth0_resource_server', 'identifier'],
    ['data', 'auth0_tenant', 'management_api_identifier'],
  ],
  id: [
    ['resource', 'auth0_resource_server', 'id'],
    ['data', 'auth0_resource_server', 'id'],
  ],
  scope: [['resource', 'auth0_resource_server_scope', 'scope']],
  clientGrantId: [['resource', 'auth0_client_grant', 'id']],
  clientId: [['resource', 'auth0_client', 'id']],
  authorizationDetailsType: [],
  policy: [],
};

/** Names that only hold inside the blocks around the cursor. */
const INDEX = { count: ['index'], each: ['key', 'value'] } as const;

/** Blocks around the cursor, from the file inwards. */
type Blocks = readonly Block[];

/** References that fit an attribute which refers to `target`. */
export function fittingReferences({ module }: Context, blocks: Blocks, target: ReferenceTarget): Offer[] {
  return GIVERS[target].flatMap(([mode, type, attribute]) =>
    others(resourcesOf(module), blocks)
      .filter((it) => it.mode === mode && it.type === type)
      .map((it): Offer => {
        const address = addressOf(it);
        const index = indexOf(it.block, blocks);
        const label = `${address}${index && '[…]'}.${attribute}`;
        const text = `${address}${index}.${attribute}`;
        return { label, kind: 'reference', text, snippet: index !== '', rank: 1, detail: literalIn(it.block, 'name') };
      }),
  );
}

/** `var.x`, `local.x`, and what the blocks around the cursor give: `each.key`, `count.index`, `scopes.value`. */
export function namedReferences({ module }: Context, blocks: Blocks): Offer[] {
  const inside = insideNames(blocks).flatMap(([root, names]) => names.map((it) => `${root}.${it}`));
  return [
    ...inside.map((label) => reference(label, 2)),
    ...names(variablesOf(module)).map((it) => reference(`var.${it}`, 3)),
    ...names(localsOf(module)).map((it) => reference(`local.${it}`, 4)),
  ];
}

/** First words of references, for one whose other words are there already. */
export function rootNames(blocks: Blocks): Offer[] {
  const inside = insideNames(blocks).map(([root]) => root);
  return [...inside, 'var', 'local', 'data', 'auth0_resource_server'].map((it) => reference(it, 3));
}

/** Addresses of the module's resources, data sources and modules, the block around the cursor left out. */
export function addresses(context: Context, blocks: Blocks, which: 'managed' | 'all'): Offer[] {
  const { module } = context;
  const resources = others(resourcesOf(module), blocks).filter((it) => which === 'all' || it.mode === 'resource');
  const called = which === 'all' ? moduleNames(context, blocks).map((it) => `module.${it}`) : [];
  return [...resources.map(addressOf), ...called].map((it) => reference(it, isOurs(it) ? 3 : 4));
}

/** What may stand behind the dot after `before`, in Terraform's order; `target` is what the attribute refers to. */
export function stepNames(
  context: Context,
  blocks: Blocks,
  before: readonly string[],
  target: ReferenceTarget | undefined,
): Offer[] {
  const { module } = context;
  const [root = '', ...rest] = before;
  const inside = insideNames(blocks).find(([it]) => it === root);
  if (inside) return rest.length === 0 ? inside[1].map((it) => name(it)) : [];
  if (root === 'data') return resourceSteps(context, blocks, 'data', rest, target);
  if (!SINGLE.has(root)) return resourceSteps(context, blocks, 'resource', before, target);
  if (rest.length > 0) return [];
  switch (root) {
    case 'var':
      return names(variablesOf(module)).map((it) => name(it));
    case 'local':
      return names(localsOf(module)).map((it) => name(it));
    case 'module':
      return moduleNames(context, blocks).map((it) => name(it));
    case 'path':
      return ['module', 'root', 'cwd'].map((it) => name(it));
    case 'terraform':
      return [name('workspace')];
    default:
      return [];
  }
}

/** Roots with one step of names behind them; all others are resource types. */
const SINGLE: ReadonlySet<string> = new Set(['var', 'local', 'module', 'path', 'terraform', 'each', 'count', 'self']);

function resourceSteps(
  context: Context,
  blocks: Blocks,
  mode: Mode,
  [type, label, ...path]: readonly string[],
  target: ReferenceTarget | undefined,
): Offer[] {
  const all = others(resourcesOf(context.module), blocks).filter((it) => it.mode === mode && isIdentifier(it.name));
  if (type === undefined) return [...new Set(all.map((it) => it.type))].filter(isIdentifier).map((it) => name(it));
  const ofType = all.filter((it) => it.type === type);
  if (label === undefined) {
    return ofType.map((it) => ({ ...name(it.name, literalIn(it.block, 'name')), suggestNext: true }));
  }
  const declared = resourcesOf(context.module).find((it) => it.mode === mode && it.type === type && it.name === label);
  const provider = declared && providerFor(context.module, declared.block, context.settings);
  const schema = provider && schemaOf(mode, type, provider.version);
  if (!schema) return [];
  const fitting = target && GIVERS[target].find(([m, t]) => m === mode && t === type)?.[2];
  const body = path.length === 0 ? schema : bodyAt(itemAt(schema, path.join('.')));
  const items = [...(body?.attributes.values() ?? []), ...(body?.blocks.values() ?? [])];
  const offers = items.map((it): Offer => {
    const documentation = { mode, type, path: it.path, version: schema.version };
    const detail = it.kind === 'block' ? it.nesting : (it.documentation.unit ?? it.type);
    const rank = path.length === 0 && it.name === fitting ? 0 : 5;
    return { ...name(it.name, detail), rank, deprecated: it.deprecated, documentation };
  });
  if (path.length > 0 || schema.attributes.has('id')) return offers;
  return [...offers, { ...name('id', 'string'), rank: fitting === 'id' ? 0 : 5 }];
}

function bodyAt(item: AttributeSchema | BlockSchema | undefined) {
  return item?.kind === 'attribute' ? { attributes: item.fields, blocks: new Map<string, BlockSchema>() } : item;
}

/** `each` and `count` of the resource around, and the iterators of `dynamic` blocks around, the innermost first. */
function insideNames(blocks: Blocks): (readonly [root: string, names: readonly string[]])[] {
  const found: (readonly [string, readonly string[]])[] = [];
  for (const [index, block] of blocks.entries()) {
    if (index === 0 && attributeOf(block.body, 'for_each')) found.push(['each', INDEX.each]);
    if (index === 0 && attributeOf(block.body, 'count')) found.push(['count', INDEX.count]);
    // Its own `for_each` cannot use the iterator; only `content` can.
    const isInContent = blocks[index + 1]?.type.text === 'content';
    if (block.type.text === 'dynamic' && isInContent) found.push([iteratorOf(block), INDEX.each]);
  }
  return found.filter(([root]) => isIdentifier(root)).reverse();
}

/** The name by which the content of a `dynamic` block calls what it writes at the moment. */
export function iteratorOf(dynamic: Block): string {
  const iterator = attributeOf(dynamic.body, 'iterator')?.value;
  return iterator?.kind === 'traversal' ? iterator.root.text : (dynamic.labels[0]?.text ?? '');
}

/** `["$1"]` and the like where the resource has copies; empty where it has none. */
function indexOf(block: Block, blocks: Blocks): string {
  if (attributeOf(block.body, 'count')) return '[${1:0}]';
  if (!attributeOf(block.body, 'for_each')) return '';
  return insideNames(blocks).some(([root]) => root === 'each') ? '[${1:each.key}]' : '["$1"]';
}

function others(resources: readonly ResourceBlock[], [outermost]: Blocks): readonly ResourceBlock[] {
  return resources.filter((it) => it.block !== outermost && isIdentifier(it.name) && isIdentifier(it.type));
}

function addressOf({ mode, type, name }: ResourceBlock): string {
  return mode === 'data' ? `data.${type}.${name}` : `${type}.${name}`;
}

function isOurs(address: string): boolean {
  return /^(?:data\.)?auth0_/.test(address);
}

function moduleNames({ module }: Context, [outermost]: Blocks): string[] {
  const called = module.documents.flatMap((it) => blocksOf(it.body, 'module')).filter((it) => it !== outermost);
  return called.map((it) => it.labels[0]?.text ?? '').filter(isIdentifier);
}

function names(declared: ReadonlyMap<string, unknown>): string[] {
  return [...declared.keys()].filter(isIdentifier);
}

function literalIn(block: Block, attribute: string): string {
  return stringValue(attributeOf(block.body, attribute)?.value) ?? '';
}

function reference(label: string, rank: number): Offer {
  return { label, kind: 'reference', text: label, rank };
}

function name(label: string, detail = ''): Offer {
  return { label, kind: 'reference', text: label, detail };
}
