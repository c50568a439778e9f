import { nickKey } from '../../chat/nick-key.ts';

/**
 * Stands for a word in the search index, where it can be compared and not be read: 12 letters for 48 bits of a hash. SQLite
 * may keep a word of an index for a while after the last message that had it is gone.
 */
export function wordToken(word: string): string {
  return letters(hash(word, one)) + letters(hash(word, other));
}

/** The same for all nicks that look alike. */
export function authorToken(nick: string): string {
  return wordToken(nickKey(nick));
}

interface Seed {
  readonly start: number;
  readonly factor: number;
}

const one: Seed = { start: 0x811c9dc5, factor: 0x01000193 };
const other: Seed = { start: 0x2545f491, factor: 0x85ebca6b };

/** As FNV-1a does it, and then mixed, so that each bit depends on each letter. */
function hash(word: string, { start, factor }: Seed): number {
  let bits = start;
  for (let index = 0; index < word.length; index += 1) bits = Math.imul(bits ^ word.charCodeAt(index), factor);
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return bits ^ (bits >>> 15);
}

/** The low 24 bits, each four as a letter from a to p. */
function letters(bits: number): string {
  return String.fromCharCode(
    97 + (bits & 15),
    97 + ((bits >>> 4) & 15),
    97 + ((bits >>> 8) & 15),
    97 + ((bits >>> 12) & 15),
    97 + ((bits >>> 16) & 15),
    97 + ((bits >>> 20) & 15),
  );
}
