import stringWidth from 'string-width';
import { graphemes } from '../graphemes.ts';

/** A title is not cut further for the sake of the address. */
const minTitleWidth = 8;

/** Room, title and address in so many columns: a long title is cut, and where that is not enough the address goes. */
export function formatHeader({ title, place }: { title: string; place: string }, width: number): string {
  const start = ' #lobby · ';
  const end = ` · ${place}`;
  const left = width - stringWidth(start) - stringWidth(end);
  if (left < Math.min(minTitleWidth, stringWidth(title))) return start + cut(title, width - stringWidth(start));
  return start + cut(title, left) + end;
}

function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (stringWidth(kept + segment) > width - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}
