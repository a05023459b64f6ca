// An API in Auth0's own shape, and the way from JSON that nobody vouches for to it. A field of a wrong type counts as absent.

/** Stands where the tenant sent a `signing_secret`: the secret itself goes no further than this file. */
export const withheld = '(withheld)';

/**
 * An API of a tenant, with all fields of the Management API's resource server. Lifetimes are seconds. Values that Auth0 may
 * add to (algorithms, dialects, policies) are plain strings. A field that was never set is absent; `null` means switched off.
 */
export interface ResourceServer {
  /** 24 hexadecimal digits; the identifier where the answer had no id (the Management API takes either). */
  readonly id: string;
  /** The audience; never empty. */
  readonly identifier: string;
  /** As people see it; the identifier where the answer had none. */
  readonly name: string;
  /** The answer had no name, so that `name` is the identifier. */
  readonly unnamed?: true;
  readonly is_system?: boolean;
  readonly scopes?: readonly Scope[];
  readonly signing_alg?: string;
  /** Always `withheld`. */
  readonly signing_secret?: string;
  readonly allow_offline_access?: boolean;
  readonly allow_online_access?: boolean;
  readonly allow_online_access_with_ephemeral_sessions?: boolean;
  readonly skip_consent_for_verifiable_first_party_clients?: boolean;
  readonly token_lifetime?: number;
  readonly token_lifetime_for_web?: number;
  readonly token_lifetime_for_anonymous_access_tokens?: number;
  readonly enforce_policies?: boolean;
  readonly token_dialect?: string;
  readonly token_encryption?: TokenEncryption | null;
  readonly consent_policy?: string | null;
  /** Objects with a `type` in practice; Auth0 leaves the shape open. */
  readonly authorization_details?: readonly unknown[] | null;
  readonly proof_of_possession?: ProofOfPossession | null;
  readonly subject_type_authorization?: SubjectTypeAuthorization;
  readonly authorization_policy?: { readonly policy_id: string } | null;
  readonly client_id?: string;
}

export interface Scope {
  readonly value: string;
  readonly description?: string;
}

export interface TokenEncryption {
  readonly format: string;
  readonly encryption_key: {
    readonly name?: string;
    readonly alg: string;
    readonly kid?: string;
    /** Never in an answer of the API; people may paste it. */
    readonly pem?: string;
    /** In answers only, in place of `pem`. */
    readonly thumbprint_sha256?: string;
  };
}

export interface ProofOfPossession {
  readonly mechanism: string;
  readonly required: boolean;
  readonly required_for?: string;
}

export interface SubjectTypeAuthorization {
  readonly user?: { readonly policy?: string };
  readonly client?: { readonly policy?: string };
  readonly anonymous_user?: { readonly policy?: string };
}

/** Undefined where `value` is not an object with an identifier. */
export function parseResourceServer(value: unknown): ResourceServer | undefined {
  if (!isObject(value)) return undefined;
  const identifier = text(value.identifier);
  if (!identifier) return undefined;
  const parsed = object(value, readers);
  const name = text(value.name);
  return {
    ...parsed,
    identifier,
    id: text(value.id) || identifier,
    ...(name ? { name } : { name: identifier, unnamed: true }),
  };
}

/** A plain JSON object: not null, not a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Read<T> = (value: unknown) => T | undefined;
type Readers<T> = { readonly [Key in keyof T]-?: Read<T[Key]> };

const text: Read<string> = (it) => (typeof it === 'string' ? it : undefined);
const flag: Read<boolean> = (it) => (typeof it === 'boolean' ? it : undefined);
const seconds: Read<number> = (it) => (typeof it === 'number' && Number.isFinite(it) ? it : undefined);
const orNull =
  <T>(read: Read<T>): Read<T | null> =>
  (it) =>
    it === null ? null : read(it);
const policy: Read<{ policy?: string }> = (it) => (isObject(it) ? object(it, { policy: text }) : undefined);

const encryptionKey: Read<TokenEncryption['encryption_key']> = (it) => {
  if (!isObject(it) || typeof it.alg !== 'string') return undefined;
  return { ...object(it, { name: text, kid: text, pem: text, thumbprint_sha256: text }), alg: it.alg };
};

const tokenEncryption: Read<TokenEncryption> = (it) => {
  if (!isObject(it) || typeof it.format !== 'string') return undefined;
  const encryption_key = encryptionKey(it.encryption_key);
  return encryption_key && { format: it.format, encryption_key };
};

const proofOfPossession: Read<ProofOfPossession> = (it) => {
  if (!isObject(it) || typeof it.mechanism !== 'string' || typeof it.required !== 'boolean') return undefined;
  return { ...object(it, { required_for: text }), mechanism: it.mechanism, required: it.required };
};

const scope: Read<Scope> = (it) => {
  if (!isObject(it) || typeof it.value !== 'string') return undefined;
  return { value: it.value, ...object(it, { description: text }) };
};

const readers: Omit<Readers<ResourceServer>, 'id' | 'identifier' | 'name' | 'unnamed'> = {
  is_system: flag,
  scopes: (it) => (Array.isArray(it) ? it.map(scope).filter((found) => found !== undefined) : undefined),
  signing_alg: text,
  signing_secret: (it) => (typeof it === 'string' ? withheld : undefined),
  allow_offline_access: flag,
  allow_online_access: flag,
  allow_online_access_with_ephemeral_sessions: flag,
  skip_consent_for_verifiable_first_party_clients: flag,
  token_lifetime: seconds,
  token_lifetime_for_web: seconds,
  token_lifetime_for_anonymous_access_tokens: seconds,
  enforce_policies: flag,
  token_dialect: text,
  token_encryption: orNull(tokenEncryption),
  consent_policy: orNull(text),
  authorization_details: orNull((it) => (Array.isArray(it) ? (it as readonly unknown[]) : undefined)),
  proof_of_possession: orNull(proofOfPossession),
  subject_type_authorization: (it) =>
    isObject(it) ? object(it, { user: policy, client: policy, anonymous_user: policy }) : undefined,
  authorization_policy: orNull((it) =>
    isObject(it) && typeof it.policy_id === 'string' ? { policy_id: it.policy_id } : undefined,
  ),
  client_id: text,
};

/** The fields that `readers` name, without those that are absent or of a wrong type. */
function object<T>(value: Readonly<Record<string, unknown>>, readers: { readonly [Key in keyof T]: Read<T[Key]> }) {
  const found: Partial<T> = {};
  for (const key in readers) {
    const read = readers[key](value[key]);
    if (read !== undefined) found[key] = read;
  }
  return found;
}
