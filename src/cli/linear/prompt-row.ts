import stringWidth from 'string-width';
import { neutralizeLine } from '../../chat/text.ts';
import type { TextAtCursor } from '../../client/completion/text-at-cursor.ts';
import { graphemes } from '../../tui/graphemes.ts';

/** The last row: a prompt and what is typed, as far as it fits. The cursor stands between the two parts. */
export interface PromptRow {
  readonly before: string;
  readonly after: string;
}

export const emptyRow: PromptRow = { before: '', after: '' };

/** A row narrower than the terminal by a column: in the last one some terminals go to the next line. */
export function layOutRow(label: string, { text, cursor }: TextAtCursor, columns: number): PromptRow {
  const prompt = stringWidth(label) <= columns / 2 ? label : '> ';
  const width = Math.max(4, columns - 1 - stringWidth(prompt));
  const before = cutFront(shown(text.slice(0, cursor)), width);
  return { before: prompt + before, after: cutBack(shown(text.slice(cursor)), width - stringWidth(before)) };
}

/** What turns one row into the other: without escape sequences, and as little as can be said. */
export function repaint(from: PromptRow, to: PromptRow): string {
  if (from.after === '' && to.after === '') {
    const added = extension(from.before, to.before);
    if (added !== undefined) return added;
    const removed = extension(to.before, from.before);
    if (removed !== undefined) return blankOut(stringWidth(removed));
  }
  const blank = Math.max(0, widthOf(from) - widthOf(to));
  const row = `\r${to.before}${to.after}${' '.repeat(blank)}`;
  return to.after === '' ? row + '\b'.repeat(blank) : `${row}\r${to.before}`;
}

/** Puts lines in the place of one row, and the other row below them. */
export function printBetween({ from, to }: { from: PromptRow; to: PromptRow }, text: string): string {
  const [first = '', ...others] = text.split('\n');
  return [repaint(from, { before: first, after: '' }), ...others, repaint(emptyRow, to)].join('\n');
}

function widthOf({ before, after }: PromptRow): number {
  return stringWidth(before + after);
}

/** Also a text of several lines is shown in one. */
function shown(text: string): string {
  return neutralizeLine(text.replaceAll('\n', '⏎'));
}

/** What makes the longer text of the shorter; undefined where it is none, or would melt into what stands before it. */
function extension(shorter: string, longer: string): string | undefined {
  if (!longer.startsWith(shorter)) return undefined;
  const added = longer.slice(shorter.length);
  const isApart = stringWidth(shorter) + stringWidth(added) === stringWidth(longer);
  return isApart ? added : undefined;
}

function blankOut(width: number): string {
  return '\b'.repeat(width) + ' '.repeat(width) + '\b'.repeat(width);
}

/** The end of a text that does not fit. Goes on by half a row at a time: what is typed is mostly just added. */
function cutFront(text: string, width: number): string {
  const whole = stringWidth(text);
  if (whole <= width) return text;
  const step = Math.ceil(width / 2);
  let left = Math.ceil((whole - width) / step) * step;
  let cut = 0;
  for (const { segment } of graphemes.segment(text)) {
    if (left <= 0) break;
    left -= stringWidth(segment);
    cut += segment.length;
  }
  return text.slice(cut);
}

function cutBack(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (stringWidth(kept + segment) > width) break;
    kept += segment;
  }
  return kept;
}
