import type { View } from '../../client/view.ts';
import { indexOfRow, type Pane, rowsBelow, visibleRows } from './visible-rows.ts';

/** One row of the last page stays in sight. */
const overlap = 1;

/** The pane one page further up; the same when nothing older is kept. */
export function pageUp(view: View, pane: Pane): Pane {
  const rows = visibleRows(view, { ...pane, height: 2 * pane.height - overlap });
  if (rows.length <= pane.height) return pane;
  // Near the top the page is shorter, so that the pane stays full.
  return { ...pane, bottom: rows[pane.height - 1]?.key };
}

/** The pane one page further down; at the newest row it follows again. */
export function pageDown(view: View, pane: Pane): Pane {
  const step = Math.max(1, pane.height - overlap);
  const rows = rowsBelow(view, pane, step + 1);
  return { ...pane, bottom: rows.length > step ? rows[step - 1]?.key : undefined };
}

/** How many messages came after the last one in the pane. */
export function countBelow(view: View, { bottom }: Pane): number {
  const index = bottom === undefined ? -1 : indexOfRow(view, bottom);
  return index === -1 ? 0 : view.items.slice(index + 1).filter(({ kind }) => kind === 'event').length;
}

/** Whether the pane is so near the oldest kept row that older ones should be asked for. */
export function isNearTop(view: View, pane: Pane): boolean {
  const ahead = 3 * pane.height;
  return !view.isOldest && visibleRows(view, { ...pane, height: ahead }).length < ahead;
}
