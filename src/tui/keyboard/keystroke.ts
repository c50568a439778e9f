import type { Key } from 'ink';

type Modifier = 'ctrl-' | 'alt-' | 'shift-';

/** A key by what a person presses: `enter`, `ctrl-a`, `alt-left`, `shift-tab`. */
export type KeyName =
  | 'enter'
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
  | `${Modifier}${string}`;

/** One thing a person did at the keyboard: typed text, or pressed a key. */
export type Keystroke =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'key'; readonly name: KeyName };

/** Shift matters where it makes another key, not where it would only select. */
const namedKeys: readonly { flag: keyof Key; name: KeyName; canShift?: true }[] = [
  { flag: 'return', name: 'enter', canShift: true },
  { flag: 'backspace', name: 'backspace' },
  { flag: 'delete', name: 'delete' },
  { flag: 'leftArrow', name: 'left' },
  { flag: 'rightArrow', name: 'right' },
  { flag: 'upArrow', name: 'up', canShift: true },
  { flag: 'downArrow', name: 'down', canShift: true },
  { flag: 'home', name: 'home' },
  { flag: 'end', name: 'end' },
  { flag: 'pageUp', name: 'page-up' },
  { flag: 'pageDown', name: 'page-down' },
  { flag: 'tab', name: 'tab', canShift: true },
];

/** Splits what Ink delivers: keys that arrive glued in one read come as one input without flags. */
export function toKeystrokes(input: string, key: Key): Keystroke[] {
  // Ink takes two Escapes in one read for Alt-Escape.
  if (key.escape) return [press('escape')];
  const named = namedKeys.find(({ flag }) => key[flag]);
  if (named) return [press(withModifiers(key, named))];
  if (key.ctrl) return [press(`ctrl-${input}`)];
  if (key.meta) return [press(`alt-${input.toLowerCase()}`)];
  return (input.match(/\r\n?|\p{Cc}|\P{Cc}+/gu) ?? []).map(toKeystroke);
}

function press(name: KeyName): Keystroke {
  return { type: 'key', name };
}

function withModifiers({ ctrl, meta, shift }: Key, { name, canShift }: { name: KeyName; canShift?: true }): KeyName {
  if (ctrl) return `ctrl-${name}`;
  if (meta) return `alt-${name}`;
  return shift && canShift ? `shift-${name}` : name;
}

const controlKeys: Readonly<Record<string, KeyName>> = {
  '\0': 'ctrl- ',
  '\b': 'backspace',
  '\t': 'tab',
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
  return press(controlKeys[control] ?? `ctrl-${pressed}`);
}
