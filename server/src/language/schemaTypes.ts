// The shape of a schema in one version of the provider. schemaOf.ts makes them.
import { type LimitsRow, type Mode, type ValueType } from './facts';

/** One choice of an attribute, in force in the version asked for. */
export interface AllowedValue {
  readonly value: string;
  /** One line in our own words. */
  readonly text: string;
  /** The add-on that it needs. */
  readonly mark: string | undefined;
}

/** From which version on something holds, and until when. Undefined: before the oldest, or beyond the newest we know. */
export interface Lifespan {
  /** First version that has it. */
  readonly since: string | undefined;
  readonly deprecated: string | undefined;
  /** First version that has it no more. */
  readonly removed: string | undefined;
  /** What to write instead, one sentence of markdown. */
  readonly replacement: string | undefined;
}

/** Bounds on a literal, each with who enforces it: the provider at plan, or the API at apply. */
export type Limits = Omit<LimitsRow, 'paths' | 'source' | 'since' | 'until' | 'required'>;

/** What people read about an attribute, block or resource, in the version asked for. */
export interface Documentation {
  /** What it does, one to three sentences of markdown in our own words. */
  readonly text: string;
  /** `seconds`. */
  readonly unit: string | undefined;
  /** What holds when it is left out: a value as HCL writes it, or words. */
  readonly default: string | undefined;
  /** The dashboard's words for it: "Enable RBAC". Searched in completion, shown in hover. */
  readonly dashboard: string | undefined;
  /** `early access`, or the add-on that it needs. */
  readonly marks: readonly string[];
  /** What it needs, excludes or changes in this version; a sentence or two each. */
  readonly notes: readonly string[];
  /** Auth0's page about the concept. */
  readonly url: string | undefined;
}

interface Definition {
  readonly name: string;
  /** Dotted path below the resource: `token_encryption.encryption_key.pem`. */
  readonly path: string;
  readonly lifespan: Lifespan;
  readonly documentation: Documentation;
  /** The provider refuses a plan without it. */
  readonly required: boolean;
  /** The API refuses the resource, or the block it stands in unless that says `disable = true`, without it. The provider may not notice. */
  readonly requiredByApi: boolean;
  /** Deprecated in the version asked for. */
  readonly deprecated: boolean;
  /** The server's value stays when it is left out. */
  readonly computed: boolean;
  readonly limits: readonly Limits[];
  /** Siblings that must be set when this is. */
  readonly requiredWith: readonly string[];
  /** Siblings, this one included, of which at least one must be set. Empty: no such rule. */
  readonly atLeastOneOf: readonly string[];
}

/** An attribute in one version of the provider. */
export interface AttributeSchema extends Definition {
  readonly kind: 'attribute';
  readonly type: ValueType;
  /** Only the provider sets it: assigning it is an error. */
  readonly readOnly: boolean;
  /** A change destroys the resource and makes a new one. */
  readonly forceNew: boolean;
  /** Never to be shown, logged or repeated in a message. */
  readonly secret: boolean;
  /** Empty: any value. */
  readonly values: readonly AllowedValue[];
  /** The provider takes the values in any case; the API wants them exact. */
  readonly ignoreCase: boolean;
  /** Who refuses other values. */
  readonly valuesBy: 'provider' | 'api';
  /** Common values to offer, in the attribute's unit. */
  readonly presets: readonly number[];
  /** What each element of a read-only list or set holds: data sources show blocks in this form. */
  readonly fields: ReadonlyMap<string, AttributeSchema>;
}

/** A nested block in one version of the provider. */
export interface BlockSchema extends Definition, BodySchema {
  readonly kind: 'block';
  readonly nesting: 'list' | 'set';
  readonly minItems: number;
  /** Undefined: any number. */
  readonly maxItems: number | undefined;
}

export interface BodySchema {
  /** In the order in which they are offered: required first, read-only last, between them what people set most. */
  readonly attributes: ReadonlyMap<string, AttributeSchema>;
  readonly blocks: ReadonlyMap<string, BlockSchema>;
}

/** A resource or data source in one version of the provider. */
export interface ResourceSchema extends BodySchema {
  readonly mode: Mode;
  readonly type: string;
  /** As asked for. */
  readonly version: string;
  readonly lifespan: Lifespan;
  readonly documentation: Documentation;
  /** Page of the registry, for this version. */
  readonly url: string;
}
