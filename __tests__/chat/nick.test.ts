import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maxNameCharacters } from '../../src/chat/name-flaw.ts';
import { parseNick } from '../../src/chat/nick.ts';
import { isRefusal } from '../../src/chat/refusal.ts';

const family = '👨‍👩‍👧‍👦';

describe('parseNick', () => {
  it.each([
    ['a plain name', 'Ada', 'Ada'],
    ['white space around a name, which it drops', '  Ada\t', 'Ada'],
    ['digits, dots, dashes and underscores', 'r2-d2_v1.0', 'r2-d2_v1.0'],
    ['an apostrophe', "O'Neil", "O'Neil"],
    ['another script', 'Ζωή', 'Ζωή'],
    ['two marks on a letter', 'ที่', 'ที่'],
    ['an emoji', '🦊', '🦊'],
    ['an emoji with a variation selector', 'Ada❤️', 'Ada❤️'],
    ['an emoji joined after a variation selector', '❤️‍🔥', '❤️‍🔥'],
    ['an emoji family of seven code points', family, family],
    ['a decomposed letter, which it composes', 'Rene\u0301', 'Ren\u00e9'],
    ['24 characters', 'a'.repeat(24), 'a'.repeat(24)],
    ['24 characters outside the basic plane', '🦊'.repeat(24), '🦊'.repeat(24)],
    ['24 characters once composed', 'e\u0301'.repeat(24), '\u00e9'.repeat(24)],
  ])('takes %s', (_, input, nick) => {
    expect(parseNick(input)).toBe(nick);
  });

  it.each([
    ['nothing', '', 'nick-empty'],
    ['spaces', '   ', 'nick-empty'],
    ['other white space', '\u00a0\u3000\u2003\t\n', 'nick-empty'],
    ['a joiner alone', '\u200d', 'nick-empty'],
    ['a variation selector alone', '\ufe0f', 'nick-empty'],
    ['zero-width spaces', '\u200b\u200b', 'nick-invalid'],
    ['a zero-width space within', 'A\u200bda', 'nick-invalid'],
    ['a soft hyphen', 'A\u00adda', 'nick-invalid'],
    ['a Hangul filler', '\u3164', 'nick-invalid'],
    ['a blank Braille pattern', '\u2800', 'nick-invalid'],
    ['invisible tags', `A\u{e0041}da`, 'nick-invalid'],
    ['a line end', 'Ada\nEve', 'nick-invalid'],
    ['a tab', 'Ada\tEve', 'nick-invalid'],
    ['NUL', 'Ada\0', 'nick-invalid'],
    ['an escape sequence', '\u001b[31mAda', 'nick-invalid'],
    ['a C1 control', 'Ada\u009b31m', 'nick-invalid'],
    ['DEL', 'Ada\u007f', 'nick-invalid'],
    ['a bidi override', 'Ada\u202e', 'nick-invalid'],
    ['a bidi isolate', '\u2066Ada', 'nick-invalid'],
    ['a right-to-left mark', 'Ada\u200f', 'nick-invalid'],
    ['a line separator', 'Ada\u2028Eve', 'nick-invalid'],
    ['half a surrogate pair', 'Ada\ud83d', 'nick-invalid'],
    ['a private character', 'Ada\ue000', 'nick-invalid'],
    ['a space within', 'Ada L', 'nick-invalid'],
    ['a wide space within', 'Ada\u3000L', 'nick-invalid'],
    ['marks alone', '\u0301\u0301', 'nick-invalid'],
    ['three marks on one letter', 'a\u0316\u0317\u0318', 'nick-invalid'],
    ['marks piled up behind joiners', 'a\u0316\u0317\u200d\u0316\u0317', 'nick-invalid'],
    ['punctuation alone', '...', 'nick-invalid'],
    ...[...'@#,:;!*?"<>\\/'].map(
      (character) => [`the character ${character}`, `A${character}da`, 'nick-invalid'] as const,
    ),
    ['25 characters', 'a'.repeat(25), 'nick-too-long'],
    ['25 characters outside the basic plane', '🦊'.repeat(25), 'nick-too-long'],
  ])('refuses %s', (_, input, code) => {
    expect(parseNick(input)).toMatchObject({ type: 'refusal', code });
  });

  it('says how long a nick may be and how long this one is', () => {
    expect(parseNick('a'.repeat(30))).toMatchObject({ message: 'A nick has at most 24 characters; this one has 30.' });
  });

  it('names a reserved character, and spaces by their name', () => {
    expect(parseNick('a@b')).toMatchObject({ message: expect.stringContaining('the character ‘@’') });
    expect(parseNick('a b')).toMatchObject({ message: expect.stringContaining('contain spaces') });
  });

  it('takes its own result again, and lets no control or white space through', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(
            fc.constantFrom('a', 'é', '🦊', '\u200d', ' ', '\u001b'),
            fc.string({ unit: 'binary', maxLength: 1 }),
          ),
        }),
        (input) => {
          const nick = parseNick(input);
          if (isRefusal(nick)) return;
          expect(parseNick(nick)).toBe(nick);
          expect(nick).not.toMatch(/[\p{Cc}\s]/u);
          expect([...nick].length).toBeLessThanOrEqual(maxNameCharacters);
        },
      ),
      { seed: 1, numRuns: 2000 },
    );
  });
});
