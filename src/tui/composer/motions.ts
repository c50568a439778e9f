import type { TextAtCursor } from '../../client/completion/text-at-cursor.ts';
import { cellWidth } from '../cell-width.ts';
import { graphemes } from '../graphemes.ts';

/** Where the cursor goes from here. */
export type Motion = (at: TextAtCursor) => number;

/** The edge at or after `index`. */
export function edgeAfter(text: string, index: number): number {
  const around = graphemes.segment(text).containing(index);
  return around !== undefined && around.index < index ? around.index + around.segment.length : index;
}

function edgeBefore(text: string, index: number): number {
  return graphemes.segment(text).containing(index)?.index ?? index;
}

export const previousGrapheme: Motion = ({ text, cursor }) =>
  graphemes.segment(text).containing(cursor - 1)?.index ?? 0;

export const nextGrapheme: Motion = ({ text, cursor }) => {
  const at = graphemes.segment(text).containing(cursor);
  return at ? at.index + at.segment.length : text.length;
};

/** Lines are those between newlines, however they are wrapped. */
export const lineStart: Motion = ({ text, cursor }) => (cursor === 0 ? 0 : text.lastIndexOf('\n', cursor - 1) + 1);

export const lineEnd: Motion = ({ text, cursor }) => {
  const end = text.indexOf('\n', cursor);
  return end === -1 ? text.length : end;
};

const letter = /[\p{L}\p{N}]/u;
/** Belongs to the character before it, be that a letter or not. */
const belonging = /[\p{M}\u200c\u200d]/u;

/** The start of the word before the cursor, a word being letters, digits and what belongs to them. */
export const wordStart: Motion = ({ text, cursor }) => {
  let start = skipBack(text, cursor, (character) => !letter.test(character));
  start = skipBack(text, start, (character) => letter.test(character) || belonging.test(character));
  return edgeBefore(text, start);
};

/** The end of the word at or after the cursor. */
export const wordEnd: Motion = ({ text, cursor }) => {
  const word = /[^\p{L}\p{N}]*[\p{L}\p{N}\p{M}\u200c\u200d]*/uy;
  word.lastIndex = cursor;
  word.test(text);
  return edgeAfter(text, word.lastIndex);
};

/** The start of what stands before the cursor without a blank in it. */
export const blankWordStart: Motion = ({ text, cursor }) => {
  const end = skipBack(text, cursor, (character) => /\s/u.test(character));
  return edgeBefore(
    text,
    skipBack(text, end, (character) => /\S/u.test(character)),
  );
};

/** How many columns stand between the start of the line and the cursor. */
export function columnOf(at: TextAtCursor): number {
  let column = 0;
  for (const { segment } of graphemes.segment(at.text.slice(lineStart(at), at.cursor))) column += cellWidth(segment);
  return column;
}

/** The place in the line above that is nearest to this column, not beyond it; undefined on the first line. */
export function lineAbove(at: TextAtCursor, column: number): number | undefined {
  const start = lineStart(at);
  if (start === 0) return undefined;
  return placeAt(at.text, { start: lineStart({ text: at.text, cursor: start - 1 }), column });
}

/** The same in the line below; undefined on the last line. */
export function lineBelow(at: TextAtCursor, column: number): number | undefined {
  const end = lineEnd(at);
  return end === at.text.length ? undefined : placeAt(at.text, { start: end + 1, column });
}

function placeAt(text: string, { start, column }: { start: number; column: number }): number {
  let left = column;
  for (const { segment, index } of graphemes.segment(text.slice(start, lineEnd({ text, cursor: start })))) {
    left -= cellWidth(segment);
    if (left < 0) return start + index;
  }
  return lineEnd({ text, cursor: start });
}

/** Goes back over the characters (code points) that are wanted. */
function skipBack(text: string, from: number, isWanted: (character: string) => boolean): number {
  let index = from;
  while (index > 0) {
    const isPair = (text.codePointAt(index - 2) ?? 0) > 0xffff;
    const previous = index - (isPair ? 2 : 1);
    if (!isWanted(text.slice(previous, index))) break;
    index = previous;
  }
  return index;
}
