import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { graphemes } from '../graphemes.ts';

/** Behind styles and links that begin with the line. */
const leadingBlanks = /^((?:\u001b(?:\[[\d;:]*m|\]8;[^\u0007\u001b]*(?:\u0007|\u001b\\)))*) +/u;

/** The lines of a text, wrapped at words. It is harmless, and styled at most by what `wrap-ansi` carries over a line's end. */
export function wrapLines(text: string, fullWidth: number): string[] {
  return wrap(text, { fullWidth, wordWrap: true });
}

/** The lines of a text, broken only where one is wider. */
export function breakLines(text: string, fullWidth: number): string[] {
  return wrap(text, { fullWidth, wordWrap: false });
}

function wrap(text: string, { fullWidth, wordWrap }: { fullWidth: number; wordWrap: boolean }): string[] {
  const width = Math.max(1, fullWidth - Math.min(disputedColumns(text), Math.ceil(fullWidth / 2)));
  if (!text.includes('\n') && stringWidth(text) <= width) return [text];
  const lines = wrapAnsi(text, width, { hard: true, wordWrap, trim: false }).split('\n');
  return wordWrap ? withoutBlanksAtBreaks(lines, text) : lines;
}

/** A line that goes on with the one before begins with a word, not with the blanks between: there may be nothing else in it. */
function withoutBlanksAtBreaks(lines: readonly string[], text: string): string[] {
  // Wrapping only puts line breaks in, and normalizes.
  const plain = stripVTControlCharacters(text.normalize());
  let end = 0;
  return lines.flatMap((line, index) => {
    const isBroken = index > 0 && plain[end] !== '\n';
    const shown = stripVTControlCharacters(line);
    end += shown.length + (index === 0 || isBroken ? 0 : 1);
    if (!isBroken || !shown.startsWith(' ')) return [line];
    return shown.trim() === '' ? [] : [line.replace(leadingBlanks, '$1')];
  });
}

/** How much wider a terminal takes the text for that shows the parts of a character side by side: 👍🏽 as 👍 and 🏽. */
function disputedColumns(text: string): number {
  if (!/[\u200d\p{EMod}\p{M}]/u.test(text)) return 0;
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) {
    const parts = [...segment];
    if (parts.length > 1) columns += parts.reduce((sum, part) => sum + stringWidth(part), 0) - stringWidth(segment);
  }
  return Math.max(0, columns);
}
