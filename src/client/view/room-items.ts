import type { RoomEvent } from '../../chat/event.ts';
import type { EventItem, Item, OwnIds } from './item.ts';
import { quotableAmong } from './quotes.ts';
import type { RoomView } from './room-view.ts';

/** What a room shows, kept in memory: older events are read again when someone scrolls back. */
const maxItems = 5000;
const keptItems = 4000;

export function eventItems(events: readonly RoomEvent[], { keyId }: OwnIds): EventItem[] {
  return events.map((event) => ({ kind: 'event', key: `e${event.seq}`, event, isOwn: event.by === keyId }));
}

/** The room with these items, of very many the last ones. */
export function keepItems(
  { quotable, isOldest }: Pick<RoomView, 'quotable' | 'isOldest'>,
  items: readonly Item[],
): Pick<RoomView, 'items' | 'quotable' | 'isOldest'> {
  if (items.length <= maxItems) return { items, quotable, isOldest };
  const kept = items.slice(-keptItems);
  return { items: kept, quotable: quotableAmong({ items, quotable }, kept), isOldest: false };
}

/** The room with one more item that is not in the log, under a key of its own. */
export function addUnlogged(view: RoomView, item: (key: string) => Item): Partial<RoomView> {
  const unloggedItems = view.unloggedItems + 1;
  return { ...keepItems(view, [...view.items, item(`u${unloggedItems}`)]), unloggedItems };
}
