const fullHeaderHeight = 2;

/** Below this the messages need the header's rows. */
const minRowsForHeader = 6;
/** Below this there is room for a message and the composer alone. */
const minRowsForStatus = 3;

/** How the rows of the screen are shared out beside the composer's. */
export interface RoomLayout {
  readonly header: number;
  readonly status: number;
  /** For messages, and above the composer for what Tab offers. */
  readonly free: number;
  /** As many of these may show what Tab offers: a row of messages stays in sight. */
  readonly maxOffered: number;
}

/** Shares the rows out that a composer of so many lines leaves: at most a third of all. */
export function layOutRoom(rows: number, composerLines: number): RoomLayout {
  const header = rows < minRowsForHeader ? 0 : fullHeaderHeight;
  const status = rows < minRowsForStatus ? 0 : 1;
  const free = Math.max(0, rows - header - status - composerLines);
  return { header, status, free, maxOffered: Math.max(0, Math.min(thirdOf(rows), free - 1)) };
}

/** How many rows the composer may have. */
export function thirdOf(rows: number): number {
  return Math.max(1, Math.floor(rows / 3));
}
