// What the facts may not say at once. Each check returns sentences; none is right.
import {
  type BodyFacts,
  type ItemFacts,
  type LimitsRow,
  type Mode,
  type Range,
  type TextFacts,
} from '../../server/src/language/facts';
import {
  type limitFacts,
  type metaFacts,
  type referenceFacts,
  type schemaFacts,
  type textFacts,
  type versionFacts,
} from '../../server/src/language/facts';
import { compareVersions } from '../../server/src/language/versions';

/** All of server/schema. */
export interface Facts {
  schema: typeof schemaFacts;
  limits: typeof limitFacts;
  texts: typeof textFacts;
  references: typeof referenceFacts;
  meta: typeof metaFacts;
  versions: typeof versionFacts;
  sources: Readonly<Record<string, string>>;
}

/** One attribute or block with what it inherits. */
interface Item extends ItemFacts {
  readonly key: string;
  readonly mode: Mode;
  readonly siblings: BodyFacts;
}

const CHECKS = [lifespans, paths, values, bounds, texts, references, versions, sources];

/** Every contradiction in the facts, as a sentence; empty when there is none. */
export function contradictions(facts: Facts): string[] {
  const items = Object.entries(facts.schema).flatMap(([mode, types]) =>
    Object.entries(types).flatMap(([type, it]) =>
      itemsOf(it.body, mode === 'data' ? 'data' : 'resource', mode === 'data' ? `data.${type}` : type, it.since),
    ),
  );
  const byKey = new Map(items.map((it) => [it.key, it]));
  return CHECKS.flatMap((check) => check(facts, byKey));
}

function itemsOf(body: BodyFacts, mode: Mode, prefix: string, since?: string, removed?: string): Item[] {
  return Object.entries(body).flatMap(([name, it]) => {
    const life = { since: it.since ?? since, removed: it.removed ?? removed };
    const item = { ...it, ...defined(life), key: `${prefix}.${name}`, mode, siblings: body };
    return [item, ...itemsOf(it.body ?? {}, mode, item.key, life.since, life.removed)];
  });
}

function lifespans(_: Facts, items: ReadonlyMap<string, Item>): string[] {
  return [...items.values()].flatMap((it) => {
    const changes = typeof it.is === 'string' ? [] : Object.keys(it.is);
    const order = [it.since, it.deprecated, it.removed].filter((one) => one !== undefined);
    const names = [...(it.requiredWith ?? []), ...(it.atLeastOneOf ?? [])];
    return [
      !ascending(order) && `${it.key}: since, deprecated and removed are not in this order.`,
      !ascending(changes) && `${it.key}: its changes are not in order.`,
      changes.length > 0 &&
        it.since &&
        changes[0] !== it.since &&
        `${it.key}: its first presence is not that of ${it.since}.`,
      changes.some((one) => it.removed && compareVersions(one, it.removed) >= 0) &&
        `${it.key} changes after its removal.`,
      (it.type === undefined) === (it.block === undefined) && `${it.key} is to be an attribute or a block.`,
      it.is === 'computed' && it.forceNew && `${it.key} is read-only and yet forces a new resource.`,
      (it.min ?? 0) > (it.max ?? Infinity) && `${it.key}: min is above max.`,
      it.is === 'required' && it.block && !it.min && `${it.key} is required but may be left out.`,
      ...names.filter((one) => !(one in it.siblings)).map((one) => `${it.key} needs ${one}, which is not beside it.`),
    ].filter((one) => typeof one === 'string');
  });
}

function paths({ limits, texts, schema }: Facts, items: ReadonlyMap<string, Item>): string[] {
  const rows = [...limits.values, ...limits.limits, ...limits.presets];
  const resources = Object.entries(schema).flatMap(([mode, types]) =>
    Object.keys(types).map((it) => (mode === 'data' ? `data.${it}` : it)),
  );
  const mirrored = (key: string): boolean => key.startsWith('data.') && items.has(key.slice('data.'.length));
  const changeable = limits.systemApis
    .flatMap((it) => it.changeable ?? [])
    .map((it) => `auth0_resource_server.${it.path}`);
  return [
    ...rows
      .flatMap((it) => it.paths)
      .concat(changeable)
      .filter((it) => !items.has(it))
      .map((it) => `limits.json: there is no ${it}.`),
    ...rows
      .flatMap((it) => it.paths)
      .filter((it) => items.get(it)?.is === 'computed')
      .map((it) => `${it} is read-only and yet has limits.`),
    ...Object.keys(texts)
      .filter((it) => !items.has(it) && !resources.includes(it) && !mirrored(it))
      .map((it) => `texts.json: there is no ${it}.`),
    ...Object.values(texts)
      .filter((it) => it.same && !texts[it.same]?.text)
      .map((it) => `texts.json: there are no words for ${it.same}.`),
    ...limits.limits.flatMap((row) =>
      row.paths
        .filter((it) => row.atMost && !items.has(sibling(it, row.atMost)))
        .map((it) => `${it}: there is no ${row.atMost} beside it.`),
    ),
  ];
}

