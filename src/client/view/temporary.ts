import { withoutText } from '../../chat/amend-message.ts';
import type { MessagePosted, RoomEvent } from '../../chat/event.ts';
import type { Item } from './item.ts';
import { quoteItems } from './quotes.ts';
import type { RoomView } from './room-view.ts';

/** What is left of a room at this time on the host's clock. */
export function forgetExpired(view: RoomView, hostTime: number): Partial<RoomView> {
  if (view.nextExpiryAt === Number.POSITIVE_INFINITY || hostTime < view.nextExpiryAt) return {};
  const isOver = (event: RoomEvent) => isLiving(event) && event.expiresAt <= hostTime;
  const overSeqs = new Set<number>();
  const forget = <E extends RoomEvent>(event: E): E | MessagePosted => {
    if (!isOver(event)) return event;
    overSeqs.add(event.seq);
    return withoutText(event as MessagePosted);
  };
  const items = view.items.map((item) => forgetItem(item, forget));
  const quotable = new Map([...view.quotable].map(([seq, message]) => [seq, forget(message)]));
  return {
    items: quoteItems({ items, quotable }, overSeqs),
    quotable,
    nextExpiryAt: nextExpiryAmong([...items.flatMap(eventOf), ...quotable.values()]),
  };
}

/** What is left of a room when its host is gone, and with it all that was temporary. */
export function forgetTemporary(view: RoomView): Partial<RoomView> {
  return forgetExpired(view, Number.POSITIVE_INFINITY);
}

/** When the first of the temporary messages among these events is over, on the host's clock; `Infinity` without one. */
export function nextExpiryAmong(events: readonly RoomEvent[]): number {
  let next = Number.POSITIVE_INFINITY;
  for (const event of events) if (isLiving(event)) next = Math.min(next, event.expiresAt);
  return next;
}

function isLiving(event: RoomEvent): event is MessagePosted & { readonly expiresAt: number } {
  return event.type === 'message-posted' && event.expiresAt !== undefined && event.text !== '';
}

function eventOf(item: Item): RoomEvent[] {
  return item.kind === 'event' ? [item.event] : [];
}

function forgetItem(item: Item, forget: (event: RoomEvent) => RoomEvent): Item {
  if (item.kind !== 'event') return item;
  const event = forget(item.event);
  return event === item.event ? item : { ...item, event };
}
