import { describe, expect, it } from '@jest/globals';
import { defaultLimits, limitNames, parseLimits } from '../../src/host/limits.ts';

describe('parseLimits', () => {
  it.each([
    [[], {}],
    [['flood=20'], { flood: 20 }],
    [['flood=off'], { flood: Number.POSITIVE_INFINITY }],
    [['flood=0.5'], { flood: 0.5 }],
    [['flood=3', 'flood=4'], { flood: 4 }],
    [['connections=7', 'send-queue-bytes=1e6'], { connections: 7, sendQueueBytes: 1_000_000 }],
    [
      ['connections-per-address=1', 'new-connections-per-minute=off'],
      { connectionsPerAddress: 1, newConnectionsPerMinute: Number.POSITIVE_INFINITY },
    ],
  ])('reads %j over the defaults', (settings, changes) => {
    expect(parseLimits(settings)).toEqual({ ...defaultLimits, ...changes });
  });

  it.each([
    '',
    'flood',
    'floods=3',
    'Flood=3',
    'toString=3',
    '=3',
    'flood=',
    'flood=-1',
    'flood=0',
    'flood=many',
    'flood=3=4',
    'flood=OFF',
    'flood=NaN',
  ])('says what is wrong with %j', (setting) => {
    expect(parseLimits(['connections=7', setting])).toEqual({ mistake: expect.stringMatching(/\.$/u) });
  });

  it('names the limits there are in what it says', () => {
    expect(parseLimits(['speed=3'])).toEqual({ mistake: expect.stringContaining(limitNames.join(', ')) });
  });
});
