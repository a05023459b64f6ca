// Makes the schema of one version out of the facts of all versions.
import {
  type BodyFacts,
  type ItemFacts,
  limitFacts,
  type Mode,
  type Range,
  referenceFacts,
  type ResourceFacts,
  schemaFacts,
  type TextFacts,
  textFacts,
  type Timeline,
} from './facts';
import { type Reference, referenceAt } from './references';
import {
  type AllowedValue,
  type AttributeSchema,
  type BlockSchema,
  type BodySchema,
  type Documentation,
  type Lifespan,
  type ResourceSchema,
} from './schemaTypes';
import { compareVersions, documentationPage, holds, knownVersions, newestVersion, schemaVersion } from './versions';

/** Where a body stands: everything its items inherit. */
interface Place {
  readonly mode: Mode;
  readonly type: string;
  readonly version: string;
  /** Dotted path of the block, empty for the resource itself. */
  readonly path: string;
  readonly since: string | undefined;
  readonly removed: string | undefined;
  /** Shows a resource's item in a data source: nothing in it can be set. */
  readonly mirrored: boolean;
}

/** APIs that Auth0 itself puts into a tenant, and what can be changed on them. */
export const systemApis = limitFacts.systemApis;

/** By mode, type and version. A session meets few versions, so nothing is ever dropped. */
const resources = new Map<string, ResourceSchema | undefined>();
/** By mode, type and shape, so that versions of one shape share what is in them. */
const bodies = new Map<string, BodySchema>();
let boundaries: readonly string[] | undefined;

/** The types we know, `auth0_resource_server` first. */
export function resourceTypes(mode: Mode): readonly string[] {
  return Object.keys(schemaFacts[mode]);
}

/**
 * The schema of a resource or data source as `version` has it; undefined when the type is not ours or that version does not
 * have it. Any version will do: a prerelease has the schema of its release, older ones than we know that of the oldest,
 * newer ones that of the newest. Cheap to call again.
 */
export function schemaOf(mode: Mode, type: string, version: string): ResourceSchema | undefined {
  const key = `${mode} ${type} ${version}`;
  if (!resources.has(key)) resources.set(key, buildResource(mode, type, version));
  return resources.get(key);
}

/**
 * An attribute or block as the newest version that had it knows it, whatever version is in force: for what to say about
 * removed and not yet existing names. `path` is dotted: `token_encryption.encryption_key.pem`.
 */
export function definitionOf(mode: Mode, type: string, path: string): AttributeSchema | BlockSchema | undefined {
  for (const version of shapes()) {
    const schema = schemaOf(mode, type, version);
    const found = itemAt(schema, path);
    if (found) return found;
  }
  return undefined;
}

/** The attribute or block at a dotted path below `body`. */
export function itemAt(body: BodySchema | undefined, path: string): AttributeSchema | BlockSchema | undefined {
  let at = body;
  let found: AttributeSchema | BlockSchema | undefined;
  for (const name of path.split('.')) {
    found = at?.attributes.get(name) ?? at?.blocks.get(name);
    at = found?.kind === 'attribute' ? { attributes: found.fields, blocks: new Map() } : found;
  }
  return found;
}

/** Since when a resource or data source exists; undefined when it is not ours. */
export function lifespanOf(mode: Mode, type: string): Lifespan | undefined {
  const facts = factsOf(mode, type);
  return facts && lifespan(facts.since, undefined, undefined, undefined);
}

function buildResource(mode: Mode, type: string, version: string): ResourceSchema | undefined {
  const facts = factsOf(mode, type);
  const release = schemaVersion(version);
  if (!facts || !holds(release, facts.since, undefined)) return undefined;
  return {
    mode,
    type,
    version,
    lifespan: lifespan(facts.since, undefined, undefined, undefined),
    documentation: documentationOf(textsOf(mode, type, ''), release),
    url: documentationPage(mode, type, version),
    ...bodyOf(mode, type, facts, release),
  };
}

function factsOf(mode: Mode, type: string): ResourceFacts | undefined {
  return Object.hasOwn(schemaFacts[mode], type) ? schemaFacts[mode][type] : undefined;
}

/** One version of each distinct shape, newest first. */
function shapes(): readonly string[] {
  boundaries ??= [
    ...collectVersions(schemaFacts),
    ...collectVersions(limitFacts),
    ...collectVersions(textFacts),
    ...collectVersions(referenceFacts),
  ]
    .concat(knownVersions[0] ?? newestVersion)
    .filter((it, index, all) => all.indexOf(it) === index)
    .sort((a, b) => compareVersions(b, a));
  return boundaries;
}

/** Every version from which on something holds or holds no more. */
function collectVersions(facts: object): string[] {
  return Object.entries(facts).flatMap(([key, value]: [string, unknown]) => {
    if (['since', 'until', 'deprecated', 'removed'].includes(key)) return [String(value)];
    if (key === 'is' && typeof value === 'object') return Object.keys(value ?? {});
    return typeof value === 'object' && value ? collectVersions(value) : [];
  });
}

function bodyOf(mode: Mode, type: string, facts: ResourceFacts, release: string): BodySchema {
  const shape = shapes().find((it) => compareVersions(it, release) <= 0) ?? release;
  const key = `${mode} ${type} ${shape}`;
  const known = bodies.get(key);
  if (known) return known;
  const place = { mode, type, version: shape, path: '', since: facts.since, removed: undefined, mirrored: false };
  const own = buildBody(facts.body, place);
  const body = facts.mirrors ? withMirrored(own, factsOf('resource', facts.mirrors), facts, place) : own;
  bodies.set(key, body);
  return body;
}

