import { generateKeyPairSync } from 'node:crypto';
import type { TlsCredentials } from '../../../src/identity/certificate.ts';
import { createCertificate } from '../../../src/identity/create-certificate.ts';

/** A certificate of the same kind as a pychat host's. */
export async function createCredentials(): Promise<TlsCredentials> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64url');
  const cert = await createCertificate({ privateKey, publicKey: spki }, { now: Date.now(), names: ['127.0.0.1'] });
  return { cert, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}
