// What a block in the file says otherwise than the tenant: what a plan would change, as far as the file tells.
import {
  appended,
  type Api,
  type AttributeSchema,
  attributeOf,
  type Block,
  type BlockSchema,
  type BodySchema,
  blocksOf,
  convert,
  type Document,
  eolOf,
  type Expression,
  ignoredChanges,
  indentationAt,
  inserted,
  laidOut,
  literalThrough,
  type Module,
  type Place,
  type PlacedEdit,
  printBlocks,
  printValue,
  removed,
  replaced,
  resourcesOf,
  schemaOf,
} from '../../../server/src/language';
import { API, isSystemApi, toHcl } from '../tenant/toHcl';
import { isBlocks, type StateBody, stateOf, type StateValue, tenantBlocks } from '../tenant/toHclState';
import { type Comparison, type Difference, type Source } from './comparison';
import { scopeDifferences } from './scopeDifferences';

/** Scopes last. Secrets, which the tenant does not tell, are not compared; nor is what `ignore_changes` names. */
export function differences(comparison: Comparison): readonly Difference[] {
  const { module, api, server, version } = comparison;
  const schema = schemaOf('resource', API, version);
  if (!schema) return [];
  const sources = sourcesOf(module, api);
  const ignored = new Set(sources.flatMap(({ block }) => ignoredChanges(block).map((it) => it.text)));
  const scopes = isSystemApi(server) || ignored.has('scopes') ? [] : scopeDifferences(comparison);
  const found = [...bodyDifferences(module, schema, sources, stateOf(server), '', ignored), ...scopes];
  return found.map((it) => ({ ...it, edits: laidOut(module, it.edits) }));
}

/** How many count. */
export function countOf(found: readonly Difference[]): number {
  return found.filter((it) => it.kind === 'different').length;
}

/** The tenant's API as it would be inserted, under the block's name: the left side of a comparison. */
export function printedTenantBlock({ api, server, version }: Comparison): string {
  return printBlocks(toHcl(server, { version, label: api.name }).blocks);
}

/** The API's block, then those that override it. */
function sourcesOf(module: Module, { name, block, document }: Api): readonly Source[] {
  const overrides = resourcesOf(module).filter(
    (it) =>
      it.mode === 'resource' && it.type === API && it.name === name && /override\.(?:tf|tofu)$/.test(it.document.uri),
  );
  return [{ block, document }, ...overrides.filter((it) => it.block !== block)];
}

function* bodyDifferences(
  module: Module,
  schema: BodySchema,
  sources: readonly Source[],
  state: StateBody,
  parent: string,
  ignored: ReadonlySet<string>,
): Iterable<Difference> {
  const [first] = sources;
  if (!first) return;
  const pathOf = (name: string) => (parent ? `${parent}.${name}` : name);
  for (const [name, attribute] of schema.attributes) {
    if (attribute.readOnly || attribute.secret || name === 'disable' || name === 'pem' || ignored.has(name)) continue;
    const source = sources.findLast((it) => attributeOf(it.block.body, name)) ?? first;
    const tenant = state.get(name);
    yield* attributeDifference(module, attribute, source, isBlocks(tenant ?? '') ? undefined : tenant, pathOf(name));
  }
  for (const [name, block] of schema.blocks) {
    if (name === 'scopes' || ignored.has(name)) continue;
    const source = sources.findLast((it) => isWritten(it, name)) ?? first;
    const tenant = state.get(name);
    yield* blockDifferences(module, block, source, tenant && isBlocks(tenant) ? tenant : [], pathOf(name));
  }
}

function* attributeDifference(
  module: Module,
  attribute: AttributeSchema,
  { document, block }: Source,
  tenant: StateValue | undefined,
  path: string,
): Iterable<Difference> {
  const written = attributeOf(block.body, attribute.name);
  const value = typeof tenant === 'object' ? undefined : tenant;
  const literal = written?.value && literalThrough(module, written.value);
  const shown = value === undefined ? undefined : printValue(value);
  if (!written?.value || literal === null) {
    if (attribute.computed || value === undefined || isZero(value)) return;
    const edit = written
      ? written.value && replaced(document, written.value, printValue(value))
      : inserted(document, block, [[attribute.name, value]]);
    yield {
      path,
      kind: 'different',
      file: undefined,
      tenant: shown,
      place: headerOf(document, block),
      edits: edit ? [edit] : [],
    };
    return;
  }
  const { from, to } = written.value;
  const file = document.text.slice(from, to);
  const place = { uri: document.uri, span: { from, to } };
  const edits = [
    value === undefined ? removed(document, written) : replaced(document, { from, to }, printValue(value)),
  ];
  const converted = literal === undefined ? undefined : convert(literal, attribute.type);
  if (converted === undefined) yield { path, kind: 'unknown', file, tenant: shown, place, edits };
  else if (!isSame(converted, value)) yield { path, kind: 'different', file, tenant: shown, place, edits };
}

