// Every place of the inspected document where a block says which API it is about, and what of that API it names beside it.
// Which attributes do is data: references.json.
import { bodiesAt } from '../features/apiOccurrences';
import { type Attribute, type Block, type Body, type Expression, type Span } from '../hcl/tree';
import { attributeOf } from '../hcl/walk';
import { expressionThrough, literalThrough, withoutWrapping } from '../module';
import { passThrough } from '../passThrough';
import { type ProviderInForce, providerFor } from '../provider';
import { type Mode, type Reference, referenceAt, references } from '../schema';
import { type Context, type Module } from '../types';
import { apiTarget, type ApiTarget } from './apiTarget';
import { type Declared, declaredAt, declaredBy } from './declared';
import { isWhole } from './isWhole';

/** A resource of any type of the provider. Its header is complete. */
export interface ReferringBlock {
  readonly block: Block;
  readonly mode: Mode;
  readonly type: string;
  readonly declared: Declared;
  readonly provider: ProviderInForce;
  /** False while it is half-typed, and where an override file or a `_` block may set more. */
  readonly whole: boolean;
}

/** One attribute that says which API is meant. */
export interface Referring {
  readonly from: ReferringBlock;
  readonly reference: Reference;
  readonly body: Body;
  readonly value: Expression;
  readonly target: ApiTarget;
  /** What the attributes beside it name of that API. */
  readonly named: readonly NamedBeside[];
}

/** An attribute that names scopes, types of authorization details, or a subject. */
export interface NamedBeside {
  readonly reference: Reference;
  readonly attribute: Attribute;
  /** Those that are written out. */
  readonly names: readonly NamedValue[];
  /** Whether these are all. */
  readonly complete: boolean;
}

export interface NamedValue {
  readonly text: string;
  /** Where it stands in the document or, where it stands in another file, what leads there. */
  readonly at: Span;
  /** The literal itself stands at `at`. */
  readonly literal: boolean;
}

/** In source order of the blocks. */
export function* referringIn({ module }: Context, blocks: Iterable<ReferringBlock>): Iterable<Referring> {
  for (const from of blocks) {
    const { mode, type, provider, block, declared } = from;
    const inForce = (it: Reference) => referenceAt(mode, type, it.path, provider.version) === it && !it.readOnly;
    for (const reference of byType.get(`${mode} ${type}`)?.filter(inForce) ?? []) {
      if (reference.target !== 'identifier') continue;
      const path = reference.path.split('.');
      const name = path.pop() ?? '';
      const isBeside = (it: Reference) => it.of === name && it.path.split('.').slice(0, -1).join() === path.join();
      const others = byType.get(`${mode} ${type}`)?.filter((it) => inForce(it) && isBeside(it)) ?? [];
      for (const body of bodiesAt(block.body, path)) {
        const value = attributeOf(body, name)?.value;
        if (!value) continue;
        const target = apiTarget(module, value, declared.provider);
        yield { from, reference, body, value, target, named: others.flatMap((it) => namedBy(module, body, it)) };
      }
    }
  }
}

const byType = new Map<string, Reference[]>();
for (const it of references) {
  const key = `${it.mode} ${it.type}`;
  byType.set(key, [...(byType.get(key) ?? []), it]);
}

/** The blocks of the document whose type has such attributes in some version, in source order. */
export function* referringBlocks({ document, module, settings }: Context): Iterable<ReferringBlock> {
  for (const block of document.body.blocks) {
    const declared = declaredBy(module, block);
    if (!declared || block.open === undefined || !byType.has(`${declared.mode} ${declared.type}`)) continue;
    const provider = providerFor(module, block, settings);
    const { mode, type, name, copies } = declared;
    // Nothing is said about what is never made.
    if (!provider || copies === 0) continue;
    const whole = isWhole(block, document) && declaredAt(module, mode, type, name) === declared;
    yield { block, mode, type, declared, provider, whole };
  }
}

function namedBy(module: Module, body: Body, reference: Reference): NamedBeside[] {
  const attribute = attributeOf(body, reference.path.slice(reference.path.lastIndexOf('.') + 1));
  if (!attribute?.value) return [];
  const names: NamedValue[] = [];
  const complete = collect(module, attribute.value, undefined, names, new Set());
  return [{ reference, attribute, names, complete }];
}

/**
 * @param local where the local is named through which `expression` is reached
 * @param seen locals may lead back to themselves
 * @returns whether everything that `expression` comes to has been found
 */
function collect(
  module: Module,
  expression: Expression,
  local: Span | undefined,
  found: NamedValue[],
  seen: Set<Expression>,
): boolean {
  const value = expressionThrough(module, expression);
  if (!value || seen.has(value)) return value !== undefined;
  seen.add(value);
  const through = local ?? (unwrapped(expression) === value ? undefined : expression);
  const literal = literalThrough(module, value);
  if (literal !== undefined) {
    if (typeof literal === 'string') found.push({ text: literal, at: through ?? value, literal: !through });
    return true;
  }
  const isList = value.kind === 'call' && passThrough.has(value.name.text) && !value.expand;
  const parts = value.kind === 'tuple' ? value.items : isList ? value.arguments : undefined;
  return parts?.map((it) => collect(module, it, through, found, seen)).every(Boolean) ?? false;
}

/** Without parentheses and `"${...}"` around it. */
export function unwrapped(expression: Expression): Expression {
  for (let at = expression; ;) {
    const next = withoutWrapping(at);
    if (!next) return at;
    at = next;
  }
}
