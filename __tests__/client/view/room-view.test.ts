import { describe, expect, it } from '@jest/globals';
import type { Nick } from '../../../src/chat/nick.ts';
import type { Presence } from '../../../src/chat/outgoing.ts';
import { lobby } from '../../../src/chat/room-id.ts';
import { applyRoomAction } from '../../../src/client/view/apply-room-action.ts';
import type { RoomAction, RoomView } from '../../../src/client/view/room-view.ts';
import { added, event, message, messages, own, viewAfter } from '../sample-rooms.ts';

const rename = (seq: number, nick = 'Bob', to = 'Rob') => event(seq, 'nick-changed', { nick, to });
const presence = (changes: Partial<Record<keyof Presence, unknown>>): RoomAction => ({
  type: 'presence-changed',
  presence: {
    type: 'presence',
    room: lobby,
    here: 1,
    joined: [],
    left: [],
    moreJoined: 0,
    moreLeft: 0,
    away: [],
    ...changes,
  } as Presence,
});
const away = (nick: string, text: string) => ({ nick: nick as Nick, message: text });
const roster = (nicks: readonly string[], awayOnes: readonly { nick: Nick; message: string }[] = []): RoomAction => ({
  type: 'roster-known',
  roster: { type: 'roster', room: lobby, here: nicks.length, nicks: nicks as Nick[], away: awayOnes },
});
const older = (first: number, last: number, isOldest = false): RoomAction => ({
  type: 'older-events-added',
  own,
  events: messages(first, last),
  isOldest,
});
const keysOf = ({ items }: RoomView) => items.map(({ key }) => key);

describe("a room's history", () => {
  it('is in order, under keys that stay', () => {
    expect(keysOf(viewAfter(added(messages(1, 2)), added(messages(3, 3))))).toEqual(['e1', 'e2', 'e3']);
  });

  it('moves an own message from sending to committed at once, and only its own', () => {
    const sending = [7, 8].map(
      (number): RoomAction => ({ type: 'sending-started', sending: { number, text: `m${number}` } }),
    );
    const ours = message(1, { by: own.keyId, id: 'own-client.7' });
    const view = viewAfter(...sending, added([ours, message(2, { id: 'own-client.8' })]));
    expect(view.sending).toEqual([{ number: 8, text: 'm8' }]);
    expect(keysOf(view)).toEqual(['e1', 'e2']);
    expect(applyRoomAction(view, { type: 'sending-ended', number: 8 }).sending).toEqual([]);
  });

  it('forgets events at a reset, not notices', () => {
    const noticed: RoomAction = { type: 'noticed', text: 'hi', tone: 'mistake' };
    const view = viewAfter(added(messages(1, 2)), noticed, { type: 'history-reset', isOldest: true });
    expect(view.items).toEqual([{ kind: 'notice', key: 'u1', text: 'hi', tone: 'mistake' }]);
    expect(view.isOldest).toBe(true);
  });

  it('still knows after the first event of an empty room that nothing is older', () => {
    expect(viewAfter({ type: 'history-reset', isOldest: true }, added(messages(1, 1))).isOldest).toBe(true);
  });

  it('keeps at most 5,000 items and knows then that there are older ones', () => {
    const full = viewAfter({ type: 'history-reset', isOldest: true }, added(messages(1, 5000)));
    expect([full.items.length, full.isOldest]).toEqual([5000, true]);
    const cut = applyRoomAction(full, added(messages(5001, 5001)));
    expect([cut.items.length, cut.isOldest, keysOf(cut)[0]]).toEqual([4000, false, 'e1002']);
    const cutByNotice = applyRoomAction(full, { type: 'noticed', text: 'hi', tone: 'information' });
    expect([cutByNotice.items.length, cutByNotice.isOldest]).toEqual([4000, false]);
  });

  it('has older events before the others', () => {
    expect(keysOf(viewAfter(added(messages(5, 6)), older(3, 4)))).toEqual(['e3', 'e4', 'e5', 'e6']);
  });

  it('passes over older events that it has already, or that leave a gap', () => {
    const view = viewAfter(added(messages(5, 6)));
    expect(applyRoomAction(view, older(5, 6, true))).toBe(view);
    expect(applyRoomAction(view, older(1, 3, true))).toBe(view);
    expect(keysOf(applyRoomAction(view, older(4, 5, true)))).toEqual(['e4', 'e5', 'e6']);
    expect(applyRoomAction(view, { type: 'older-events-added', own, events: [], isOldest: true }).isOldest).toBe(true);
  });

  it('is the same object after what changes nothing', () => {
    const view = viewAfter(added(messages(1, 2)));
    for (const action of [
      { type: 'all-read' },
      { type: 'nick-known', nick: 'Ada' },
      { type: 'ttl-set', ttlMs: undefined },
      { type: 'time-passed', hostTime: 9e12 },
      { type: 'run-ended' },
    ] satisfies RoomAction[]) {
      expect(applyRoomAction(view, action)).toBe(view);
    }
  });
});

