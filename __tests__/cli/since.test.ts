import { describe, expect, it } from '@jest/globals';
import { parseSince } from '../../src/cli/since.ts';

describe('--since', () => {
  it.each([
    ['0', { seq: 0 }],
    ['42', { seq: 42 }],
    [' 7 ', { seq: 7 }],
    ['90s', { agoMs: 90_000 }],
    ['15m', { agoMs: 900_000 }],
    ['1h', { agoMs: 3_600_000 }],
    ['2d', { agoMs: 172_800_000 }],
  ])('reads %j', (text, since) => {
    expect(parseSince(text)).toEqual(since);
  });

  it.each(['', 'soon', '1.5h', '-3', '1w', '1 h', 'h', '1H', '٣', '1e3', `${'9'.repeat(16)}`])(
    'refuses %j as a usage error',
    (text) => {
      expect(() => parseSince(text)).toThrow(
        expect.objectContaining({ code: 'usage', message: expect.stringContaining('90s, 15m, 1h or 2d') }),
      );
    },
  );
});
