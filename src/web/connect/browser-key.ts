import { p256 } from '@noble/curves/nist.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { ClientIdentity } from '../../client/handshake.ts';
import type { TextStore } from '../keep/text-store.ts';
import { decodeBase64url, encodeBase64url } from './base64url.ts';

// The SPKI of an uncompressed point on P-256 (RFC 5480, §2): this, then the point.
const spkiPrefix = Uint8Array.of(
  ...[0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08],
  ...[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00],
);

/**
 * The key of the person at this browser, made at the first visit and kept in the store. It is made and used by code of the page's
 * own, as pages that came over http:// have no `crypto.subtle`.
 */
export function openBrowserKey(store: TextStore): ClientIdentity {
  const secretKey = readKey(store) ?? createKey(store);
  const spki = Uint8Array.of(...spkiPrefix, ...p256.getPublicKey(secretKey, false));
  return {
    publicKey: encodeBase64url(spki),
    keyId: encodeBase64url(sha256(spki).subarray(0, 16)),
    prove: ({ nonce, clientId, channelId }) => {
      const text = `pychat key proof\n${nonce}\n${clientId}\n${channelId}`;
      return encodeBase64url(p256.sign(new TextEncoder().encode(text), secretKey, { lowS: false }));
    },
  };
}

function readKey(store: TextStore): Uint8Array | undefined {
  const kept = decodeBase64url(store.read('key') ?? '');
  return kept && p256.utils.isValidSecretKey(kept) ? kept : undefined;
}

function createKey(store: TextStore): Uint8Array {
  const key = p256.utils.randomSecretKey();
  store.write('key', encodeBase64url(key));
  // Another tab may have written one at the same moment: the last one is everybody's.
  return readKey(store) ?? key;
}