/** What is absent in the tenant is empty in Terraform's state; the consent policy alone has a word for it. */
function isSame(file: string | number | boolean, tenant: string | number | boolean | undefined): boolean {
  return file === tenant || (tenant === undefined && (isZero(file) || file === 'null'));
}

function isZero(value: string | number | boolean): boolean {
  return value === '' || value === 0 || value === false;
}

function* blockDifferences(
  module: Module,
  schema: BlockSchema,
  source: Source,
  tenant: readonly StateBody[],
  path: string,
): Iterable<Difference> {
  const { document, block } = source;
  const written = blocksOf(block.body, schema.name);
  const blocks = tenantBlocks(schema, tenant);
  const shown = blocks && blocks.length > 0 ? printBlocks(blocks).trimEnd() : undefined;
  const difference = (kind: Difference['kind'], edits: readonly PlacedEdit[]): Difference => {
    const [only] = written;
    const file = only && written.map((it) => document.text.slice(it.from, it.to)).join('\n');
    const place = only ? { uri: document.uri, span: { from: only.from, to: only.to } } : headerOf(document, block);
    return { path, kind, file, tenant: shown, place, edits };
  };
  if (isHidden(source, schema.name)) {
    yield difference('unknown', []);
    return;
  }
  if (written.length === 0) {
    if (schema.computed || tenant.length === 0) return;
    const edits = blocks?.map((it) => appended(document, block, { block: it })) ?? [];
    yield difference('different', edits.length === 1 ? present(edits) : []);
    return;
  }
  const disabled = written.map((it) => disableIn(module, it.body));
  if (disabled.includes(undefined)) yield difference('unknown', []);
  else if (disabled.includes(true)) {
    if (tenant.length > 0) yield difference('different', rewritten(source, written, blocks));
  } else if (tenant.length === 0) yield difference('different', rewritten(source, written, []));
  else if (schema.maxItems !== 1) {
    const kind = listDifference(module, schema, written, tenant);
    if (kind) yield difference(kind, rewritten(source, written, blocks));
  } else {
    const [inner, state] = [written[0], tenant[0]];
    if (inner && state) yield* bodyDifferences(module, schema, [{ document, block: inner }], state, path, NOTHING);
  }
}

const NOTHING: ReadonlySet<string> = new Set();

/** `dynamic` blocks, or a list of objects in place of blocks: how many there are is known only later. */
function isHidden({ block: { body } }: Source, name: string): boolean {
  return attributeOf(body, name) !== undefined || blocksOf(body, 'dynamic').some((it) => it.labels[0]?.text === name);
}

function isWritten(source: Source, name: string): boolean {
  return isHidden(source, name) || blocksOf(source.block.body, name).length > 0;
}

/** Undefined: known only later. */
function disableIn(module: Module, body: Block['body']): boolean | undefined {
  const value: Expression | undefined = attributeOf(body, 'disable')?.value;
  const literal = value ? literalThrough(module, value) : false;
  const converted = literal === null ? false : literal !== undefined && convert(literal, 'bool');
  return literal === undefined ? undefined : converted === true;
}

/** Lists are compared as a whole and in order. Undefined: equal. */
function listDifference(
  module: Module,
  schema: BlockSchema,
  written: readonly Block[],
  tenant: readonly StateBody[],
): Difference['kind'] | undefined {
  const names = [...schema.attributes.keys()].filter((it) => it !== 'disable');
  const file = written.map(({ body }) =>
    names.map((it) => {
      const value = attributeOf(body, it)?.value;
      return value ? literalThrough(module, value) : null;
    }),
  );
  if (file.flat().includes(undefined)) return 'unknown';
  const there = tenant.map((body) => names.map((it) => body.get(it) ?? null));
  return JSON.stringify(file) === JSON.stringify(there) ? undefined : 'different';
}

/** The blocks that are there give way to others. None where those would need a secret. */
function rewritten(
  { document }: Source,
  written: readonly Block[],
  blocks: ReturnType<typeof tenantBlocks>,
): readonly PlacedEdit[] {
  const [first, ...rest] = written;
  if (!first || !blocks) return [];
  const others = rest.map((it) => removed(document, it));
  if (blocks.length === 0) return [removed(document, first), ...others];
  const [eol, indentation] = [eolOf(document), indentationAt(document, first.from)];
  const text = printBlocks(blocks, { eol, indentation });
  return [replaced(document, first, text.slice(indentation.length, -eol.length)), ...others];
}

function present(edits: readonly (PlacedEdit | undefined)[]): readonly PlacedEdit[] {
  return edits.filter((it) => it !== undefined);
}

function headerOf({ uri }: Document, { type, labels }: Block): Place {
  return { uri, span: { from: type.from, to: labels.at(-1)?.to ?? type.to } };
}
