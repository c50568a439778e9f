import { describe, expect, it } from '@jest/globals';
import { parseSearch } from '../../src/chat/search-query.ts';
import { searchTerms } from '../../src/chat/search-terms.ts';

describe('the words of a text', () => {
  it.each([
    ['Hello, WORLD!', ['hello', 'world']],
    ['crème brûlée', ['creme', 'brulee']],
    ['snake_case and kebab-case', ['snake', 'case', 'and', 'kebab']],
    ['a a A', ['a']],
    ['午饭 好', ['午', '饭', '好']],
    ['ﬁne ½', ['fine', '1', '2']],
    ['ПРИВЕТ мир', ['привет', 'мир']],
    ['👍 … ---', []],
    ['', []],
  ])('%j', (text, terms) => {
    expect(searchTerms(text)).toEqual(terms);
  });
});

describe('what is typed after /search', () => {
  it('is words, an author and days', () => {
    expect(parseSearch('Lunch  today from:Ada after:2026-11-19 BEFORE:2026-11-21')).toEqual({
      query: {
        terms: ['lunch', 'today'],
        from: 'Ada',
        since: new Date(2026, 10, 20).getTime(),
        until: new Date(2026, 10, 21).getTime(),
      },
    });
    expect(parseSearch('from:Ada')).toEqual({ query: { terms: [], from: 'Ada' } });
    expect(parseSearch('at:noon http://x')).toEqual({ query: { terms: ['at', 'noon', 'http', 'x'] } });
  });

  it.each(['den', '#den', 'K7QMX', '@Bob'])('names a room as people do: in:%s', (room) => {
    expect(parseSearch(`lunch IN:${room}`)).toEqual({ query: { terms: ['lunch'] }, room });
  });

  it.each([
    ['', 'Say which words'],
    ['   ', 'Say which words'],
    ['…!', 'Say which words'],
    ['before:2026-11-20', 'Say which words'],
    ['x before:yesterday', '"yesterday" is no day'],
    ['x after:2026-02-30', '"2026-02-30" is no day'],
    ['x after:', '"" is no day'],
    ['x from:', 'nick'],
    ['x in:', 'which room'],
    ['in:den', 'Say which words'],
    ['x'.repeat(301), 'at most 300 characters'],
    [Array.from({ length: 21 }, (_, index) => `w${index}`).join(' '), 'at most 20 words'],
  ])('is refused with a sentence: %j', (input, sentence) => {
    expect(parseSearch(input)).toMatchObject({ type: 'refusal', message: expect.stringContaining(sentence) });
  });
});
