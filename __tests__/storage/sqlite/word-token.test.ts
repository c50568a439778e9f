import { expect, it } from '@jest/globals';
import { authorToken, wordToken } from '../../../src/storage/sqlite/word-token.ts';

it('a word has always the same token, of letters that SQLite takes for one word', () => {
  // What is in people's databases would not be found any more if this changed.
  expect(['otter', '', '汉', 'x1'].map(wordToken)).toEqual([
    'laapcimnejea',
    'abflkloghakd',
    'jgkdacjiglbk',
    'kdiofpgpbgcg',
  ]);
});

it('words have tokens of their own, however alike they are', () => {
  const words = Array.from({ length: 10_000 }, (_, index) => [
    `${index}`,
    `word${index}s`,
    'a'.repeat(index % 50) + index,
  ]);
  const different = new Set(words.flat());
  expect(new Set([...different].map(wordToken)).size).toBe(different.size);
});

it('nicks that look alike have one token', () => {
  expect(authorToken('BOB')).toBe(authorToken('bob'));
  expect(authorToken('Bob')).not.toBe(authorToken('Eve'));
});
