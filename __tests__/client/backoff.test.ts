import { describe, expect, it } from '@jest/globals';
import { backoffMs } from '../../src/client/backoff.ts';

describe('backoffMs', () => {
  it.each([
    [1, 500],
    [2, 850],
    [3, 1445],
    [6, 7099],
    [7, 10_000],
    [1000, 10_000],
  ])('after %d failures is anything up to %d ms', (failures, ceiling) => {
    expect(backoffMs(failures, 0)).toBe(0);
    expect(Math.abs(backoffMs(failures, 0.5) - ceiling / 2)).toBeLessThan(1);
    expect(backoffMs(failures, 1 - Number.EPSILON)).toBe(ceiling);
  });
});
