import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { breakLines, wrapLines } from '../../../src/tui/pane/wrap-lines.ts';

describe('a text that is wider than its column', () => {
  it('goes on with a word, also where the word before ends at the edge', () => {
    expect(wrapLines('aaaa bbbb cc', 4)).toEqual(['aaaa', 'bbbb', 'cc']);
    expect(wrapLines('such as 10s, 5m or 1h', 12)).toEqual(['such as 10s,', '5m or 1h']);
    expect(wrapLines('aaaa      bbbb', 4)).toEqual(['aaaa', 'bbbb']);
  });

  it('keeps its own line breaks, empty lines and what it is indented by', () => {
    expect(wrapLines('  aa bb\n\n  cc\n \ndd', 5)).toEqual(['  aa ', 'bb', '', '  cc', ' ', 'dd']);
    expect(wrapLines('\n  aaaa\n  bb', 8)).toEqual(['', '  aaaa', '  bb']);
  });

  it('keeps its styles and links where a line goes on', () => {
    expect(wrapLines('\u001b[1maaaa bbbb\u001b[22m', 4)).toEqual([
      '\u001b[1maaaa\u001b[22m',
      '\u001b[1mbbbb\u001b[22m',
    ]);
    const [, second = ''] = wrapLines('\u001b]8;;https://a.example\u0007aaaa bbbb\u001b]8;;\u0007', 4);
    expect(second).toBe('\u001b]8;;https://a.example\u0007bbbb\u001b]8;;\u0007');
  });

  it('loses nothing but blanks', () => {
    const texts = fc.string({
      unit: fc.constantFrom('a', 'bc', 'e\u0301', '漢', ' ', '  ', '\n', '\u001b[1m', '\u001b[22m'),
    });
    const written = (text: string) => text.normalize().replace(/\u001b\[\d+m|\s/gu, '');
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 12 }), (text, width) => {
        expect(written(wrapLines(text, width).join(''))).toBe(written(text));
      }),
    );
  });

  it('keeps every blank of code', () => {
    expect(breakLines('aaaa bbbb', 4)).toEqual(['aaaa', ' bbb', 'b']);
  });
});
