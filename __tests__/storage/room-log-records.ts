import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Nick } from '../../src/chat/nick.ts';
import { directRoomId } from '../../src/chat/room-id.ts';
import type { RoomName } from '../../src/chat/room-name.ts';
import { newRoomRecord, type RoomRecord } from '../../src/chat/room-record.ts';
import type { RoomLog } from '../../src/storage/room-log.ts';
import { ada, commit, den, eve, later, lobby, message, messages, noLimit, requestId } from './sample-events.ts';

const full: RoomRecord = {
  id: den,
  kind: 'private',
  name: 'dén 🦊' as RoomName,
  topic: 'Lunch; "quoted"',
  pinned: [3, 1],
  owner: ada,
  password: 'scrypt$…',
  emptySince: 1_700_000_000_000,
};

/** What every room log keeps to with its rooms. */
export function describeRecords(kind: string, open: () => RoomLog): void {
  let log: RoomLog;
  beforeEach(() => {
    log = open();
  });
  afterEach(() => log.close());

  describe(`the rooms of ${kind}`, () => {
    it('are none at first, and none for being asked about', async () => {
      await log.head(den);
      await log.append([commit(den, 0, [])]);
      await log.append([commit(den, 3, messages(4, 4))]);
      expect(await log.records()).toEqual([]);
    });

    it('are known by their events alone, if nobody says more', async () => {
      const between = directRoomId(ada, eve);
      for (const room of [lobby, den, between]) await log.append([commit(room, 0, messages(1, 1))]);
      expect(await log.records()).toEqual([
        newRoomRecord(lobby, 'lobby'),
        newRoomRecord(den, 'public'),
        newRoomRecord(between, 'direct'),
      ]);
    });

    it('have the record that came last, whole, with events or without', async () => {
      await log.append([{ ...commit(lobby, 0, messages(1, 1)) }, { ...commit(den, 0, []), record: full }]);
      expect(await log.records()).toStrictEqual([newRoomRecord(lobby, 'lobby'), full]);
      const pair: RoomRecord['pair'] = [
        { by: ada, nick: 'Ada' as Nick },
        { by: eve, nick: 'Eve' as Nick },
      ];
      const changed: RoomRecord = { id: den, kind: 'direct', pinned: [], pair };
      await log.append([{ ...commit(den, 0, messages(1, 2)), record: changed }]);
      await log.append([commit(den, 2, messages(3, 3))]);
      expect((await log.records())[1]).toStrictEqual(changed);
    });

    it('keep their record when an append is refused', async () => {
      await log.append([{ ...commit(den, 0, messages(1, 1)), record: full }]);
      const record = { ...full, topic: 'other' };
      expect(await log.append([{ ...commit(den, 7, []), record }])).toBe('conflict');
      const twice = { room: den, expectedHead: 1, events: [message(2), message(3, 'b', { id: requestId(2) })], record };
      await expect(
        log.append([twice, { ...commit(lobby, 0, []), record: newRoomRecord(lobby, 'lobby') }]),
      ).rejects.toThrow('cannot be written');
      expect(await log.records()).toEqual([full]);
    });

    it('are gone with all that happened in them when they are removed', async () => {
      const said = { room: den, expectedHead: 0, events: messages(1, 450, 'otter'), record: full };
      await log.append([said, commit(lobby, 0, messages(1, 2, 'otter'))]);
      await log.removeRoom(den);
      expect(await log.records()).toEqual([newRoomRecord(lobby, 'lobby')]);
      expect(await log.head(den)).toBe(0);
      expect(await log.readBefore(den, later, noLimit)).toEqual({ events: [], isOldest: true, isNewest: true });
      expect(await log.findCommitted([{ by: ada, id: requestId(1) }])).toEqual([undefined]);
      expect(await log.readTarget(den, 1, ada)).toBeUndefined();
      const parts = { query: { terms: ['otter'] }, limit: noLimit };
      expect((await log.search(den, later, parts)).messages).toEqual([]);
      expect((await log.search(lobby, later, parts)).messages).toHaveLength(2);
    });

    it('may come again after they were removed, as new ones', async () => {
      const parts = { query: { terms: ['otter'] }, limit: noLimit };
      await log.append([{ ...commit(den, 0, messages(1, 3, 'otter')), record: full }]);
      expect((await log.search(den, later, parts)).messages).toHaveLength(3);
      await log.removeRoom(den);
      await log.removeRoom(den);
      expect(await log.append([{ room: den, expectedHead: 0, events: messages(1, 3) }])).toBe('appended');
      expect(await log.records()).toEqual([newRoomRecord(den, 'public')]);
      expect((await log.search(den, later, parts)).messages).toEqual([]);
    });
  });
}
