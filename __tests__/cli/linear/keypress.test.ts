import readline from 'node:readline';
import { PassThrough } from 'node:stream';
import { expect, it } from '@jest/globals';
import { fromKeypress } from '../../../src/cli/linear/keypress.ts';
import type { Keystroke } from '../../../src/tui/keyboard/keystroke.ts';
import { waitFor } from '../../helpers/wait-for.ts';

/** What comes of these bytes, decoded by Node. */
async function keysOf(bytes: string): Promise<(Keystroke | undefined)[]> {
  const input = new PassThrough();
  const keystrokes: (Keystroke | undefined)[] = [];
  readline.emitKeypressEvents(input);
  input.on('keypress', (text, key) => keystrokes.push(fromKeypress(text, key)));
  input.write(bytes);
  await waitFor(
    () => keystrokes.length > 0,
    () => 'a key',
  );
  return keystrokes;
}

it.each([
  ['\r', 'enter'],
  ['\n', 'enter'],
  ['\u001b\r', 'alt-enter'],
  ['\t', 'tab'],
  ['\u001b[Z', 'shift-tab'],
  ['\u001b', 'escape'],
  ['\u007f', 'backspace'],
  ['\b', 'backspace'],
  ['\u001b\u007f', 'alt-backspace'],
  ['\u001b[3~', 'delete'],
  ['\u001b[A', 'up'],
  ['\u001b[B', 'down'],
  ['\u001b[C', 'right'],
  ['\u001b[D', 'left'],
  ['\u001b[1;5C', 'ctrl-right'],
  ['\u001b[1;3D', 'alt-left'],
  ['\u001b[H', 'home'],
  ['\u001bOF', 'end'],
  ['\u0001', 'ctrl-a'],
  ['\u0003', 'ctrl-c'],
  ['\u0004', 'ctrl-d'],
  ['\u001a', 'ctrl-z'],
  ['\u001f', 'ctrl-_'],
  ['\u001bb', 'alt-b'],
  ['\u001bD', 'alt-d'],
])('reads %j as %s', async (bytes, name) => {
  expect(await keysOf(bytes)).toEqual([{ type: 'key', name }]);
});

it('reads text as it is, character by character', async () => {
  expect(await keysOf('aÉ漢👩')).toEqual(['a', 'É', '漢', '👩'].map((text) => ({ type: 'text', text })));
});

it.each(['\u009b', '\u001b[200~', '\u001b[5~', '\u001b[99;9u'])('makes nothing of %j', async (bytes) => {
  expect(await keysOf(bytes)).toEqual([undefined]);
});
