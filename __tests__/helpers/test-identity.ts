import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { ClientIdentity } from '../../src/client/host-link.ts';
import { createKeyProof } from '../../src/identity/key-proof.ts';
import { keyIdOf } from '../../src/identity/person-key.ts';

/** A new person's key, kept nowhere. */
export function createTestIdentity(): ClientIdentity {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64url');
  return { publicKey, keyId: keyIdOf(publicKey), prove: (occasion) => createKeyProof(privateKey, occasion) };
}

export function createClientId(): string {
  return randomBytes(6).toString('base64url');
}
