import stringWidth from 'string-width';
import { graphemes } from '../graphemes.ts';
import type { Composer } from './composer.ts';

/** A terminal would jump to a column of its own. */
const shownTab = '    ';

/** What of the composer is seen: lines no wider than asked, and where the cursor stands among them, in columns. */
export interface ComposerWindow {
  readonly lines: readonly string[];
  readonly cursor: { readonly line: number; readonly column: number };
}

/** Wraps the text at graphemes and keeps the lines around the cursor. */
export function layOutComposer(
  { text, cursor }: Composer,
  { width, maxLines }: { width: number; maxLines: number },
): ComposerWindow {
  const lines = [''];
  let column = 0;
  let at = { line: 0, column: 0 };
  const startLine = () => {
    lines.push('');
    column = 0;
  };
  for (const { segment, index } of graphemes.segment(text)) {
    const shown = segment === '\n' ? '' : segment.replaceAll('\t', shownTab);
    const cells = stringWidth(shown);
    if (column + cells > width && column > 0) startLine();
    if (index === cursor) at = { line: lines.length - 1, column };
    lines[lines.length - 1] += shown;
    column += cells;
    if (segment === '\n') startLine();
  }
  if (cursor >= text.length) at = { line: lines.length - 1, column };
  const first = Math.max(0, Math.min(at.line - maxLines + 1, lines.length - maxLines));
  return { lines: lines.slice(first, first + maxLines), cursor: { line: at.line - first, column: at.column } };
}
