import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maxMessageCharacters } from '../../../src/chat/message.ts';
import {
  applyInput,
  type Composer,
  clear,
  composerWith,
  emptyComposer,
  insert,
  maxComposerLength,
  replaceBack,
} from '../../../src/tui/composer/composer.ts';
import { type Action, type KeyInput, keyBindings } from '../../../src/tui/keyboard/keys.ts';
import { at, draw } from './drawn-composer.ts';

/** Does one thing after the other: actions by their names, text with `=` before it. */
function apply(composer: Composer, ...inputs: readonly string[]): Composer {
  return inputs.reduce((next, input) => applyInput(next, readInput(input)), composer);
}

function readInput(input: string): KeyInput {
  if (input.startsWith('=')) return { type: 'text', text: input.slice(1) };
  return { type: 'action', action: input as Action };
}

describe('each editing key', () => {
  it.each<[Action, string, string]>([
    ['new-line', 'a|b', 'a\n|b'],
    ['up', 'abc\nd|e', 'a|bc\nde'],
    ['up', 'ab|c', 'ab|c'],
    ['down', 'ab|c\nde', 'abc\nde|'],
    ['down', 'abc\n|de', 'abc\n|de'],
    ['left', 'ab|', 'a|b'],
    ['left', '|ab', '|ab'],
    ['right', 'a|b', 'ab|'],
    ['right', 'ab|', 'ab|'],
    ['word-left', 'one, two|', 'one, |two'],
    ['word-left', 'one, |two', '|one, two'],
    ['word-left', '|one', '|one'],
    ['word-right', 'o|ne, two', 'one|, two'],
    ['word-right', 'one|, two', 'one, two|'],
    ['word-right', 'one|!?', 'one!?|'],
    ['line-start', 'ab|c', '|abc'],
    ['line-start', 'ab\ncd|', 'ab\n|cd'],
    ['line-start', 'ab\n|cd', 'ab\n|cd'],
    ['line-end', 'a|b\ncd', 'ab|\ncd'],
    ['line-end', 'ab\n|cd', 'ab\ncd|'],
    ['delete-back', 'ab|c', 'a|c'],
    ['delete-back', '|ab', '|ab'],
    ['delete-back', 'a\n|b', 'a|b'],
    ['delete-forward', 'a|bc', 'a|c'],
    ['delete-forward', 'ab|', 'ab|'],
    ['delete-or-leave', 'a|bc', 'a|c'],
    ['cut-to-start', 'ab\ncd|e', 'ab\n|e'],
    ['cut-to-start', 'ab\n|cd', 'ab|cd'],
    ['cut-to-start', '|ab', '|ab'],
    ['cut-to-end', 'a|b\ncd', 'a|\ncd'],
    ['cut-to-end', 'a|\ncd', 'a|cd'],
    ['cut-to-end', 'ab|', 'ab|'],
    ['cut-back-to-blank', 'one two|', 'one |'],
    ['cut-back-to-blank', 'one a.b/c  |three', 'one |three'],
    ['cut-back-to-blank', '  |', '|'],
    ['cut-back-to-blank', '|one', '|one'],
    ['cut-word-back', 'one a.b|', 'one a.|'],
    ['cut-word-back', 'one a. |b', 'one |b'],
    ['cut-word-forward', 'one| a.b', 'one|.b'],
    ['put-back', 'a|b', 'a|b'],
    ['undo', 'a|b', 'a|b'],
  ])('%s: %j → %j', (action, before, after) => {
    expect(draw(apply(at(before), action))).toBe(after);
  });

  it('what is no editing changes nothing, not even the object', () => {
    const composer = at('a|b');
    const others = ['submit', 'complete', 'interrupt', 'cancel', 'suspend', 'page-up', 'to-newest', 'repaint'];
    for (const action of others) expect(apply(composer, action)).toBe(composer);
    expect(keyBindings.map(({ action }) => action)).toEqual(expect.arrayContaining(others));
  });

  it('text goes where the cursor stands', () => {
    expect(draw(apply(at('a|d'), '=bc'))).toBe('abc|d');
    expect(draw(insert(emptyComposer, 'x'))).toBe('x|');
    expect(draw(composerWith('given'))).toBe('given|');
    expect(draw(replaceBack(at('hello @Ad|, you'), { from: 6, by: 'Ada ' }))).toBe('hello Ada |, you');
  });
});

