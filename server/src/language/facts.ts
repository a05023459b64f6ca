// The data of server/schema as it is written there. Nothing is resolved here: schema.ts answers for one version.
import limitsJson from '../../schema/limits.json';
import metaJson from '../../schema/meta.json';
import referencesJson from '../../schema/references.json';
import schemaJson from '../../schema/schema.json';
import textsJson from '../../schema/texts.json';
import versionsJson from '../../schema/versions.json';

export type Mode = 'resource' | 'data';

/** Types as Terraform checks literals against them. Seconds are `int`; `int` refuses fractions. */
export type ValueType = 'string' | 'number' | 'int' | 'bool' | 'map' | 'list' | 'set';

/** One value for all versions, or one from each version on. */
export type Timeline<T extends string> = T | Readonly<Record<string, T>>;

export type Presence = 'required' | 'optional' | 'optional computed' | 'computed';

/** Bounds in versions, both half open: from `since` on, no more from `until` on. */
export interface Range {
  readonly since?: string;
  readonly until?: string;
}

interface SourcedRow extends Range {
  /** Where it is written, `key:detail`; the keys are explained in sources.json. */
  readonly source: string;
}

export interface ItemFacts {
  /** Of an attribute. A `block` has none. */
  readonly type?: ValueType;
  /** How a nested block repeats. */
  readonly block?: 'list' | 'set';
  readonly is: Timeline<Presence>;
  readonly since?: string;
  readonly deprecated?: string;
  readonly removed?: string;
  readonly forceNew?: boolean;
  readonly secret?: boolean;
  readonly min?: number;
  readonly max?: number;
  /** Siblings that must be set too. */
  readonly requiredWith?: readonly string[];
  /** Siblings of which, this one included, one must be set. */
  readonly atLeastOneOf?: readonly string[];
  readonly body?: BodyFacts;
}

export type BodyFacts = Readonly<Record<string, ItemFacts>>;

export interface ResourceFacts {
  readonly source: string;
  readonly since?: string;
  /** A data source that shows everything of this resource, read-only, beside its own `body`. */
  readonly mirrors?: string;
  readonly body: BodyFacts;
}

export interface ValuesRow extends SourcedRow {
  readonly paths: readonly string[];
  readonly by: 'provider' | 'api';
  readonly ignoreCase?: boolean;
  readonly values: readonly string[];
}

export interface LimitsRow extends SourcedRow {
  readonly paths: readonly string[];
  readonly by: 'provider' | 'api';
  readonly required?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly atMost?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minBytes?: number;
  readonly maxItems?: number;
  readonly forbidden?: string;
  readonly reserved?: readonly string[];
}

export interface PresetsRow {
  readonly paths: readonly string[];
  readonly values: readonly number[];
}

/** An API that Auth0 itself puts into a tenant. */
export interface SystemApi extends SourcedRow {
  readonly name: string;
  readonly identifierEnds: string;
  /** Paths that can be changed; undefined: not known. */
  readonly changeable?: readonly (Range & { readonly path: string })[];
  readonly text: string;
}

export interface NoteFacts extends SourcedRow {
  readonly text: string;
}

export interface TextFacts {
  /** Path of the entry whose words are used where this one has none. */
  readonly same?: string;
  readonly text?: string;
  readonly source?: string;
  readonly unit?: string;
  readonly default?: string | undefined;
  readonly dashboard?: string;
  readonly marks?: readonly string[];
  /** A line for each allowed value of any version. */
  readonly values?: Readonly<Record<string, string>>;
  /** By value: the add-on that it needs. */
  readonly valueMarks?: Readonly<Record<string, string>>;
  readonly notes?: readonly NoteFacts[] | undefined;
  readonly replacement?: string | undefined;
  /** Below https://auth0.com/docs/. */
  readonly page?: string;
}

export interface ReferenceFacts extends SourcedRow {
  readonly from: string;
  readonly to: 'identifier' | 'id' | 'scope' | 'authorizationDetailsType' | 'policy' | 'clientGrantId' | 'clientId';
  readonly of?: string;
  readonly many?: boolean;
  readonly readOnly?: boolean;
  readonly note?: string;
  readonly idInstead?: string;
}

export interface ImportIdFacts extends SourcedRow {
  readonly type: string;
  /** Parts in angle brackets: `<identifier>::<scope>`. */
  readonly form: string;
  readonly text: string;
}

export interface MetaFacts {
  readonly path: string;
  readonly block?: boolean;
  readonly type?: 'number' | 'bool' | 'string' | 'list' | 'collection' | 'references' | 'provider' | 'name';
  readonly label?: string;
  readonly required?: boolean;
  readonly modes?: readonly Mode[];
  readonly text: string;
  /** Below https://developer.hashicorp.com/terraform/language/. */
  readonly page: string;
}

interface Limits {
  readonly values: readonly ValuesRow[];
  readonly limits: readonly LimitsRow[];
  readonly presets: readonly PresetsRow[];
  readonly systemApis: readonly SystemApi[];
}

interface References {
  readonly references: readonly ReferenceFacts[];
  readonly notReferences: readonly { readonly path: string; readonly text: string; readonly source: string }[];
  readonly importIds: readonly ImportIdFacts[];
}

// TypeScript reads `"list"` in JSON as any string, hence the assertions. test/facts/shape.test.ts checks every key and value.
export const schemaFacts = schemaJson as unknown as Readonly<Record<Mode, Readonly<Record<string, ResourceFacts>>>>;
export const limitFacts = limitsJson as Limits;
export const textFacts = textsJson as Readonly<Record<string, TextFacts>>;
export const referenceFacts = referencesJson as References;
export const metaFacts = metaJson as readonly MetaFacts[];
export const versionFacts: { readonly released: Readonly<Record<string, string>> } = versionsJson;
