import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Identity, identityOf } from '../../src/identity/identity.ts';
import { sixWordsOf } from '../../src/identity/six-words.ts';
import { words } from '../../src/identity/words.ts';

const identityFrom = (bits: string) => {
  const bytes = (bits.padEnd(256, '0').match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2));
  return Buffer.from(bytes).toString('base64url') as Identity;
};

describe('the six words of an identity', () => {
  it.each([
    ['zeros', '', [0, 0, 0, 0, 0, 0]],
    ['ones', '1'.repeat(256), [2047, 2047, 2047, 2047, 2047, 2047]],
    ['the first bit', '1', [1024, 0, 0, 0, 0, 0]],
    ['the eleventh bit', `${'0'.repeat(10)}1`, [1, 0, 0, 0, 0, 0]],
    ['the twelfth bit', `${'0'.repeat(11)}1`, [0, 1024, 0, 0, 0, 0]],
    ['the 66th bit', `${'0'.repeat(65)}1`, [0, 0, 0, 0, 0, 1]],
    ['the 67th bit', `${'0'.repeat(66)}1`, [0, 0, 0, 0, 0, 0]],
  ])('are its first 66 bits, 11 a word: %s', (_, bits, indexes) => {
    expect(sixWordsOf(identityFrom(bits))).toBe(indexes.map((index) => words[index]).join(' '));
  });

  it('are always the same for the same key', () => {
    const publicKey = Buffer.from('abc').toString('base64url');
    // printf abc | sha256sum | xxd -r -p | xxd -b: its first 66 bits, eleven by eleven.
    const indexes = [0b10111010011, 0b11000000101, 0b10101111111, 0b00011110000, 0b00011100111, 0b11110101001];
    const expected = indexes.map((index) => words[index]).join(' ');
    expect(sixWordsOf(identityOf(publicKey))).toBe(expected);
  });

  it('are six for every identity', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const six = sixWordsOf(Buffer.from(bytes).toString('base64url') as Identity).split(' ');
        expect(six).toHaveLength(6);
        expect(six.every((word) => words.includes(word))).toBe(true);
      }),
      { seed: 53, numRuns: 200 },
    );
  });
});
