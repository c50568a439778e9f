import { parseEntry } from '../../chat/slash-command.ts';
import { applyKeystroke, type Composer, emptyComposer } from '../composer/composer.ts';
import type { Keystroke } from '../keyboard/keystroke.ts';

/** Ctrl-C asks once more; so does a host's `exit` while others are there. */
export type Leaving = 'no' | 'asked-interrupt' | 'asked-host';

/** What the keyboard has done in a room so far. */
export interface RoomInput {
  readonly composer: Composer;
  readonly leaving: Leaving;
}

/** The input after a keystroke, and what the keystroke asks for beyond it. */
export interface RoomStep {
  readonly input: RoomInput;
  readonly wish?: { readonly type: 'submit'; readonly text: string } | { readonly type: 'leave' };
}

export const emptyRoomInput: RoomInput = { composer: emptyComposer, leaving: 'no' };

/** Pure. `endsForOthers`: leaving now would close the chat for somebody else, too. */
export function applyRoomKeystroke(
  input: RoomInput,
  { keystroke, endsForOthers }: { keystroke: Keystroke; endsForOthers: boolean },
): RoomStep {
  const { composer, leaving } = input;
  if (leaving === 'asked-host' && composer.text === '' && isYes(keystroke)) return leave(input);
  switch (keystroke.type === 'key' ? keystroke.name : undefined) {
    case 'ctrl-c':
      return interrupt(input, endsForOthers);
    case 'escape':
      return { input: { composer, leaving: 'no' } };
    case 'enter':
      return submit(input, endsForOthers);
    default: {
      const next = applyKeystroke(composer, keystroke);
      return { input: { composer: next, leaving: leaving === 'asked-interrupt' ? 'no' : leaving } };
    }
  }
}

function isYes(keystroke: Keystroke): boolean {
  return keystroke.type === 'text' && keystroke.text.toLowerCase() === 'y';
}

function interrupt({ composer, leaving }: RoomInput, endsForOthers: boolean): RoomStep {
  if (composer.text !== '') return { input: { composer: emptyComposer, leaving } };
  if (leaving === 'no') return { input: { composer, leaving: 'asked-interrupt' } };
  if (leaving === 'asked-interrupt' && endsForOthers) return { input: { composer, leaving: 'asked-host' } };
  return leave({ composer, leaving });
}

function submit({ composer: { text }, leaving }: RoomInput, endsForOthers: boolean): RoomStep {
  if (parseEntry(text).type !== 'quit') return { input: emptyRoomInput, wish: { type: 'submit', text } };
  if (leaving === 'asked-host' || !endsForOthers) return leave(emptyRoomInput);
  return { input: { composer: emptyComposer, leaving: 'asked-host' } };
}

function leave(input: RoomInput): RoomStep {
  return { input, wish: { type: 'leave' } };
}
