import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Nick } from '../../src/chat/nick.ts';
import type { RequestId } from '../../src/chat/request.ts';
import type { RoomId } from '../../src/chat/room-id.ts';
import type { RoomLog } from '../../src/storage/room-log.ts';
import { StorageError } from '../../src/storage/storage-error.ts';
import { ada, commit, den, eve, lobby, message, messages, nickChange, noLimit, requestId } from './sample-events.ts';

/** What every room log keeps to when it is written. */
export function describeAppending(kind: string, open: () => RoomLog): void {
  let log: RoomLog;
  beforeEach(() => {
    log = open();
  });
  afterEach(() => log.close());

  /** All that a log says about its rooms. */
  const contents = async () => ({
    lobby: await log.readAfter(lobby, 0, noLimit),
    den: await log.readAfter(den, 0, noLimit),
    heads: [await log.head(lobby), await log.head(den)],
  });

  describe(`appending to ${kind}`, () => {
    it('starts with empty rooms and moves their heads', async () => {
      expect(await log.head(lobby)).toBe(0);
      expect(await log.append([{ room: lobby, expectedHead: 0, events: messages(1, 3) }])).toBe('appended');
      expect(await log.append([{ room: lobby, expectedHead: 3, events: messages(4, 4) }])).toBe('appended');
      expect(await log.head(lobby)).toBe(4);
      expect(await log.head(den)).toBe(0);
    });

    it('gives back each event as it was', async () => {
      const events = [
        message(1, 'ünïcödé — 你好 👨‍👩‍👧‍👦\n\tsecond line "\'\\'),
        nickChange(2, '🦊'),
        message(3, 'x'.repeat(16_000), { by: eve, nick: '🦊' as Nick }),
      ];
      await log.append([{ room: lobby, expectedHead: 0, events }]);
      expect((await log.readAfter(lobby, 0, noLimit)).events).toStrictEqual(events);
    });

    it('writes several rooms at once', async () => {
      const commits = [commit(lobby, 0, messages(1, 2)), commit(den, 0, messages(1, 3))];
      expect(await log.append(commits)).toBe('appended');
      expect((await contents()).heads).toEqual([2, 3]);
    });

    it('takes nothing at all', async () => {
      expect(await log.append([])).toBe('appended');
      expect(await log.append([commit(lobby, 0, [])])).toBe('appended');
      expect(await log.head(lobby)).toBe(0);
    });

    it.each([
      ['behind', 1],
      ['ahead', 3],
    ])('answers "conflict" to an expected head that is %s, and writes nothing', async (_, expectedHead) => {
      await log.append([commit(lobby, 0, messages(1, 2))]);
      const before = await contents();
      const late = commit(lobby, expectedHead, messages(expectedHead + 1, expectedHead + 1));
      expect(await log.append([commit(den, 0, messages(1, 1)), late])).toBe('conflict');
      expect(await contents()).toEqual(before);
      expect(await log.findCommitted([{ by: ada, id: 'den0000.1' as RequestId }])).toEqual([undefined]);
      expect(await log.append([commit(lobby, 2, messages(3, 3))])).toBe('appended');
    });

    it.each([
      [
        'committed before',
        [
          commit(den, 0, messages(1, 1)),
          { room: lobby, expectedHead: 1, events: [message(2, 'again', { id: requestId(1) })] },
        ],
      ],
      [
        'twice in one append',
        [{ room: lobby, expectedHead: 1, events: [message(2), message(3, 'again', { id: requestId(2) })] }],
      ],
    ])('throws over a request %s, writes nothing and goes on', async (_, commits) => {
      await log.append([{ room: lobby, expectedHead: 0, events: messages(1, 1) }]);
      const before = await contents();
      await expect(log.append(commits)).rejects.toThrow(StorageError);
      await expect(log.append(commits)).rejects.toMatchObject({ code: 'cannot-write' });
      expect(await contents()).toEqual(before);
      const asked = [2, 3].map((number) => ({ by: ada, id: requestId(number) }));
      expect(await log.findCommitted(asked)).toEqual([undefined, undefined]);
      expect(await log.append([{ room: lobby, expectedHead: 1, events: messages(2, 2) }])).toBe('appended');
    });

    it('takes the same request number from two keys', async () => {
      const events = [message(1), message(2, 'mine', { by: eve, id: requestId(1) })];
      expect(await log.append([{ room: lobby, expectedHead: 0, events }])).toBe('appended');
    });

    it.each([
      ['a gap', [commit(lobby, 0, [message(1), message(3)])]],
      ['a gap after the head', [commit(lobby, 0, messages(2, 3))]],
      ['a seq twice', [commit(lobby, 0, [message(1), message(1, 'b', { id: requestId(2) })])]],
      ['one room twice', [commit(lobby, 0, messages(1, 1)), { room: lobby, expectedHead: 1, events: messages(2, 2) }]],
    ])('throws over %s, which no caller may ask for, and writes nothing', async (_, commits) => {
      await expect(log.append(commits)).rejects.toThrow(Error);
      await expect(log.append(commits)).rejects.not.toThrow(StorageError);
      expect((await contents()).heads).toEqual([0, 0]);
    });

    it('takes a request in several rooms at once, and knows the first one', async () => {
      const rename = (room: RoomId) => ({ room, expectedHead: 0, events: [nickChange(1, 'Ada L.')] });
      expect(await log.append([rename(lobby), rename(den)])).toBe('appended');
      const asked = [{ by: ada, id: requestId(1) }];
      expect(await log.findCommitted(asked)).toEqual([{ room: lobby, seq: 1 }]);
      await log.removeRoom(lobby);
      expect(await log.findCommitted(asked)).toEqual([{ room: den, seq: 1 }]);
    });

    it('knows where the event of a request is, by key and id, in the order asked', async () => {
      await log.append([{ room: lobby, expectedHead: 0, events: [message(1), nickChange(2, 'Eve', { by: eve })] }]);
      const asked = [
        { by: eve, id: requestId(2) },
        { by: ada, id: requestId(2) },
        { by: ada, id: requestId(1) },
        { by: ada, id: requestId(3) },
      ];
      const places = [{ room: lobby, seq: 2 }, undefined, { room: lobby, seq: 1 }, undefined];
      expect(await log.findCommitted(asked)).toEqual(places);
      expect(await log.findCommitted([])).toEqual([]);
    });

    it('has a random epoch of its own', () => {
      const other = open();
      expect(log.epoch).toMatch(/^[\w-]{16}$/u);
      expect(other.epoch).not.toBe(log.epoch);
      return other.close();
    });
  });
}
