import { beforeEach, describe, expect, it } from '@jest/globals';
import { Guesses } from '../../../src/host/passwords/guesses.ts';

describe('counting wrong guesses', () => {
  let now: number;
  let guesses: Guesses;
  beforeEach(() => {
    now = 1000;
    guesses = new Guesses(() => now);
  });

  const guess = (count: number, address = 'a') => Array.from({ length: count }, () => guesses.noteWrong(address));

  it('[P30] lets an address guess five times in a minute', () => {
    guess(4);
    now += 20_000;
    guess(1);
    expect(guesses.refusal('a')).toMatchObject({ code: 'too-many-tries', retryAfterMs: 40_000 });
    expect(guesses.refusal('b')).toBeUndefined();
    now += 40_000;
    expect(guesses.refusal('a')).toBeUndefined();
  });

  it('[P61] takes back what was not wrong, however many came at the same time', () => {
    const [first] = guess(5);
    first?.();
    expect(guesses.refusal('a')).toBeUndefined();
    guess(1);
    expect(guesses.refusal('a')).toBeDefined();
    now += 60_000;
    guesses.sweep();
    guess(4);
    first?.();
    guess(1);
    expect(guesses.refusal('a')).toBeDefined();
  });

  it('says what there were too many of', () => {
    guesses = new Guesses(() => now, 'knocks');
    guess(5);
    expect(guesses.refusal('a')?.message).toBe('Too many knocks came from here. Try again in 60 s.');
  });
});
