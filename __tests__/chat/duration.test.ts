import { describe, expect, it } from '@jest/globals';
import { checkDuration, formatDuration, parseDuration } from '../../src/chat/duration.ts';

const dayMs = 86_400_000;

describe('a duration', () => {
  it.each([
    ['45s', 45_000],
    ['10m', 600_000],
    ['1.5h', 5_400_000],
    ['7D', 7 * dayMs],
    ['２h', 7_200_000],
    ['0s', 0],
  ])('is read from %s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', '10', 'm', '10 m', '-5m', '1e9s', '10w', '10min', 'soon', '9999999999s', '\u001b[2J'])(
    'is not %j',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );

  it.each([
    [1, '1 s'],
    [90_000, '90 s'],
    [90_001, '2 m'],
    [5_400_000, '90 m'],
    [7_200_000, '2 h'],
    [2 * dayMs, '48 h'],
    [2 * dayMs + 1, '3 d'],
    [7 * dayMs, '7 d'],
  ])('of %i ms is written %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  it('of a measure is from a second to ten years', () => {
    expect([1000, 3650 * dayMs].map(checkDuration)).toEqual([1000, 3650 * dayMs]);
    for (const ms of [0, 999, 1000.5, 3651 * dayMs, -1000, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(checkDuration(ms)).toMatchObject({ code: 'time-invalid' });
    }
  });
});
