import { describe, expect, it } from '@jest/globals';
import { composerWith } from '../../../src/tui/composer/composer.ts';
import type { KeyName, Keystroke } from '../../../src/tui/keyboard/keystroke.ts';
import { applyRoomKeystroke, emptyRoomInput, type RoomInput, type RoomStep } from '../../../src/tui/room/room-input.ts';

/** Types these keystrokes one after the other; text that is no key's name is typed as it is. */
function type(keys: readonly (Keystroke | KeyName)[], { endsForOthers = false } = {}): RoomStep {
  let step: RoomStep = { input: emptyRoomInput };
  for (const each of keys) {
    const keystroke = typeof each === 'string' ? ({ type: 'key', name: each } as const) : each;
    step = applyRoomKeystroke(step.input, { keystroke, endsForOthers });
  }
  return step;
}

function text(typed: string): Keystroke {
  return { type: 'text', text: typed };
}

const leaves = { type: 'leave' };
const asked = (leaving: RoomInput['leaving'], typed = '') => ({ composer: composerWith(typed), leaving });

describe('the keyboard in a room', () => {
  it('submits a text with Enter and empties the line', () => {
    expect(type([text('hello'), 'enter'])).toEqual({ input: emptyRoomInput, wish: { type: 'submit', text: 'hello' } });
  });

  it('submits several lines as one text', () => {
    expect(type([text('a'), 'newline', text('exit'), 'enter']).wish).toEqual({ type: 'submit', text: 'a\nexit' });
  });

  it('leaves at once with exit, for a member and for a host alone', () => {
    for (const word of ['exit', ' EXIT ', '/quit', '/exit']) expect(type([text(word), 'enter']).wish).toEqual(leaves);
  });

  it('clears the line with the first Ctrl-C, then offers to leave, then leaves', () => {
    expect(type([text('draft'), 'ctrl-c'])).toEqual({ input: asked('no') });
    expect(type([text('draft'), 'ctrl-c', 'ctrl-c'])).toEqual({ input: asked('asked-interrupt') });
    expect(type([text('draft'), 'ctrl-c', 'ctrl-c', 'ctrl-c']).wish).toEqual(leaves);
  });

  it.each<[string, Keystroke | KeyName]>([
    ['typing', text('a')],
    ['moving', 'left'],
    ['Escape', 'escape'],
    ['Enter', 'enter'],
  ])('forgets the offer after %s', (_, next) => {
    expect(type(['ctrl-c', next]).input.leaving).toBe('no');
  });
});

describe('a host whom others would lose', () => {
  const others = { endsForOthers: true };

  it('is asked first, and answers y or exit again', () => {
    expect(type([text('exit'), 'enter'], others)).toEqual({ input: asked('asked-host') });
    for (const yes of ['y', 'Y']) expect(type([text('exit'), 'enter', text(yes)], others).wish).toEqual(leaves);
    expect(type([text('exit'), 'enter', text('exit'), 'enter'], others).wish).toEqual(leaves);
  });

  it('is asked by Ctrl-C too, after the offer', () => {
    expect(type(['ctrl-c', 'ctrl-c'], others)).toEqual({ input: asked('asked-host') });
    expect(type(['ctrl-c', 'ctrl-c', 'ctrl-c'], others).wish).toEqual(leaves);
  });

  it('stays when something else is said, or with Escape', () => {
    const said = type([text('exit'), 'enter', text('no'), 'enter'], others);
    expect(said).toEqual({ input: emptyRoomInput, wish: { type: 'submit', text: 'no' } });
    expect(type([text('exit'), 'enter', 'escape'], others)).toEqual({ input: asked('no') });
  });

  it('does not leave by a y inside a text', () => {
    const step = type([text('exit'), 'enter', text('m'), text('y')], others);
    expect(step).toEqual({ input: asked('asked-host', 'my') });
  });

  it('leaves without a second question once the others are gone', () => {
    const { input } = type([text('exit'), 'enter'], others);
    expect(applyRoomKeystroke(input, { keystroke: text('y'), endsForOthers: false }).wish).toEqual(leaves);
  });
});
