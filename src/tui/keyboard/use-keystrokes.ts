import { useInput, usePaste } from 'ink';
import { type Keystroke, toKeystrokes } from './keystroke.ts';

/** Calls back with each keystroke, and with each paste as one text. */
export function useKeystrokes(onKeystroke: (keystroke: Keystroke) => void, onPaste: (text: string) => void): void {
  useInput((input, key) => {
    for (const keystroke of toKeystrokes(input, key)) onKeystroke(keystroke);
  });
  usePaste(onPaste);
}
