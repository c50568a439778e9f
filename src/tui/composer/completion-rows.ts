import { neutralizeLine } from '../../chat/text.ts';
import type { Completion } from '../../client/completion/completion.ts';
import { cellWidth } from '../cell-width.ts';
import { cutToWidth } from '../cut-to-width.ts';
import { graphemes } from '../graphemes.ts';

/** Part of a row of the list; the chosen candidate is marked in its text already, so that no colour is needed to see it. */
export interface CompletionPart {
  readonly text: string;
  readonly isChosen: boolean;
}

/** The rows of the list, none wider than asked: nicks in a single row, all else one a row; both scroll with the choice. */
export function layOutCompletion(
  completion: Completion,
  { width, maxRows }: { width: number; maxRows: number },
): CompletionPart[][] {
  if (maxRows < 1) return [];
  return completion.kind === 'nicks' ? [nickRow(completion, width)] : listRows(completion, { width, maxRows });
}

function listRows(
  { candidates, chosen }: Completion,
  { width, maxRows }: { width: number; maxRows: number },
): CompletionPart[][] {
  const names = candidates.map(({ text, label }) => neutralizeLine(label ?? text));
  const nameWidth = Math.max(...names.map(widthOf));
  const first = Math.max(0, Math.min(chosen - Math.floor(maxRows / 2), candidates.length - maxRows));
  return candidates.slice(first, first + maxRows).map(({ summary }, index) => {
    const isChosen = first + index === chosen;
    const name = names[first + index] ?? '';
    const gap = ' '.repeat(nameWidth - widthOf(name) + 2);
    const row = `${isChosen ? ' ▸ ' : '   '}${name}${gap}${summary}`;
    return [{ text: cutToWidth(row, width), isChosen }];
  });
}

/** Shows as many nicks after the chosen one as fit, and those before it as far as there is room then. */
function nickRow({ candidates, chosen }: Completion, width: number): CompletionPart[] {
  const cells = candidates.map(({ text }, index) => {
    const nick = neutralizeLine(text);
    return { text: index === chosen ? `[${nick}]` : ` ${nick} `, isChosen: index === chosen };
  });
  const widths = cells.map(({ text }) => widthOf(text));
  // Two columns at each end say that there are more.
  let left = width - 4 - (widths[chosen] ?? 0);
  let [first, last] = [chosen, chosen];
  while (last + 1 < cells.length && (widths[last + 1] ?? 0) <= left) left -= widths[++last] ?? 0;
  while (first > 0 && (widths[first - 1] ?? 0) <= left) left -= widths[--first] ?? 0;
  const row = cells.slice(first, last + 1).map((cell) => ({ ...cell, text: cutToWidth(cell.text, width - 4) }));
  return [mark(first > 0 ? ' ‹' : '  '), ...row, mark(last + 1 < cells.length ? ' ›' : '')];
}

function mark(text: string): CompletionPart {
  return { text, isChosen: false };
}

function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += cellWidth(segment);
  return width;
}
