import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Nick } from '../../src/chat/nick.ts';
import type { RoomLog } from '../../src/storage/room-log.ts';
import { commit, den, lobby, message, messages, nickChange, noLimit, seqsOf } from './sample-events.ts';

/** What every room log keeps to when it is read. */
export function describeReading(kind: string, open: () => RoomLog): void {
  let log: RoomLog;
  beforeEach(async () => {
    log = open();
    await log.append([commit(lobby, 0, messages(1, 10)), commit(den, 0, messages(1, 2))]);
  });
  afterEach(() => log.close());

  const few = { maxEvents: 3, maxBytes: 1e9 };

  describe(`reading ${kind}`, () => {
    it.each([
      [0, noLimit, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], true, true],
      [0, few, [1, 2, 3], true, false],
      [4, few, [5, 6, 7], false, false],
      [7, few, [8, 9, 10], false, true],
      [8, few, [9, 10], false, true],
      [10, few, [], false, true],
      [99, few, [], false, true],
    ])('after %i gives the oldest that follow', async (seq, limit, seqs, isOldest, isNewest) => {
      const range = await log.readAfter(lobby, seq, limit);
      expect({ ...range, events: seqsOf(range) }).toEqual({ events: seqs, isOldest, isNewest });
    });

    it.each([
      [Number.POSITIVE_INFINITY, noLimit, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], true, true],
      [Number.POSITIVE_INFINITY, few, [8, 9, 10], false, true],
      [Number.MAX_SAFE_INTEGER, few, [8, 9, 10], false, true],
      [11, few, [8, 9, 10], false, true],
      [10, few, [7, 8, 9], false, false],
      [4, few, [1, 2, 3], true, false],
      [2, few, [1], true, false],
      [1, few, [], true, false],
      [0, few, [], true, false],
    ])('before %d gives the newest that precede, in seq order', async (seq, limit, seqs, isOldest, isNewest) => {
      const range = await log.readBefore(lobby, seq, limit);
      expect({ ...range, events: seqsOf(range) }).toEqual({ events: seqs, isOldest, isNewest });
    });

    it('finds nothing in an empty room, and nothing older or newer', async () => {
      const empty = open();
      const nothing = { events: [], isOldest: true, isNewest: true };
      expect(await empty.readAfter(lobby, 0, noLimit)).toEqual(nothing);
      expect(await empty.readBefore(lobby, Number.POSITIVE_INFINITY, noLimit)).toEqual(nothing);
      await empty.close();
    });

    it('reads its own room only', async () => {
      expect(seqsOf(await log.readAfter(den, 0, noLimit))).toEqual([1, 2]);
      expect(seqsOf(await log.readBefore(den, 3, noLimit))).toEqual([1, 2]);
    });

    it.each(['readAfter', 'readBefore'] as const)(
      '[P16] %s keeps to the bytes that its events have on the wire',
      async (read) => {
        const long = open();
        const nick = '🦊'.repeat(24) as Nick;
        const events = Array.from({ length: 60 }, (_, index) =>
          message(index + 1, '"\\\u2028é'.repeat(index % 9), { nick }),
        );
        const changes = Array.from({ length: 60 }, (_, index) => nickChange(index + 61, '"'.repeat(24), { nick }));
        await long.append([{ room: lobby, expectedHead: 0, events: [...events, ...changes] }]);
        for (const maxBytes of [1000, 5000, 20_000]) {
          const range = await long[read](lobby, 40, { maxEvents: 1000, maxBytes });
          expect(Buffer.byteLength(JSON.stringify(range.events))).toBeLessThanOrEqual(maxBytes);
          expect(range.events.length).toBeGreaterThan(1);
        }
        await long.close();
      },
    );

    it.each([1, 0])('gives one event at least, however large, for %i bytes', async (maxBytes) => {
      const limit = { maxEvents: 10, maxBytes };
      expect(seqsOf(await log.readAfter(lobby, 4, limit))).toEqual([5]);
      expect(seqsOf(await log.readBefore(lobby, 4, limit))).toEqual([3]);
    });

    it('pages through all, forwards and backwards, each event once', async () => {
      const forwards: number[] = [];
      for (let isNewest = false, pages = 0; !isNewest && pages < 5; pages += 1) {
        const range = await log.readAfter(lobby, forwards.at(-1) ?? 0, few);
        forwards.push(...seqsOf(range));
        ({ isNewest } = range);
      }
      const backwards: number[] = [];
      for (let isOldest = false, pages = 0; !isOldest && pages < 5; pages += 1) {
        const range = await log.readBefore(lobby, backwards[0] ?? Number.POSITIVE_INFINITY, few);
        backwards.unshift(...seqsOf(range));
        ({ isOldest } = range);
      }
      expect(forwards).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(backwards).toEqual(forwards);
    });

    it('can be written right after a read that stopped early', async () => {
      await log.readAfter(lobby, 0, few);
      await log.readBefore(lobby, 9, few);
      expect(await log.append([commit(lobby, 10, messages(11, 11))])).toBe('appended');
      expect((await log.readAfter(lobby, 9, few)).events).toHaveLength(2);
    });
  });
}
