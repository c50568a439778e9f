import type { RoomId } from '../chat/room-id.ts';
import { neutralize } from '../chat/text.ts';
import type { Client } from '../client/client.ts';
import { formatEvent, formatPresence } from '../client/text/format-item.ts';
import type { Item } from '../client/view/item.ts';

/** How far the items of a room were told of. */
interface Told {
  readonly epoch: string;
  readonly seq: number;
  /** Of those that are in no log. */
  readonly unlogged: number;
}

/**
 * Calls back with each item of the shown room once, in order: those that are there at once, the others as they come, and where
 * another room is shown, what of it was not told yet. What becomes of an item later is another item's to tell. Returns how to stop.
 */
export function watchItems(client: Client, onFresh: (items: readonly Item[]) => void): () => void {
  const toldByRoom = new Map<RoomId, Told>();
  const look = () => {
    const { items, info, unloggedItems: unlogged } = client.view;
    const { epoch } = client;
    const before = toldByRoom.get(info.id) ?? { epoch, seq: 0, unlogged: 0 };
    // Another log begins at another seq.
    const told = before.epoch === epoch ? before : { ...before, seq: 0 };
    // What is new stands at the end, always.
    const fresh = items.slice(items.findLastIndex((item) => !isFresh(item, told)) + 1);
    const seq = Math.max(told.seq, ...fresh.map((item) => (item.kind === 'event' ? item.event.seq : 0)));
    toldByRoom.set(info.id, { epoch, seq, unlogged });
    if (fresh.length > 0) onFresh(fresh);
  };
  look();
  return client.subscribe(look);
}

/** An item as plain text of one line or more, without a line end and harmless to show; empty where there is nothing to tell. */
export function formatItem(item: Item, hostTime?: number): string {
  switch (item.kind) {
    case 'event':
      return neutralize(formatEvent(item.event, hostTime));
    case 'presence':
      return neutralize(`       ${formatPresence(item.presence)}`);
    case 'notice':
      return neutralize(item.text);
  }
}

function isFresh(item: Item, told: Told): boolean {
  return item.kind === 'event' ? item.event.seq > told.seq : unloggedNumber(item) > told.unlogged;
}

/** They are counted in their keys. */
function unloggedNumber({ key }: Item): number {
  return Number(key.slice(1));
}