describe('between the lines of a text', () => {
  it('the column is kept through shorter lines, until another key', () => {
    const text = at('a long line|\nab\n\nanother long line');
    expect(draw(apply(text, 'down'))).toBe('a long line\nab|\n\nanother long line');
    expect(draw(apply(text, 'down', 'down', 'down'))).toBe('a long line\nab\n\nanother lon|g line');
    expect(draw(apply(text, 'down', 'left', 'down', 'down'))).toBe('a long line\nab\n\na|nother long line');
  });

  it('columns are what is seen: wide characters take two, and none is cut', () => {
    expect(draw(apply(at('漢字か\nabcde|f'), 'up'))).toBe('漢字|か\nabcdef');
    expect(draw(apply(at('漢字|か\nabcdef'), 'down'))).toBe('漢字か\nabcd|ef');
    expect(draw(apply(at('x👨‍👩‍👧y\nab|'), 'up'))).toBe('x|👨‍👩‍👧y\nab');
  });
});

describe('undo', () => {
  it('takes a run of typed text back as one, then what was before it', () => {
    const typed = apply(emptyComposer, '=a', '=b', '=c', 'new-line', '=d', '=e', 'delete-back', 'delete-back');
    expect(draw(typed)).toBe('abc\n|');
    expect(draw(apply(typed, 'undo'))).toBe('abc\nde|');
    expect(draw(apply(typed, 'undo', 'undo'))).toBe('abc\n|');
    expect(draw(apply(typed, 'undo', 'undo', 'undo'))).toBe('abc|');
    expect(draw(apply(typed, 'undo', 'undo', 'undo', 'undo', 'undo'))).toBe('|');
  });

  it('begins a new run after a move', () => {
    const typed = apply(emptyComposer, '=ab', 'left', '=x');
    expect(draw(apply(typed, 'undo'))).toBe('a|b');
  });

  it('brings back a cleared text, with the cursor where it was', () => {
    expect(draw(apply(clear(at('dr|aft')), 'undo'))).toBe('dr|aft');
  });

  it('is bounded', () => {
    const much = Array.from({ length: 1000 }, () => ['=a', 'left']).flat();
    expect(apply(emptyComposer, ...much).past.length).toBe(200);
  });
});

describe('what is cut', () => {
  it('is put back where the cursor stands, as often as wanted', () => {
    expect(draw(apply(at('one two|'), 'cut-back-to-blank', 'line-start', 'put-back', 'put-back'))).toBe('twotwo|one ');
  });

  it('is joined when cut in a row, in the order in which it stood', () => {
    expect(apply(at('a b c|'), 'cut-back-to-blank', 'cut-back-to-blank').cut).toBe('b c');
    expect(apply(at('a| b c'), 'cut-word-forward', 'cut-word-forward').cut).toBe(' b c');
    expect(apply(at('a b| c d'), 'cut-word-back', 'cut-to-end').cut).toBe('b c d');
  });

  it('is joined no more after another key', () => {
    expect(apply(at('a b c|'), 'cut-back-to-blank', 'left', 'cut-back-to-blank').cut).toBe('b');
  });

  it('stays what it was when there is nothing to cut', () => {
    expect(apply(at('a b|'), 'cut-back-to-blank', 'cut-to-end').cut).toBe('b');
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
    const press = (drawn: string, action: Action) => draw(apply(at(drawn), action));
    expect(press(`x${character}|y`, 'delete-back')).toBe('x|y');
    expect(press(`x|${character}y`, 'delete-forward')).toBe('x|y');
    expect(press(`x${character}|y`, 'left')).toBe(`x|${character}y`);
    expect(press(`x|${character}y`, 'right')).toBe(`x${character}|y`);
  });

  it('the cursor goes behind what grows together around it', () => {
    expect(draw(insert(at('|\u0301x'), 'e'))).toBe('e\u0301|x');
    expect(draw(apply(at('👨x|\u200d👩'), 'delete-back'))).toBe('👨\u200d👩|');
  });

  it.each([
    ['naïve e\u0301tude', 'e\u0301tude'],
    ['नमस्ते दुनिया', 'दुनिया'],
    ['سلام بِالعالم', 'بِالعالم'],
    ['안녕 \u1112\u1161\u11ab글', '\u1112\u1161\u11ab글'],
    ['by 👩‍💻dev2', 'dev2'],
  ])('a word of %j is %j', (text, word) => {
    expect(draw(apply(composerWith(text), 'word-left'))).toBe(`${text.slice(0, -word.length)}|${word}`);
    expect(apply(composerWith(text), 'cut-word-back').cut).toBe(word);
  });
});

