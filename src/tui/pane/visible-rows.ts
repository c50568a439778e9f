import type { RoomEvent } from '../../chat/event.ts';
import type { Item, View } from '../../client/view.ts';
import { type Columns, layOutDay, layOutItem, layOutSending, nickColumnWidth } from './lay-out-item.ts';
import type { Row } from './row.ts';

/** The message pane: its size, and the key of the row that stands last in it; without one, the newest does. */
export interface Pane {
  readonly width: number;
  readonly height: number;
  readonly bottom?: string | undefined;
}

interface LaidOut extends Columns {
  readonly isFirstOfDay: boolean;
  readonly rows: readonly Row[];
}

/** Laid-out items are kept as long as the items themselves. */
const laidOut = new WeakMap<Item, LaidOut>();

/** The rows that fit into the pane: the cost depends on its height, not on how much was said. */
export function visibleRows(view: View, pane: Pane): Row[] {
  const { height, bottom } = pane;
  const bottomIndex = bottom === undefined ? -1 : indexOfRow(view, bottom);
  if (bottom === undefined || bottomIndex === -1) return newestRows(view, pane);
  const columns = columnsAt(view, bottomIndex, pane);
  const last = itemRows(view, bottomIndex, columns);
  return rowsUpTo(view, bottomIndex - 1, { columns, height, below: last.slice(0, placeOf(bottom, last) + 1) });
}

/** The rows after the pane's last one, at most `count` of them: none when it is the newest. */
export function rowsBelow(view: View, pane: Pane, count: number): Row[] {
  const bottomIndex = pane.bottom === undefined ? -1 : indexOfRow(view, pane.bottom);
  if (pane.bottom === undefined || bottomIndex === -1) return [];
  const columns = columnsAt(view, bottomIndex, pane);
  const last = itemRows(view, bottomIndex, columns);
  const rows = last.slice(placeOf(pane.bottom, last) + 1);
  for (let index = bottomIndex + 1; index < view.items.length && rows.length < count; index += 1) {
    rows.push(...itemRows(view, index, columns));
  }
  return rows.slice(0, count);
}

/** Which item the row with this key belongs to; -1 when it is no longer kept. Looks from the newest on. */
export function indexOfRow({ items }: View, rowKey: string): number {
  const itemKey = rowKey.slice(0, rowKey.lastIndexOf('.'));
  return items.findLastIndex(({ key }) => key === itemKey);
}

function newestRows(view: View, pane: Pane): Row[] {
  const { width, height } = pane;
  const columns = columnsAt(view, view.items.length - 1, pane);
  const below: Row[] = [];
  for (const sending of view.sending.slice(-height)) {
    below.push(...layOutSending(sending, { width, nick: view.nick, nickWidth: columns.nickWidth }));
  }
  return rowsUpTo(view, view.items.length - 1, { columns, height, below });
}

interface RowsUpToParts {
  readonly columns: Columns;
  readonly height: number;
  readonly below: readonly Row[];
}

/** The rows of the items up to this index and those below them, as many as fit. */
function rowsUpTo(view: View, lastIndex: number, { columns, height, below }: RowsUpToParts): Row[] {
  const rows = [...below];
  for (let index = lastIndex; index >= 0 && rows.length < height; index -= 1) {
    rows.unshift(...itemRows(view, index, columns));
  }
  return rows.slice(-height);
}

/** The columns suit the items that are seen. */
function columnsAt(view: View, lastIndex: number, { width, height }: Pane): Columns {
  return {
    width,
    nickWidth: nickColumnWidth(view.items.slice(Math.max(0, lastIndex + 1 - height), lastIndex + 1), width),
  };
}

function itemRows({ items }: View, index: number, columns: Columns): readonly Row[] {
  const item = items[index] as Item;
  const isFirstOfDay = isFirstEventOfDay(items, index);
  const known = laidOut.get(item);
  const isSame = known?.width === columns.width && known.nickWidth === columns.nickWidth;
  if (isSame && known.isFirstOfDay === isFirstOfDay) return known.rows;
  const rows = layOutItem(item, columns);
  if (isFirstOfDay && item.kind === 'event') rows.unshift(layOutDay(item, item.event.at));
  laidOut.set(item, { ...columns, isFirstOfDay, rows });
  return rows;
}

/** Where in its item the row with this key is; the last one there when the item has fewer rows by now. */
function placeOf(rowKey: string, rows: readonly Row[]): number {
  const place = rows.findIndex(({ key }) => key === rowKey);
  return place === -1 ? rows.length - 1 : place;
}

/** The oldest event that is kept counts as the first of its day. */
function isFirstEventOfDay(items: readonly Item[], index: number): boolean {
  const item = items[index];
  if (item?.kind !== 'event') return false;
  const before = eventBefore(items, index);
  return before === undefined || new Date(before.at).toDateString() !== new Date(item.event.at).toDateString();
}

function eventBefore(items: readonly Item[], index: number): RoomEvent | undefined {
  for (let earlier = index - 1; earlier >= 0; earlier -= 1) {
    const item = items[earlier];
    if (item?.kind === 'event') return item.event;
  }
  return undefined;
}
