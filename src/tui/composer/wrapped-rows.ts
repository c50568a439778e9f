import { cellWidth } from '../cell-width.ts';
import { graphemes } from '../graphemes.ts';

/** A terminal would jump to a column of its own. */
const shownTab = '    ';

/** One line on the screen, of the text from `start` to `end` (exclusive); a newline counts to the row that it ends. */
export interface WrappedRow {
  readonly start: number;
  readonly end: number;
  readonly shown: string;
}

/** How far to wrap. */
export interface WrapLimits {
  readonly width: number;
  /** Rows after this place in the text … */
  readonly through: number;
  /** … are left out once there are so many. */
  readonly minRows: number;
}

/** What was wrapped last: a key changes little, and the rows before that place are the same. */
let last: { readonly text: string; readonly width: number; readonly rows: readonly WrappedRow[] } | undefined;

/** The first rows of the text, broken at graphemes. The time it takes depends on what has changed since the last call. */
export function wrapRows(text: string, { width, through, minRows }: WrapLimits): readonly WrappedRow[] {
  const rows = unchangedRows(text, width);
  const isEnough = () => rows.length >= minRows && (rows.at(-1)?.end ?? 0) > through;
  if (!isEnough()) {
    for (const row of wrap(text, { width, from: rows.at(-1)?.end ?? 0 })) {
      rows.push(row);
      if (isEnough()) break;
    }
  }
  last = { text, width, rows };
  return rows;
}

/** Part of a row as it is shown, and how many columns that takes. */
export function showPart(part: string): { readonly shown: string; readonly columns: number } {
  const shown = Array.from(graphemes.segment(part), ({ segment }) => show(segment));
  return {
    shown: shown.map((each) => each.shown).join(''),
    columns: shown.reduce((columns, { cells }) => columns + cells, 0),
  };
}

function* wrap(text: string, { width, from }: { width: number; from: number }): Generator<WrappedRow> {
  let [start, shown, columns] = [from, '', 0];
  const finish = (end: number): WrappedRow => {
    const row = { start, end, shown };
    [start, shown, columns] = [end, '', 0];
    return row;
  };
  for (const { segment, index } of graphemes.segment(text.slice(from))) {
    const next = show(segment);
    if (columns + next.cells > width && columns > 0) yield finish(from + index);
    shown += next.shown;
    columns += next.cells;
    if (segment === '\n') yield finish(from + index + 1);
  }
  yield finish(text.length);
}

function show(segment: string): { shown: string; cells: number } {
  if (segment === '\n') return { shown: '', cells: 0 };
  if (segment === '\t') return { shown: shownTab, cells: shownTab.length };
  return { shown: segment, cells: cellWidth(segment) };
}

/** A row ends by what follows it: it is the same if the next row is, and the character after that. */
function unchangedRows(text: string, width: number): WrappedRow[] {
  if (last?.width !== width) return [];
  const common = commonLength(text, last.text);
  const firstChanged = last.rows.findIndex(({ end }) => end + 2 > common);
  return last.rows.slice(0, firstChanged === -1 ? last.rows.length - 1 : Math.max(0, firstChanged - 1));
}

function commonLength(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  let common = 0;
  while (common < length && one.charCodeAt(common) === other.charCodeAt(common)) common += 1;
  return common;
}
