// The resources that give scopes to APIs, beside the blocks in the API itself.
import { type Block, type Span } from '../hcl/tree';
import { attributeOf, blocksOf } from '../hcl/walk';
import { literalThrough, perModule, resourcesOf } from '../module';
import { type Module } from '../types';
import { apiTarget, type ApiTarget } from './apiTarget';
import { certainlyExists, type Declared, declaredBy } from './declared';

/** An `auth0_resource_server_scope`, or an `auth0_resource_server_scopes`, which owns the whole list. */
export interface ScopeGiver {
  readonly declared: Declared;
  readonly ownsAll: boolean;
  readonly target: ApiTarget;
  /** Those whose name is written out, in source order; blocks of `dynamic` ones are none. */
  readonly scopes: readonly GivenScope[];
}

export interface GivenScope {
  readonly name: string;
  /** Where the name, or what leads to it, stands in the giver's file. */
  readonly at: Span;
  /** The giver itself, or the block in it. */
  readonly block: Block;
}

interface Index {
  readonly all: readonly ScopeGiver[];
  readonly byBlock: ReadonlyMap<Block, ScopeGiver>;
  readonly byKey: ReadonlyMap<string, readonly ScopeGiver[]>;
}

const SCOPE = 'auth0_resource_server_scope';
const SCOPES = 'auth0_resource_server_scopes';

const indexOf = perModule((module): Index => {
  const all = resourcesOf(module).flatMap(({ mode, type, block }) => {
    const declared = mode === 'resource' && (type === SCOPE || type === SCOPES) && declaredBy(module, block);
    return declared ? [toGiver(module, declared)] : [];
  });
  const byKey = new Map<string, ScopeGiver[]>();
  for (const it of all.filter(({ declared }) => certainlyExists(declared))) {
    const { key } = it.target;
    if (key === undefined) continue;
    const same = byKey.get(key);
    if (same) same.push(it);
    else byKey.set(key, [it]);
  }
  return { all, byBlock: new Map(all.map((it) => [it.declared.block, it])), byKey };
});

/** All of a module, in the order of its documents. */
export function scopeGivers(module: Module): readonly ScopeGiver[] {
  return indexOf(module).all;
}

/** What that block gives, whether it certainly exists or not. */
export function giverBy(module: Module, block: Block): ScopeGiver | undefined {
  return indexOf(module).byBlock.get(block);
}

/** Those that certainly exist and certainly give to that API. */
export function giversTo(module: Module, { key }: ApiTarget): readonly ScopeGiver[] {
  return (key === undefined ? undefined : indexOf(module).byKey.get(key)) ?? [];
}

/** The scopes that the static blocks of a body give, in an attribute of that name. */
export function scopesIn(module: Module, block: Block, attribute: 'name' | 'value'): GivenScope[] {
  return blocksOf(block.body, 'scopes').flatMap((it) => scopeOf(module, it, attribute));
}

function toGiver(module: Module, declared: Declared): ScopeGiver {
  const { block, type, provider } = declared;
  const ownsAll = type === SCOPES;
  const target = apiTarget(module, attributeOf(block.body, 'resource_server_identifier')?.value, provider);
  const scopes = ownsAll ? scopesIn(module, block, 'name') : scopeOf(module, block, 'scope');
  return { declared, ownsAll, target, scopes };
}

function scopeOf(module: Module, block: Block, attribute: string): GivenScope[] {
  const value = attributeOf(block.body, attribute)?.value;
  const name = literalThrough(module, value);
  return value && typeof name === 'string' ? [{ name, at: value, block }] : [];
}
