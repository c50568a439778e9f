import { screenEntered, screenLeft } from './sequences.ts';

/**
 * Returns what leaves out the leaving of a screen that was left already. Ink writes it where the process is ended while it
 * is stopped, and the terminal would put the shell's cursor back to where it was long before.
 */
export function leavingOnce(): (text: string) => string {
  let isEntered = false;
  return (text) => {
    const isLeft = text.includes(screenLeft);
    const kept = isLeft && !isEntered ? text.replaceAll(screenLeft, '') : text;
    if (isLeft || text.includes(screenEntered)) isEntered = !isLeft;
    return kept;
  };
}
