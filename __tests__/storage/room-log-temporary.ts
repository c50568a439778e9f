import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RoomLog } from '../../src/storage/room-log.ts';
import { ada, deletion, den, edit, later, lobby, message, noLimit, reaction, requestId } from './sample-events.ts';

const never = Number.POSITIVE_INFINITY;
const temporary = (seq: number, expiresAt: number, number = seq) =>
  message(seq, `secret ${seq}`, { expiresAt, id: requestId(number) });
const gone = (seq: number, expiresAt: number, number = seq) => ({ ...temporary(seq, expiresAt, number), text: '' });

/** What every room log keeps to with messages that expire. */
export function describeTemporary(kind: string, open: () => RoomLog): void {
  let log: RoomLog;
  beforeEach(async () => {
    log = open();
    const events = [message(1), temporary(2, 5000), temporary(3, 4000)];
    await log.append([{ room: lobby, expectedHead: 0, events }]);
  });
  afterEach(() => log.close());

  const all = async () => (await log.readAfter(lobby, 0, noLimit)).events;

  describe(`temporary messages in ${kind}`, () => {
    it('[P37] are read whole while they live, wherever they are read', async () => {
      expect(await all()).toStrictEqual([message(1), temporary(2, 5000), temporary(3, 4000)]);
      expect((await log.readBefore(lobby, 3, noLimit)).events[1]).toStrictEqual(temporary(2, 5000));
      expect((await log.readTarget(lobby, 2, ada))?.message).toStrictEqual(temporary(2, 5000));
    });

    it('[P37] say nothing any more from the moment when their time is up', async () => {
      expect(log.expire(3999)).toBe(4000);
      expect((await all())[2]).toEqual(temporary(3, 4000));
      expect(log.expire(4000)).toBe(5000);
      expect((await all()).slice(1)).toStrictEqual([temporary(2, 5000), gone(3, 4000)]);
      expect(log.expire(5001)).toBe(never);
      expect((await log.readBefore(lobby, later, noLimit)).events.slice(1)).toStrictEqual([
        gone(2, 5000),
        gone(3, 4000),
      ]);
      expect((await log.readTarget(lobby, 3, ada))?.message).toStrictEqual(gone(3, 4000));
      expect(log.expire(never)).toBe(never);
    });

    it('[P37] are never found by a search', async () => {
      const search = async (query: object) =>
        (await log.search(lobby, later, { query: { terms: [], ...query }, limit: noLimit })).messages;
      expect(await search({ terms: ['secret'] })).toEqual([]);
      expect(await search({ from: 'Ada' })).toEqual([message(1)]);
      await log.append([{ room: lobby, expectedHead: 3, events: [reaction(4, 2), edit(5, 2, 'secret still')] }]);
      log.expire(9000);
      expect(await search({ terms: ['secret'] })).toEqual([]);
    });

    it('take reactions while they live, and lose them with the text', async () => {
      await log.append([{ room: lobby, expectedHead: 3, events: [reaction(4, 2)] }]);
      const reactions = [{ reaction: '+1', count: 1, nicks: ['Ada'] }];
      expect((await all())[1]).toStrictEqual({ ...temporary(2, 5000), reactions, amendedSeq: 4 });
      log.expire(5000);
      expect((await all())[1]).toStrictEqual({ ...gone(2, 5000), amendedSeq: 4 });
    });

    it('are gone at once when they are deleted, and wake nobody', async () => {
      await log.append([{ room: lobby, expectedHead: 3, events: [deletion(4, 3)] }]);
      expect((await all())[2]).toStrictEqual({ ...gone(3, 4000), isDeleted: true, amendedSeq: 4 });
      expect(log.expire(0)).toBe(5000);
    });

    it('are gone when they are deleted in the append that brings them', async () => {
      await log.append([{ room: lobby, expectedHead: 3, events: [temporary(4, 9000), deletion(5, 4)] }]);
      expect((await all())[3]).toStrictEqual({ ...gone(4, 9000), isDeleted: true, amendedSeq: 5 });
    });

    it('are not kept when the append is refused', async () => {
      const events = [temporary(4, 9000), temporary(5, 9000, 1)];
      await expect(log.append([{ room: lobby, expectedHead: 3, events }])).rejects.toThrow('cannot be written');
      expect(await log.append([{ room: lobby, expectedHead: 9, events: [] }])).toBe('conflict');
      expect(log.expire(5000)).toBe(never);
    });

    it('expire in every room, many at once, whatever the order in which they came', async () => {
      const times = Array.from({ length: 500 }, (_, index) => 6000 + ((index * 7919) % 500));
      const events = times.map((expiresAt, index) => temporary(index + 1, expiresAt, 1000 + index));
      await log.append([{ room: den, expectedHead: 0, events }]);
      for (const now of [6000, 6100, 6250, 6499]) {
        expect(log.expire(now)).toBe(now === 6499 ? never : now + 1);
        const alive = (await log.readAfter(den, 0, noLimit)).events.filter(
          (event) => 'text' in event && event.text !== '',
        );
        expect(alive.map(({ seq }) => seq)).toEqual(
          times.flatMap((expiresAt, index) => (expiresAt > now ? [index + 1] : [])),
        );
      }
    });

    it('end with their room', async () => {
      await log.removeRoom(lobby);
      expect(log.expire(0)).toBe(never);
      await log.append([{ room: lobby, expectedHead: 0, events: [message(1), temporary(2, 9000)] }]);
      expect(log.expire(5000)).toBe(9000);
      expect((await all())[1]).toEqual(temporary(2, 9000));
    });
  });
}
