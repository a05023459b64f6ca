// What a sign-in leaves behind, and where it is read from: secret storage, the provider's environment variables.
import { parseDomain, type Origin } from './domain';
import { isObject } from './resourceServer';

/** How the application proves itself; a secret is sent to `origin` and to nowhere else. */
export type Credentials = ClientSecret | PrivateKey | ApiToken | CliLogin;

interface Bound {
  /** Where the tenant is. A secret is stored, and found again, together with it. */
  readonly origin: Origin;
}

interface Application extends Bound {
  readonly clientId: string;
  /** Of the Management API; needed behind a custom domain only. Absent: `<origin>/api/v2/`. */
  readonly audience?: string;
}

export interface ClientSecret extends Application {
  readonly kind: 'client-secret';
  readonly clientSecret: string;
}

/** Signs a JWT (client assertion) in place of sending a secret. */
export interface PrivateKey extends Application {
  readonly kind: 'private-key';
  /** PEM, PKCS#8 or PKCS#1, not encrypted. */
  readonly privateKey: string;
  readonly signingAlg: SigningAlg;
}

export interface ApiToken extends Bound {
  readonly kind: 'api-token';
  readonly token: string;
}

/** The login that the `auth0` program holds; no secret passes through here. */
export interface CliLogin extends Bound {
  readonly kind: 'cli';
}

export const signingAlgs = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const;
export type SigningAlg = (typeof signingAlgs)[number];

/** Credentials as they were stored with `JSON.stringify`. Undefined where the text is damaged or from another world. */
export function parseCredentials(stored: string): Credentials | undefined {
  let value: unknown;
  try {
    value = JSON.parse(stored);
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const field = (name: string): string => (typeof value[name] === 'string' ? value[name] : '');
  const domain = parseDomain(field('origin'));
  // A stored origin that is not in the form it was stored in has been tampered with.
  if (!('origin' in domain) || domain.origin !== value.origin) return undefined;
  const { origin } = domain;
  const clientId = field('clientId');
  const application = { origin, clientId, ...(field('audience') && { audience: field('audience') }) };
  switch (value.kind) {
    case 'client-secret': {
      const clientSecret = field('clientSecret');
      return clientId && clientSecret ? { kind: 'client-secret', ...application, clientSecret } : undefined;
    }
    case 'private-key': {
      const privateKey = field('privateKey');
      const signingAlg = signingAlgOf(field('signingAlg'));
      return clientId && privateKey && signingAlg
        ? { kind: 'private-key', ...application, privateKey, signingAlg }
        : undefined;
    }
    case 'api-token': {
      const token = field('token');
      return token ? { kind: 'api-token', origin, token } : undefined;
    }
    case 'cli':
      return { kind: 'cli', origin };
    default:
      return undefined;
  }
}

/**
 * What the provider would take from the environment, in its order: token, private key, secret. Undefined where no `AUTH0_DOMAIN`
 * is set; `problem` is a sentence that names the variables, never their values.
 */
export function credentialsFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Credentials | { readonly problem: string } | undefined {
  const read = (name: string): string => environment[name]?.trim() ?? '';
  if (!read('AUTH0_DOMAIN')) return undefined;
  const domain = parseDomain(read('AUTH0_DOMAIN'));
  if ('problem' in domain) return { problem: 'The environment variable AUTH0_DOMAIN does not hold a domain.' };
  const { origin } = domain;
  const token = read('AUTH0_API_TOKEN');
  if (token) return { kind: 'api-token', origin, token };
  const clientId = read('AUTH0_CLIENT_ID');
  const audience = read('AUTH0_AUDIENCE');
  const application = { origin, clientId, ...(audience && { audience }) };
  const privateKey = normalizeKey(read('AUTH0_CLIENT_ASSERTION_PRIVATE_KEY'));
  const algorithm = read('AUTH0_CLIENT_ASSERTION_SIGNING_ALG');
  const signingAlg = signingAlgOf(algorithm);
  if (clientId && privateKey && signingAlg) return { kind: 'private-key', ...application, privateKey, signingAlg };
  const clientSecret = read('AUTH0_CLIENT_SECRET');
  if (clientId && clientSecret) return { kind: 'client-secret', ...application, clientSecret };
  if (clientId && privateKey) {
    return { problem: `Set the environment variable AUTH0_CLIENT_ASSERTION_SIGNING_ALG to ${signingAlgs.join(', ')}.` };
  }
  return {
    problem:
      'The environment variable AUTH0_DOMAIN is set, but neither AUTH0_API_TOKEN nor AUTH0_CLIENT_ID together with ' +
      'AUTH0_CLIENT_SECRET or AUTH0_CLIENT_ASSERTION_PRIVATE_KEY.',
  };
}

/** A PEM as it comes from an environment variable or a one-line input: what was its line breaks become line breaks again. */
export function normalizeKey(pem: string): string {
  const key = pem.replaceAll('\\n', '\n').trim();
  const [, begin, content = '', end] =
    /^(-----BEGIN [A-Z ]+-----)([A-Za-z0-9+/=\s]+)(-----END [A-Z ]+-----)$/.exec(key) ?? [];
  return begin && end ? [begin, ...(content.replace(/\s/g, '').match(/.{1,64}/g) ?? []), end].join('\n') : key;
}

/** When a Management API token ends. Undefined where it does not say, or is no JWT. */
export function tokenExpiry(token: string): Date | undefined {
  const payload = token.split('.')[1];
  if (payload === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (!isObject(claims) || typeof claims.exp !== 'number') return undefined;
    const date = new Date(claims.exp * 1000);
    return Number.isNaN(date.getTime()) ? undefined : date;
  } catch {
    return undefined;
  }
}

function signingAlgOf(name: string): SigningAlg | undefined {
  return signingAlgs.find((it) => it === name.toUpperCase());
}
