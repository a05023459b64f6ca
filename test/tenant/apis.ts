// APIs as Auth0 answers with them, for tests of what becomes of them.
import assert from 'node:assert/strict';
import { parseResourceServer, type ResourceServer } from '../../client/src/tenant/resourceServer';
import { API, type ApiHcl, toHcl } from '../../client/src/tenant/toHcl';
import { printBlocks } from '../../server/src/language';
import { seeded } from '../seeded';
import { type Json } from './demo/resourceServers';

/** What Auth0 was recorded to answer to a POST of an identifier alone. */
export const DEFAULTS: Json = {
  allow_offline_access: false,
  skip_consent_for_verifiable_first_party_clients: false,
  subject_type_authorization: { client: { policy: 'require_client_grant' }, user: { policy: 'allow_all' } },
  token_lifetime: 86400,
  token_lifetime_for_web: 7200,
  signing_alg: 'RS256',
};

/** An API with Auth0's defaults, and these fields. */
export function api(fields: Json = {}): ResourceServer {
  const id = '65d1c0ffee65d1c0ffee65d1';
  const parsed = parseResourceServer({ id, name: 'Orders', identifier: 'https://api/orders', ...DEFAULTS, ...fields });
  assert.ok(parsed);
  return parsed;
}

/** The file that an API becomes, its variables at the end. */
export function fileOf({ blocks, variables }: ApiHcl): string {
  return printBlocks([...blocks, ...variables]);
}

/** The body of the API's block alone, as lines without indentation and empty ones. */
export function linesOf(fields: Json, version: string): string {
  const { blocks } = toHcl(api(fields), { version, label: 'x' });
  assert.equal(blocks[0]?.labels[0], API);
  const lines = printBlocks(blocks).split('\n').slice(1, -2);
  return lines
    .map((it) => it.trim().replace(/ +=/, ' ='))
    .filter((it) => it !== '')
    .join('\n');
}

/** What would give a secret away; it is in every generated API that can have one. */
export const CANARY = 'canary-of-a-secret-0123456789';

const PIECES = [
  '"',
  '\\',
  '${',
  '%{',
  '$${',
  '%%{',
  '$',
  '%',
  '{',
  '}',
  '${x}',
  'EOT',
  '\n',
  '\r\n',
  '\t',
  '\0',
  '\x1b',
];
PIECES.push(
  '\u2028',
  '\u202e',
  '\ufeff',
  '\u00a0',
  'é',
  'e\u0301',
  '😀',
  '👩‍👩‍👧',
  'שלום',
  '日本',
  ' ',
  '  ',
  '#',
  '//',
  '/*',
  'abc',
  'x',
  '7',
);

/** As wild as the Management API lets an API be; the same for the same seed. Every field is there or not, `null` where it may be. */
export function anyServer(seed: number): Json {
  const random = seeded(seed);
  const lifetime = random(2_592_001);
  const fields: Readonly<Record<string, () => unknown>> = {
    id: () => Array.from({ length: 24 }, () => random(16).toString(16)).join(''),
    name: () => text(200).replace(/[<>]/g, ''),
    is_system: () => false,
    scopes: () =>
      unique(some(5, () => text(280) || 'read:x')).map((value) => ({
        value,
        ...maybe('description', () => text(500)),
      })),
    signing_alg: () => oneOf(['HS256', 'RS256', 'RS512', 'PS256']),
    signing_secret: () => CANARY,
    allow_offline_access: flag,
    allow_online_access: flag,
    allow_online_access_with_ephemeral_sessions: flag,
    skip_consent_for_verifiable_first_party_clients: flag,
    token_lifetime: () => lifetime,
    token_lifetime_for_web: () => random(lifetime + 1),
    token_lifetime_for_anonymous_access_tokens: () => random(86400),
    enforce_policies: flag,
    token_dialect: () => oneOf(['access_token', 'access_token_authz', 'rfc9068_profile', 'rfc9068_profile_authz']),
    token_encryption: () =>
      orNull(() => ({
        format: 'compact-nested-jwe',
        encryption_key: {
          alg: oneOf(['RSA-OAEP-256', 'RSA-OAEP-512']),
          ...maybe('name', () => text(128) || 'k'),
          ...maybe('kid', () => text(128) || 'k'),
          pem: CANARY,
          thumbprint_sha256: 'w0k',
        },
      })),
    consent_policy: () => orNull(() => 'transactional-authorization-with-mfa'),
    authorization_details: () => orNull(() => unique(some(4, () => text(255) || 'payment')).map((type) => ({ type }))),
    proof_of_possession: () =>
      orNull(() => ({
        mechanism: oneOf(['mtls', 'dpop']),
        required: flag(),
        ...maybe('required_for', () => oneOf(['public_clients', 'all_clients'])),
      })),
    subject_type_authorization: () => ({
      ...maybe('user', () => ({ policy: oneOf(['allow_all', 'deny_all', 'require_client_grant']) })),
      ...maybe('client', () => ({ policy: oneOf(['deny_all', 'require_client_grant']) })),
      ...maybe('anonymous_user', () => ({ policy: 'deny_all' })),
    }),
    authorization_policy: () => orNull(() => ({ policy_id: text(1024) || 'p' })),
    client_id: () => text(32),
  };
  const present = Object.entries(fields).flatMap(([name, make]) => (random(4) === 0 ? [] : [[name, make()]]));
  return { identifier: text(600).trim() || 'urn:x', ...(Object.fromEntries(present) as Json) };

  function text(longest: number): string {
    return some(8, () => oneOf(PIECES))
      .join('')
      .slice(0, longest)
      .replace(/\p{Surrogate}/gu, '\ufffd');
  }
  function some<T>(below: number, make: () => T): T[] {
    return Array.from({ length: random(below) }, make);
  }
  function maybe(name: string, make: () => unknown): Json {
    return random(2) ? { [name]: make() } : {};
  }
  function orNull(make: () => unknown): unknown {
    return random(4) === 0 ? null : make();
  }
  function flag(): boolean {
    return random(2) === 0;
  }
  function oneOf<T>(choices: readonly T[]): T {
    return choices[random(choices.length)] as T;
  }
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