describe('what is put in', () => {
  it('is made harmless', () => {
    expect(insert(emptyComposer, 'a\u001b[2J\u202eb\r\nc').text).toBe('a␛[2J\ufffdb\nc');
    expect(apply(emptyComposer, '=a\u202eb\u2028c').text).toBe('a\ufffdb\nc');
  });

  it('cannot pile up marks on one letter, in however many pieces they come', () => {
    const marks = Array.from({ length: 1000 }, () => '=\u0301');
    expect(apply(emptyComposer, '=e', ...marks).text).toBe(`e${'\u0301'.repeat(8)}`);
    expect(insert(at('😀😀|'), '\ud83d').text).toBe('😀😀\ufffd');
  });

  it('is bounded, with room beyond the longest message', () => {
    expect(maxComposerLength).toBeGreaterThan(maxMessageCharacters);
    const full = insert(emptyComposer, 'x'.repeat(10 * maxComposerLength));
    expect(full.text.length).toBe(maxComposerLength);
    expect(apply(full, '=y')).toEqual({ ...full, last: undefined });
    expect(apply(full, 'line-start', '=y', 'new-line').text).toBe(full.text);
  });
});

const editing = keyBindings.map(({ action }) => action);
const pieces = [
  'a',
  ' ',
  '\n',
  '\t',
  '漢',
  '👨‍👩‍👧',
  '🇩',
  '🇪',
  '\u0301',
  '\u200d',
  '👩',
  '\u1112',
  '\u1161',
  'क',
  '्',
  'ب',
  '\ud83d',
];
const inputs = fc.oneof(
  fc.constantFrom(...editing),
  fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 3 }).map((each) => `=${each.join('')}`),
);

describe('whatever is typed', () => {
  it('the cursor stands on the edge of a character', () => {
    fc.assert(
      fc.property(fc.array(inputs, { maxLength: 40 }), (typed) => {
        let composer = emptyComposer;
        for (const input of typed) {
          composer = apply(composer, input);
          const segments = [...new Intl.Segmenter().segment(composer.text)];
          expect([...segments.map(({ index }) => index), composer.text.length]).toContain(composer.cursor);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('undo restores exactly what was before, back to nothing', () => {
    fc.assert(
      fc.property(fc.array(inputs, { maxLength: 40 }), (typed) => {
        let composer = emptyComposer;
        for (const input of typed.filter((each) => each !== 'undo')) {
          const next = apply(composer, input);
          if (next.past.length > composer.past.length) {
            const undone = apply(next, 'undo');
            expect([undone.text, undone.cursor]).toEqual([composer.text, composer.cursor]);
          }
          composer = next;
        }
        while (composer.past.length > 0) composer = apply(composer, 'undo');
        expect(composer.text).toBe('');
      }),
      { numRuns: 300 },
    );
  });

  it('what is cut in one go and put back at once leaves the text as it was', () => {
    const cuts = ['cut-to-start', 'cut-to-end', 'cut-back-to-blank', 'cut-word-back', 'cut-word-forward'];
    const texts = fc.string({ unit: 'grapheme', maxLength: 30 });
    fc.assert(
      fc.property(texts, texts, fc.constantFrom(...cuts), (before, after, cut) => {
        const composer = insert({ ...insert(emptyComposer, after), cursor: 0 }, before);
        const cutOff = apply(composer, cut);
        // What the cut brought together may be one character now: then the cursor had to move.
        const isForward = cut === 'cut-to-end' || cut === 'cut-word-forward';
        fc.pre(cutOff.cursor === composer.cursor - (isForward ? 0 : cutOff.cut.length));
        expect(apply(cutOff, 'put-back').text).toBe(composer.text);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the time a key takes in a long text', () => {
  const fast = 1;

  it.each([
    ['Latin words', 'some words '.repeat(400)],
    ['one word', 'a'.repeat(4000)],
    ['Han', '漢字'.repeat(2000)],
    ['families', '👨‍👩‍👧'.repeat(500)],
    ['blanks', ' '.repeat(3999)],
  ])('is under a millisecond, wherever it is: %s', (_, text) => {
    for (const drawn of [`|${text}`, `${text}|`, `${text.slice(0, 2000)}|${text.slice(2000)}`]) {
      const composer = insert(at(drawn), '');
      for (const action of [...editing, '=x']) {
        const times = Array.from({ length: 15 }, () => {
          const start = performance.now();
          apply(composer, action);
          return performance.now() - start;
        });
        expect([action, Math.min(...times) < fast]).toEqual([action, true]);
      }
    }
  });
});
