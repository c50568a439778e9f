import { cellWidth } from './cell-width.ts';
import { graphemes } from './graphemes.ts';

/** The beginning of a line of text that fits into so many columns. */
export function cutToWidth(text: string, width: number): string {
  let left = width;
  let cut = '';
  for (const { segment } of graphemes.segment(text)) {
    left -= cellWidth(segment);
    if (left < 0) return cut;
    cut += segment;
  }
  return cut;
}

/** The same, with an ellipsis where something was cut. */
export function shortenToWidth(text: string, width: number): string {
  const cut = cutToWidth(text, width);
  return cut === text ? text : `${cutToWidth(text, width - 1)}…`;
}
