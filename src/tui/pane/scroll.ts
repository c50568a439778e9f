import type { RoomView } from '../../client/view/room-view.ts';
import { type Pane, rowsBelow, rowsFromTop, visibleRows } from './visible-rows.ts';

/** One row of the last page stays in sight. */
const overlap = 1;
/** Older and newer messages are asked for this many pages before they are needed. */
const pagesAhead = 3;

/** The pane one page further up; the same when nothing older is kept. */
export function pageUp(view: RoomView, pane: Pane): Pane {
  const rows = visibleRows(view, { ...pane, height: 2 * pane.height - overlap });
  if (rows.length <= pane.height) return pane;
  // Near the top the page is shorter, so that the pane stays full.
  return { ...pane, bottom: rows[pane.height - 1]?.key };
}

/** The pane one page further down; at the newest row it follows again. */
export function pageDown(view: RoomView, pane: Pane): Pane {
  const step = Math.max(1, pane.height - overlap);
  const rows = rowsBelow(view, pane, step + 1);
  return { ...pane, bottom: rows.length > step ? rows[step - 1]?.key : undefined };
}

/** The pane at the oldest row that is kept; following when all fits into it. */
export function pageTop(view: RoomView, pane: Pane): Pane {
  const rows = rowsFromTop({ ...view, sending: [] }, pane, pane.height + 1);
  return { ...pane, bottom: rows.length > pane.height ? rows[pane.height - 1]?.key : undefined };
}

/** The pane's rows; where fewer than fit stand above its last one, it is filled from below. */
export function fullPane(view: RoomView, pane: Pane) {
  const rows = visibleRows(view, pane);
  return rows.length < pane.height ? [...rows, ...rowsBelow(view, pane, pane.height - rows.length)] : rows;
}

/** Whether the pane is so near the oldest kept row that older ones should be asked for. */
export function isNearTop(view: RoomView, pane: Pane): boolean {
  const ahead = pagesAhead * pane.height;
  return !view.isOldest && visibleRows(view, { ...pane, height: ahead }).length < ahead;
}

/** Whether the pane is that near the newest kept row. */
export function isNearBottom(view: RoomView, pane: Pane): boolean {
  const ahead = pagesAhead * pane.height;
  return rowsBelow(view, pane, ahead).length < ahead;
}
