import { randomBytes } from 'node:crypto';
import { certifiableName } from './certifiable-name.ts';
import type { PersonKey } from './person-key.ts';
import { addReflectMetadata } from './reflect-metadata.ts';

type X509 = typeof import('@peculiar/x509');

const dayMs = 24 * 60 * 60 * 1000;
/** The longest that browsers take, less a day. */
const lifetimeMs = 397 * dayMs;
/** Clocks on a LAN without the internet differ. */
const clockDifferenceMs = dayMs;
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** Where a certificate is to serve, and when. */
export interface CertificateUse {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Every IP (IPv6 with or without its zone) and DNS name under which the host may be called. */
  readonly names: readonly string[];
}

/**
 * Makes a self-signed TLS server certificate over a person's key (PEM), valid from a day ago for 397 days. What no certificate
 * can name is passed over. The first one takes some 60 ms, most of it to load the package.
 */
export async function createCertificate(
  { privateKey, publicKey }: PersonKey,
  { now, names }: CertificateUse,
): Promise<string> {
  const x509 = await loadX509();
  const { subtle } = crypto;
  const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' });
  const spki = Buffer.from(publicKey, 'base64url');
  const notBefore = now - clockDifferenceMs;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=pychat',
    serialNumber: createSerialNumber(),
    notBefore: new Date(notBefore),
    notAfter: new Date(notBefore + lifetimeMs),
    signingAlgorithm: algorithm,
    keys: {
      privateKey: await subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']),
      publicKey: await subtle.importKey('spki', spki, algorithm, true, ['verify']),
    },
    extensions: createExtensions(x509, names),
  });
  return `${certificate.toString('pem')}\n`;
}

function createExtensions(x509: X509, names: readonly string[]) {
  const certifiable = names.flatMap((name) => certifiableName(name) ?? []);
  return [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
    new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
    // An empty list of names is no valid extension.
    ...(certifiable.length > 0 ? [new x509.SubjectAlternativeNameExtension(certifiable)] : []),
  ];
}

/** Nothing else needs the package, and few starts need a certificate. */
function loadX509(): Promise<X509> {
  addReflectMetadata();
  return import('@peculiar/x509');
}

/** 126 random bits; positive and of full length, whatever they are. */
function createSerialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] as number) & 0x3f) | 0x40;
  return bytes.toString('hex');
}
