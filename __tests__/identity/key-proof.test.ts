import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createKeyProof, verifyKeyProof } from '../../src/identity/key-proof.ts';

const occasion = {
  nonce: randomBytes(16).toString('base64url'),
  clientId: 'client01',
  channelId: randomBytes(32).toString('base64url'),
};
const spkiOf = (key: KeyObject) => createPublicKey(key).export({ type: 'spki', format: 'der' });
const ada = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const publicKey = spkiOf(ada).toString('base64url');
const proof = createKeyProof(ada, occasion);

/** The signed text as PROTOCOL.md words it, so that the two cannot drift apart. */
const signedText = Buffer.from(`pychat key proof\n${occasion.nonce}\n${occasion.clientId}\n${occasion.channelId}`);

describe('a key proof', () => {
  it('[P2] is accepted for its key and occasion', () => {
    expect(verifyKeyProof(occasion, { publicKey, proof })).toBe(true);
  });

  it('[P2] is 64 bytes of base64url, IEEE P1363', () => {
    expect(Buffer.from(proof, 'base64url')).toHaveLength(64);
    expect(proof).toMatch(/^[\w-]+$/u);
  });

  it('[P2] may be made by anything that signs the text of PROTOCOL.md', () => {
    const signature = sign('sha256', signedText, { key: ada, dsaEncoding: 'ieee-p1363' }).toString('base64url');
    expect(verifyKeyProof(occasion, { publicKey, proof: signature })).toBe(true);
  });

  const otherKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const derSignature = sign('sha256', signedText, ada).toString('base64url');
  it.each([
    ['another nonce', { ...occasion, nonce: randomBytes(16).toString('base64url') }, { publicKey, proof }],
    ['another client', { ...occasion, clientId: 'client02' }, { publicKey, proof }],
    ['another connection', { ...occasion, channelId: randomBytes(32).toString('base64url') }, { publicKey, proof }],
    ['a connection without TLS', { ...occasion, channelId: '' }, { publicKey, proof }],
    ['another key', occasion, { publicKey: spkiOf(otherKey).toString('base64url'), proof }],
    ["another key's proof", occasion, { publicKey, proof: createKeyProof(otherKey, occasion) }],
    ['no proof', occasion, { publicKey, proof: '' }],
    ['a proof that is no base64', occasion, { publicKey, proof: '***' }],
    ['a proof cut short', occasion, { publicKey, proof: proof.slice(0, -4) }],
    ['a proof with more behind it', occasion, { publicKey, proof: `${proof}AAAA` }],
    ['a proof of zeros', occasion, { publicKey, proof: Buffer.alloc(64).toString('base64url') }],
    ['a proof in DER', occasion, { publicKey, proof: derSignature }],
  ])('[P2] is refused: %s', (_, when, claim) => {
    expect(verifyKeyProof(when, claim)).toBe(false);
  });

  it('[P2] is refused with any bit changed', () => {
    const bytes = Buffer.from(proof, 'base64url');
    fc.assert(
      fc.property(fc.nat({ max: bytes.length * 8 - 1 }), (bit) => {
        const changed = Buffer.from(bytes);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(verifyKeyProof(occasion, { publicKey, proof: changed.toString('base64url') })).toBe(false);
      }),
      { seed: 40, numRuns: 200 },
    );
  });
});

describe('a public key', () => {
  const spki = spkiOf(ada);
  const point = spki.subarray(27);
  const compressed = Buffer.concat([
    Buffer.from('3039301306072a8648ce3d020106082a8648ce3d030107032200', 'hex'),
    Buffer.from([2 + ((point.at(-1) ?? 0) & 1)]),
    point.subarray(0, 32),
  ]);
  const hybrid = Buffer.from(spki);
  hybrid[26] = 6 + ((point.at(-1) ?? 0) & 1);
  const forms: readonly (readonly [string, string])[] = [
    ['compressed', compressed.toString('base64url')],
    ['in hybrid form', hybrid.toString('base64url')],
    ['with a byte behind it', Buffer.concat([spki, Buffer.alloc(1)]).toString('base64url')],
    ['in base64 with padding', `${publicKey}=`],
    ['with a line end', `${publicKey}\n`],
    ['in hex', spki.toString('hex')],
  ];

  it('[P2] has other forms, which node itself would take', () => {
    expect(createPublicKey({ key: compressed, format: 'der', type: 'spki' }).equals(createPublicKey(ada))).toBe(true);
    expect(createPublicKey({ key: hybrid, format: 'der', type: 'spki' }).equals(createPublicKey(ada))).toBe(true);
  });

  it.each(forms)('[P2] has one form only, so that a key has one id; refused: %s', (_, form) => {
    expect(verifyKeyProof(occasion, { publicKey: form, proof })).toBe(false);
  });

  const signedBy = (key: KeyObject) => ({
    publicKey: spkiOf(key).toString('base64url'),
    proof: createKeyProof(key, occasion),
  });
  const signedWith = (key: KeyObject) => ({
    publicKey: spkiOf(key).toString('base64url'),
    proof: sign(key.asymmetricKeyType === 'ed25519' ? null : 'sha256', signedText, key).toString('base64url'),
  });
  it.each([
    ['P-384', signedBy(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey)],
    ['secp256k1', signedBy(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey)],
    ['Ed25519', signedWith(generateKeyPairSync('ed25519').privateKey)],
    ['RSA', signedWith(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey)],
  ])('[P2] of another kind is refused, its own valid proof beside it: %s', (_, claim) => {
    expect(verifyKeyProof(occasion, claim)).toBe(false);
  });

  it('[P2] off the curve is refused', () => {
    const off = Buffer.from(spki);
    off.fill(7, 27);
    expect(verifyKeyProof(occasion, { publicKey: off.toString('base64url'), proof })).toBe(false);
  });

  it('[P2] is refused, never thrown over, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 140 }),
        fc.string({ unit: 'binary', maxLength: 100 }),
        (key, signature) => {
          expect(verifyKeyProof(occasion, { publicKey: key, proof: signature })).toBe(false);
        },
      ),
      { seed: 41, numRuns: 500 },
    );
  });
});
