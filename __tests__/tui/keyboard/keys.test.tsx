import { afterEach, describe, expect, it } from '@jest/globals';
import { Text } from 'ink';
import { formatKey, formatKeys } from '../../../src/tui/keyboard/format-keys.ts';
import { type Action, type KeyInput, keyBindings, readKeystroke } from '../../../src/tui/keyboard/keys.ts';
import type { KeyName } from '../../../src/tui/keyboard/keystroke.ts';
import { useKeystrokes } from '../../../src/tui/keyboard/use-keystrokes.ts';
import { waitFor } from '../../helpers/wait-for.ts';
import { FakeTerminal } from '../fake-terminal.ts';
import { widestOf } from '../shown-items.ts';

/** What a terminal (xterm, tmux) sends for each key, and what that does. */
const sent: readonly [KeyName, string, Action][] = [
  ['enter', '\r', 'submit'],
  ['alt-enter', '\u001b\r', 'new-line'],
  ['ctrl-j', '\n', 'new-line'],
  ['tab', '\t', 'complete'],
  ['shift-tab', '\u001b[Z', 'complete-back'],
  ['up', '\u001b[A', 'up'],
  ['up', '\u001bOA', 'up'],
  ['ctrl-p', '\u0010', 'up'],
  ['down', '\u001b[B', 'down'],
  ['ctrl-n', '\u000e', 'down'],
  ['left', '\u001b[D', 'left'],
  ['ctrl-b', '\u0002', 'left'],
  ['right', '\u001b[C', 'right'],
  ['ctrl-f', '\u0006', 'right'],
  ['ctrl-left', '\u001b[1;5D', 'word-left'],
  ['alt-left', '\u001b[1;3D', 'word-left'],
  ['alt-left', '\u001b\u001b[D', 'word-left'],
  ['alt-b', '\u001bb', 'word-left'],
  ['alt-b', '\u001bB', 'word-left'],
  ['ctrl-right', '\u001b[1;5C', 'word-right'],
  ['alt-right', '\u001b[1;3C', 'word-right'],
  ['alt-f', '\u001bf', 'word-right'],
  ['home', '\u001b[H', 'line-start'],
  ['home', '\u001b[1~', 'line-start'],
  ['home', '\u001bOH', 'line-start'],
  ['ctrl-a', '\u0001', 'line-start'],
  ['end', '\u001b[F', 'line-end'],
  ['end', '\u001b[4~', 'line-end'],
  ['ctrl-e', '\u0005', 'line-end'],
  ['backspace', '\u007f', 'delete-back'],
  ['ctrl-h', '\b', 'delete-back'],
  ['delete', '\u001b[3~', 'delete-forward'],
  ['ctrl-d', '\u0004', 'delete-or-leave'],
  ['ctrl-u', '\u0015', 'cut-to-start'],
  ['ctrl-k', '\u000b', 'cut-to-end'],
  ['ctrl-w', '\u0017', 'cut-back-to-blank'],
  ['alt-backspace', '\u001b\u007f', 'cut-word-back'],
  ['alt-d', '\u001bd', 'cut-word-forward'],
  ['ctrl-delete', '\u001b[3;5~', 'cut-word-forward'],
  ['alt-delete', '\u001b[3;3~', 'cut-word-forward'],
  ['ctrl-y', '\u0019', 'put-back'],
  ['ctrl-_', '\u001f', 'undo'],
  ['page-up', '\u001b[5~', 'page-up'],
  ['page-down', '\u001b[6~', 'page-down'],
  ['ctrl-home', '\u001b[1;5H', 'to-oldest'],
  ['ctrl-home', '\u001b[7^', 'to-oldest'],
  ['ctrl-end', '\u001b[1;5F', 'to-newest'],
  ['ctrl-end', '\u001b[8^', 'to-newest'],
  ['alt-1', '\u001b1', 'show-room'],
  ['alt-2', '\u001b2', 'show-room'],
  ['alt-3', '\u001b3', 'show-room'],
  ['alt-4', '\u001b4', 'show-room'],
  ['alt-5', '\u001b5', 'show-room'],
  ['alt-6', '\u001b6', 'show-room'],
  ['alt-7', '\u001b7', 'show-room'],
  ['alt-8', '\u001b8', 'show-room'],
  ['alt-9', '\u001b9', 'show-room'],
  ['alt-up', '\u001b[1;3A', 'room-above'],
  ['alt-up', '\u001b\u001b[A', 'room-above'],
  ['alt-down', '\u001b[1;3B', 'room-below'],
  ['alt-down', '\u001b\u001b[B', 'room-below'],
  ['alt-a', '\u001ba', 'room-with-news'],
  ['alt-e', '\u001be', 'edit-last'],
  ['escape', '\u001b', 'cancel'],
  ['ctrl-c', '\u0003', 'interrupt'],
  ['ctrl-z', '\u001a', 'suspend'],
  ['ctrl-l', '\u000c', 'repaint'],
];

