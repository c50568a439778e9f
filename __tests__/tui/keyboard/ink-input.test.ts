import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createPasteLimit, withoutReports } from '../../../src/tui/keyboard/ink-input.ts';

const start = '\u001b[200~';
const end = '\u001b[201~';

/** What passes of these pieces, with 10 characters allowed in a paste. */
function pass(...pieces: readonly string[]): string {
  return pieces.map(createPasteLimit(10)).join('');
}

describe('what is typed and pasted', () => {
  it('passes as it is, as long as no paste is too long', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '\u001b', '[20', '0~', start, end, '\u001b[A', '1~'), { maxLength: 30 }),
        (all) => {
          expect(all.map(createPasteLimit(1000)).join('')).toBe(all.join(''));
        },
      ),
    );
  });

  it('is not held back: a key passes at once, also one that could begin a mark', () => {
    const limit = createPasteLimit(10);
    for (const key of ['\u001b', '[', '2', 'x', '\u001b[A']) expect(limit(key)).toBe(key);
  });

  it('is cut where a paste goes on for too long, and what is typed after it passes', () => {
    const long = ['x'.repeat(8), 'y'.repeat(8), 'z'.repeat(8), 'z'.repeat(8)];
    expect(pass(start, ...long, end, 'typed', start, 'short', end)).toBe(
      `${start}${'x'.repeat(8)}${'y'.repeat(8)}${end}typed${start}short${end}`,
    );
  });

  it('is cut alike wherever the pieces break', () => {
    const whole = `a${start}${'x'.repeat(50)}${end}b`;
    for (let split = 1; split < whole.length; split += 1) {
      for (let second = split + 1; second < whole.length; second += 1) {
        const passed = pass(whole.slice(0, split), whole.slice(split, second), whole.slice(second));
        expect(passed.startsWith('a')).toBe(true);
        expect(passed.endsWith(`${end}b`)).toBe(true);
        expect(passed.split(start)).toHaveLength(2);
      }
    }
  });

  it('takes the same time for each piece, however long the paste', () => {
    const limit = createPasteLimit(1000);
    const begun = performance.now();
    let passed = limit(start).length;
    for (let piece = 0; piece < 25_000; piece += 1) passed += limit('x'.repeat(4000)).length;
    passed += limit(end).length;
    expect(passed).toBeLessThan(10_000);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

describe('what a terminal answers to others', () => {
  it.each([
    ['the background colour', '\u001b]11;rgb:0000/1111/2222\u001b\\'],
    ['the same, ended by BEL', '\u001b]11;rgb:0000/1111/2222\u0007'],
    ['a clipboard', '\u001b]52;c;aGVsbG8=\u0007'],
    ['a version', '\u001bP>|XTerm(370)\u001b\\'],
    ['a picture', '\u001b_Gi=1;OK\u001b\\'],
  ])('is not typed: %s', (_, report) => {
    expect(withoutReports(`a${report}b`)).toBe('ab');
    expect(withoutReports(report + report)).toBe('');
  });

  it('is told from keys', () => {
    for (const keys of ['\u001b]', '\u001bP', '\u001b_x', '\u001b]1', '\u001b[A\u0007', '\u001bPab\u001b[A'])
      expect(withoutReports(keys)).toBe(keys);
  });
});
