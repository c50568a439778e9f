import stringWidth from 'string-width';

/** The rule shows for two columns before a text, with a blank between. */
export const statusFrameWidth = 3;

/** The first of the texts, longest first, that fits into the status line; the last where none does. */
export function fittingText(texts: readonly [string, ...string[]], width: number): string {
  return texts.find((text) => stringWidth(text) + statusFrameWidth <= width) ?? texts.at(-1) ?? '';
}
