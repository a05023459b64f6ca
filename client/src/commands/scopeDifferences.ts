// The scopes that a module gives an API, beside those that it has in the tenant.
import {
  appended,
  attributeOf,
  type Block,
  blocksOf,
  type Body,
  type Document,
  inserted,
  literalThrough,
  type Place,
  type PlacedEdit,
  printValue,
  removed,
  replaced,
  resourcesOf,
  schemaOf,
} from '../../../server/src/language';
import { type Scope } from '../tenant/resourceServer';
import { API, SCOPES } from '../tenant/toHcl';
import { type Comparison, type Difference, type Source } from './comparison';

/** None where the module gives the API no scopes: they are managed elsewhere then, or nowhere. */
export function scopeDifferences({ module, api, server, version }: Comparison): readonly Difference[] {
  const tenant = server.scopes ?? [];
  const here: Place = { uri: api.document.uri, span: { from: api.block.type.from, to: api.block.labels.at(-1)?.to ?? api.block.type.to } }; // prettier-ignore
  if (api.scopes.length === 0) return isEmptyList() ? tenant.map((it) => lacking(it, api)) : [];
  if (!api.complete) {
    return [{ path: 'scopes', kind: 'unknown', file: undefined, tenant: undefined, place: here, edits: [] }];
  }
  const written = new Map(api.scopes.map((it) => [it.name, it]));
  const there = new Map(tenant.map((it) => [it.value, it]));
  const found: Difference[] = [];
  for (const { name, place } of written.values()) {
    const source = sourceAt(module.documents, place);
    const known = there.get(name);
    if (!known)
      found.push({ ...base(name, place), file: printValue(name), tenant: undefined, edits: source ? [removed(source.document, source.block)] : [] }); // prettier-ignore
    else if (source) found.push(...descriptions(known, source, place));
  }
  const holder = listHolder();
  return [...found, ...tenant.filter((it) => !written.has(it.value)).map((it) => lacking(it, holder))];

  /** Inline scopes are all that the API has, so none means none; unless other resources give some. */
  function isEmptyList(): boolean {
    const others = resourcesOf(module).some((it) => it.mode === 'resource' && it.type.startsWith(`${API}_scope`));
    const isDynamic =
      blocksOf(api.block.body, 'dynamic').length > 0 || attributeOf(api.block.body, 'scopes') !== undefined;
    return schemaOf('resource', API, version)?.blocks.has('scopes') === true && !others && !isDynamic;
  }

  /** The resource whose list a scope can be added to: where the last one of a list stands. */
  function listHolder(): Source | undefined {
    const places = api.scopes.map((it) => it.place);
    return resourcesOf(module).findLast(
      (it) =>
        it.mode === 'resource' &&
        (it.type === API || it.type === SCOPES) &&
        places.some(({ uri, span }) => uri === it.document.uri && it.block.from <= span.from && span.to <= it.block.to),
    );
  }

  function lacking({ value, description }: Scope, holder: Source | undefined): Difference {
    const key = holder?.block.labels[0]?.text === API ? 'value' : 'name';
    const attributes = [[key, value] as const, ...(description ? [['description', description] as const] : [])];
    const block = { type: 'scopes', labels: [], attributes, blocks: [] };
    const edit = holder && appended(holder.document, holder.block, { block });
    return { ...base(value, here), file: undefined, tenant: shown(value, description), edits: edit ? [edit] : [] };
  }

  function descriptions({ value, description = '' }: Scope, source: Source, place: Place): readonly Difference[] {
    const { document, block } = source;
    const attribute = attributeOf(block.body, 'description');
    const literal = attribute?.value ? literalThrough(module, attribute.value) : '';
    if (String(literal ?? '') === description && literal !== undefined) return [];
    return [
      {
        ...base(value, place),
        path: `scopes[${printValue(value)}].description`,
        kind: literal === undefined ? 'unknown' : 'different',
        file: attribute?.value && document.text.slice(attribute.value.from, attribute.value.to),
        tenant: description === '' ? undefined : printValue(description),
        edits: descriptionEdits(source, description),
      },
    ];
  }
}

function base(name: string, place: Place) {
  return { path: `scopes[${printValue(name)}]`, kind: 'different' as const, place };
}

function shown(value: string, description: string | undefined): string {
  return description ? `${printValue(value)} (${printValue(description)})` : printValue(value);
}

function descriptionEdits({ document, block }: Source, description: string): readonly PlacedEdit[] {
  const attribute = attributeOf(block.body, 'description');
  if (attribute?.value) {
    return [
      description === '' ? removed(document, attribute) : replaced(document, attribute.value, printValue(description)),
    ];
  }
  const edit = inserted(document, block, [['description', description]]);
  return edit ? [edit] : [];
}

/** The innermost block around a place. */
function sourceAt(documents: readonly Document[], { uri, span }: Place): Source | undefined {
  const document = documents.find((it) => it.uri === uri);
  const block = document && innermost(document.body);
  return document && block && { document, block };

  function innermost({ blocks }: Body): Block | undefined {
    const outer = blocks.find((it) => it.from <= span.from && span.to <= it.to);
    return outer && (innermost(outer.body) ?? outer);
  }
}
