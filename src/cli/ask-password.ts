import readline, { type Key } from 'node:readline';
import { neutralizeLine } from '../chat/text.ts';
import type { Keystroke } from '../tui/keyboard/keystroke.ts';
import { interruptedError } from './interruption.ts';
import { fromKeypress } from './linear/keypress.ts';

/** Whether somebody is there to be asked. */
export function isSomebodyThere(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

/** Asks on stderr, shows nothing of what is typed. Undefined: given up. Rejects at Ctrl-C. Only where somebody is there. */
export async function askPassword(question: string): Promise<string | undefined> {
  process.stderr.write(`${neutralizeLine(question)} `);
  process.stdin.setRawMode(true);
  try {
    return await readPassword(process.stdin);
  } finally {
    process.stdin.setRawMode(false);
    process.stdin.pause();
    process.stderr.write('\n');
  }
}

/** What is typed up to Enter. Undefined at Escape, at Ctrl-D where nothing is typed, and at the end; rejects at Ctrl-C. */
export async function readPassword(input: NodeJS.ReadableStream): Promise<string | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<string | undefined>();
  let typed = '';
  const giveUp = () => resolve(undefined);
  const handleKeypress = (text: string | undefined, key: Key) => {
    const keystroke = fromKeypress(text, key);
    if (!keystroke) return;
    if (keystroke.type === 'key' && keystroke.name === 'enter') return resolve(typed);
    if (keystroke.type === 'key' && keystroke.name === 'ctrl-c') return reject(interruptedError('SIGINT'));
    if (isGivingUp(keystroke, typed)) return giveUp();
    typed = edit(typed, keystroke);
  };
  readline.emitKeypressEvents(input);
  input.on('keypress', handleKeypress);
  input.once('end', giveUp);
  input.resume();
  try {
    return await promise;
  } finally {
    input.off('keypress', handleKeypress);
    input.off('end', giveUp);
  }
}

function isGivingUp(keystroke: Keystroke, typed: string): boolean {
  if (keystroke.type === 'text') return false;
  return keystroke.name === 'escape' || (keystroke.name === 'ctrl-d' && typed === '');
}

/** Who cannot see what is typed edits at its end only. */
function edit(typed: string, keystroke: Keystroke): string {
  if (keystroke.type === 'text') return typed + keystroke.text;
  if (keystroke.name === 'backspace') return typed.replace(/.$/su, '');
  return keystroke.name === 'ctrl-u' ? '' : typed;
}
