import { describe, expect, it } from '@jest/globals';
import { formatTyping } from '../../../src/client/text/format-typing.ts';
import type { View } from '../../../src/client/view/view.ts';

describe('who is writing, in words', () => {
  it.each<[Record<string, number>, string]>([
    [{}, ''],
    [{ Bob: 6000 }, 'Bob is typing…'],
    [{ Bob: 6000, Eve: 6000 }, 'Bob and Eve are typing…'],
    [{ Bob: 6000, Eve: 6000, Cy: 6000 }, 'Bob, Eve and Cy are typing…'],
    [{ Bob: 6000, Eve: 6000, Cy: 6000, Di: 6000 }, '4 are typing…'],
    [{ Bob: 1000, Eve: 6000 }, 'Eve is typing…'],
    [{ Bob: 999 }, ''],
  ])('%j', (until, words) => {
    const typing = new Map(Object.entries(until)) as unknown as View['typing'];
    expect(formatTyping({ typing }, 1000)).toBe(words);
  });
});
