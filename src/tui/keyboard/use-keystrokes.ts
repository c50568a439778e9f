import { useInput, usePaste } from 'ink';
import { type KeyInput, readKeystroke } from './keys.ts';
import { toKeystrokes } from './keystroke.ts';

/** Calls back with what each keystroke means, if anything, and with each paste as one text. */
export function useKeystrokes(onInput: (input: KeyInput) => void, onPaste: (text: string) => void): void {
  useInput((input, key) => {
    for (const keystroke of toKeystrokes(input, key)) {
      const meant = readKeystroke(keystroke);
      if (meant) onInput(meant);
    }
  });
  usePaste(onPaste);
}
