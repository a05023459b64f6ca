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

/** All that certainly give to one API, in the order of the module's documents. */
export interface ScopeGivers {
  readonly all: readonly ScopeGiver[];
  readonly lists: readonly ScopeGiver[];
  readonly singles: readonly ScopeGiver[];
  /** The singles by the name of their scope, where that is written out. */
  readonly byName: ReadonlyMap<string, readonly ScopeGiver[]>;
}

const NONE: ScopeGivers = { all: [], lists: [], singles: [], byName: new Map() };

interface Index {
  readonly all: readonly ScopeGiver[];
  readonly byBlock: ReadonlyMap<Block, ScopeGiver>;
  readonly byKey: ReadonlyMap<string, ScopeGivers>;
}

const SCOPE = 'auth0_resource_server_scope';
const SCOPES = 'auth0_resource_server_scopes';

const indexOf = perModule((module): Index => {
  const all = resourcesOf(module).flatMap(({ mode, type, block }) => {
    const declared = mode === 'resource' && (type === SCOPE || type === SCOPES) && declaredBy(module, block);
    return declared ? [toGiver(module, declared)] : [];
  });
  const certain = all.filter(({ declared, target }) => certainlyExists(declared) && target.key !== undefined);
  const byKey = new Map<string, ScopeGivers>();
  for (const [key, givers] of grouped(certain, (it) => it.target.key ?? '')) {
    const singles = givers.filter((it) => !it.ownsAll);
    const named = singles.filter((it) => it.scopes.length > 0);
    const byName = grouped(named, (it) => it.scopes[0]?.name ?? '');
    byKey.set(key, { all: givers, lists: givers.filter((it) => it.ownsAll), singles, byName });
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
export function giversTo(module: Module, target: ApiTarget): readonly ScopeGiver[] {
  return sortedGiversTo(module, target).all;
}

/** The same, by what they are. */
export function sortedGiversTo(module: Module, { key }: ApiTarget): ScopeGivers {
  return (key === undefined ? undefined : indexOf(module).byKey.get(key)) ?? NONE;
}

/** The scopes that the static blocks of a body give, in an attribute of that name. */
export function scopesIn(module: Module, block: Block, attribute: 'name' | 'value'): GivenScope[] {
  return blocksOf(block.body, 'scopes').flatMap((it) => scopeOf(module, it, attribute));
}

function grouped<T>(all: readonly T[], keyOf: (it: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const it of all) {
    const key = keyOf(it);
    const group = groups.get(key);
    if (group) group.push(it);
    else groups.set(key, [it]);
  }
  return groups;
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
