import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createPasteLimit } from '../../../src/tui/keyboard/ink-input.ts';

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
