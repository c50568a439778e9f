import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { ClientIdentity } from '../../src/client/handshake.ts';
import type { TlsCredentials } from '../../src/identity/certificate.ts';
import { createCertificate } from '../../src/identity/create-certificate.ts';
import { createKeyProof } from '../../src/identity/key-proof.ts';
import { keyIdOf, type PersonKey } from '../../src/identity/person-key.ts';

/** A new person's key, kept nowhere. */
export function createTestIdentity(): ClientIdentity {
  const { privateKey, publicKey } = createTestKey();
  return { publicKey, keyId: keyIdOf(publicKey), prove: (occasion) => createKeyProof(privateKey, occasion) };
}

export function createClientId(): string {
  return randomBytes(6).toString('base64url');
}

/** What a host shows in TLS: a certificate over this key. */
export async function createTestCredentials(personKey = createTestKey()): Promise<TlsCredentials> {
  const cert = await createCertificate(personKey, { now: Date.now(), names: ['127.0.0.1', 'localhost'] });
  return { cert, key: personKey.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

export function createTestKey(): PersonKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { privateKey, publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64url') };
}
