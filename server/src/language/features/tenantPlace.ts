// Where in a file something of a tenant can be named: the identifier of an API, one of its scopes, an id to import.
import { apiAt } from '../apis';
import { locate } from '../hcl/locate';
import { type Block, type Document, type Expression, type Span } from '../hcl/tree';
import { attributeOf } from '../hcl/walk';
import { literalThrough } from '../module';
import { referenceAt } from '../references';
import { type Module } from '../types';
import { siteAt } from './completeSite';

export interface TenantPlace {
  readonly kind: 'identifier' | 'scope' | 'importId';
  /** The content of the quotes. */
  readonly replace: Span;
  /** Of a scope: the identifier of its API. Undefined where it is known only later. */
  readonly identifier: string | undefined;
  /** Of an id to import: the resource, `auth0_resource_server.orders`. */
  readonly to: { readonly type: string; readonly name: string } | undefined;
}

/** The place in quotes at `offset`; undefined where nothing of a tenant's belongs. `version`: of the provider in force. */
export function tenantPlace(
  document: Document,
  module: Module,
  offset: number,
  version: string,
): TenantPlace | undefined {
  const { blocks, at } = locate(document, offset);
  const [outer] = blocks;
  const site = at.kind === 'value' ? siteAt(document, offset, at.path) : undefined;
  if (!outer || at.kind !== 'value' || site?.form !== 'string' || site.role === 'part') return undefined;
  const { from, to } = site.word;
  const name = at.attribute.name.text;
  const found = { replace: { from, to }, identifier: undefined, to: undefined };
  if (outer.type.text === 'import') {
    return name === 'id' ? { ...found, kind: 'importId', to: importTarget(outer) } : undefined;
  }
  const mode = outer.type.text;
  if (mode !== 'resource' && mode !== 'data') return undefined;
  const path = [...blocks.slice(1).map((it) => it.type.text), name].join('.');
  const type = outer.labels[0]?.text ?? '';
  // What the data source looks for is an API, too, though nothing refers to it.
  const isSearch = mode === 'data' && type === 'auth0_resource_server' && path === 'identifier';
  const reference = isSearch ? undefined : referenceAt(mode, type, path, version);
  if (isSearch || reference?.target === 'identifier') return { ...found, kind: 'identifier' };
  if (reference?.target !== 'scope') return undefined;
  const body = blocks.at(-1)?.body ?? outer.body;
  const beside = reference.of === undefined ? undefined : attributeOf(body, reference.of.split('.').at(-1) ?? '');
  return { ...found, kind: 'scope', identifier: beside && identifierOf(module, beside.value) };
}

function identifierOf(module: Module, expression: Expression | undefined): string | undefined {
  const literal = literalThrough(module, expression);
  return typeof literal === 'string' ? literal : apiAt(module, expression)?.identifier;
}

/** Of an `import` block. Undefined where `to` names no resource of the module itself. */
function importTarget({ body }: Block): TenantPlace['to'] {
  const value = attributeOf(body, 'to')?.value;
  if (value?.kind !== 'traversal') return undefined;
  const [step] = value.steps;
  return step?.kind === 'attribute' ? { type: value.root.text, name: step.name.text } : undefined;
}