/** A data source's own items, then those of the resource that it shows. */
function withMirrored(
  own: BodySchema,
  resource: ResourceFacts | undefined,
  facts: ResourceFacts,
  place: Place,
): BodySchema {
  const rest = Object.fromEntries(
    Object.entries(resource?.body ?? {}).filter(([name]) => !Object.hasOwn(facts.body, name)),
  );
  const mirrored = buildBody(rest, { ...place, mirrored: true });
  return { attributes: new Map([...own.attributes, ...mirrored.attributes]), blocks: own.blocks };
}

function buildBody(facts: BodyFacts, place: Place): BodySchema {
  const items = Object.entries(facts)
    .filter(([, it]) => holds(place.version, it.since, it.removed))
    .map(([name, it]) => buildItem(name, it, place))
    .sort((a, b) => rank(a) - rank(b));
  return {
    attributes: new Map(items.filter((it) => it.kind === 'attribute').map((it) => [it.name, it])),
    blocks: new Map(items.filter((it) => it.kind === 'block').map((it) => [it.name, it])),
  };
}

function rank(item: AttributeSchema | BlockSchema): number {
  if (item.required || (item.requiredByApi && !item.path.includes('.'))) return 0;
  return item.kind === 'attribute' && item.readOnly ? 2 : 1;
}

/** Terraform's plugin SDK shows a block that nobody can set as an attribute: so do we. */
function buildItem(name: string, facts: ItemFacts, parent: Place): AttributeSchema | BlockSchema {
  const path = parent.path ? `${parent.path}.${name}` : name;
  const since = later(facts.since, parent.since);
  const place: Place = { ...parent, path, since, removed: facts.removed ?? parent.removed };
  const presence = place.mirrored ? 'computed' : at(facts.is, place.version);
  const readOnly = presence === 'computed';
  const limits = readOnly ? [] : rowsFor(limitFacts.limits, place);
  const texts = textsOf(place.mode, place.type, path);
  const definition = {
    name,
    path,
    lifespan: lifespan(since, facts.deprecated, place.removed, texts.replacement),
    documentation: documentationOf(texts, place.version, referenceAt(place.mode, place.type, path, place.version)),
    required: presence === 'required',
    requiredByApi: limits.some((it) => it.required),
    deprecated: !readOnly && facts.deprecated !== undefined && holds(place.version, facts.deprecated, undefined),
    computed: presence === 'computed' || presence === 'optional computed',
    limits,
    requiredWith: (!readOnly && facts.requiredWith) || [],
    atLeastOneOf: facts.atLeastOneOf ?? [],
  };
  const body = buildBody(facts.body ?? {}, place);
  if (facts.block && !readOnly) {
    return {
      ...definition,
      ...body,
      kind: 'block',
      nesting: facts.block,
      minItems: facts.min ?? 0,
      maxItems: facts.max,
    };
  }
  const allowed = readOnly ? undefined : rowsFor(limitFacts.values, place)[0];
  return {
    ...definition,
    kind: 'attribute',
    type: facts.type ?? facts.block ?? 'string',
    readOnly,
    forceNew: !readOnly && facts.forceNew === true,
    secret: facts.secret === true,
    values: allowed?.values.map((it) => allowedValue(it, texts)) ?? [],
    ignoreCase: allowed?.ignoreCase ?? false,
    valuesBy: allowed?.by ?? 'provider',
    presets: readOnly
      ? []
      : (limitFacts.presets.find((it) => it.paths.includes(`${place.type}.${path}`))?.values ?? []),
    fields: body.attributes,
  };
}

function allowedValue(value: string, { values, valueMarks }: TextFacts): AllowedValue {
  return { value, text: values?.[value] ?? '', mark: valueMarks?.[value] };
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  return a && b ? (compareVersions(a, b) < 0 ? b : a) : (a ?? b);
}

function at<T extends string>(timeline: Timeline<T>, version: string): T {
  if (typeof timeline === 'string') return timeline;
  const entries: [string, T][] = Object.entries(timeline);
  const inForce = entries.findLast(([since]) => holds(version, since, undefined)) ?? entries[0];
  if (!inForce) throw new Error('A timeline has at least one entry.');
  return inForce[1];
}

function rowsFor<T extends Range & { readonly paths: readonly string[] }>(
  rows: readonly T[],
  place: Place,
): readonly T[] {
  if (place.mode === 'data') return [];
  const path = `${place.type}.${place.path}`;
  return rows.filter((it) => it.paths.includes(path) && holds(place.version, it.since, it.until));
}

/**
 * The words for something: its own, then those of the entry it names, then in a data source those of the resource. Borrowed
 * words say what it is, not what setting it does.
 */
function textsOf(mode: Mode, type: string, path: string): TextFacts {
  const key = path ? `${type}.${path}` : type;
  const own = textFacts[mode === 'data' ? `data.${key}` : key];
  const other = mode === 'data' ? textFacts[key] : undefined;
  const shared = textFacts[own?.same ?? other?.same ?? ''];
  return { ...description(shared), ...description(other), ...own };
}

function description(texts: TextFacts | undefined): TextFacts {
  return { ...texts, default: undefined, notes: undefined, replacement: undefined };
}

function documentationOf(texts: TextFacts, version: string, reference?: Reference): Documentation {
  const notes = texts.notes?.filter((it) => holds(version, it.since, it.until)) ?? [];
  return {
    text: texts.text ?? '',
    unit: texts.unit,
    default: texts.default,
    dashboard: texts.dashboard,
    marks: texts.marks ?? [],
    notes: [...notes.map((it) => it.text), ...(reference?.idInstead ? [reference.idInstead] : [])],
    url: texts.page && `https://auth0.com/docs/${texts.page}`,
  };
}

function lifespan(
  since: string | undefined,
  deprecated: string | undefined,
  removed: string | undefined,
  replacement: string | undefined,
): Lifespan {
  return { since, deprecated, removed, replacement };
}
