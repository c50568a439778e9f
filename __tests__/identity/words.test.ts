import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { words } from '../../src/identity/words.ts';

describe('the words', () => {
  it('are 2,048 different ones in order, of 3 to 8 plain letters', () => {
    expect(words).toHaveLength(2048);
    expect([...new Set(words)].sort()).toEqual(words);
    expect(words.filter((word) => !/^[a-z]{3,8}$/u.test(word))).toEqual([]);
  });

  it('are never one typing mistake apart', () => {
    // Two words are at most one letter apart where they have a spelling with one letter left out in common; swapped letters too.
    const seen = new Map<string, string>();
    const near = words.flatMap((word) =>
      [word, ...shortened(word)].flatMap((spelling) => {
        const other = seen.get(spelling) ?? word;
        seen.set(spelling, word);
        return other === word || isFurther(word, other) ? [] : [`${word}~${other}`];
      }),
    );
    expect(near).toEqual([]);
  });

  it('never change: codes and identities that people have seen are made of them', () => {
    const digest = createHash('sha256').update(words.join(' ')).digest('hex');
    expect(digest).toBe('705279de1c0130d6a5e8d849d183e383a819371e70f669586e498d908e6dc1ba');
  });
});

function shortened(word: string): string[] {
  return [...word].map((_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** Of the same length, and neither one letter nor one swap apart: only a letter left out at two places makes them alike. */
function isFurther(word: string, other: string): boolean {
  if (word.length !== other.length) return false;
  const places = [...word].flatMap((letter, at) => (letter === other[at] ? [] : [at]));
  const [first = 0, second = 0] = places;
  const isSwap = second === first + 1 && word[first] === other[second] && word[second] === other[first];
  return places.length > 1 && !(places.length === 2 && isSwap);
}
