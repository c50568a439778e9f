import { describe, expect, it } from '@jest/globals';
import { parseRetention } from '../../../src/cli/hosting/retention.ts';

const forever = { maxAgeMs: Number.POSITIVE_INFINITY, maxEvents: Number.POSITIVE_INFINITY };

describe('--keep', () => {
  it.each([
    ['forever', forever],
    [' Forever ', forever],
    ['12h', { ...forever, maxAgeMs: 43_200_000 }],
    ['30d', { ...forever, maxAgeMs: 2_592_000_000 }],
    ['4w', { ...forever, maxAgeMs: 2_419_200_000 }],
    ['1', { ...forever, maxEvents: 1 }],
    ['100000', { ...forever, maxEvents: 100_000 }],
  ])('reads %j', (text, retention) => {
    expect(parseRetention(text)).toEqual(retention);
  });

  it.each(['', '0', '0d', '-1', '-1d', '1.5d', '30 d', '10s', '5m', '1e99', 'd', 'soon', 'off', '٣', '9'.repeat(13)])(
    'refuses %j as a usage error',
    (text) => {
      const message = expect.stringContaining('12h, 30d or 4w, a number of messages or forever');
      expect(() => parseRetention(text)).toThrow(expect.objectContaining({ code: 'usage', message }));
    },
  );
});
