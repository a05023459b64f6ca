// The official facts in a compact form of their own, so that server/schema is compared with something it was not made from.
import fs from 'node:fs';
import path from 'node:path';

/** By type and version: what changed in that version, one line per dotted path; `gone` for what it dropped. */
export type Schemas = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

/** By `type.path`, data sources as `data.type.path`. */
export type Attributes = Readonly<Record<string, AttributeRow>>;

export interface AttributeRow {
  readonly type: string;
  readonly is: string;
  readonly since?: string;
  readonly deprecated?: string;
  readonly removed?: string;
  readonly forceNew?: boolean;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly provider?: {
    readonly enum?: readonly string[];
    readonly ignoreCase?: boolean;
    readonly minLengthBytes?: number;
    readonly requiredWith?: readonly string[];
    readonly atLeastOneOf?: readonly string[];
  };
  readonly api?: {
    readonly enum?: readonly (string | null)[];
    readonly minLength?: number;
    readonly maxLength?: number;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly required?: true | readonly string[];
    readonly requiredInObject?: true;
    readonly reservedNames?: readonly string[];
    readonly default?: number | boolean;
    readonly max?: string;
  };
}

/** One attribute of the record of all versions. */
interface RecordedAttribute {
  readonly type: string;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly forceNew?: boolean;
  readonly deprecated?: boolean;
  readonly maxItems?: number;
  readonly minLengthBytes?: number;
  readonly enum?: readonly string[];
  readonly enumIgnoreCase?: boolean;
  readonly requiredWith?: readonly string[];
  readonly block?: Readonly<Record<string, RecordedAttribute>>;
}

type RecordedSchemas = Readonly<
  Record<string, readonly { readonly from: string; readonly schema: Readonly<Record<string, RecordedAttribute>> }[]>
>;

interface RecordedRow {
  readonly resource: string;
  readonly attribute: string;
  readonly type: string;
  readonly introducedIn: string;
  readonly deprecatedIn: string | null;
  readonly removedIn: string | null;
  readonly presence: string;
  readonly forceNew: boolean;
  readonly minItems: number | null;
  readonly maxItems: number | null;
  readonly validator: AttributeRow['provider'] | null;
  readonly apiConstraint: Readonly<Record<string, unknown>> | null;
}

/** The records that the project's facts were gathered in; undefined where they are not beside the checkout. */
export function recorded(name: string): unknown {
  const file = path.resolve('..', 'shared', 'facts', name);
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
}

export function compactSchemas(record: RecordedSchemas): Schemas {
  return Object.fromEntries(
    Object.entries(record).map(([type, versions]) => {
      let before: Record<string, string> = {};
      const changes = versions.map(({ from, schema }): [string, Record<string, string>] => {
        const now = lines(schema, '');
        const changed = Object.entries(now).filter(([it, line]) => before[it] !== line);
        const gone = Object.keys(before)
          .filter((it) => !(it in now))
          .map((it) => [it, 'gone'] as [string, string]);
        before = now;
        return [from.slice(1), Object.fromEntries([...changed, ...gone].sort(([a], [b]) => (a < b ? -1 : 1)))];
      });
      return [type, Object.fromEntries(changes)];
    }),
  );
}

export function compactAttributes(rows: readonly RecordedRow[]): Attributes {
  return Object.fromEntries(rows.map((it) => [`${it.resource}.${it.attribute}`, compactRow(it)]));
}

const API_KEYS = [
  'enum',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'required',
  'requiredInObject',
  'reservedNames',
  'default',
  'max',
];

function compactRow(row: RecordedRow): AttributeRow {
  const { validator } = row;
  const requiredWith = validator?.requiredWith?.map(lastName);
  // Where a limit is told in words, it is that of another row.
  const api = Object.entries(row.apiConstraint ?? {}).filter(
    ([key, value]) => API_KEYS.includes(key) && (typeof value !== 'string' || key === 'max'),
  );
  return dropEmpty({
    type: row.type,
    is: row.presence,
    since: row.introducedIn.startsWith('<=') ? undefined : row.introducedIn,
    deprecated: row.deprecatedIn ?? undefined,
    removed: row.removedIn ?? undefined,
    forceNew: row.forceNew || undefined,
    minItems: row.minItems || undefined,
    maxItems: row.maxItems ?? undefined,
    provider: validator ? { ...validator, ...(requiredWith && { requiredWith }) } : undefined,
    api: api.length ? Object.fromEntries(api) : undefined,
  });
}

/** `string optional computed enum=a|b anyCase`, by dotted path. A `default: nil` does nothing and is left out. */
function lines(schema: Readonly<Record<string, RecordedAttribute>>, prefix: string): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(schema).map(([name, it]) => ({
      [prefix + name]: line({ ...it, type: it.block ? `${it.type}-block` : it.type }),
      ...lines(it.block ?? {}, `${prefix}${name}.`),
    })),
  ) as Record<string, string>;
}

/** What one version says of one attribute or block, in one line. */
export function line(it: RecordedAttribute): string {
  const words = [
    it.type,
    it.required && 'required',
    it.optional && 'optional',
    it.computed && 'computed',
    it.forceNew && 'forceNew',
    it.deprecated && 'deprecated',
    it.maxItems !== undefined && `max=${it.maxItems}`,
    it.minLengthBytes !== undefined && `bytes>=${it.minLengthBytes}`,
    it.enum && `enum=${[...it.enum].sort().join('|')} ${it.enumIgnoreCase ? 'anyCase' : 'exactCase'}`,
    it.requiredWith?.length && `with=${it.requiredWith.map(lastName).join('|')}`,
  ];
  return words.filter(Boolean).join(' ');
}

function lastName(dotted: string): string {
  return dotted.slice(dotted.lastIndexOf('.') + 1);
}

function dropEmpty(row: { readonly [key in keyof AttributeRow]: AttributeRow[key] | undefined }): AttributeRow {
  return Object.fromEntries(Object.entries(row).filter(([, it]) => it !== undefined)) as unknown as AttributeRow;
}