function values({ limits, texts }: Facts, items: ReadonlyMap<string, Item>): string[] {
  const paths = [...new Set(limits.values.flatMap((it) => it.paths))];
  const described = Object.keys(texts).filter((it) => texts[it]?.values);
  return [
    ...described.filter((it) => !paths.includes(it)).map((it) => `${it} explains values but allows any.`),
    ...paths.flatMap((path) => {
      const rows = limits.values.filter((it) => it.paths.includes(path));
      const allowed = new Set(rows.flatMap((it) => it.values));
      const explained = Object.keys(texts[path]?.values ?? {});
      const { default: fallback } = texts[path] ?? {};
      return [
        ...[...allowed].filter((it) => !explained.includes(it)).map((it) => `${path}: no line explains "${it}".`),
        ...explained.filter((it) => !allowed.has(it)).map((it) => `${path}: "${it}" is explained but never allowed.`),
        ...rows.filter((it) => new Set(it.values).size < it.values.length).map(() => `${path} allows a value twice.`),
        ...(rows.some((a, index) => rows.slice(index + 1).some((b) => overlap(a, b)))
          ? [`${path}: two lists of values at once.`]
          : []),
        ...rows.filter((it) => !overlap(it, lifeOf(items.get(path)))).map(() => `${path}: values outside its life.`),
        ...(fallback && !fallback.includes(' ') && !allowed.has(fallback)
          ? [`${path}: its default "${fallback}" is not allowed.`]
          : []),
      ];
    }),
  ];
}

function bounds({ limits, texts }: Facts): string[] {
  return limits.limits.flatMap((row) =>
    row.paths.flatMap((path) => {
      const inside = (it: number): boolean => it >= (row.min ?? -Infinity) && it <= (row.max ?? Infinity);
      const preset = limits.presets.filter((it) => it.paths.includes(path)).flatMap((it) => it.values);
      const fallback = texts[path]?.default;
      return [
        (row.min ?? -Infinity) > (row.max ?? Infinity) && `${path}: min is above max.`,
        (row.minLength ?? 0) > (row.maxLength ?? Infinity) && `${path}: minLength is above maxLength.`,
        !preset.every(inside) && `${path}: a preset is out of range.`,
        fallback !== undefined &&
          /^\d+$/.test(fallback) &&
          !inside(Number(fallback)) &&
          `${path}: its default is out of range.`,
        limits.limits.some(
          (it) => it !== row && it.by === row.by && it.paths.includes(path) && overlap(it, row) && sameKey(it, row),
        ) && `${path}: one limit twice.`,
      ].filter((it) => typeof it === 'string');
    }),
  );
}

function texts(facts: Facts, items: ReadonlyMap<string, Item>): string[] {
  const wordless = [...items.values()].filter((it) => !wordsOf(facts, it.key)).map((it) => `${it.key} has no text.`);
  const unreplaced = [...items.values()]
    .filter((it) => (it.deprecated ?? it.siblings[lastName(it.key)]?.removed) && !facts.texts[it.key]?.replacement)
    .map((it) => `${it.key} goes away, but nothing says what to write instead.`);
  const written = Object.entries(facts.texts).flatMap(([key, it]) => {
    const sentences = [
      it.text,
      it.replacement,
      ...Object.values(it.values ?? {}),
      ...(it.notes ?? []).map((note) => note.text),
    ];
    const life = lifeOf(items.get(key) ?? items.get(key.replace(/^data\./, '')));
    return [
      ...sentences
        .filter((one) => one !== undefined && !one.endsWith('.'))
        .map((one) => `${key}: "${one}" does not end.`),
      ...sentences.filter((one) => (one?.length ?? 0) > 180).map((one) => `${key}: "${one}" is too long for a hover.`),
      ...sentences
        .filter((one) => (one?.split('`').length ?? 1) % 2 === 0)
        .map((one) => `${key}: "${one}" has an open backquote.`),
      ...(it.notes ?? [])
        .filter((note) => !overlap(note, life))
        .map((note) => `${key}: nobody ever reads "${note.text}"`),
      ...(it.page !== undefined && !/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(it.page)
        ? [`${key}: "${it.page}" is no page.`]
        : []),
    ];
  });
  const pages = facts.meta
    .filter((it) => !/^[a-z_-]+\/[a-z_-]+$/.test(it.page))
    .map((it) => `${it.path}: "${it.page}" is no page.`);
  return [...wordless, ...unreplaced, ...written, ...pages];
}

