import type { RoomEvent } from '../../chat/event.ts';
import type { Away } from '../../client/personal/attention.ts';
import { firstNewKey } from '../../client/personal/first-new.ts';
import type { Ignored } from '../../client/personal/ignored.ts';
import { type ShowingParts, showsSomething } from '../../client/personal/shows-something.ts';
import type { Item } from '../../client/view/item.ts';
import type { RoomView } from '../../client/view/room-view.ts';
import { gutterWidth } from './gutter.ts';
import { itemRows, type Layout } from './item-rows.ts';
import { layOutSending } from './lay-out-item.ts';
import { nickColumnWidth } from './leads.ts';
import type { Row } from './row.ts';

/** The message pane: its size, and the key of the row that stands last in it; without one, the newest does. */
export interface Pane {
  readonly width: number;
  readonly height: number;
  /** The host's clock. */
  readonly hostTime: number;
  readonly bottom?: string | undefined;
  /** Nothing of them is shown. */
  readonly ignored?: Ignored | undefined;
  /** A line stands above the first message of these. */
  readonly away?: Away | undefined;
}

interface RoomLayout extends Layout {
  readonly firstNewKey: string | undefined;
}

const nobody: Ignored = [];

/** The rows that fit into the pane: the cost depends on its height, not on how much was said. */
export function visibleRows(view: RoomView, pane: Pane): Row[] {
  const { height, bottom } = pane;
  const bottomIndex = bottom === undefined ? -1 : indexOfRow(view, bottom);
  if (bottom === undefined || bottomIndex === -1) return newestRows(view, pane);
  const layout = layoutAt(view, bottomIndex, pane);
  const last = rowsOf(view, bottomIndex, layout);
  return rowsUpTo(view, bottomIndex - 1, { layout, height, below: last.slice(0, placeOf(bottom, last) + 1) });
}

/** The rows after the pane's last one, at most `count` of them: none when it is the newest. */
export function rowsBelow(view: RoomView, pane: Pane, count: number): Row[] {
  const bottomIndex = pane.bottom === undefined ? -1 : indexOfRow(view, pane.bottom);
  if (pane.bottom === undefined || bottomIndex === -1) return [];
  const layout = layoutAt(view, bottomIndex, pane);
  const last = rowsOf(view, bottomIndex, layout);
  const rows = last.slice(placeOf(pane.bottom, last) + 1);
  for (let index = bottomIndex + 1; index < view.items.length && rows.length < count; index += 1) {
    rows.push(...rowsOf(view, index, layout));
  }
  return rows.slice(0, count);
}

/** Which item the row with this key belongs to; -1 when it is no longer kept. Looks from the newest on. */
export function indexOfRow({ items }: RoomView, rowKey: string): number {
  const itemKey = rowKey.slice(0, rowKey.lastIndexOf('.'));
  return items.findLastIndex(({ key }) => key === itemKey);
}

/** The rows from the oldest item that is kept on, at least `count` of them where there are so many. */
export function rowsFromTop(view: RoomView, pane: Pane, count: number): Row[] {
  const items = view.items.slice(0, pane.height + 1);
  const layout = layoutAt(view, items.length - 1, pane);
  const rows: Row[] = [];
  for (let index = 0; index < view.items.length && rows.length < count; index += 1) {
    rows.push(...rowsOf(view, index, layout));
  }
  return rows;
}

function newestRows(view: RoomView, pane: Pane): Row[] {
  const { height } = pane;
  const layout = layoutAt(view, view.items.length - 1, pane);
  const below: Row[] = [];
  for (const sending of view.sending.slice(-height))
    below.push(...layOutSending(sending, { ...layout, nick: view.nick }));
  return rowsUpTo(view, view.items.length - 1, { layout, height, below });
}

interface RowsUpToParts {
  readonly layout: RoomLayout;
  readonly height: number;
  readonly below: readonly Row[];
}

/** The rows of the items up to this index and those below them, as many as fit. */
function rowsUpTo(view: RoomView, lastIndex: number, { layout, height, below }: RowsUpToParts): Row[] {
  const rows = [...below];
  for (let index = lastIndex; index >= 0 && rows.length < height; index -= 1) {
    rows.unshift(...rowsOf(view, index, layout));
  }
  return rows.slice(-height);
}

/** The columns suit the items that are seen. */
function layoutAt({ items, nick, nicks }: RoomView, lastIndex: number, pane: Pane): RoomLayout {
  const { width, height, hostTime, ignored = nobody, away } = pane;
  const showing = { ignored, hostTime };
  const seen = seenItems(items, lastIndex, { ...showing, height });
  return {
    width,
    nickWidth: nickColumnWidth(seen, width),
    gutter: gutterWidth({ items: seen, width }),
    people: { nick, nicks },
    ...showing,
    firstNewKey: away && firstNewKey(items, { away, ...showing }),
  };
}

/** At least those that fit into the pane above this index, the newest last. */
function seenItems(
  items: readonly Item[],
  lastIndex: number,
  { height, ...showing }: ShowingParts & { height: number },
) {
  const seen: Item[] = [];
  for (let index = lastIndex; index >= 0 && seen.length < height; index -= 1) {
    const item = items[index] as Item;
    if (showsSomething(item, showing)) seen.unshift(item);
  }
  return seen;
}

function rowsOf({ items }: RoomView, index: number, layout: RoomLayout): readonly Row[] {
  const item = items[index] as Item;
  const above = {
    isFirstOfDay: isFirstEventOfDay(items, index, layout),
    isFirstNew: item.key === layout.firstNewKey,
  };
  return itemRows(item, { layout, above });
}

/** Where in its item the row with this key is; the last one there when the item has fewer rows by now. */
function placeOf(rowKey: string, rows: readonly Row[]): number {
  const place = rows.findIndex(({ key }) => key === rowKey);
  return place === -1 ? rows.length - 1 : place;
}

/** The oldest event that is kept counts as the first of its day. */
function isFirstEventOfDay(items: readonly Item[], index: number, layout: Layout): boolean {
  const item = items[index];
  if (item?.kind !== 'event') return false;
  const before = eventBefore(items, index, layout);
  return before === undefined || new Date(before.at).toDateString() !== new Date(item.event.at).toDateString();
}

function eventBefore(items: readonly Item[], index: number, layout: Layout): RoomEvent | undefined {
  for (let earlier = index - 1; earlier >= 0; earlier -= 1) {
    const item = items[earlier];
    if (item?.kind === 'event' && showsSomething(item, layout)) return item.event;
  }
  return undefined;
}
