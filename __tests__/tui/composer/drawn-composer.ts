import type { TextAtCursor } from '../../../src/client/completion/text-at-cursor.ts';
import { type Composer, emptyComposer } from '../../../src/tui/composer/composer.ts';

/** Reads a composer from text in which `|` is the cursor. */
export function at(drawn: string): Composer {
  return { ...emptyComposer, text: drawn.replace('|', ''), cursor: drawn.indexOf('|') };
}

export function draw({ text, cursor }: TextAtCursor): string {
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}
