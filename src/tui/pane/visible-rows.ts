import type { Item, View } from '../../client/view.ts';
import { type Columns, layOutItem, layOutSending, nickColumnWidth, type Row } from './row.ts';

/** The message pane: its size, and the key of the row that stands last in it; without one, the newest does. */
export interface Pane {
  readonly width: number;
  readonly height: number;
  readonly bottom?: string | undefined;
}

interface LaidOut extends Columns {
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
  const last = itemRows(view.items[bottomIndex] as Item, columns);
  return rowsUpTo(view, bottomIndex - 1, { columns, height, below: last.slice(0, rowNumberOf(bottom) + 1) });
}

/** The rows after the pane's last one, at most `count` of them: none when it is the newest. */
export function rowsBelow(view: View, pane: Pane, count: number): Row[] {
  const bottomIndex = pane.bottom === undefined ? -1 : indexOfRow(view, pane.bottom);
  if (pane.bottom === undefined || bottomIndex === -1) return [];
  const columns = columnsAt(view, bottomIndex, pane);
  const rows = itemRows(view.items[bottomIndex] as Item, columns).slice(rowNumberOf(pane.bottom) + 1);
  for (let index = bottomIndex + 1; index < view.items.length && rows.length < count; index += 1) {
    rows.push(...itemRows(view.items[index] as Item, columns));
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
    rows.unshift(...itemRows(view.items[index] as Item, columns));
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

function itemRows(item: Item, columns: Columns): readonly Row[] {
  const known = laidOut.get(item);
  if (known?.width === columns.width && known.nickWidth === columns.nickWidth) return known.rows;
  const rows = layOutItem(item, columns);
  laidOut.set(item, { ...columns, rows });
  return rows;
}

function rowNumberOf(rowKey: string): number {
  return Number(rowKey.slice(rowKey.lastIndexOf('.') + 1));
}
