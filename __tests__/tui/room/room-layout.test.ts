import { describe, expect, it } from '@jest/globals';
import { layOutRoom, thirdOf } from '../../../src/tui/room/room-layout.ts';

describe('the rows of a room', () => {
  it('are all given out, never more, with a row for the composer and, if there are two, for messages', () => {
    for (let rows = 1; rows <= 60; rows += 1) {
      for (let composer = 1; composer <= thirdOf(rows); composer += 1) {
        const { header, status, free, maxOffered } = layOutRoom(rows, composer);
        expect(header + status + free + composer).toBe(rows);
        if (rows >= 2) expect(free - maxOffered).toBeGreaterThanOrEqual(1);
        expect(maxOffered).toBeLessThanOrEqual(thirdOf(rows));
      }
    }
  });

  it('go to the messages first where there are few', () => {
    expect(layOutRoom(6, 1)).toEqual({ header: 2, status: 1, free: 2, maxOffered: 1 });
    expect(layOutRoom(5, 1)).toEqual({ header: 0, status: 1, free: 3, maxOffered: 1 });
    expect(layOutRoom(2, 1)).toEqual({ header: 0, status: 0, free: 1, maxOffered: 0 });
    expect(layOutRoom(1, 1)).toEqual({ header: 0, status: 0, free: 0, maxOffered: 0 });
  });
});
