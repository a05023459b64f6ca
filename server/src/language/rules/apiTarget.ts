// Which API an expression means, for rules that hold what several blocks say about one API against one another.
import { type Api, apisOf } from '../apis';
import { type Block, type Expression, type Traversal, type Word } from '../hcl/tree';
import { attributeOf } from '../hcl/walk';
import { expressionThrough, literalThrough, perModule } from '../module';
import { type Mode } from '../schema';
import { type Module } from '../types';
import { type Declared, declaredAt, declaredBy } from './declared';

/** What is known of the API that an expression means. */
export interface ApiTarget {
  /** Equal for what certainly is one API. Undefined where it is not known which one is meant. */
  readonly key: string | undefined;
  /** The one resource of the module that makes it; undefined where that is not certain. */
  readonly api: Api | undefined;
  /** Its identifier, where that is written out. */
  readonly identifier: string | undefined;
  /** The reference, where it is none of the literals. */
  readonly reference: ApiReference | undefined;
}

/** `auth0_resource_server.NAME.identifier`, or the same of a data source; through locals of the module too. */
export interface ApiReference {
  readonly mode: Mode;
  readonly name: string;
  readonly traversal: Traversal;
  /** The last name of it: `identifier`. Undefined where the API as a whole is meant, or something within an attribute. */
  readonly attribute: Word | undefined;
  /** `[0]`, a splat, or the like stands in it. */
  readonly indexed: boolean;
}

const UNKNOWN: ApiTarget = { key: undefined, api: undefined, identifier: undefined, reference: undefined };

/** @param provider configuration of the provider of the block in which the expression stands; see `Declared` */
export function apiTarget(module: Module, expression: Expression | undefined, provider: string): ApiTarget {
  return targetOf(module, expression, provider, 0);
}

/** An API as a target of itself: what stands for it wherever it is meant. */
function targetOfApi(module: Module, api: Api): ApiTarget {
  const declared = declaredBy(module, api.block);
  if (!declared?.single || declaredAt(module, 'resource', declared.type, declared.name) !== declared) return UNKNOWN;
  const { identifier } = api;
  const own = identifier === undefined ? `name ${api.name}` : `identifier ${identifier}`;
  return { key: `${declared.provider} ${own}`, api, identifier, reference: undefined };
}

/** The API whose block that is, as a target; nothing known where the block overrides another's. */
export function targetOfBlock(module: Module, block: Block): ApiTarget {
  const api = indexOf(module).byBlock.get(block);
  return api ? targetOfApi(module, api) : UNKNOWN;
}

/** The reference to an API that `expression` is. */
export function apiReference(module: Module, expression: Expression | undefined): ApiReference | undefined {
  const found = expressionThrough(module, expression);
  if (found?.kind !== 'traversal') return undefined;
  const mode = found.root.text === 'data' ? 'data' : 'resource';
  const isPrefixed = mode === 'data' || found.root.text === 'resource';
  const words = [found.root, ...found.steps.flatMap((it) => (it.kind === 'attribute' ? [it.name] : []))];
  const [type, name, attribute, ...rest] = isPrefixed ? words.slice(1) : words;
  if (type?.text !== 'auth0_resource_server' || !name) return undefined;
  const indexed = words.length <= found.steps.length;
  return { mode, name: name.text, traversal: found, attribute: rest.length > 0 ? undefined : attribute, indexed };
}

interface Index {
  readonly byName: ReadonlyMap<string, Api>;
  readonly byBlock: ReadonlyMap<Block, Api>;
  /** By key of their target. */
  readonly byKey: ReadonlyMap<string, readonly Api[]>;
}

const indexOf = perModule((module): Index => {
  const byName = new Map<string, Api>();
  const byKey = new Map<string, Api[]>();
  for (const api of apisOf(module)) {
    byName.set(api.name, api);
    const { key } = targetOfApi(module, api);
    if (key === undefined) continue;
    const same = byKey.get(key);
    if (same) same.push(api);
    else byKey.set(key, [api]);
  }
  return { byName, byBlock: new Map(apisOf(module).map((it) => [it.block, it])), byKey };
});

/** @param depth how many data sources have led here: they may lead back to themselves */
function targetOf(module: Module, expression: Expression | undefined, provider: string, depth: number): ApiTarget {
  const reference = apiReference(module, expression);
  if (reference) return { ...referred(module, reference, provider, depth), reference };
  const literal = literalThrough(module, expression);
  return typeof literal === 'string' && literal !== '' ? identified(module, literal, provider) : UNKNOWN;
}

function referred(module: Module, reference: ApiReference, provider: string, depth: number): ApiTarget {
  const { mode, name, attribute, indexed } = reference;
  const declared = declaredAt(module, mode, 'auth0_resource_server', name);
  const isWhole = attribute?.text === 'identifier' || attribute?.text === 'id';
  if (!declared?.single || indexed || !isWhole || declared.provider !== provider) return UNKNOWN;
  if (mode === 'data') return lookedUp(module, declared, depth);
  const api = indexOf(module).byName.get(name);
  return api ? targetOfApi(module, api) : UNKNOWN;
}

/** What a data source finds. */
function lookedUp(module: Module, { block, provider, address }: Declared, depth: number): ApiTarget {
  // Both may be given; then the id counts.
  const by = attributeOf(block.body, 'resource_server_id') ?? attributeOf(block.body, 'identifier');
  const found = depth < 3 ? targetOf(module, by?.value, provider, depth + 1) : UNKNOWN;
  const isId = by?.name.text === 'resource_server_id' && !found.reference;
  return found.key === undefined || isId ? { ...UNKNOWN, key: `${provider} ${address}` } : found;
}

function identified(module: Module, identifier: string, provider: string): ApiTarget {
  const key = `${provider} identifier ${identifier}`;
  const found = indexOf(module).byKey.get(key) ?? [];
  return { key, api: found.length === 1 ? found[0] : undefined, identifier, reference: undefined };
}
