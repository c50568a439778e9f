import { describe, expect, it } from '@jest/globals';
import type { RoomEvent } from '../../src/chat/event.ts';
import type { Nick } from '../../src/chat/nick.ts';
import type { Presence } from '../../src/chat/outgoing.ts';
import { lobby } from '../../src/chat/room-id.ts';
import { applyAction, initialView, type View, type ViewAction } from '../../src/client/view.ts';

const own = { keyId: 'own-key', clientId: 'own-client' };

const message = (seq: number, { by = 'other-key', id = `other.${seq}` } = {}) =>
  ({ type: 'message-posted', seq, at: seq, by, nick: 'Bob', id, text: `message ${seq}` }) as RoomEvent;
const rename = (seq: number, { by = 'other-key', id = `other.${seq}`, nick = 'Bob', to = 'Rob' } = {}) =>
  ({ type: 'nick-changed', seq, at: seq, by, nick, id, to }) as RoomEvent;
const messages = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => message(first + index));
const added = (events: readonly RoomEvent[], isLive = true): ViewAction => ({
  type: 'events-added',
  events,
  own,
  isLive,
});
const presence = (changes: Partial<Record<keyof Presence, unknown>>): ViewAction => ({
  type: 'presence-changed',
  presence: {
    type: 'presence',
    room: lobby,
    here: 1,
    joined: [],
    left: [],
    moreJoined: 0,
    moreLeft: 0,
    ...changes,
  } as Presence,
});
const viewAfter = (...actions: ViewAction[]): View => actions.reduce(applyAction, initialView('Ada'));
const roster = (...nicks: string[]): ViewAction => ({
  type: 'roster-known',
  roster: { type: 'roster', room: lobby, here: nicks.length, nicks: nicks as Nick[] },
});
const keysOf = ({ items }: View) => items.map(({ key }) => key);

describe('the view', () => {
  it('shows events in order, under keys that stay', () => {
    expect(keysOf(viewAfter(added(messages(1, 2)), added(messages(3, 3))))).toEqual(['e1', 'e2', 'e3']);
  });

  it('moves an own message from sending to committed at once, and only its own', () => {
    const sending = [7, 8].map(
      (number): ViewAction => ({ type: 'sending-started', sending: { number, text: `m${number}` } }),
    );
    const view = viewAfter(
      ...sending,
      added([message(1, { by: own.keyId, id: 'own-client.7' }), message(2, { id: 'own-client.8' })]),
    );
    expect(view.sending).toEqual([{ number: 8, text: 'm8' }]);
    expect(keysOf(view)).toEqual(['e1', 'e2']);
    expect(applyAction(view, { type: 'sending-ended', number: 8 }).sending).toEqual([]);
  });

  it('takes title, nick and clock from the welcome', () => {
    const welcome = { type: 'welcome', nick: 'ADA', resumeToken: '', epoch: '', at: 0, title: 'Lab' } as never;
    expect(viewAfter({ type: 'welcomed', welcome, clockOffsetMs: 5 })).toMatchObject({
      nick: 'ADA',
      title: 'Lab',
      clockOffsetMs: 5,
    });
  });

  it('shows a link that changed', () => {
    expect(viewAfter({ type: 'link-changed', link: { type: 'open' } }).link).toEqual({ type: 'open' });
  });

  it('forgets events at a reset, not notices', () => {
    const view = viewAfter(
      added(messages(1, 2)),
      { type: 'noticed', text: 'hi', tone: 'mistake' },
      { type: 'history-reset', isOldest: true },
    );
    expect(view.items).toEqual([{ kind: 'notice', key: 'u1', text: 'hi', tone: 'mistake' }]);
    expect(view.isOldest).toBe(true);
  });

  it('still knows after the first event of an empty room that nothing is older', () => {
    expect(viewAfter({ type: 'history-reset', isOldest: true }, added(messages(1, 1))).isOldest).toBe(true);
  });

  it('keeps at most 5,000 items and knows then that there are older ones', () => {
    const full = viewAfter({ type: 'history-reset', isOldest: true }, added(messages(1, 5000)));
    expect([full.items.length, full.isOldest]).toEqual([5000, true]);
    const cut = applyAction(full, added(messages(5001, 5001)));
    expect([cut.items.length, cut.isOldest, keysOf(cut)[0]]).toEqual([4000, false, 'e1002']);
    const cutByNotice = applyAction(full, { type: 'noticed', text: 'hi', tone: 'information' });
    expect([cutByNotice.items.length, cutByNotice.isOldest]).toEqual([4000, false]);
  });

  it('puts older events before the others', () => {
    const view = viewAfter(added(messages(5, 6)), {
      type: 'older-events-added',
      own,
      events: messages(3, 4),
      isOldest: false,
    });
    expect(keysOf(view)).toEqual(['e3', 'e4', 'e5', 'e6']);
  });

  it('passes over older events that it has already, or that leave a gap', () => {
    const view = viewAfter(added(messages(5, 6)));
    expect(applyAction(view, { type: 'older-events-added', own, events: messages(5, 6), isOldest: true })).toBe(view);
    expect(applyAction(view, { type: 'older-events-added', own, events: messages(1, 3), isOldest: true })).toBe(view);
    expect(
      keysOf(applyAction(view, { type: 'older-events-added', own, events: messages(4, 5), isOldest: true })),
    ).toEqual(['e4', 'e5', 'e6']);
    expect(applyAction(view, { type: 'older-events-added', own, events: [], isOldest: true }).isOldest).toBe(true);
  });

  it('follows a rename of its own member, wherever it was asked for', () => {
    expect(viewAfter(added([rename(1, { by: own.keyId, nick: 'Ada', to: 'Grace' })])).nick).toBe('Grace');
  });

  it('does not follow what its key did in the history, unless this very client asked for it', () => {
    const old = { by: own.keyId, nick: 'Ada', to: 'Grace' };
    expect(viewAfter(added([rename(1, old)], false)).nick).toBe('Ada');
    expect(viewAfter(added([rename(1, { ...old, id: 'own-client.4' })], false)).nick).toBe('Grace');
    expect(viewAfter(added([rename(1, { ...old, by: 'other-key', id: 'own-client.4' })], false)).nick).toBe('Ada');
  });

  it('does not follow a rename of another member of its key', () => {
    expect(viewAfter(added([rename(1, { by: own.keyId, nick: 'Mary', to: 'Grace' })])).nick).toBe('Ada');
  });

  it('renames in the roster who is in it', () => {
    expect([
      ...viewAfter(roster('Ada', 'Bob'), added([rename(1), rename(2, { nick: 'Eve', to: 'Eva' })])).nicks,
    ]).toEqual(['Ada', 'Rob']);
  });

  it('shows who came and went, and counts', () => {
    const view = viewAfter(roster('Ada', 'Bob'), presence({ here: 2, joined: ['Carol'], left: ['Bob'] }));
    expect([view.here, [...view.nicks]]).toEqual([2, ['Ada', 'Carol']]);
    expect(view.items).toMatchObject([{ kind: 'presence', key: 'u1', presence: { joined: ['Carol'], left: ['Bob'] } }]);
  });

  it('says nothing of its own coming and going', () => {
    const view = viewAfter(roster('Ada'), presence({ joined: ['Ada'] }), presence({ left: ['Ada'] }));
    expect([view.items, [...view.nicks]]).toEqual([[], ['Ada']]);
  });
});
