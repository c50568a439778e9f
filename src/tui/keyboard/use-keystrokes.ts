import { useInput, usePaste } from 'ink';
import { type KeyInput, readGlued, readKeystroke } from './keys.ts';
import { toKeystrokes } from './keystroke.ts';

/** Calls back with what each keystroke means, if anything, and with each paste as one text. */
export function useKeystrokes(onInput: (input: KeyInput) => void, onPaste: (text: string) => void): void {
  useInput((input, key) => {
    const inputs = toKeystrokes(input, key).flatMap((keystroke) => readKeystroke(keystroke) ?? []);
    for (const each of readGlued(inputs)) onInput(each);
  });
  usePaste(onPaste);
}
