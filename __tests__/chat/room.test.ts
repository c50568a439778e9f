import { describe, expect, it } from '@jest/globals';
import type { Author, KeyId } from '../../src/chat/author.ts';
import type { MessagePosted } from '../../src/chat/event.ts';
import type { MessageText } from '../../src/chat/message.ts';
import type { Nick } from '../../src/chat/nick.ts';
import { maxReactionKinds, type Reaction } from '../../src/chat/reaction.ts';
import type { RequestId } from '../../src/chat/request.ts';
import { applyToRecord, Room, type Target } from '../../src/chat/room.ts';
import { lobby, type RoomId } from '../../src/chat/room-id.ts';
import { newRoomRecord } from '../../src/chat/room-record.ts';

const ada: Author = { by: 'key-of-ada' as KeyId, nick: 'Ada' as Nick };
const occasion = (number: number) => ({ at: 1000 + number, id: `client01.${number}` as RequestId });
const text = (said: string) => said as MessageText;
const roomAt = (head: number) => new Room(newRoomRecord(lobby, 'lobby'), head);

describe('Room', () => {
  it('numbers what is posted from 1, without gaps', () => {
    const room = roomAt(0);
    const seqs = [1, 2, 3].map((number) => room.post(ada, { text: text('hi') }, occasion(number)).seq);
    expect(seqs).toEqual([1, 2, 3]);
    expect(room.head).toBe(3);
  });

  it('goes on from the head of its log', () => {
    expect(roomAt(41).post(ada, { text: text('hi') }, occasion(1)).seq).toBe(42);
  });

  it('says all about a message', () => {
    expect(roomAt(0).post(ada, { text: text('hi') }, occasion(7))).toEqual({
      type: 'message-posted',
      seq: 1,
      at: 1007,
      id: 'client01.7',
      by: 'key-of-ada',
      nick: 'Ada',
      text: 'hi',
    });
  });

  it('keeps the old nick and the new one of a change, in the same order as messages', () => {
    const room = roomAt(0);
    room.post(ada, { text: text('hi') }, occasion(1));
    expect(room.changeNick(ada, 'Eve' as Nick, occasion(2))).toEqual({
      type: 'nick-changed',
      seq: 2,
      at: 1002,
      id: 'client01.2',
      by: 'key-of-ada',
      nick: 'Ada',
      to: 'Eve',
    });
  });

  it('applies the events that another room decided', () => {
    const [decides, follows] = [roomAt(0), roomAt(0)];
    for (const number of [1, 2, 3]) follows.apply(decides.post(ada, { text: text('hi') }, occasion(number)));
    expect(follows.head).toBe(decides.head);
  });

  it.each([
    ['the same event again', 3],
    ['an earlier event', 1],
    ['an event after a gap', 5],
    ['an event without a number', Number.NaN],
  ])('refuses to apply %s', (_, seq) => {
    const room = roomAt(3);
    const event = { ...roomAt(0).post(ada, { text: text('hi') }, occasion(1)), seq };
    expect(() => room.apply(event)).toThrow(`Event ${seq} cannot follow 3 in lobby.`);
    expect(room.head).toBe(3);
  });

  it('gives out the same numbers again after what was decided is given up', () => {
    const room = roomAt(5);
    room.post(ada, { text: text('lost') }, occasion(1));
    room.post(ada, { text: text('lost too') }, occasion(2));
    room.restore(room.record, 5);
    expect(room.post(ada, { text: text('kept') }, occasion(3)).seq).toBe(6);
  });
});

const bob: Author = { by: 'key-of-bob' as KeyId, nick: 'Bob' as Nick };
const plus = '+1' as Reaction;

/** What Ada said, as a request about it finds it. */
function target(changes: Partial<MessagePosted> = {}, ownReactions: readonly Reaction[] = []): Target {
  const message = roomAt(0).post(ada, { text: text('hi') }, occasion(1));
  return { message: { ...message, ...changes }, ownReactions: new Set(ownReactions) };
}

