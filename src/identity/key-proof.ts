import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

// The SPKI of an uncompressed point on P-256 (RFC 5480, §2): this, then the point's two coordinates.
const spkiPrefix = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d03010703420004', 'hex');
const spkiBytes = spkiPrefix.length + 64;

/** What a proof is bound to: the host's fresh nonce, the client that answers it, and the connection. */
export interface ProofOccasion {
  readonly nonce: string;
  readonly clientId: string;
  /** Of TLS what `channelIdOf` names the connection, base64url: a proof cannot be passed on. Empty without TLS. */
  readonly channelId: string;
}

/** Signs a host's challenge, PROTOCOL.md [P2]: ECDSA P-256, SHA-256, IEEE P1363, base64url. */
export function createKeyProof(privateKey: KeyObject, occasion: ProofOccasion): string {
  return sign('sha256', signedText(occasion), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
}

/** Whether `proof` was made for this occasion with the private half of `publicKey`; false, too, for what is no P-256 key. */
export function verifyKeyProof(
  occasion: ProofOccasion,
  { publicKey, proof }: { publicKey: string; proof: string },
): boolean {
  const key = parsePublicKey(publicKey);
  if (!key) return false;
  return verify('sha256', signedText(occasion), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(proof, 'base64url'));
}

function parsePublicKey(publicKey: string): KeyObject | undefined {
  const der = Buffer.from(publicKey, 'base64url');
  // One key has one form, and so one id.
  const isCanonical = der.length === spkiBytes && der.toString('base64url') === publicKey;
  if (!isCanonical || !der.subarray(0, spkiPrefix.length).equals(spkiPrefix)) return undefined;
  try {
    return createPublicKey({ key: der, format: 'der', type: 'spki' });
  } catch {
    // No point of the curve: the same "no" as for a wrong key.
    return undefined;
  }
}

function signedText({ nonce, clientId, channelId }: ProofOccasion): Buffer {
  return Buffer.from(`pychat key proof\n${nonce}\n${clientId}\n${channelId}`);
}
