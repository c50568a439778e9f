import { maxMessageCharacters } from '../../chat/message.ts';
import { countCharacters, neutralize } from '../../chat/text.ts';

const askAboveLines = 5;
const askAboveCharacters = 2000;
/** In UTF-16 units. A longer paste is not even looked at: no message has so much, however few characters that are. */
export const maxPasteLength = 16 * maxMessageCharacters;

/** A paste to be confirmed; `text` is harmless already. */
export interface Paste {
  readonly text: string;
  readonly lines: number;
  readonly characters: number;
}

/** What is to be done with a paste. */
export type PasteVerdict =
  | { readonly type: 'insert'; readonly text: string }
  | { readonly type: 'ask'; readonly paste: Paste }
  | { readonly type: 'refuse'; readonly message: string };

/** Decides about a paste into a composer that holds `present` already. */
export function judgePaste(pasted: string, present: string): PasteVerdict {
  if (pasted.length > maxPasteLength) return tooLong(`over ${format(maxPasteLength)}`);
  const text = neutralize(pasted);
  const characters = countCharacters(text);
  const together = characters + countCharacters(present);
  if (together > maxMessageCharacters) return tooLong(format(together));
  const lines = text.replace(/\n+$/u, '').split('\n').length;
  if (lines <= askAboveLines && characters <= askAboveCharacters) return { type: 'insert', text };
  return { type: 'ask', paste: { text, lines, characters } };
}

/** Fits into this width, down to 40 columns. */
export function formatPasteQuestion({ lines, characters }: Paste, width: number): string {
  const size = `${format(characters)} characters`;
  if (width < 80) return lines === 1 ? `Paste ${size}? Enter or Esc` : `${lines} lines? Enter pastes, Esc drops`;
  const whole = lines === 1 ? size : `${lines} lines, ${size}`;
  return `Paste ${whole} as one message? Enter pastes, Esc drops it`;
}

function tooLong(characters: string): PasteVerdict {
  const message = `Not pasted: ${characters} of at most ${format(maxMessageCharacters)} characters.`;
  return { type: 'refuse', message };
}

function format(count: number): string {
  return count.toLocaleString('en');
}
