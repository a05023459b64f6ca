// The JWT by which an application proves that it holds its private key (RFC 7523).
import { constants, createPrivateKey, type KeyObject, randomUUID, sign } from 'node:crypto';
import { type PrivateKey } from './credentials';
import { hostOf } from './domain';
import { TenantError } from './tenant';

/** Seconds. Auth0 refuses assertions that live longer than five minutes. */
const lifetime = 180;

/** Signed for one sign-in at `credentials.origin`. `now` is in milliseconds. @throws {TenantError} where the key is none */
export function clientAssertion({ clientId, origin, privateKey, signingAlg }: PrivateKey, now: number): string {
  const issued = Math.floor(now / 1000);
  const claims = {
    iss: clientId,
    sub: clientId,
    aud: `${origin}/`,
    iat: issued,
    exp: issued + lifetime,
    jti: randomUUID(),
  };
  const content = `${encode({ alg: signingAlg, typ: 'JWT' })}.${encode(claims)}`;
  const key = readKey(privateKey, hostOf(origin));
  const padding = signingAlg.startsWith('PS')
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    : { padding: constants.RSA_PKCS1_PADDING };
  const signature = sign(`sha${signingAlg.slice(2)}`, Buffer.from(content), { key, ...padding });
  return `${content}.${signature.toString('base64url')}`;
}

function readKey(pem: string, host: string): KeyObject {
  let key: KeyObject | undefined;
  try {
    key = createPrivateKey(pem);
  } catch {
    // What OpenSSL says of a broken key helps nobody, and may quote it.
  }
  if (key?.asymmetricKeyType === 'rsa') return key;
  throw new TenantError(
    'credentials',
    `The private key for ${host} cannot be used. It has to be an RSA key in PEM form, without a passphrase.`,
  );
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
