// What the provider and the API know, as code sees it. The facts themselves are data: server/schema/*.json.

export type Mode = 'resource' | 'data';

/** Types as Terraform checks literals against them. Seconds are `number`; `int` refuses fractions. */
export type ValueType = 'string' | 'number' | 'int' | 'bool' | 'map' | 'list' | 'set';

/** One choice of an attribute, in force in the version asked for. */
export interface AllowedValue {
  readonly value: string;
  /** One line in our own words. */
  readonly text: string;
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
export interface Limits {
  readonly min?: number;
  readonly max?: number;
  /** Characters. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** UTF-8 bytes, as the provider counts. */
  readonly minBytes?: number;
  /** Characters that may not occur. */
  readonly forbidden?: string;
  readonly by: 'provider' | 'api';
}

/** What people read about an attribute, block or resource; the same in every version unless `texts.json` says otherwise. */
export interface Documentation {
  /** What it does, one to three sentences of markdown in our own words. */
  readonly text: string;
  /** `seconds`. */
  readonly unit?: string;
  /** What holds when it is left out. */
  readonly default?: string;
  /** The dashboard's words for it: "Enable RBAC". Searched in completion, shown in hover. */
  readonly dashboard?: string;
  /** `early-access`, or the add-on that it needs. */
  readonly marks: readonly string[];
  /** What it needs, excludes or changes; one sentence each, each with its versions where they differ. */
  readonly notes: readonly string[];
  /** Auth0's page about the concept. */
  readonly url?: string;
}

interface Definition {
  readonly name: string;
  /** Dotted path below the resource: `token_encryption.encryption_key.pem`. */
  readonly path: string;
  readonly lifespan: Lifespan;
  readonly documentation: Documentation;
  readonly required: boolean;
  /** Deprecated in the version asked for. */
  readonly deprecated: boolean;
}

/** An attribute in one version of the provider. */
export interface AttributeSchema extends Definition {
  readonly kind: 'attribute';
  readonly type: ValueType;
  /** Only the provider sets it: assigning it is an error. */
  readonly readOnly: boolean;
  /** The server's value stays when the attribute is left out. */
  readonly computed: boolean;
  /** A change destroys the resource and makes a new one. */
  readonly forceNew: boolean;
  /** Never to be shown, logged or repeated in a message. */
  readonly secret: boolean;
  readonly values: readonly AllowedValue[];
  /** The provider takes the values in any case; the API wants them exact. */
  readonly ignoreCase: boolean;
  /** Who refuses other values. */
  readonly valuesBy: 'provider' | 'api';
  readonly limits: readonly Limits[];
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
  /** In the order in which they are offered: required first, then as the documentation lists them. */
  readonly attributes: ReadonlyMap<string, AttributeSchema>;
  readonly blocks: ReadonlyMap<string, BlockSchema>;
}

/** A resource or data source in one version of the provider. */
export interface ResourceSchema extends BodySchema {
  readonly mode: Mode;
  readonly type: string;
  readonly version: string;
  readonly lifespan: Lifespan;
  readonly documentation: Documentation;
  /** Page of the registry, for this version. */
  readonly url: string;
}
