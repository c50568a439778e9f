import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  applyKeystroke,
  type Composer,
  composerWith,
  emptyComposer,
  insert,
} from '../../../src/tui/composer/composer.ts';
import type { KeyName } from '../../../src/tui/keyboard/keystroke.ts';

/** Reads a composer from text in which `|` is the cursor. */
function at(drawn: string): Composer {
  return { text: drawn.replace('|', ''), cursor: drawn.indexOf('|') };
}

function draw({ text, cursor }: Composer): string {
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

function press(drawn: string, name: KeyName): string {
  return draw(applyKeystroke(at(drawn), { type: 'key', name }));
}

describe('each key of the composer', () => {
  it.each<[KeyName, string, string]>([
    ['newline', 'a|b', 'a\n|b'],
    ['backspace', 'ab|c', 'a|c'],
    ['backspace', '|ab', '|ab'],
    ['backspace', 'a\n|b', 'a|b'],
    ['delete', 'a|bc', 'a|c'],
    ['delete', 'ab|', 'ab|'],
    ['ctrl-d', 'a|bc', 'a|c'],
    ['left', 'ab|', 'a|b'],
    ['left', '|ab', '|ab'],
    ['right', 'a|b', 'ab|'],
    ['right', 'ab|', 'ab|'],
    ['home', 'ab|c', '|abc'],
    ['home', 'ab\ncd|', 'ab\n|cd'],
    ['home', 'ab\n|cd', 'ab\n|cd'],
    ['end', 'a|b\ncd', 'ab|\ncd'],
    ['end', 'ab\n|cd', 'ab\ncd|'],
    ['ctrl-a', 'ab|', '|ab'],
    ['ctrl-e', '|ab', 'ab|'],
    ['ctrl-u', 'ab\ncd|e', 'ab\n|e'],
    ['ctrl-u', '|ab', '|ab'],
    ['ctrl-k', 'a|b\ncd', 'a|\ncd'],
    ['ctrl-k', 'ab|', 'ab|'],
    ['ctrl-w', 'one two|', 'one |'],
    ['ctrl-w', 'one two  |three', 'one |three'],
    ['ctrl-w', '  |', '|'],
    ['ctrl-w', '|one', '|one'],
  ])('%s: %j → %j', (name, before, after) => {
    expect(press(before, name)).toBe(after);
  });

  it('a key that means nothing changes nothing, not even the object', () => {
    const composer = at('a|b');
    for (const name of ['tab', 'up', 'page-down', 'ctrl-q', 'alt-x'] as const) {
      expect(applyKeystroke(composer, { type: 'key', name })).toBe(composer);
    }
  });

  it('text goes where the cursor stands', () => {
    expect(draw(applyKeystroke(at('a|d'), { type: 'text', text: 'bc' }))).toBe('abc|d');
    expect(draw(insert(emptyComposer, 'x'))).toBe('x|');
    expect(draw(composerWith('given'))).toBe('given|');
  });
});

describe('what a person sees as one character is one', () => {
  it.each([
    ['a family', '👨‍👩‍👧‍👦'],
    ['a flag', '🇩🇪'],
    ['a Hangul syllable of jamo', '\u1112\u1161\u11ab'],
    ['a letter with marks', 'e\u0301\u0323'],
    ['a hand with a skin tone', '👍🏽'],
    ['a Devanagari syllable', 'क्षि'],
  ])('%s', (_, character) => {
    expect(press(`x${character}|y`, 'backspace')).toBe('x|y');
    expect(press(`x|${character}y`, 'delete')).toBe('x|y');
    expect(press(`x${character}|y`, 'left')).toBe(`x|${character}y`);
    expect(press(`x|${character}y`, 'right')).toBe(`x${character}|y`);
  });

  it('the cursor goes behind what grows together around it', () => {
    expect(draw(insert(at('|\u0301x'), 'e'))).toBe('e\u0301|x');
    expect(press('👨x|\u200d👩', 'backspace')).toBe('👨\u200d👩|');
  });
});

const keys = 'newline backspace delete left right home end ctrl-a ctrl-e ctrl-u ctrl-k ctrl-w ctrl-d tab'.split(' ');
const pieces = ['a', ' ', '\n', '\t', '漢', '👨‍👩‍👧', '🇩', '🇪', '\u0301', '\u200d', '👩', '\u1112', '\u1161', 'क', '्'];
const typed = fc.oneof(
  fc.constantFrom(...keys).map((name) => ({ type: 'key' as const, name: name as KeyName })),
  fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 3 })
    .map((each) => ({ type: 'text' as const, text: each.join('') })),
);

describe('whatever is typed', () => {
  it('the cursor stands on the edge of a character', () => {
    fc.assert(
      fc.property(fc.array(typed, { maxLength: 40 }), (keystrokes) => {
        let composer = emptyComposer;
        for (const keystroke of keystrokes) {
          composer = applyKeystroke(composer, keystroke);
          const segments = [...new Intl.Segmenter().segment(composer.text)];
          expect([...segments.map(({ index }) => index), composer.text.length]).toContain(composer.cursor);
        }
      }),
      { numRuns: 300 },
    );
  });
});