/** A key of several that do it each to another thing says to which. */
function inputOf(name: KeyName, action: Action): KeyInput {
  const number = /^alt-([1-9])$/u.exec(name)?.[1];
  return { type: 'action', action, ...(number !== undefined && { number: Number(number) }) };
}

let terminal: FakeTerminal | undefined;
const got: KeyInput[] = [];

function Listener() {
  useKeystrokes(
    (input) => got.push(input),
    () => {},
  );
  return <Text>ready</Text>;
}

async function openListener(): Promise<FakeTerminal> {
  terminal = new FakeTerminal(<Listener />);
  await terminal.shows('ready');
  return terminal;
}

/** What arrives when these bytes come in one read. */
async function press(listener: FakeTerminal, bytes: string): Promise<KeyInput[]> {
  got.length = 0;
  listener.type(bytes);
  await waitFor(
    () => got.length > 0,
    () => `a key for ${JSON.stringify(bytes)}`,
  );
  return [...got];
}

afterEach(() => {
  terminal?.close();
  terminal = undefined;
});

describe('every key of the table', () => {
  it('does what it says, by the bytes that a terminal sends', async () => {
    const listener = await openListener();
    for (const [name, bytes, action] of sent) {
      expect([name, await press(listener, bytes)]).toEqual([name, [inputOf(name, action)]]);
    }
  });

  it('is in this test', () => {
    const tested = new Set(sent.map(([name, , action]) => `${name} ${action}`));
    const onlySomeTerminals: readonly KeyName[] = ['ctrl-/', 'shift-enter', 'ctrl-backspace'];
    for (const { keys, action, ...rest } of keyBindings) {
      const also: readonly KeyName[] = 'also' in rest ? rest.also : [];
      for (const key of [...keys, ...also]) {
        expect(readKeystroke({ type: 'key', name: key })).toEqual(inputOf(key, action));
        if (!onlySomeTerminals.includes(key)) expect(tested).toContain(`${key} ${action}`);
      }
    }
  });

  it('comes apart when several arrive in one read', async () => {
    const listener = await openListener();
    const ends = (action: Action) => () => got.at(-1)?.type === 'action' && JSON.stringify(got.at(-1)).includes(action);
    got.length = 0;
    listener.type('ab\u001b[D\u001bb\u001b[1;5Hc\u001f\u001b\u007f');
    await waitFor(ends('cut-word-back'), () => JSON.stringify(got));
    expect(got.map((input) => (input.type === 'text' ? input.text : input.action))).toEqual(
      'ab left word-left to-oldest c undo cut-word-back'.split(' '),
    );
  });

  it('does nothing when it is not in the table', () => {
    for (const name of ['ctrl-q', 'alt-x', 'shift-up', 'alt-0', 'ctrl-', 'alt-', 'ctrl-page-up'] as const) {
      expect(readKeystroke({ type: 'key', name })).toBeUndefined();
    }
  });

  it('stands once', () => {
    const keys = keyBindings.flatMap((binding) => [...binding.keys, ...('also' in binding ? binding.also : [])]);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(keyBindings.map(({ action }) => action)).size).toBe(keyBindings.length);
  });
});

describe('the help of the keys', () => {
  it.each([78, 38])('has every binding, and fits %i columns', (width) => {
    const lines = formatKeys(width);
    expect(widestOf(lines)).toBeLessThanOrEqual(width);
    for (const { keys, summary, ...rest } of keyBindings) {
      const entry = `${'shownAs' in rest ? rest.shownAs : keys.map(formatKey).join(' ')} `;
      expect(lines.filter((line) => line.includes(entry) && line.includes(summary))).not.toEqual([]);
    }
  });

  it('stands in two columns on 80, in one on 40', () => {
    expect(formatKeys(78)).toHaveLength(Math.ceil(keyBindings.length / 2));
    expect(formatKeys(38)).toHaveLength(keyBindings.length);
    expect(formatKeys(5)).toHaveLength(keyBindings.length);
  });

  it('calls keys what people call them', () => {
    const names: readonly KeyName[] = [
      'ctrl-a',
      'alt-backspace',
      'ctrl-left',
      'page-up',
      'escape',
      'ctrl-_',
      'shift-tab',
    ];
    expect(names.map(formatKey)).toEqual('Ctrl-A Alt-Backspace Ctrl-← PgUp Esc Ctrl-_ Shift-Tab'.split(' '));
  });
});
