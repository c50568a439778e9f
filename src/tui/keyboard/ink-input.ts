import { maxPasteLength } from '../composer/paste.ts';

const pasteStart = '\u001b[200~';
const pasteEnd = '\u001b[201~';

/**
 * The keyboard as Ink reads it, but for pastes that are far too long: Ink goes through all of a paste again with each piece
 * that arrives, which takes minutes for tens of megabytes. Their end is left out; what remains is refused all the same.
 */
export function inkInput(keyboard: NodeJS.ReadStream): NodeJS.ReadStream {
  const limit = createPasteLimit(2 * maxPasteLength);
  const read = () => {
    const chunk: string | null = keyboard.read();
    return chunk === null ? null : limit(withoutReports(chunk));
  };
  return new Proxy(keyboard, {
    get: (_, property) => {
      if (property === 'read') return read;
      const value: unknown = Reflect.get(keyboard, property, keyboard);
      return typeof value === 'function' ? value.bind(keyboard) : value;
    },
  });
}

/**
 * Leaves out what terminals answer when some program asks for a colour, a name or a clipboard (OSC, DCS, APC; each whole in
 * one read): the answer to one that has just ended comes to us, and Ink would type it. Alt-] and its like have no end mark.
 */
export function withoutReports(chunk: string): string {
  return chunk.replaceAll(/\u001b(?:\]\d+;|[P_])[^\u0007\u001b]*(?:\u0007|\u001b\\)/gu, '');
}

/** Goes through input piece by piece, and leaves out what a bracketed paste has beyond about `maxLength`. */
export function createPasteLimit(maxLength: number): (chunk: string) => string {
  /** How much of the paste has come; undefined outside of one. */
  let pasted: number | undefined;
  /** The last that came: a mark may come in two pieces. */
  let recent = '';
  return (chunk) => {
    let passed = '';
    let rest = chunk;
    while (rest !== '') {
      const mark = pasted === undefined ? pasteStart : pasteEnd;
      const found = (recent + rest).indexOf(mark);
      const length = found === -1 ? rest.length : found + mark.length - recent.length;
      const piece = rest.slice(0, length);
      const isTooMuch = pasted !== undefined && pasted > maxLength;
      passed += isTooMuch ? (found === -1 ? '' : mark) : piece;
      rest = rest.slice(length);
      recent = found === -1 ? (recent + piece).slice(1 - mark.length) : '';
      if (found === -1) pasted = pasted === undefined ? undefined : pasted + length;
      else pasted = pasted === undefined ? 0 : undefined;
    }
    return passed;
  };
}