describe('a message in a room', () => {
  it('[P34] is edited by who said it, under whatever nick', () => {
    const renamed = { ...ada, nick: 'Countess' as Nick };
    const event = roomAt(1).edit(renamed, { target: target(), text: text('ho') }, occasion(2));
    expect(event).toMatchObject({ type: 'message-edited', seq: 2, target: 1, text: 'ho', nick: 'Countess' });
  });

  it('[P34] is neither edited nor deleted by anybody else', () => {
    const room = roomAt(1);
    const notAllowed = { type: 'refusal', code: 'not-allowed' };
    expect(room.edit(bob, { target: target(), text: text('ho') }, occasion(2))).toMatchObject(notAllowed);
    expect(room.delete(bob, target(), occasion(2))).toMatchObject(notAllowed);
    expect(room.head).toBe(1);
  });

  it.each([
    ['was deleted', { isDeleted: true as const, text: text('') }],
    ['has disappeared', { expiresAt: 1002 }],
    ['has disappeared', { expiresAt: 9999, text: text('') }],
  ])('[P34] takes nothing any more once it %s', (why, changes) => {
    const room = roomAt(1);
    const refusal = { type: 'refusal', code: 'no-such-message', message: `Message 1 ${why}.` };
    expect(room.edit(ada, { target: target(changes), text: text('ho') }, occasion(2))).toEqual(refusal);
    expect(room.delete(ada, target(changes), occasion(2))).toEqual(refusal);
    expect(room.react(bob, { target: target(changes), reaction: plus }, occasion(2))).toEqual(refusal);
    expect(room.pin(bob, target(changes), occasion(2))).toEqual(refusal);
    expect(room.head).toBe(1);
  });

  it('[P37] is not edited while it is temporary, as an edit would stay; but it is deleted', () => {
    const temporary = target({ expiresAt: 9999 });
    expect(roomAt(1).edit(ada, { target: temporary, text: text('ho') }, occasion(2))).toMatchObject({
      code: 'not-allowed',
    });
    expect(roomAt(1).delete(ada, temporary, occasion(2))).toMatchObject({ type: 'message-deleted', target: 1 });
  });

  it('[P36] takes a reaction, and the same one of the same person back', () => {
    const room = roomAt(1);
    expect(room.react(bob, { target: target(), reaction: plus }, occasion(2))).toMatchObject({
      type: 'reaction-added',
    });
    const again = { target: target({}, [plus]), reaction: plus };
    expect(room.react(bob, again, occasion(3))).toMatchObject({ type: 'reaction-removed', target: 1, reaction: '+1' });
  });

  it('[P36] takes so many kinds of reaction, and then those it has', () => {
    const kinds = Array.from({ length: maxReactionKinds }, (_, index) => `${index}` as Reaction);
    const full = target({ reactions: kinds.map((reaction) => ({ reaction, count: 1, nicks: [] })) });
    const room = roomAt(1);
    for (let number = 0; number < 1000; number += 1) {
      const reaction = `kind-${number}` as Reaction;
      expect(room.react(bob, { target: full, reaction }, occasion(2))).toMatchObject({ code: 'too-many-reactions' });
    }
    expect(room.react(bob, { target: full, reaction: kinds[3] as Reaction }, occasion(2))).toMatchObject({ seq: 2 });
  });
});

describe('what a room is', () => {
  const den = 'K7QMX' as RoomId;

  it('[P31] belongs to who made it', () => {
    const room = new Room({ ...newRoomRecord(den, 'public'), name: 'den' as never }, 0);
    expect(room.create(ada, occasion(1))).toMatchObject({ type: 'room-created', seq: 1, name: 'den' });
    expect(room.record).toMatchObject({ owner: ada.by });
  });

  it('has the last topic, and none once that is taken away', () => {
    const room = roomAt(0);
    room.changeTopic(ada, 'Lunch', occasion(1));
    room.changeTopic(bob, 'Dinner', occasion(2));
    expect(room.record.topic).toBe('Dinner');
    room.changeTopic(bob, '', occasion(3));
    expect(room.record.topic).toBe('');
  });

  it('has a password that its owner alone changes, and that is in no event', () => {
    const room = new Room({ ...newRoomRecord(den, 'private'), owner: ada.by }, 1);
    expect(room.changePassword(bob, 'secret', occasion(2))).toMatchObject({ code: 'not-allowed' });
    const event = room.changePassword(ada, 'secret', occasion(2));
    expect(event).toMatchObject({ type: 'password-changed', isLocked: true });
    expect(JSON.stringify(event)).not.toContain('secret');
    expect(room.record.password).toBe('secret');
    room.changePassword(ada, undefined, occasion(3));
    expect(room.record).not.toHaveProperty('password');
  });

  it('keeps its pins in their order, until they are taken away or the message is deleted', () => {
    const room = roomAt(9);
    const at = (seq: number) => target({ seq });
    for (const [index, seq] of [3, 1, 2].entries()) room.pin(bob, at(seq), occasion(10 + index));
    expect(room.record.pinned).toEqual([3, 1, 2]);
    expect(room.pin(ada, at(1), occasion(13))).toMatchObject({ type: 'message-unpinned', target: 1 });
    room.delete(ada, at(3), occasion(14));
    expect(room.record.pinned).toEqual([2]);
  });

  it('has so many pins and no more', () => {
    const room = new Room({ ...newRoomRecord(den, 'public'), pinned: Array.from({ length: 50 }, (_, i) => i + 2) }, 99);
    expect(room.pin(ada, target(), occasion(1))).toMatchObject({ code: 'too-many-pins' });
    expect(room.pin(ada, target({ seq: 2 }), occasion(1))).toMatchObject({ type: 'message-unpinned' });
  });

  it('is the same object where an event says nothing about it', () => {
    const { record } = roomAt(0);
    expect(applyToRecord(record, target().message)).toBe(record);
  });

  it('is given up with what was decided', () => {
    const room = roomAt(0);
    const { record } = room;
    room.changeTopic(ada, 'Lost', occasion(1));
    room.restore(record, 0);
    expect(room.record).toBe(record);
    expect(room.head).toBe(0);
  });
});
