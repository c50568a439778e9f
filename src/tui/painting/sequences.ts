import { neutralizeLine } from '../../chat/text.ts';

/** The alternate screen is entered at the start and after Ctrl-Z; in between the shell has the terminal (xterm, mode 1049). */
export const screenEntered = '\u001b[?1049h';
export const screenLeft = '\u001b[?1049l';

/** From the top left corner on (CUP, ED). */
export const clearScreen = '\u001b[H\u001b[2J';

/** DECSC and DECRC. */
export const saveCursor = '\u001b7';
export const restoreCursor = '\u001b8';

/** DECTCEM. */
export const showCursor = '\u001b[?25h';
export const hideCursor = '\u001b[?25l';

export const bell = '\u0007';

const maxNotification = 120;

/** A text that the terminal shows on the desktop (OSC 9, of iTerm2 and others): one harmless line, cut. It must not begin with a digit and `;`, which means something else to ConEmu. */
export function desktopNotification(text: string): string {
  const characters = [...neutralizeLine(text)];
  const shown = characters.slice(0, maxNotification).join('');
  return `\u001b]9;${shown}${characters.length > maxNotification ? '…' : ''}\u0007`;
}

/** Moves the cursor to the beginning of a row, counted from 0 (CUP). */
export function moveTo(row: number): string {
  return `\u001b[${row + 1};1H`;
}

/** Moves the cursor to a column of its row, counted from 0 (CHA). */
export function moveToColumn(column: number): string {
  return `\u001b[${column + 1}G`;
}

/** Blanks so many columns from the cursor on, which stays (ECH). */
export function eraseColumns(count: number): string {
  return `\u001b[${count}X`;
}

/** Blanks the row from the cursor on, which stays (EL). */
export const eraseToEnd = '\u001b[K';

/** Writes a row over what is there, and clears what is left of that. */
export function paintRow(row: number, line: string): string {
  return moveTo(row) + line + eraseToEnd;
}

/**
 * No half of it is seen (synchronized output, mode 2026); and a line that the terminal takes for wider than it is ends at the
 * edge and pushes no row out of place (DECAWM off).
 */
export function shownAtOnce(text: string): string {
  return `\u001b[?2026h\u001b[?7l${text}\u001b[?7h\u001b[?2026l`;
}

/** Such text goes into another that is shown at once. */
export function withoutSynchronization(text: string): string {
  return text.replaceAll(/\u001b\[\?2026[hl]/gu, '');
}
