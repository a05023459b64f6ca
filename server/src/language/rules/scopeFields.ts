// Where expressions take a field of the scopes that a data source gives: `data.auth0_resource_server.api.scopes[*].name`,
// and what loops over them call an element.
import { iteratorOf } from '../features/completeReferences';
import { namedBy } from '../features/nameOccurrences';
import { type Block, type Body, type Expression, type For, type Step, type Word } from '../hcl/tree';
import { attributeOf, children, type Node, visit } from '../hcl/walk';
import { expressionThrough } from '../module';
import { passThrough } from '../passThrough';
import { providerFor } from '../provider';
import { schemaOf } from '../schema';
import { type Context } from '../types';
import { declaredAt } from './declared';
import { versionInForce } from './wording';

/** A field of one scope. */
export interface ScopeField {
  readonly word: Word;
  readonly scopes: DataScopes;
}

/** The scopes that a data source gives in the version in force. */
export interface DataScopes {
  /** What the name of a scope is called. */
  readonly field: string;
  readonly inForce: string;
}

/** In no particular order. */
export function scopeFields(context: Context): readonly ScopeField[] {
  const found: ScopeField[] = [];
  search(context, context.document.body, new Map(), found);
  return found;
}

/** By the names that loops around give: an element, or an iterator whose `value` is one. Undefined: it is something else. */
type Loops = ReadonlyMap<string, { readonly scopes: DataScopes; readonly isIterator: boolean } | undefined>;

function search(context: Context, from: Node | Body, loops: Loops, found: ScopeField[]): void {
  visit(from, (node) => {
    if (!('kind' in node)) return true;
    switch (node.kind) {
      case 'for':
        inFor(node, loops);
        return false;
      case 'block':
        if (node.type.text !== 'dynamic') return true;
        inDynamic(node, loops);
        return false;
      case 'traversal':
      case 'access':
        add(fieldOf(context, node, loops));
        return true;
      default:
        return true;
    }
  });

  function inFor(node: For, outer: Loops): void {
    const { collection, names } = node;
    const scopes = collection && scopesAt(context, collection);
    // In a set, keys are the elements themselves.
    const loop = scopes && { scopes, isIterator: false };
    const inner = new Map([...outer, ...names.map((it) => [it.text, loop] as const)]);
    for (const it of children(node)) search(context, it, it === collection ? outer : inner, found);
  }

  function inDynamic(node: Block, outer: Loops): void {
    const collection = attributeOf(node.body, 'for_each')?.value;
    const scopes = collection && scopesAt(context, collection);
    const inner = new Map([...outer, [iteratorOf(node), scopes && { scopes, isIterator: true }] as const]);
    for (const it of children(node)) {
      const isContent = 'kind' in it && it.kind === 'block' && it.type.text === 'content';
      search(context, it, isContent ? inner : outer, found);
    }
  }

  function add(field: ScopeField | undefined): void {
    if (field) found.push(field);
  }
}

function fieldOf(context: Context, node: Node, loops: Loops): ScopeField | undefined {
  if (!('kind' in node)) return undefined;
  if (node.kind === 'access') {
    const scopes = scopesAt(context, node.target);
    const isOne = node.target.kind === 'call' && node.target.name.text === 'one';
    return scopes && fieldAt(scopes, isOne ? node.steps : behindIndex(node.steps));
  }
  if (node.kind !== 'traversal') return undefined;
  if (loops.has(node.root.text)) {
    const loop = loops.get(node.root.text);
    return loop && fieldAt(loop.scopes, loop.isIterator ? behindElement(node.steps) : node.steps);
  }
  const { entity, rest } = namedBy(node) ?? {};
  const at = rest?.findIndex((it) => it.kind === 'attribute') ?? -1;
  const scopes =
    entity?.kind === 'data' && isNamed(rest?.[at], 'scopes') && dataScopes(context, entity.owner, entity.name);
  return scopes && rest ? fieldAt(scopes, behindIndex(rest.slice(at + 1))) : undefined;
}

/** The scopes that an expression comes to as a whole. */
function scopesAt(context: Context, expression: Expression): DataScopes | undefined {
  let found = expressionThrough(context.module, expression);
  if (found?.kind === 'call' && (passThrough.has(found.name.text) || found.name.text === 'one')) {
    found = found.arguments.length === 1 ? expressionThrough(context.module, found.arguments[0]) : undefined;
  }
  if (found?.kind !== 'traversal') return undefined;
  const { entity, rest } = namedBy(found) ?? {};
  const names = rest?.filter((it) => it.kind === 'attribute');
  const isWhole = names?.length === 1 && rest?.at(-1) === names[0] && isNamed(names[0], 'scopes');
  return isWhole && entity?.kind === 'data' ? dataScopes(context, entity.owner, entity.name) : undefined;
}

function dataScopes({ module, settings }: Context, type: string, name: string): DataScopes | undefined {
  const declared = type === 'auth0_resource_server' ? declaredAt(module, 'data', type, name) : undefined;
  const provider = declared && providerFor(module, declared.block, settings);
  const fields = provider && schemaOf('data', type, provider.version)?.attributes.get('scopes')?.fields;
  return fields && { field: fields.has('name') ? 'name' : 'value', inForce: versionInForce(provider) };
}

/** Behind `[*]`, `.*`, `[0]`. Nothing where there is none of them: a set has no fields. */
function behindIndex(steps: readonly Step[]): readonly Step[] {
  const at = steps.findIndex((it) => it.kind === 'attribute');
  return at > 0 ? steps.slice(at) : [];
}

/** Behind the `.value` or, as in a set they are the same, the `.key` of an iterator. */
function behindElement([first, ...rest]: readonly Step[]): readonly Step[] {
  return isNamed(first, 'value') || isNamed(first, 'key') ? rest : [];
}

function fieldAt(scopes: DataScopes, [first]: readonly Step[]): ScopeField | undefined {
  return first?.kind === 'attribute' ? { word: first.name, scopes } : undefined;
}

function isNamed(step: Step | undefined, name: string): boolean {
  return step?.kind === 'attribute' && step.name.text === name;
}
