import type { Item, View } from '../client/view.ts';
import { type Columns, layOutItem, layOutSending, nickColumnWidth, type Row } from './row.ts';

interface LaidOut extends Columns {
  readonly rows: readonly Row[];
}

/** Laid-out items are kept as long as the items themselves. */
const laidOut = new WeakMap<Item, LaidOut>();

/** The last rows that fit into the pane: the cost depends on its height, not on how much was said. */
export function visibleRows(view: View, { width, height }: { width: number; height: number }): Row[] {
  const nickWidth = nickColumnWidth(view.items.slice(-height), width);
  const rows: Row[] = [];
  for (const sending of view.sending.slice(-height)) {
    rows.push(...layOutSending(sending, { width, nick: view.nick, nickWidth }));
  }
  for (let index = view.items.length - 1; index >= 0 && rows.length < height; index -= 1) {
    rows.unshift(...itemRows(view.items[index] as Item, { width, nickWidth }));
  }
  return rows.slice(-height);
}

function itemRows(item: Item, columns: Columns): readonly Row[] {
  const known = laidOut.get(item);
  if (known?.width === columns.width && known.nickWidth === columns.nickWidth) return known.rows;
  const rows = layOutItem(item, columns);
  laidOut.set(item, { ...columns, rows });
  return rows;
}
