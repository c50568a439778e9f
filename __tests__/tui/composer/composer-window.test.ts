import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { composerWith } from '../../../src/tui/composer/composer.ts';
import { layOutComposer } from '../../../src/tui/composer/composer-window.ts';

function layOut(drawn: string, { width = 10, maxLines = 8 } = {}) {
  const text = { text: drawn.replace('|', ''), cursor: drawn.indexOf('|') };
  const { lines, cursor } = layOutComposer(text, { width, maxLines });
  // What stands before the cursor takes the columns before it, and is where its line begins.
  expect(stringWidth(cursor.before)).toBe(cursor.column);
  expect(lines[cursor.line]?.startsWith(cursor.before)).toBe(true);
  return { lines, cursor: { line: cursor.line, column: cursor.column } };
}

describe('the part of the composer that is seen', () => {
  it('is one empty line at first', () => {
    expect(layOut('|')).toEqual({ lines: [''], cursor: { line: 0, column: 0 } });
  });

  it('breaks at the width, and the cursor goes along', () => {
    expect(layOut('0123456789abc|')).toEqual({ lines: ['0123456789', 'abc'], cursor: { line: 1, column: 3 } });
    expect(layOut('0123456789|abc')).toEqual({ lines: ['0123456789', 'abc'], cursor: { line: 1, column: 0 } });
    expect(layOut('012345678|9abc').cursor).toEqual({ line: 0, column: 9 });
  });

  it('lets the cursor stand behind a full last line', () => {
    expect(layOut('0123456789|')).toEqual({ lines: ['0123456789'], cursor: { line: 0, column: 10 } });
  });

  it('starts a line at each newline', () => {
    expect(layOut('ab\n\ncd|')).toEqual({ lines: ['ab', '', 'cd'], cursor: { line: 2, column: 2 } });
    expect(layOut('ab|\ncd').cursor).toEqual({ line: 0, column: 2 });
    expect(layOut('ab\n|cd').cursor).toEqual({ line: 1, column: 0 });
    expect(layOut('ab\n|')).toEqual({ lines: ['ab', ''], cursor: { line: 1, column: 0 } });
  });

  it('adds no line of its own where a newline follows a full one', () => {
    expect(layOut('0123456789|\nx')).toEqual({ lines: ['0123456789', 'x'], cursor: { line: 0, column: 10 } });
  });

  it('moves a wide character that does not fit to the next line, whole', () => {
    expect(layOut('012345678漢|')).toEqual({ lines: ['012345678', '漢'], cursor: { line: 1, column: 2 } });
    expect(layOut('012345678|👨‍👩‍👧')).toEqual({ lines: ['012345678', '👨‍👩‍👧'], cursor: { line: 1, column: 0 } });
  });

  it('counts columns, not code units', () => {
    expect(layOut('漢e\u0301🇩🇪|').cursor).toEqual({ line: 0, column: 5 });
  });

  it('shows a tab as four columns, as a terminal would jump', () => {
    expect(layOut('a\tb|')).toEqual({ lines: ['a    b'], cursor: { line: 0, column: 6 } });
  });

  it('keeps the line of the cursor in sight when there are more than fit', () => {
    const text = Array.from({ length: 9 }, (_, line) => `line ${line}`);
    expect(layOut(`${text.join('\n')}|`, { maxLines: 3 })).toEqual({
      lines: ['line 6', 'line 7', 'line 8'],
      cursor: { line: 2, column: 6 },
    });
    expect(layOut(`|${text.join('\n')}`, { maxLines: 3 })).toEqual({
      lines: ['line 0', 'line 1', 'line 2'],
      cursor: { line: 0, column: 0 },
    });
    expect(layOut(text.join('\n').replace('line 5', 'line |5'), { maxLines: 3 }).lines).toContain('line 5');
  });
});

describe('whatever the text', () => {
  const texts = fc
    .string({ unit: 'grapheme', maxLength: 60 })
    .map((text) => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '\n'));

  it('no line is wider than asked, and the cursor is among them', () => {
    const sizes = { width: fc.integer({ min: 4, max: 30 }), maxLines: fc.integer({ min: 1, max: 5 }) };
    fc.assert(
      fc.property(texts, fc.record(sizes), (text, size) => {
        const { lines, cursor } = layOutComposer(composerWith(text), size);
        expect(lines.length).toBeLessThanOrEqual(size.maxLines);
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(size.width);
        expect(cursor.line).toBe(lines.length - 1);
        expect(cursor.column).toBe(stringWidth(lines.at(-1) ?? ''));
      }),
      { numRuns: 300 },
    );
  });
});

describe('laid out again and again', () => {
  const pieces = ['a', 'word ', '\n', '\t', '漢', '👨‍👩‍👧', '🇩', '🇪', '\u0301', '\u200d', '👩', 'ب', '0123456789'];
  const edits = fc.array(fc.tuple(fc.nat(60), fc.nat(3), fc.constantFrom(...pieces), fc.integer({ min: 4, max: 6 })), {
    maxLength: 40,
  });

  it('a text is the same as laid out for the first time, whatever was there before', () => {
    fc.assert(
      fc.property(edits, (changes) => {
        let text = '';
        for (const [place, removed, added, width] of changes) {
          const from = Math.min(place, text.length);
          text = (text.slice(0, from) + added + text.slice(from + removed)).toWellFormed();
          const cursor =
            [...new Intl.Segmenter().segment(text)].find(({ index }) => index >= from)?.index ?? text.length;
          const again = layOutComposer({ text, cursor }, { width, maxLines: 3 });
          // Another width in between: nothing of the last time can be used.
          layOutComposer({ text: '', cursor: 0 }, { width: 99, maxLines: 3 });
          expect(layOutComposer({ text, cursor }, { width, maxLines: 3 })).toEqual(again);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['Latin', 'some words '.repeat(364)],
    ['Han', '漢字'.repeat(2000)],
    ['families', '👨‍👩‍👧'.repeat(500)],
    ['Arabic', 'سلام '.repeat(800)],
  ])('4,000 characters take under a millisecond a key, wherever it is: %s', (_, text) => {
    for (const cursor of [0, text.length / 2, text.length]) {
      const times = Array.from({ length: 15 }, (_, number) => {
        const typed = text.slice(0, cursor) + 'x'.repeat(number) + text.slice(cursor);
        const start = performance.now();
        layOutComposer({ text: typed, cursor: cursor + number }, { width: 76, maxLines: 8 });
        return performance.now() - start;
      });
      expect(Math.min(...times)).toBeLessThan(1);
    }
  });
});
