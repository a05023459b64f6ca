// The APIs of a module: each auth0_resource_server with the scopes that the module gives it, in whatever resource.
import { type Block, type Body, type Document, type Expression } from './hcl/tree';
import { attributeOf, blocksOf } from './hcl/walk';
import { expressionThrough, isOverride, literalThrough, perModule, type ResourceBlock, resourcesOf } from './module';
import { type Module, type Place } from './types';

/** One `resource "auth0_resource_server"`. */
export interface Api {
  /** The block's second label, as references write it. */
  readonly name: string;
  readonly block: Block;
  readonly document: Document;
  /** The `name` attribute, where it is a literal. */
  readonly displayName: string | undefined;
  /** Where it is a literal. */
  readonly identifier: string | undefined;
  /** In source order, those in blocks of its own first. */
  readonly scopes: readonly Scope[];
  /**
   * True: it has no other scopes than these. False where anything about them is known only later, and where the module
   * gives it none: then they come from elsewhere.
   */
  readonly complete: boolean;
}

export interface Scope {
  readonly name: string;
  readonly description: string | undefined;
  /** Where the name is written, and what: the literal itself, or what leads to it. */
  readonly place: Place;
  readonly value: Expression;
}

/** In the order of `documents`; blocks of override files are merged into the ones that they override. */
export const apisOf = perModule((module): readonly Api[] => {
  const grouped = new Map<string, ResourceBlock[]>();
  for (const it of ofType(module, 'auth0_resource_server')) {
    const same = grouped.get(it.name);
    if (same) same.push(it);
    else grouped.set(it.name, [it]);
  }
  const declared = [...grouped.values()].flatMap(merged);
  const byIdentifier = new Set(declared.map((it) => textOf(module, attributeIn(it, 'identifier'))));
  const given = givenScopes(module, byIdentifier);
  return declared.map((it) => toApi(module, it, given));
});

/** The API that `expression` refers to: by reference, also through a local, or by its literal identifier. */
export function apiAt(module: Module, expression: Expression | undefined): Api | undefined {
  const target = targetOf(module, expression);
  if (target.kind === 'unknown') return undefined;
  return apisOf(module).find((it) => it[target.kind === 'reference' ? 'name' : 'identifier'] === target.text);
}

/** A resource block, with the blocks that override it; the last one counts most. */
interface Declared {
  readonly first: ResourceBlock;
  readonly layers: readonly ResourceBlock[];
}

/** Scopes by the API that they are given to, and what makes a list of them uncertain. */
interface Given {
  readonly byName: ReadonlyMap<string, ScopeList>;
  readonly byIdentifier: ReadonlyMap<string, ScopeList>;
  /** Some scopes are given to an API that is not known. */
  readonly toAnyApi: boolean;
  /** Some scopes are given to an identifier that no API of the module is known to have. */
  readonly toOtherIdentifier: boolean;
}

interface ScopeList {
  readonly scopes: readonly Scope[];
  readonly complete: boolean;
}

const NOTHING: ScopeList = { scopes: [], complete: true };

function toApi(module: Module, declared: Declared, given: Given): Api {
  const { name, block, document } = declared.first;
  const identifier = textOf(module, attributeIn(declared, 'identifier'));
  const lists = [
    inlineScopes(module, declared),
    given.byName.get(name) ?? NOTHING,
    (identifier !== undefined && given.byIdentifier.get(identifier)) || NOTHING,
  ];
  const [only, ...others] = lists.filter((it) => it.scopes.length > 0);
  // A list is copied only where it has to be: a thousand APIs of one name, half-pasted, share a thousand scopes.
  const scopes = others.length > 0 ? lists.flatMap((it) => it.scopes) : (only?.scopes ?? []);
  const isUncertain = given.toAnyApi || (identifier === undefined && given.toOtherIdentifier);
  const complete = scopes.length > 0 && lists.every((it) => it.complete) && !isUncertain;
  const displayName = textOf(module, attributeIn(declared, 'name'));
  return { name, block, document, displayName, identifier, scopes, complete };
}

/** The `scopes` blocks of the resource itself, as versions before 1.0.0 have them. */
function inlineScopes(module: Module, { layers }: Declared): ScopeList {
  const layer = layers.findLast((it) => hasScopes(it.block.body)) ?? layers[0];
  return layer ? scopeBlocks(module, layer, 'value') : NOTHING;
}

