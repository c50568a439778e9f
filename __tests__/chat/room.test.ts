import { describe, expect, it } from '@jest/globals';
import type { Author, KeyId } from '../../src/chat/author.ts';
import type { MessageText } from '../../src/chat/message.ts';
import type { Nick } from '../../src/chat/nick.ts';
import type { RequestId } from '../../src/chat/request.ts';
import { Room } from '../../src/chat/room.ts';
import { lobby } from '../../src/chat/room-id.ts';

const ada: Author = { by: 'key-of-ada' as KeyId, nick: 'Ada' as Nick };
const occasion = (number: number) => ({ at: 1000 + number, id: `client01.${number}` as RequestId });
const text = (said: string) => said as MessageText;

describe('Room', () => {
  it('numbers what is posted from 1, without gaps', () => {
    const room = new Room(lobby, 0);
    const seqs = [1, 2, 3].map((number) => room.post(ada, text('hi'), occasion(number)).seq);
    expect(seqs).toEqual([1, 2, 3]);
    expect(room.head).toBe(3);
  });

  it('goes on from the head of its log', () => {
    expect(new Room(lobby, 41).post(ada, text('hi'), occasion(1)).seq).toBe(42);
  });

  it('says all about a message', () => {
    expect(new Room(lobby, 0).post(ada, text('hi'), occasion(7))).toEqual({
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
    const room = new Room(lobby, 0);
    room.post(ada, text('hi'), occasion(1));
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
    const [decides, follows] = [new Room(lobby, 0), new Room(lobby, 0)];
    for (const number of [1, 2, 3]) follows.apply(decides.post(ada, text('hi'), occasion(number)));
    expect(follows.head).toBe(decides.head);
  });

  it.each([
    ['the same event again', 3],
    ['an earlier event', 1],
    ['an event after a gap', 5],
    ['an event without a number', Number.NaN],
  ])('refuses to apply %s', (_, seq) => {
    const room = new Room(lobby, 3);
    const event = { ...new Room(lobby, 0).post(ada, text('hi'), occasion(1)), seq };
    expect(() => room.apply(event)).toThrow(`Event ${seq} cannot follow 3 in lobby.`);
    expect(room.head).toBe(3);
  });

  it('gives out the same numbers again after what was decided is given up', () => {
    const room = new Room(lobby, 5);
    room.post(ada, text('lost'), occasion(1));
    room.post(ada, text('lost too'), occasion(2));
    room.restore(5);
    expect(room.post(ada, text('kept'), occasion(3)).seq).toBe(6);
  });
});
