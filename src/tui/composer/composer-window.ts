import type { TextAtCursor } from '../../client/completion/text-at-cursor.ts';
import { showPart, wrapRows } from './wrapped-rows.ts';

/** What of the composer is seen: lines no wider than asked, and where the cursor stands among them, in columns. */
export interface ComposerWindow {
  readonly lines: readonly string[];
  readonly cursor: {
    readonly line: number;
    readonly column: number;
    /** What of its line stands before it, as it is shown. */
    readonly before: string;
  };
}

/**
 * Wraps the text at graphemes and keeps the lines around the cursor: its own is the last one seen, if enough are before it.
 * Columns are counted in the order in which the text is stored: a terminal that turns right-to-left text round does so for
 * its own cursor, too.
 */
export function layOutComposer(
  { text, cursor }: TextAtCursor,
  { width, maxLines }: { width: number; maxLines: number },
): ComposerWindow {
  const rows = wrapRows(text, { width, through: cursor, minRows: maxLines });
  const line = rows.findLastIndex(({ start }) => start <= cursor);
  const before = showPart(text.slice(rows[line]?.start, cursor));
  const first = Math.max(0, line - maxLines + 1);
  return {
    lines: rows.slice(first, first + maxLines).map(({ shown }) => shown),
    cursor: { line: line - first, column: before.columns, before: before.shown },
  };
}
