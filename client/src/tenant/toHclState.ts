// An API as the provider keeps it in its state: Terraform's names, objects as blocks. What the version in force makes of it is
// decided in toHcl.ts.
import { type BlockSchema, type HclBlock, type HclValue } from '../../../server/src/language';
import { type ResourceServer } from './resourceServer';

/** The content of a block, in the order in which people read it. */
export type StateBody = ReadonlyMap<string, StateValue>;

/** A list holds nested blocks. `variable` stands for a value that goes into no file. */
export type StateValue = string | number | boolean | { readonly variable: string } | readonly StateBody[];

/**
 * Everything that can be set, scopes inline. What is switched off (`null`) or was never set is absent, and so is what only
 * Auth0 sets.
 */
export function stateOf(server: ResourceServer): StateBody {
  const { token_encryption: encryption, proof_of_possession: proof, authorization_policy: policy } = server;
  const { encryption_key: key } = encryption ?? {};
  const isSymmetric = server.signing_alg === 'HS256' && server.signing_secret !== undefined;
  return body({
    name: server.unnamed ? undefined : server.name,
    identifier: server.identifier,
    signing_alg: server.signing_alg,
    signing_secret: isSymmetric ? { variable: 'signing_secret' } : undefined,
    token_lifetime: server.token_lifetime,
    token_lifetime_for_web: server.token_lifetime_for_web,
    token_lifetime_for_anonymous_access_tokens: server.token_lifetime_for_anonymous_access_tokens,
    token_dialect: server.token_dialect,
    enforce_policies: server.enforce_policies,
    allow_offline_access: server.allow_offline_access,
    allow_online_access: server.allow_online_access,
    allow_online_access_with_ephemeral_sessions: server.allow_online_access_with_ephemeral_sessions,
    skip_consent_for_verifiable_first_party_clients: server.skip_consent_for_verifiable_first_party_clients,
    consent_policy: server.consent_policy,
    scopes: server.scopes?.map(({ value, description }) => body({ value, description })),
    subject_type_authorization: one(server.subject_type_authorization, ({ user, client, anonymous_user }) => ({
      user: one(user, ({ policy }) => ({ policy })),
      client: one(client, ({ policy }) => ({ policy })),
      anonymous_user: one(anonymous_user, ({ policy }) => ({ policy })),
    })),
    authorization_details: server.authorization_details?.map((it) => body({ type: typeOf(it) })),
    token_encryption: one(encryption, ({ format }) => ({
      format,
      encryption_key: one(key, ({ name, alg, kid }) => ({
        name,
        algorithm: alg,
        kid,
        pem: { variable: 'pem' },
      })),
    })),
    proof_of_possession: one(proof, ({ mechanism, required, required_for }) => ({ mechanism, required, required_for })),
    authorization_policy: one(policy, ({ policy_id }) => ({ policy_id })),
  });
}

export function isBlocks(value: StateValue): value is readonly StateBody[] {
  return Array.isArray(value);
}

/** All that the version knows, defaults too. Undefined where a value belongs to no file. */
export function tenantBlocks(schema: BlockSchema, bodies: readonly StateBody[]): readonly HclBlock[] | undefined {
  const written: HclBlock[] = [];
  for (const state of bodies) {
    const attributes: [string, HclValue][] = [];
    const blocks: HclBlock[] = [];
    for (const [name, value] of state) {
      const inner = schema.blocks.get(name);
      if (isBlocks(value)) {
        const nested = inner ? tenantBlocks(inner, value) : [];
        if (!nested) return undefined;
        blocks.push(...nested);
      } else if (schema.attributes.has(name)) {
        if (typeof value === 'object') return undefined;
        attributes.push([name, value]);
      }
    }
    written.push({ type: schema.name, labels: [], attributes, blocks });
  }
  return written;
}

type Fields = Readonly<Record<string, StateValue | null | undefined>>;

function one<T>(value: T | null | undefined, fields: (value: T) => Fields): readonly StateBody[] | undefined {
  return value === null || value === undefined ? undefined : [body(fields(value))];
}

function body(fields: Fields): StateBody {
  const present = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined || value === null || (Array.isArray(value) && value.length === 0)
      ? []
      : [[name, value] as const],
  );
  return new Map(present);
}

/** Auth0 leaves the shape of an item open; the provider knows its type alone. */
function typeOf(item: unknown): string | undefined {
  const type: unknown = typeof item === 'object' && item !== null && 'type' in item ? item.type : undefined;
  return typeof type === 'string' ? type : undefined;
}
