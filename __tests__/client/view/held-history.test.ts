import { describe, expect, it } from '@jest/globals';
import { applyRoomAction } from '../../../src/client/view/apply-room-action.ts';
import {
  catchUp,
  countSince,
  holdNewer,
  holdOlder,
  holdPage,
  letNewestGo,
  letOldestGo,
  newestSeq,
} from '../../../src/client/view/held-history.ts';
import type { RoomView } from '../../../src/client/view/room-view.ts';
import { initialView } from '../../../src/client/view/view.ts';
import { messages } from '../../storage/sample-events.ts';
import { added, message, viewAfter } from '../sample-rooms.ts';

const own = { keyId: 'own', clientId: 'own' };
const empty = initialView('Ada');

function holding(from: number, to: number): RoomView {
  return holdPage(empty, { events: messages(from, to), own, isOldest: from === 1 });
}

function seqs({ items }: RoomView): number[] {
  return items.flatMap((item) => (item.kind === 'event' ? [item.event.seq] : []));
}

describe('what somebody holds who reads back', () => {
  it('grows by the page before it and by the one after it', () => {
    const held = holding(50, 60);
    expect(seqs(holdOlder(held, { events: messages(45, 49), own, isOldest: false }))[0]).toBe(45);
    expect(newestSeq(holdNewer(held, { events: messages(61, 70), own }))).toBe(70);
  });

  it('passes over what does not follow', () => {
    const held = holding(50, 60);
    expect(holdNewer(held, { events: messages(62, 70), own })).toBe(held);
    expect(holdNewer(held, { events: [], own })).toBe(held);
  });

  it('catches up with what the client holds, and tells where that begins later', () => {
    const held = holding(1, 10);
    expect(seqs(catchUp(held, holding(5, 15)) ?? empty)).toEqual(seqs(holding(1, 15)));
    expect(catchUp(held, holding(11, 15))).toBeUndefined();
    expect(catchUp(empty, holding(11, 15))?.items).toHaveLength(5);
  });

  it('forgets what is temporary among what it caught up with, and in answers to that', () => {
    const view = viewAfter(
      added([message(1), message(2, { text: 'secret', expiresAt: 5000 }), message(3, { replyTo: 2 })]),
    );
    const held = holdPage(empty, { events: [message(1)], own, isOldest: true });
    const caughtUp = catchUp(held, view);
    expect(JSON.stringify(caughtUp?.items)).toContain('secret');
    const after = caughtUp && applyRoomAction(caughtUp, { type: 'time-passed', hostTime: 5000 });
    expect(after?.items).toHaveLength(3);
    expect(JSON.stringify(after?.items)).not.toContain('secret');
  });

  it('lets go at either end only what is too much', () => {
    const few = holding(1, 5000);
    expect(letNewestGo(few)).toBe(few);
    expect(letOldestGo(few)).toBe(few);
    const many = holdOlder(holding(4001, 8000), { events: messages(2001, 4000), own, isOldest: false });
    expect(seqs(letNewestGo(many)).at(-1)).toBe(6000);
    expect(seqs(letOldestGo({ ...many, isOldest: true }))[0]).toBe(4001);
    expect(letOldestGo({ ...many, isOldest: true }).isOldest).toBe(false);
  });

  it('counts the messages since, also those that are not kept any more', () => {
    expect(countSince(holding(1, 10), 7)).toBe(3);
    expect(countSince(holding(1, 10), 10)).toBe(0);
    expect(countSince(holding(8, 10), 2)).toBe(8);
  });
});
