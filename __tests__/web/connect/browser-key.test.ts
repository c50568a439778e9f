import { expect, it } from '@jest/globals';
import { verifyKeyProof } from '../../../src/identity/key-proof.ts';
import { keyIdOf } from '../../../src/identity/person-key.ts';
import { openBrowserKey } from '../../../src/web/connect/browser-key.ts';
import { memoryStore } from '../memory-store.ts';

const occasion = { nonce: 'nonce', clientId: 'clientId', channelId: 'https://192.168.1.7:5050' };

it('[P2] a proof of the browser’s key is one to the host, on this occasion alone', () => {
  // A signature has its high or low s by chance: both are right.
  for (let round = 0; round < 20; round += 1) {
    const { publicKey, prove } = openBrowserKey(memoryStore());
    const proof = prove(occasion);
    expect(verifyKeyProof(occasion, { publicKey, proof })).toBe(true);
    for (const changed of [{ nonce: 'other' }, { clientId: 'other' }, { channelId: 'http://192.168.1.7:5050' }])
      expect(verifyKeyProof({ ...occasion, ...changed }, { publicKey, proof })).toBe(false);
  }
});

it('a key goes by the same id in the browser and at the host', () => {
  const { publicKey, keyId } = openBrowserKey(memoryStore());
  expect(keyId).toBe(keyIdOf(publicKey));
  expect(keyId).toHaveLength(22);
});

it('the same store has the same key, another one another', () => {
  const store = memoryStore();
  const { publicKey } = openBrowserKey(store);
  expect(openBrowserKey(store).publicKey).toBe(publicKey);
  expect(openBrowserKey(memoryStore()).publicKey).not.toBe(publicKey);
});

it.each(['', 'no key', 'AAAA', '!!', '_'.repeat(43), 'A'.repeat(43)])('a damaged key (%j) is replaced', (damaged) => {
  const store = memoryStore({ key: damaged });
  const { publicKey, prove } = openBrowserKey(store);
  expect(verifyKeyProof(occasion, { publicKey, proof: prove(occasion) })).toBe(true);
  expect(openBrowserKey(store).publicKey).toBe(publicKey);
});

it('a store that keeps nothing is no reason to have no key', () => {
  const { publicKey, prove } = openBrowserKey({ read: () => undefined, write: () => {} });
  expect(verifyKeyProof(occasion, { publicKey, proof: prove(occasion) })).toBe(true);
});
