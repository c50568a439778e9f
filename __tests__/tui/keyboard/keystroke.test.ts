import { describe, expect, it } from '@jest/globals';
import type { Key } from 'ink';
import { type KeyName, type Keystroke, toKeystrokes } from '../../../src/tui/keyboard/keystroke.ts';

const noKey: Key = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
};

function press(input: string, flags: Partial<Key> = {}): Keystroke[] {
  return toKeystrokes(input, { ...noKey, ...flags });
}

function key(name: KeyName): Keystroke {
  return { type: 'key', name };
}

function text(typed: string): Keystroke {
  return { type: 'text', text: typed };
}

describe('a single key, as Ink delivers it', () => {
  it.each<[keyof Key, KeyName]>([
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
    ['return', 'enter'],
  ])('with the flag %s is %s', (flag, name) => {
    expect(press(flag === 'return' ? '\r' : '', { [flag]: true })).toEqual([key(name)]);
  });

  it.each<[string, string, Partial<Key>, KeyName]>([
    ['Ctrl-A', 'a', { ctrl: true }, 'ctrl-a'],
    ['Ctrl-_', '_', { ctrl: true }, 'ctrl-_'],
    ['Ctrl-Space', ' ', { ctrl: true }, 'ctrl- '],
    ['Ctrl-J', '\n', {}, 'ctrl-j'],
    ['Ctrl-Alt-J', 'j', { ctrl: true, meta: true }, 'ctrl-j'],
    ['Alt-B', 'b', { meta: true }, 'alt-b'],
    ['Shift-Alt-B', 'B', { meta: true }, 'alt-b'],
    ['Alt-Enter', '\r', { return: true, meta: true }, 'alt-enter'],
    ['Shift-Enter', '\r', { return: true, shift: true }, 'shift-enter'],
    ['Ctrl-Left', '', { leftArrow: true, ctrl: true }, 'ctrl-left'],
    ['Alt-Left', '', { leftArrow: true, meta: true }, 'alt-left'],
    ['Ctrl-Shift-Left', '', { leftArrow: true, ctrl: true, shift: true }, 'ctrl-left'],
    ['Shift-Left, which selects nothing', '', { leftArrow: true, shift: true }, 'left'],
    ['Shift-Up', '', { upArrow: true, shift: true }, 'shift-up'],
    ['Ctrl-Home', '', { home: true, ctrl: true }, 'ctrl-home'],
    ['Alt-Backspace', '', { backspace: true, meta: true }, 'alt-backspace'],
    ['Shift-Tab', '', { tab: true, shift: true }, 'shift-tab'],
    ['two Escapes in one read', '', { escape: true, meta: true }, 'escape'],
  ])('%s', (_, input, flags, name) => {
    expect(press(input, flags)).toEqual([key(name)]);
  });

  it('is text when it writes something, whatever the script', () => {
    for (const typed of ['a', 'Ä', ' ', '漢', '👨‍👩‍👧', 'ك']) expect(press(typed)).toEqual([text(typed)]);
    expect(press('A', { shift: true })).toEqual([text('A')]);
  });

  it('does nothing when it has neither a name nor a text', () => {
    expect(press('')).toEqual([]);
  });
});

describe('keys that arrive glued in one read', () => {
  it.each<[string, Keystroke[]]>([
    ['ab\r', [text('ab'), key('enter')]],
    ['\u0015Ada', [key('ctrl-u'), text('Ada')]],
    ['a\nb', [text('a'), key('ctrl-j'), text('b')]],
    ['a\r\nb', [text('a'), key('enter'), text('b')]],
    ['\r\r', [key('enter'), key('enter')]],
    ['ab\u007f\u007fc', [text('ab'), key('backspace'), key('backspace'), text('c')]],
    ['a\b', [text('a'), key('backspace')]],
    ['@Al\t', [text('@Al'), key('tab')]],
    ['x\u0003\u0003', [text('x'), key('ctrl-c'), key('ctrl-c')]],
    ['x\u001f', [text('x'), key('ctrl-_')]],
    ['x\0', [text('x'), key('ctrl- ')]],
    ['x\u001b', [text('x'), key('escape')]],
    ['👩‍🚀ok\r', [text('👩‍🚀ok'), key('enter')]],
  ])('%j is split', (input, expected) => {
    expect(press(input)).toEqual(expected);
  });
});
