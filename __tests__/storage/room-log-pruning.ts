import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RoomLog } from '../../src/storage/room-log.ts';
import {
  ada,
  commit,
  deletion,
  den,
  edit,
  eve,
  later,
  lobby,
  message,
  messages,
  noLimit,
  reaction,
  requestId,
  seqsOf,
} from './sample-events.ts';

const forever = { maxAgeMs: Number.POSITIVE_INFINITY, maxEvents: Number.POSITIVE_INFINITY };
/** When the message with this seq was posted. */
const timeOf = (seq: number) => message(seq).at;

/** What every room log keeps to when it is to keep no more than so much. */
export function describePruning(kind: string, open: () => RoomLog): void {
  let log: RoomLog;
  beforeEach(async () => {
    log = open();
    await log.append([{ room: lobby, expectedHead: 0, events: messages(1, 20) }, commit(den, 0, messages(1, 3))]);
  });
  afterEach(() => log.close());

  const prune = (retention: Partial<typeof forever>, at = timeOf(20)) => log.prune({ ...forever, ...retention }, at);
  const kept = async (room = lobby) => seqsOf(await log.readAfter(room, 0, noLimit));

  describe(`pruning ${kind}`, () => {
    it('keeps everything forever', async () => {
      await prune({}, 1e15);
      expect(await log.oldest(lobby)).toBe(1);
      expect(await kept()).toHaveLength(20);
    });

    it('keeps the newest events of each room', async () => {
      await prune({ maxEvents: 4 });
      expect(await kept()).toEqual([17, 18, 19, 20]);
      expect(await kept(den)).toEqual([1, 2, 3]);
      expect([await log.oldest(lobby), await log.head(lobby)]).toEqual([17, 20]);
    });

    it('keeps what is younger than it may be', async () => {
      await prune({ maxAgeMs: 5 });
      expect(await kept()).toEqual([16, 17, 18, 19, 20]);
      expect(await kept(den)).toEqual([3]);
    });

    it('keeps what is both young and new', async () => {
      await prune({ maxAgeMs: 5, maxEvents: 10 });
      expect(await kept()).toEqual([16, 17, 18, 19, 20]);
      await prune({ maxAgeMs: 5, maxEvents: 2 });
      expect(await kept()).toEqual([19, 20]);
    });

    it('never drops the last event, so that the room goes on from there', async () => {
      await prune({ maxEvents: 0, maxAgeMs: 0 }, 1e15);
      expect([await log.oldest(lobby), await log.head(lobby)]).toEqual([20, 20]);
      expect(await log.append([commit(lobby, 20, messages(21, 21))])).toBe('appended');
      await prune({ maxEvents: 0 });
      expect(await kept()).toEqual([21]);
    });

    it('says where the kept history begins and ends', async () => {
      expect([await log.oldest('none' as typeof den), await log.head('none' as typeof den)]).toEqual([1, 0]);
      await prune({ maxEvents: 4 });
      expect(await log.readAfter(lobby, 3, { maxEvents: 2, maxBytes: 1e9 })).toMatchObject({
        events: [{ seq: 17 }, { seq: 18 }],
        isOldest: true,
        isNewest: false,
      });
      const ranges = [
        [later, [17, 18, 19, 20], true, true],
        [19, [17, 18], true, false],
        [17, [], true, false],
        [5, [], true, false],
      ] as const;
      for (const [seq, seqs, isOldest, isNewest] of ranges) {
        const range = await log.readBefore(lobby, seq, noLimit);
        expect([seq, seqsOf(range), range.isOldest, range.isNewest]).toEqual([seq, seqs, isOldest, isNewest]);
      }
      expect((await log.readBefore(lobby, later, { maxEvents: 3, maxBytes: 1e9 })).isOldest).toBe(false);
    });

    it('forgets words, requests, reactions and temporary texts with the events', async () => {
      const events = [message(21, 'lives', { expiresAt: 9000 }), reaction(22, 21, { by: eve }), message(23)];
      await log.append([{ room: lobby, expectedHead: 20, events }]);
      const search = async (query: object) =>
        (await log.search(lobby, later, { query: { terms: ['message'], ...query }, limit: noLimit })).messages;
      expect(await search({})).toHaveLength(21);
      await prune({ maxEvents: 2 });
      expect((await search({})).map(({ seq }) => seq)).toEqual([23]);
      expect((await search({ since: timeOf(1) })).map(({ seq }) => seq)).toEqual([23]);
      expect(await search({ until: timeOf(23) })).toEqual([]);
      expect(await log.findCommitted([20, 23].map((number) => ({ by: ada, id: requestId(number) })))).toEqual([
        undefined,
        { room: lobby, seq: 23 },
      ]);
      expect(await log.readTarget(lobby, 21, eve)).toBeUndefined();
      expect(log.expire(0)).toBe(Number.POSITIVE_INFINITY);
      // Its request may come again.
      const again = message(24, 'again', { id: requestId(20) });
      expect(await log.append([{ room: lobby, expectedHead: 23, events: [again] }])).toBe('appended');
    });

    it('keeps an edit of what it dropped, until it is edited again or deleted', async () => {
      await log.append([{ room: lobby, expectedHead: 20, events: [edit(21, 2, 'better'), edit(22, 3, 'best')] }]);
      await prune({ maxEvents: 2 });
      const rest = async () => (await log.readAfter(lobby, 0, noLimit)).events;
      expect(await rest()).toEqual([edit(21, 2, 'better'), edit(22, 3, 'best')]);
      await log.append([{ room: lobby, expectedHead: 22, events: [edit(23, 2, 'good'), deletion(24, 3)] }]);
      expect(await rest()).toEqual([edit(21, 2, ''), edit(22, 3, ''), edit(23, 2, 'good'), deletion(24, 3)]);
    });

    it('lets others read and write while it drops much', async () => {
      await log.append([commit(lobby, 20, messages(21, 3000))]);
      const pruning = prune({ maxEvents: 100 });
      expect(await log.append([commit(lobby, 3000, messages(3001, 3010))])).toBe('appended');
      expect(seqsOf(await log.readBefore(lobby, later, { maxEvents: 2, maxBytes: 1e9 }))).toEqual([3009, 3010]);
      await pruning;
      await prune({ maxEvents: 100 });
      expect(await kept()).toEqual(Array.from({ length: 100 }, (_, index) => 2911 + index));
    });

    it('stops when the log is closed', async () => {
      const other = open();
      await other.append([commit(lobby, 0, messages(1, 3000)), commit(den, 0, messages(1, 3000))]);
      const work = [other.prune({ ...forever, maxEvents: 1 }, 0), other.removeRoom(den)];
      await other.close();
      await Promise.all(work);
    });
  });
}
