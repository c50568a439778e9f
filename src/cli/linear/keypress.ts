import type { Key } from 'node:readline';
import type { KeyName, Keystroke } from '../../tui/keyboard/keystroke.ts';

const names: Readonly<Record<string, KeyName>> = {
  return: 'enter',
  // A line feed is what programs that talk to a terminal send for Enter.
  enter: 'enter',
  backspace: 'backspace',
  delete: 'delete',
  left: 'left',
  right: 'right',
  up: 'up',
  down: 'down',
  home: 'home',
  end: 'end',
  tab: 'tab',
  escape: 'escape',
};

/** What Node's `keypress` event tells, as the composer takes it; undefined for what is no key of ours. */
export function fromKeypress(text: string | undefined, key: Key): Keystroke | undefined {
  const { name = '', ctrl, meta, shift } = key;
  const named = names[name];
  // Node takes a lone Escape for Alt with nothing.
  if (named === 'escape') return press(named);
  if (named && ctrl) return press(`ctrl-${named}`);
  if (named && meta) return press(`alt-${named}`);
  if (named) return press(shift && named === 'tab' ? 'shift-tab' : named);
  if (key.sequence === '\u001f') return press('ctrl-_');
  if (ctrl) return press(`ctrl-${name}`);
  if (meta) return press(`alt-${name.toLowerCase()}`);
  return text !== undefined && /^\P{Cc}+$/u.test(text) ? { type: 'text', text } : undefined;
}

function press(name: KeyName): Keystroke {
  return { type: 'key', name };
}
