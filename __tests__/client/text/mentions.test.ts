import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Nick } from '../../../src/chat/nick.ts';
import { mentionsOneself } from '../../../src/client/text/blocks.ts';
import { findMentions } from '../../../src/client/text/mentions.ts';

const nicks = ['Ada', 'Bob', 'Bob-2', 'C++', '田中', '👩', '👩‍🚀', 'Zoë'] as Nick[];
const people = { nick: 'Ada', nicks: new Set(nicks) };

function mentioned(text: string): string[] {
  return findMentions(text, people).map(({ start, end, isOwn }) => text.slice(start, end) + (isOwn ? '!' : ''));
}

describe('a mention', () => {
  it.each<[string, string[]]>([
    ['@Bob hi', ['@Bob']],
    ['hi @bob, (@ADA)', ['@bob', '@ADA!']],
    ['@Bob-2 and @Bob-3', ['@Bob-2', '@Bob']],
    ["@Bob's, @C++.", ['@Bob', '@C++']],
    ['@B0b', ['@B0b']],
    ['@Zoe\u0308!', ['@Zoe\u0308']],
    ['@田中さん、@田中', ['@田中', '@田中']],
    ['@👩‍🚀 @👩', ['@👩‍🚀', '@👩']],
    ['你好@Bob', ['@Bob']],
    ['@Bob@Ada', ['@Bob']],
    ['Ada: look', ['Ada!']],
    ['ada, look', ['ada!']],
    ['Ada:', ['Ada!']],
  ])('%s', (text, found) => {
    expect(mentioned(text)).toEqual(found);
  });

  it.each([
    'mail@Bob',
    '@Bobby',
    '@Carl',
    '@',
    '@@',
    'Bob: look',
    'look, Ada: x',
    'Ada:5050',
    'Ada',
    '@👩‍👧',
    '@ Bob',
    '',
  ])('is not in %j', (text) => {
    expect(mentioned(text)).toEqual([]);
  });

  it('of oneself is known by nobody else’s nick', () => {
    expect(mentionsOneself('@Bob @ada', 'Ada')).toBe(true);
    expect(mentionsOneself('@Bob', 'Ada')).toBe(false);
    expect(mentionsOneself('@Ada', '')).toBe(false);
    expect(mentionsOneself('`@Ada` and https://example.org/@Ada', 'Ada')).toBe(false);
  });

  it('follows who is there', () => {
    expect(findMentions('@Carl', { nick: 'Ada', nicks: new Set(['Carl'] as Nick[]) })).toHaveLength(1);
  });
});

it('mentions come in order and never overlap, whatever is said', () => {
  const pieces = fc.constantFrom('@', 'Ada', 'Bob', '-2', ':', ' ', '\n', '👩', '\u200d', '🚀', 'é', '田中');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      let end = 0;
      for (const mention of findMentions(parts.join(''), people)) {
        expect(mention.start).toBeGreaterThanOrEqual(end);
        expect(mention.end).toBeGreaterThan(mention.start);
        end = mention.end;
      }
    }),
  );
});

it.each(['@', '@a ', '@a-b-c-d-e-f-g-h-i-j-k-l ', 'a-', '@ⓐ-ⓑ-ⓒ '])(
  '4,000 characters of %j do not keep anyone waiting',
  (piece) => {
    const text = piece.repeat(4000 / piece.length);
    const times = Array.from({ length: 10 }, () => {
      const before = performance.now();
      findMentions(text, people);
      return performance.now() - before;
    });
    expect(Math.min(...times)).toBeLessThan(10);
  },
);