function wordsOf({ texts }: Facts, key: string): string | undefined {
  const own: TextFacts | undefined = texts[key];
  return own?.text ?? (own?.same && texts[own.same]?.text);
}

function references({ references, meta }: Facts, items: ReadonlyMap<string, Item>): string[] {
  const ours = (path: string): boolean => /^(data\.)?auth0_resource_server(_scopes?)?\./.test(path);
  const types = references.importIds.map((it) => it.type);
  const metaPaths = meta.map((it) => it.path);
  return [
    ...references.references
      .filter((it) => ours(it.from) && !items.has(it.from))
      .map((it) => `references.json: there is no ${it.from}.`),
    ...references.references
      .filter((a, index) => references.references.slice(index + 1).some((b) => a.from === b.from && overlap(a, b)))
      .map((it) => `${it.from} refers twice.`),
    ...references.references
      .filter((it) => ['scope', 'authorizationDetailsType', 'policy'].includes(it.to) && !it.of)
      .map((it) => `${it.from}: of which API?`),
    ...references.notReferences
      .filter((it) => references.references.some((one) => one.from === it.path))
      .map((it) => `${it.path} is a reference and is not.`),
    ...types.filter((it, index) => types.indexOf(it) !== index).map((it) => `${it} has two import ids.`),
    ...metaPaths.filter((it, index) => metaPaths.indexOf(it) !== index).map((it) => `${it} stands twice in meta.json.`),
    ...meta
      .filter((it) => it.path.includes('.') && !metaPaths.includes(it.path.replace(/\.[^.]*$/, '')))
      .map((it) => `${it.path} has no parent.`),
    ...meta
      .filter((it) => Boolean(it.block) === Boolean(it.type))
      .map((it) => `${it.path} is to be an attribute or a block.`),
  ];
}

/** Every version named anywhere was released, every range has an inside, releases are in order. */
function versions(facts: Facts): string[] {
  const released = Object.keys(facts.versions.released);
  const { schema, limits, texts, references } = facts;
  const rest = [schema, limits, texts, references];
  const named = objectsIn(rest).flatMap((it) => {
    const changes = typeof it['is'] === 'object' ? Object.keys(it['is'] ?? {}) : [];
    return [it['since'], it['until'], it['deprecated'], it['removed'], ...changes].filter(
      (one) => typeof one === 'string',
    );
  });
  const ranges = objectsIn(rest).filter(
    (it) => typeof it['since'] === 'string' && typeof it['until'] === 'string',
  ) as Range[];
  return [
    ...[...new Set(named)].filter((it) => !released.includes(it)).map((it) => `${it} was never released.`),
    ...ranges
      .filter((it) => !ascending([it.since ?? '', it.until ?? '']))
      .map((it) => `From ${it.since} until ${it.until} is nothing.`),
    ...(ascending(released) ? [] : ['versions.json is not in order.']),
  ];
}

function sources({ sources, ...rest }: Facts): string[] {
  const used = objectsIn(rest)
    .map((it) => it['source'])
    .filter((it) => typeof it === 'string');
  const keys = new Set(used.map((it) => it.replace(/:.*/, '')));
  return [
    ...[...keys].filter((it) => !(it in sources)).map((it) => `sources.json does not explain "${it}".`),
    ...Object.keys(sources)
      .filter((it) => !keys.has(it))
      .map((it) => `Nothing comes from "${it}".`),
  ];
}

function objectsIn(value: unknown): Readonly<Record<string, unknown>>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inside : [value as Readonly<Record<string, unknown>>, ...inside];
}

function ascending(versions: readonly string[]): boolean {
  return versions.every((it, index) => index === 0 || compareVersions(versions[index - 1] ?? '', it) < 0);
}

function overlap(a: Range, b: Range): boolean {
  const starts = [a.since, b.since].filter((it) => it !== undefined);
  const ends = [a.until, b.until].filter((it) => it !== undefined);
  return starts.every((start) => ends.every((end) => compareVersions(start, end) < 0));
}

function lifeOf(item: Item | undefined): Range {
  return defined({ since: item?.since, until: item?.removed });
}

function sameKey(a: LimitsRow, b: LimitsRow): boolean {
  return Object.keys(a).some((it) => it in b && !['paths', 'by', 'source', 'since', 'until'].includes(it));
}

function sibling(path: string, name: string): string {
  return path.slice(0, path.lastIndexOf('.') + 1) + name;
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function defined<T extends object>(it: T): { [key in keyof T]?: NonNullable<T[key]> } {
  return Object.fromEntries(Object.entries(it).filter(([, value]) => value !== undefined)) as never;
}
