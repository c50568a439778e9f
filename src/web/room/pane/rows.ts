import type { MessagePosted } from '../../../chat/event.ts';
import type { Away } from '../../../client/personal/attention.ts';
import { firstNewKey } from '../../../client/personal/first-new.ts';
import { type ShowingParts, showsSomething } from '../../../client/personal/shows-something.ts';
import type { EventItem, Item } from '../../../client/view/item.ts';
import type { RoomView, Sending } from '../../../client/view/room-view.ts';

/** Something that is said by the same person so soon after is shown under the same name. */
const continuedWithinMs = 5 * 60_000;
/** Where somebody goes on and on, their name is shown again at each seq that this divides: the same wherever the reading began. */
const namedEvery = 16;

/** One row of the pane, with what stands above it in the same row: so the rows of older items do not change when more come before them. */
export interface ItemRow {
  readonly kind: 'item';
  readonly key: string;
  readonly item: Item;
  /** Its local day, as `Date.toDateString` names it; undefined for what has no time. */
  readonly day: string | undefined;
  /** The day is told above it. */
  readonly isFirstOfDay: boolean;
  readonly isFirstNew: boolean;
  /** The person of the row above goes on. */
  readonly isContinued: boolean;
}

/** A message that the host does not have yet. */
export interface SendingRow {
  readonly kind: 'sending';
  readonly key: string;
  readonly sending: Sending;
}

export type Row = ItemRow | SendingRow;

interface RowsParts extends ShowingParts {
  readonly away: Away | undefined;
}

/** A message that was posted, as an item. */
export type PostedItem = EventItem & { readonly event: MessagePosted };

export function isPosted(item: Item): item is PostedItem {
  return item.kind === 'event' && item.event.type === 'message-posted';
}

/** Rows as they were last made, so that those that are the same stay the same objects. */
const made = new WeakMap<Item, ItemRow>();

/** What of a room is to be seen, oldest first. */
export function rowsOf({ items, sending }: Pick<RoomView, 'items' | 'sending'>, parts: RowsParts): Row[] {
  const rows: Row[] = [];
  const newKey = parts.away && firstNewKey(items, { ...parts, away: parts.away });
  let above: ItemRow | undefined;
  let day: string | undefined;
  for (const item of items) {
    if (!showsSomething(item, parts)) continue;
    above = rowOf(item, { above, day, isFirstNew: item.key === newKey });
    day = above.day ?? day;
    rows.push(above);
  }
  for (const each of sending) rows.push({ kind: 'sending', key: `s${each.number}`, sending: each });
  return rows;
}

interface Surroundings {
  readonly above: ItemRow | undefined;
  /** Of the last row above that has one. */
  readonly day: string | undefined;
  readonly isFirstNew: boolean;
}

function rowOf(item: Item, { above, day: dayAbove, isFirstNew }: Surroundings): ItemRow {
  const known = made.get(item);
  const day = known ? known.day : dayOf(item);
  const isFirstOfDay = day !== undefined && day !== dayAbove;
  const isContinued = !isFirstOfDay && !isFirstNew && above !== undefined && goesOn(above.item, item);
  const isSame =
    known?.isFirstOfDay === isFirstOfDay && known.isFirstNew === isFirstNew && known.isContinued === isContinued;
  if (known && isSame) return known;
  const row: ItemRow = { kind: 'item', key: item.key, item, day, isFirstOfDay, isFirstNew, isContinued };
  made.set(item, row);
  return row;
}

function dayOf(item: Item): string | undefined {
  return item.kind === 'event' ? new Date(item.event.at).toDateString() : undefined;
}

function goesOn(above: Item, item: Item): boolean {
  if (!isPosted(above) || !isPosted(item)) return false;
  const [one, other] = [above.event, item.event];
  if (one.isAction || other.isAction || other.replyTo !== undefined || other.seq % namedEvery === 0) return false;
  return one.by === other.by && one.nick === other.nick && other.at - one.at < continuedWithinMs;
}
