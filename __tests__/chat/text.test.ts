import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countCharacters, isBlank, neutralize, neutralizeLine } from '../../src/chat/text.ts';

const nasty = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      'a',
      ' ',
      '\n',
      '\r',
      '\t',
      '\u001b',
      '\u009b',
      '\u202e',
      '\u200d',
      '\u0301',
      '\ufe0f',
      '🦊',
      '\u2028',
      '\ud83d',
      '\udc00',
    ),
    fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  ),
  maxLength: 60,
});

describe('neutralize', () => {
  it.each([
    ['lets plain text be', 'Hello, wörld — 你好 🦊', 'Hello, wörld — 你好 🦊'],
    ['keeps line ends and tabs', 'a\n\tb', 'a\n\tb'],
    ['makes CRLF one line end', 'a\r\nb', 'a\nb'],
    ['makes a bare CR a line end', 'a\rb', 'a\nb'],
    ['makes CR before CRLF two line ends', 'a\r\r\nb', 'a\n\nb'],
    ['makes line and paragraph separators line ends', 'a\u2028b\u2029c', 'a\nb\nc'],
    ['shows ESC as its picture', '\u001b[31mred\u001b]0;title\u0007', '␛[31mred␛]0;title␇'],
    ['shows NUL, backspace, vertical tab and form feed as pictures', '\0\b\v\f', '␀␈␋␌'],
    ['replaces DEL and C1 controls', '\u007f\u0085\u009b31m', '���31m'],
    ['replaces bidi overrides', 'a\u202eb\u202c', 'a�b�'],
    ['replaces bidi isolates and marks', '\u2066\u2069\u200e\u200f\u061c', '�����'],
    ['replaces a byte order mark and annotation anchors', '\ufeff\ufff9', '��'],
    ['replaces halves of surrogate pairs', '\ud83da\udc00', '�a�'],
    ['keeps emoji joiners', '👨‍👩‍👧‍👦 ❤️', '👨‍👩‍👧‍👦 ❤️'],
    ['keeps flags made of tags', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['keeps eight combining marks', `e${'\u0301'.repeat(8)}`, `e${'\u0301'.repeat(8)}`],
    ['cuts further combining marks', `e${'\u0301'.repeat(500)}x`, `e${'\u0301'.repeat(8)}x`],
  ])('%s', (_, input, output) => {
    expect(neutralize(input)).toBe(output);
  });

  it('cuts marks that are hidden behind joiners', () => {
    const tower = `e${'\u0301\u0301\u0301\u200d'.repeat(100)}`;
    expect([...neutralize(tower)].length).toBe(9);
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(neutralize(neutralize(text))).toBe(neutralize(text));
      }),
      { seed: 5, numRuns: 5000 },
    );
  });

  it('lets no control but line end and tab, no bidi override and no half surrogate through', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const output = neutralize(text);
        expect(output.replace(/[\n\t]/gu, '')).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      }),
      { seed: 6, numRuns: 5000 },
    );
  });

  it('never makes a text longer', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(countCharacters(neutralize(text))).toBeLessThanOrEqual(countCharacters(text));
      }),
      { seed: 7, numRuns: 2000 },
    );
  });
});

describe('neutralizeLine', () => {
  it('makes one line of several', () => {
    expect(neutralizeLine('Ada\n23:41  Bob\thi\r\n\u001b[2J')).toBe('Ada 23:41  Bob hi ␛[2J');
  });
});

describe('countCharacters', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['🦊🦊', 2],
    ['👨‍👩‍👧‍👦', 7],
    ['e\u0301', 2],
  ])('counts the code points of %j: %i', (text, count) => {
    expect(countCharacters(text)).toBe(count);
  });
});

describe('isBlank', () => {
  it.each(['', ' ', '\n\t\r', '\u00a0\u3000', '\u200b\u200d\ufeff', '\u2800', '\u3164\u115f', '\0\u001b', '\ue000'])(
    'is true of %j',
    (text) => {
      expect(isBlank(text)).toBe(true);
    },
  );

  it.each(['a', '.', ' x ', '🦊', '\u0301', '␛'])('is false of %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});
