import stringWidth from 'string-width';
import type { Composer } from './composer.ts';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** What of the composer is seen: lines no wider than asked, and where the cursor stands among them, in columns. */
export interface ComposerWindow {
  readonly lines: readonly string[];
  readonly cursor: { readonly line: number; readonly column: number };
}

/** Wraps the text at graphemes and keeps the lines around the cursor. */
export function layOutComposer({ text, cursor }: Composer, { width, maxLines }: { width: number; maxLines: number }): ComposerWindow {
  const lines = [''];
  let column = 0;
  let at = { line: 0, column: 0 };
  for (const { segment, index } of graphemes.segment(text)) {
    if (index === cursor) at = { line: lines.length - 1, column };
    const cells = segment === '\n' ? 0 : stringWidth(segment);
    if (segment === '\n' || column + cells > width) {
      lines.push('');
      column = 0;
      if (index === cursor && segment !== '\n') at = { line: lines.length - 1, column };
    }
    if (segment === '\n') continue;
    lines[lines.length - 1] += segment;
    column += cells;
  }
  if (cursor >= text.length) at = { line: lines.length - 1, column };
  const first = Math.max(0, Math.min(at.line - maxLines + 1, lines.length - maxLines));
  return { lines: lines.slice(first, first + maxLines), cursor: { line: at.line - first, column: at.column } };
}
