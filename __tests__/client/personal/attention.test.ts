import { describe, expect, it } from '@jest/globals';
import type { RoomEvent } from '../../../src/chat/event.ts';
import {
  type Attention,
  enterRoom,
  findFirstNew,
  hear,
  loseRoom,
  returnToRoom,
} from '../../../src/client/personal/attention.ts';
import { said } from '../../tui/shown-items.ts';

const minute = 60_000;

function events(from: number, to: number, { by = 'other', at = 0 } = {}): RoomEvent[] {
  return Array.from(
    { length: to - from + 1 },
    (_, index) => ({ type: 'message-posted', seq: from + index, at, by }) as RoomEvent,
  );
}

const live = (attention: Attention, heard: readonly RoomEvent[]) =>
  hear(attention, { events: heard, isLive: true, keyId: 'own', hostTime: 0 });
const missed = (attention: Attention, heard: readonly RoomEvent[], hostTime = 0) =>
  hear(attention, { events: heard, isLive: false, keyId: 'own', hostTime });

describe('what came while one was away', () => {
  it('is what came since the last time, if one was here before', () => {
    expect(enterRoom({ seen: 5, newest: 9 }).away).toEqual({ after: 5, upTo: 9 });
    expect(enterRoom({ seen: undefined, newest: 9 }).away).toBeUndefined();
    expect(enterRoom({ seen: 9, newest: 9 }).away).toBeUndefined();
    expect(enterRoom({ seen: 9, newest: 2 }).away).toBeUndefined();
  });

  it('is not what comes while one is here', () => {
    expect(live(enterRoom({ seen: 5, newest: 5 }), events(6, 9))).toMatchObject({ seen: 9, away: undefined });
    expect(live(enterRoom({ seen: 5, newest: 7 }), events(8, 9)).away).toEqual({ after: 5, upTo: 7 });
  });

  it('is forgotten once one has said something, wherever', () => {
    const away = enterRoom({ seen: 5, newest: 7 });
    expect(live(away, events(8, 8, { by: 'own' })).away).toBeUndefined();
  });

  it('is not what came within a moment of a lost connection', () => {
    const back = returnToRoom(loseRoom(enterRoom({ seen: 5, newest: 5 }), 0), minute);
    expect(missed(back, events(6, 9))).toMatchObject({ seen: 9, away: undefined });
  });

  it('is what came in more than a minute without a connection, in pages', () => {
    const lost = loseRoom(loseRoom(enterRoom({ seen: 5, newest: 5 }), 0), minute);
    const back = returnToRoom(lost, minute + 1);
    const all = missed(missed(back, events(6, 9)), events(10, 12));
    expect(all.away).toEqual({ after: 5, upTo: 12 });
    expect(live(all, events(13, 14)).away).toEqual({ after: 5, upTo: 12 });
  });

  it('is what was said longer ago, where the clock stood still while the machine slept', () => {
    const back = returnToRoom(loseRoom(enterRoom({ seen: 5, newest: 5 }), 0), 10);
    expect(missed(back, events(6, 9, { at: 1000 }), 1001 + minute).away).toEqual({ after: 5, upTo: 9 });
  });

  it('begins where one was first away, until one has said something', () => {
    const twice = returnToRoom(loseRoom(enterRoom({ seen: 5, newest: 7 }), 0), 2 * minute);
    expect(missed(twice, events(8, 9)).away).toEqual({ after: 5, upTo: 9 });
  });
});

describe('the first of it', () => {
  const items = [1, 2, 3, 4, 5].map((seq) => said(`message ${seq}`, { seq, isOwn: seq === 3 }));
  const firstNew = (after: number, upTo: number) => findFirstNew(items, { after, upTo, ignored: [] })?.key;

  it('is what somebody else said', () => {
    expect([firstNew(1, 5), firstNew(2, 5), firstNew(2, 3), firstNew(5, 5)]).toEqual([
      'e2',
      'e4',
      undefined,
      undefined,
    ]);
  });

  it('is not told while older messages are not here, which may be new, too', () => {
    const [, , ...later] = items;
    const firstOf = (after: number) => findFirstNew(later, { after, upTo: 5, ignored: [] })?.key;
    expect([firstOf(1), firstOf(2)]).toEqual([undefined, 'e4']);
  });

  it('is nothing that is ignored', () => {
    expect(findFirstNew(items, { after: 1, upTo: 5, ignored: [{ nick: 'Ada' }] })).toBeUndefined();
  });
});
