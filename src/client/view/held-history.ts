import type { RoomEvent } from '../../chat/event.ts';
import { applyRoomAction } from './apply-room-action.ts';
import type { EventItem, Item, OwnIds } from './item.ts';
import type { RoomView } from './room-view.ts';

/** What is kept of the history for somebody who reads back, in items. */
const maxHeld = 5000;
const keptHeld = 4000;

/** A page of a room's history, and who reads it. */
export interface HeldPage {
  readonly events: readonly RoomEvent[];
  readonly own: OwnIds;
}

/** A view that holds nothing but this page of the room's history, for somebody who reads there. */
export function holdPage(view: RoomView, { isOldest, ...page }: HeldPage & { readonly isOldest: boolean }): RoomView {
  const empty = { ...view, items: [], sending: [], nextExpiryAt: Number.POSITIVE_INFINITY, isOldest };
  return applyRoomAction(empty, { type: 'events-added', ...page });
}

/** With the page before its oldest event. */
export function holdOlder(held: RoomView, page: HeldPage & { readonly isOldest: boolean }): RoomView {
  return applyRoomAction(held, { type: 'older-events-added', ...page });
}

/** With the events after its newest one; the same when others came between. */
export function holdNewer(held: RoomView, page: HeldPage): RoomView {
  if (page.events[0]?.seq !== newestSeq(held) + 1) return held;
  return applyRoomAction(held, { type: 'events-added', ...page });
}

/** Lets the newest go where too many are held; the same where they are not. */
export function letNewestGo(held: RoomView): RoomView {
  return held.items.length > maxHeld ? { ...held, items: held.items.slice(0, keptHeld) } : held;
}

/** Lets the oldest go where too many are held; the same where they are not. */
export function letOldestGo(held: RoomView): RoomView {
  return held.items.length > maxHeld ? { ...held, items: held.items.slice(-keptHeld), isOldest: false } : held;
}

/** The held view with what came after it; undefined when the client no longer keeps the place where that begins. */
export function catchUp(held: RoomView, view: RoomView): RoomView | undefined {
  const newest = newestEvent(held);
  if (!newest) return view;
  const from = view.items.findLastIndex((item) => isSameEvent(item, newest));
  if (from === -1) return undefined;
  const after = held.items.slice(held.items.lastIndexOf(newest));
  const known = new Set(after.map(({ key }) => key));
  return {
    ...held,
    items: [...held.items, ...view.items.slice(from + 1).filter(({ key }) => !known.has(key))],
    // What is temporary among them, or is answered by them, is to be forgotten here, too.
    quotable: new Map([...held.quotable, ...view.quotable]),
    nextExpiryAt: Math.min(held.nextExpiryAt, view.nextExpiryAt),
  };
}

/** How many messages of a view came after this seq. */
export function countSince({ items }: RoomView, seq: number): number {
  let count = 0;
  let oldest = Number.POSITIVE_INFINITY;
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const item = items[index];
    if (item?.kind !== 'event') continue;
    if (item.event.seq <= seq) return count;
    oldest = item.event.seq;
    if (item.event.type === 'message-posted') count += 1;
  }
  // Some of them are not kept any more.
  return count === 0 ? 0 : count + oldest - seq - 1;
}

/** The seq of a view's newest event; 0 without one. */
export function newestSeq(view: RoomView): number {
  return newestEvent(view)?.event.seq ?? 0;
}

function newestEvent({ items }: RoomView): EventItem | undefined {
  return items.findLast((item) => item.kind === 'event');
}

/** A log that was begun anew has other events under the same numbers. */
function isSameEvent(item: Item, other: EventItem): boolean {
  return item.kind === 'event' && item.key === other.key && item.event.id === other.event.id;
}
