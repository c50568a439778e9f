import type { Key } from 'ink';

/** The keys that do something, by what a person presses. */
export type KeyName =
  | 'enter'
  | 'newline'
  | 'tab'
  | 'escape'
  | 'backspace'
  | 'delete'
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'home'
  | 'end'
  | 'page-up'
  | 'page-down'
  | `ctrl-${string}`
  | `alt-${string}`;

/** One thing a person did at the keyboard: typed text, or pressed a key. */
export type Keystroke =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'key'; readonly name: KeyName };

const namedKeys: readonly [keyof Key, KeyName][] = [
  ['backspace', 'backspace'],
  ['delete', 'delete'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['home', 'home'],
  ['end', 'end'],
  ['pageUp', 'page-up'],
  ['pageDown', 'page-down'],
  ['tab', 'tab'],
  ['escape', 'escape'],
];

/** Splits what Ink delivers: keys that arrive glued in one read come as one input without flags. */
export function toKeystrokes(input: string, key: Key): Keystroke[] {
  if (key.return) return [{ type: 'key', name: key.meta || key.shift ? 'newline' : 'enter' }];
  const named = namedKeys.find(([flag]) => key[flag]);
  if (named) return [{ type: 'key', name: named[1] }];
  if (key.ctrl) return [{ type: 'key', name: input === 'j' ? 'newline' : `ctrl-${input}` }];
  if (key.meta) return [{ type: 'key', name: input === '\r' ? 'newline' : `alt-${input}` }];
  return (input.match(/\r\n?|\p{Cc}|\P{Cc}+/gu) ?? []).map(toKeystroke);
}

const controlKeys: Readonly<Record<string, KeyName>> = {
  '\0': 'ctrl- ',
  '\b': 'backspace',
  '\t': 'tab',
  '\n': 'newline',
  '\r': 'enter',
  '\u001b': 'escape',
  '\u007f': 'backspace',
};

function toKeystroke(part: string): Keystroke {
  if (/^\P{Cc}/u.test(part)) return { type: 'text', text: part };
  const control = part.slice(0, 1);
  // Ctrl-A is 1, as Ink counts them; Ctrl-_ and its like come after Ctrl-Z.
  const code = control.charCodeAt(0);
  const pressed = String.fromCharCode(code + (code <= 26 ? 0x60 : 0x40));
  return { type: 'key', name: controlKeys[control] ?? `ctrl-${pressed}` };
}