describe('what is known of a room', () => {
  it('follows topic, pins and lock', () => {
    const view = viewAfter(
      added([
        message(1),
        event(2, 'topic-changed', { topic: 'Lunch' }),
        event(3, 'message-pinned', { target: 1 }),
        event(4, 'password-changed', { isLocked: true }),
      ]),
    );
    expect(view.info).toMatchObject({ topic: 'Lunch', pinned: [1], isLocked: true });
    const later = applyRoomAction(view, added([event(5, 'message-deleted', { target: 1 })]));
    expect(later.info.pinned).toEqual([]);
  });

  it('follows the nicks of a room of two, by their keys', () => {
    const pair = [
      { by: 'own-key', nick: 'Bob' },
      { by: 'other-key', nick: 'Bob' },
    ] as never;
    const info = { ...viewAfter().info, kind: 'direct' as const, pair };
    const view = viewAfter({ type: 'room-known', info }, added([rename(1)]));
    expect(view.info.pair?.map(({ nick }) => nick)).toEqual(['Bob', 'Rob']);
  });

  it('is not what older events made of it', () => {
    const view = viewAfter(added([message(5)]), {
      type: 'older-events-added',
      own,
      events: [event(4, 'topic-changed', { topic: 'Old' })],
      isOldest: false,
    });
    expect(view.info.topic).toBeUndefined();
  });
});

describe('who is in a room', () => {
  it('is renamed, with what they say who are away', () => {
    const view = viewAfter(roster(['Ada', 'Bob'], [away('Bob', 'lunch')]), added([rename(1), rename(2, 'Eve', 'Eva')]));
    expect([[...view.nicks], [...view.away]]).toEqual([['Ada', 'Rob'], [['Rob', 'lunch']]]);
  });

  it('comes and goes, and is counted', () => {
    const view = viewAfter(roster(['Ada', 'Bob']), presence({ here: 2, joined: ['Carol'], left: ['Bob'] }));
    expect([view.here, [...view.nicks]]).toEqual([2, ['Ada', 'Carol']]);
    expect(view.items).toMatchObject([{ kind: 'presence', key: 'u1', presence: { joined: ['Carol'], left: ['Bob'] } }]);
  });

  it('is not oneself, as far as news go', () => {
    const view = viewAfter(roster(['Ada']), presence({ joined: ['Ada'] }), presence({ left: ['Ada'] }));
    expect([view.items, [...view.nicks]]).toEqual([[], ['Ada']]);
    const gone = applyRoomAction(view, presence({ away: [away('Ada', 'lunch')] }));
    expect([gone.items, [...gone.away]]).toEqual([[], [['Ada', 'lunch']]]);
  });

  it('goes away and comes back', () => {
    const view = viewAfter(roster(['Ada', 'Bob']), presence({ away: [away('Bob', 'lunch')] }));
    expect([[...view.away], view.items.length]).toEqual([[['Bob', 'lunch']], 1]);
    expect(applyRoomAction(view, presence({ away: [away('Bob', '')] })).away.size).toBe(0);
    expect(applyRoomAction(view, presence({ left: ['Bob'] })).away.size).toBe(0);
    expect(applyRoomAction(view, roster(['Ada', 'Bob'])).away.size).toBe(0);
  });

  it('writes until something is said', () => {
    const typing = { type: 'typing', room: lobby, nicks: ['Ada', 'Bob'] as Nick[], more: 0 } as const;
    const view = viewAfter({ type: 'typing-heard', typing, until: 6000 });
    expect([...view.typing]).toEqual([['Bob', 6000]]);
    expect(applyRoomAction(view, added(messages(1, 1))).typing.size).toBe(0);
  });
});
