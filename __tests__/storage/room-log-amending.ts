import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RoomEvent } from '../../src/chat/event.ts';
import type { Nick } from '../../src/chat/nick.ts';
import type { Reaction } from '../../src/chat/reaction.ts';
import type { RoomLog } from '../../src/storage/room-log.ts';
import {
  ada,
  commit,
  deletion,
  den,
  edit,
  eve,
  fact,
  later,
  lobby,
  message,
  messages,
  noLimit,
  reaction,
  requestId,
} from './sample-events.ts';

/** What every room log keeps to when later events change what a message is. */
export function describeAmending(kind: string, open: () => RoomLog): void {
  let log: RoomLog;
  beforeEach(async () => {
    log = open();
    await log.append([{ room: lobby, expectedHead: 0, events: messages(1, 3) }]);
  });
  afterEach(() => log.close());

  /** Appends them one by one. */
  async function happen(...events: RoomEvent[]): Promise<void> {
    for (const event of events) {
      expect(await log.append([{ room: lobby, expectedHead: event.seq - 1, events: [event] }])).toBe('appended');
    }
  }

  const all = async () => (await log.readAfter(lobby, 0, noLimit)).events;
  const find = async (term: string) =>
    (await log.search(lobby, later, { query: { terms: [term] }, limit: noLimit })).messages;

  describe(`amending in ${kind}`, () => {
    it('[P35] reads a message as it is by now, wherever it is read', async () => {
      await happen(edit(4, 2, 'better'));
      const amended = { ...message(2, 'better'), isEdited: true, amendedSeq: 4 };
      expect(await all()).toStrictEqual([message(1), amended, message(3), edit(4, 2, 'better')]);
      expect((await log.readBefore(lobby, 3, noLimit)).events).toStrictEqual([message(1), amended]);
      expect((await log.readTarget(lobby, 2, ada))?.message).toStrictEqual(amended);
      expect(await find('better')).toStrictEqual([amended]);
      expect(await find('message')).toEqual([message(1), message(3)]);
    });

    it('[P35] keeps of several edits the last one only', async () => {
      await happen(edit(4, 2, 'better'), edit(5, 1, 'other'), edit(6, 2, 'best'));
      expect((await all()).slice(1)).toStrictEqual([
        { ...message(2, 'best'), isEdited: true, amendedSeq: 6 },
        message(3),
        edit(4, 2, ''),
        edit(5, 1, 'other'),
        edit(6, 2, 'best'),
      ]);
      expect(await find('better')).toEqual([]);
      expect(await find('best')).toHaveLength(1);
    });

    it('[P35] has no word left of a message that is deleted, nor of its edits and reactions', async () => {
      await happen(edit(4, 2, 'better'), reaction(5, 2, { by: eve }), deletion(6, 2));
      const events = await all();
      expect(events[1]).toStrictEqual({ ...message(2, ''), isDeleted: true, amendedSeq: 6 });
      expect(events[3]).toStrictEqual(edit(4, 2, ''));
      expect(await find('better')).toEqual([]);
      const { messages: byAda } = await log.search(lobby, later, { query: { terms: [], from: 'Ada' }, limit: noLimit });
      expect(byAda).toEqual([message(1), message(3)]);
      expect((await log.readTarget(lobby, 2, eve))?.ownReactions).toEqual(new Set());
    });

    it('does the same when all happens in one append', async () => {
      const events = [message(4, 'new'), edit(5, 4, 'newer'), reaction(6, 4), edit(7, 4, 'newest'), deletion(8, 1)];
      expect(await log.append([{ room: lobby, expectedHead: 3, events }])).toBe('appended');
      expect((await all()).slice(3)).toStrictEqual([
        {
          ...message(4, 'newest'),
          isEdited: true,
          reactions: [{ reaction: '+1', count: 1, nicks: ['Ada'] }],
          amendedSeq: 7,
        },
        edit(5, 4, ''),
        reaction(6, 4),
        edit(7, 4, 'newest'),
        deletion(8, 1),
      ]);
      expect((await find('newest')).map(({ seq }) => seq)).toEqual([4]);
      expect(await find('new')).toEqual([]);
    });

    it('[P36] counts reactions, and knows whose they are', async () => {
      const heart = { reaction: '❤️' as Reaction };
      await happen(
        reaction(4, 1),
        reaction(5, 1, { by: eve, nick: 'Eve' as Nick }),
        reaction(6, 1, { by: eve, nick: 'Eve' as Nick, ...heart }),
        reaction(7, 1, { type: 'reaction-removed' }),
        reaction(8, 3, { by: eve }),
      );
      const reactions = [
        { reaction: '+1', count: 1, nicks: ['Eve'] },
        { reaction: '❤️', count: 1, nicks: ['Eve'] },
      ];
      const amended = { ...message(1), reactions, amendedSeq: 7 };
      expect(await log.readTarget(lobby, 1, eve)).toEqual({ message: amended, ownReactions: new Set(['+1', '❤️']) });
      expect(await log.readTarget(lobby, 1, ada)).toEqual({ message: amended, ownReactions: new Set() });
      await happen(reaction(9, 1));
      expect((await log.readTarget(lobby, 1, ada))?.ownReactions).toEqual(new Set(['+1']));
    });

    it('finds a message only where there is one', async () => {
      await happen(edit(4, 2, 'better'));
      expect(await log.readTarget(lobby, 3, ada)).toEqual({ message: message(3), ownReactions: new Set() });
      for (const seq of [0, 4, 5, -1, 1.5, later]) expect(await log.readTarget(lobby, seq, ada)).toBeUndefined();
      expect(await log.readTarget(den, 1, ada)).toBeUndefined();
    });

    it('keeps what a message was posted with', async () => {
      const reply = message(4, 'waves', { isAction: true, replyTo: 1 });
      await happen(reply, edit(5, 4, 'nods'));
      const amended = { ...reply, text: 'nods', isEdited: true, amendedSeq: 5 };
      expect((await log.readTarget(lobby, 4, ada))?.message).toStrictEqual(amended);
    });

    it('gives back each type of event as it was', async () => {
      const events: RoomEvent[] = [
        { type: 'room-created', ...fact(1), id: requestId(101) },
        { type: 'room-created', ...fact(2), id: requestId(102), name: 'dén' as never },
        { type: 'topic-changed', ...fact(3), id: requestId(103), topic: 'Lunch: 🍜' },
        { type: 'topic-changed', ...fact(4), id: requestId(104), topic: '' },
        { type: 'password-changed', ...fact(5), id: requestId(105), isLocked: true },
        { type: 'password-changed', ...fact(6), id: requestId(106), isLocked: false },
        { type: 'message-pinned', ...fact(7), id: requestId(107), target: 1 },
        { type: 'message-unpinned', ...fact(8), id: requestId(108), target: 1 },
      ];
      await log.append([{ room: den, expectedHead: 0, events }]);
      expect((await log.readAfter(den, 0, noLimit)).events).toStrictEqual(events);
    });

    it('takes events about what is not there, or is no message', async () => {
      await happen(edit(4, 99, 'nothing'), reaction(5, 4), deletion(6, 5), reaction(7, 99));
      expect((await all()).slice(0, 3)).toEqual(messages(1, 3));
      expect((await all()).slice(3)).toStrictEqual([
        edit(4, 99, 'nothing'),
        reaction(5, 4),
        deletion(6, 5),
        reaction(7, 99),
      ]);
    });

    it('changes nothing when the append is refused', async () => {
      await happen(edit(4, 2, 'better'));
      const before = await all();
      const changes = [edit(5, 2, 'worse'), reaction(6, 1), deletion(7, 3)];
      const twice = [...changes, message(8, 'again', { id: requestId(1) })];
      await expect(log.append([{ room: lobby, expectedHead: 4, events: twice }])).rejects.toThrow('cannot be written');
      const conflict = commit(den, 5, messages(6, 6));
      expect(await log.append([{ room: lobby, expectedHead: 4, events: changes }, conflict])).toBe('conflict');
      expect(await all()).toEqual(before);
      expect(await find('better')).toHaveLength(1);
      expect((await log.readTarget(lobby, 1, ada))?.ownReactions).toEqual(new Set());
      await happen(...changes);
      expect(await find('worse')).toHaveLength(1);
    });
  });
}