function givenScopes(module: Module, identifiers: ReadonlySet<string | undefined>): Given {
  const byName = new Map<string, ScopeList>();
  const byIdentifier = new Map<string, ScopeList>();
  let toAnyApi = false;
  let toOtherIdentifier = false;
  for (const { list, target } of scopeResources(module)) {
    if (target.kind === 'unknown') toAnyApi = true;
    if (target.kind === 'reference') byName.set(target.text, joined(byName.get(target.text), list));
    if (target.kind === 'identifier') {
      byIdentifier.set(target.text, joined(byIdentifier.get(target.text), list));
      toOtherIdentifier ||= !identifiers.has(target.text);
    }
  }
  return { byName, byIdentifier, toAnyApi, toOtherIdentifier };
}

/** Each auth0_resource_server_scope and auth0_resource_server_scopes with what it gives, and to which API. */
function* scopeResources(module: Module): Iterable<{ list: ScopeList; target: Target }> {
  for (const it of ofType(module, 'auth0_resource_server_scope')) {
    const scope = scopeIn(module, it.document, it.block.body, 'scope');
    const list = { scopes: scope ? [scope] : [], complete: scope !== undefined };
    yield { list, target: targetOf(module, attributeOf(it.block.body, 'resource_server_identifier')?.value) };
  }
  for (const it of ofType(module, 'auth0_resource_server_scopes')) {
    const list = scopeBlocks(module, it, 'name');
    yield { list, target: targetOf(module, attributeOf(it.block.body, 'resource_server_identifier')?.value) };
  }
}

function scopeBlocks(module: Module, { block, document }: ResourceBlock, key: string): ScopeList {
  const blocks = blocksOf(block.body, 'scopes');
  const scopes = blocks.map((it) => scopeIn(module, document, it.body, key)).filter((it) => it !== undefined);
  const isDynamic = dynamicScopes(block.body) || attributeOf(block.body, 'scopes') !== undefined;
  return { scopes, complete: scopes.length === blocks.length && !isDynamic };
}

/** Undefined where the name is not known. */
function scopeIn(module: Module, document: Document, body: Body, key: string): Scope | undefined {
  const written = attributeOf(body, key)?.value;
  const name = textOf(module, written);
  if (!written || name === undefined) return undefined;
  const description = textOf(module, attributeOf(body, 'description')?.value);
  return {
    name,
    description,
    place: { uri: document.uri, span: { from: written.from, to: written.to } },
    value: written,
  };
}

interface Target {
  readonly kind: 'reference' | 'identifier' | 'unknown';
  readonly text: string;
}

/** Which API an attribute means: `auth0_resource_server.NAME.identifier`, with or without an index, or an identifier. */
function targetOf(module: Module, expression: Expression | undefined): Target {
  const found = expressionThrough(module, expression);
  const [step] = found?.kind === 'traversal' ? found.steps : [];
  if (found?.kind === 'traversal' && found.root.text === 'auth0_resource_server' && step?.kind === 'attribute') {
    return { kind: 'reference', text: step.name.text };
  }
  const text = textOf(module, found);
  return text === undefined ? { kind: 'unknown', text: '' } : { kind: 'identifier', text };
}

function ofType(module: Module, type: string): readonly ResourceBlock[] {
  return resourcesOf(module).filter((it) => it.mode === 'resource' && it.type === type);
}

/** Blocks of one name: the first of the ordinary files with all overrides, and every other one by itself. */
function merged(blocks: readonly ResourceBlock[]): Declared[] {
  const overrides = blocks.filter((it) => isOverride(it.document));
  const ordinary = blocks.filter((it) => !isOverride(it.document));
  return (ordinary.length > 0 ? ordinary : overrides.slice(0, 1)).map((first, index) => ({
    first,
    layers: index === 0 ? [...new Set([first, ...overrides])] : [first],
  }));
}

function attributeIn({ layers }: Declared, name: string): Expression | undefined {
  return layers.map((it) => attributeOf(it.block.body, name)).findLast((it) => it !== undefined)?.value;
}

function textOf(module: Module, expression: Expression | undefined): string | undefined {
  const literal = literalThrough(module, expression);
  return literal === undefined || literal === null ? undefined : String(literal);
}

function hasScopes(body: Body): boolean {
  return blocksOf(body, 'scopes').length > 0 || dynamicScopes(body);
}

function dynamicScopes(body: Body): boolean {
  return blocksOf(body, 'dynamic').some((it) => it.labels[0]?.text === 'scopes');
}

function joined(a: ScopeList | undefined, b: ScopeList): ScopeList {
  return a ? { scopes: [...a.scopes, ...b.scopes], complete: a.complete && b.complete } : b;
}
