import type { Identity } from './identity.ts';
import { words } from './words.ts';

const wordCount = 6;
const bitsPerWord = 11n;

/**
 * An identity as people compare it on two screens: `amber otter …`, its first 66 bits. Whoever wants another key with the
 * same words must make about 2⁶⁶ keys.
 */
export function sixWordsOf(identity: Identity): string {
  const bits =
    BigInt(`0x${Buffer.from(identity, 'base64url').toString('hex')}`) >> (256n - bitsPerWord * BigInt(wordCount));
  const indexes = Array.from(
    { length: wordCount },
    (_, place) => bits >> (bitsPerWord * BigInt(wordCount - 1 - place)),
  );
  return indexes.map((index) => words[Number(BigInt.asUintN(Number(bitsPerWord), index))]).join(' ');
}
