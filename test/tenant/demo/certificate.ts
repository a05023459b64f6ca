// A certificate for loopback, made on the spot: it is its own authority. X.509 in DER, as far as one certificate needs it.
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export interface Certificate {
  /** PEM; what clients have to trust. */
  readonly certificate: string;
  /** PEM. */
  readonly key: string;
}

const hour = 3_600_000;

/** For `localhost` and `127.0.0.1`, valid from an hour ago until tomorrow. */
export function makeCertificate(now = Date.now()): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(oid(ecdsaWithSha256));
  const name = sequence(tag(0x31, sequence(oid(commonName), tag(0x0c, Buffer.from('Auth0 demo tenant')))));
  const content = sequence(
    tag(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x01]), randomBytes(15)])),
    algorithm,
    name,
    sequence(time(now - hour), time(now + 24 * hour)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tag(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', content, privateKey);
  const der = sequence(content, algorithm, tag(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

const ecdsaWithSha256 = '2a8648ce3d040302';
const commonName = '550403';
const yes = tag(0x01, Buffer.from([0xff]));
const extensions = [
  // Basic constraints: may sign certificates, namely itself.
  sequence(oid('551d13'), yes, tag(0x04, sequence(yes))),
  // Key usage: digital signatures and certificates.
  sequence(oid('551d0f'), yes, tag(0x04, tag(0x03, Buffer.from([2, 0x84])))),
  // Alternative names: what clients compare the host with.
  sequence(
    oid('551d11'),
    tag(0x04, sequence(tag(0x82, Buffer.from('localhost')), tag(0x87, Buffer.from([127, 0, 0, 1])))),
  ),
];

function tag(type: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([type, ...length]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tag(0x30, ...parts);
}

function oid(hex: string): Buffer {
  return tag(0x06, Buffer.from(hex, 'hex'));
}

function integer(value: Buffer): Buffer {
  return tag(0x02, value);
}

/** UTCTime, which reaches to 2049. */
function time(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replaceAll(/[-:T]/g, '');
  return tag(0x17, Buffer.from(`${digits.slice(2, 14)}Z`));
}
