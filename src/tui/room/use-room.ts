import { useApp } from 'ink';
import { useRef, useState } from 'react';
import { neutralize } from '../../chat/text.ts';
import type { Chat } from '../chat.ts';
import { type Composer, composerWith, insert } from '../composer/composer.ts';
import type { Keystroke } from '../keyboard/keystroke.ts';
import { applyRoomKeystroke, emptyRoomInput, type Leaving, type RoomInput } from './room-input.ts';
import { submitText } from './submit-text.ts';

/** What the keyboard does in a room. */
export interface RoomControls {
  readonly composer: Composer;
  /** A question or hint that goes before the status; empty when there is none. */
  readonly hint: string;
  onKeystroke(keystroke: Keystroke): void;
  onPaste(text: string): void;
}

const hints: Record<Leaving, string> = {
  no: '',
  'asked-interrupt': 'Ctrl-C again leaves',
  'asked-host': 'Others are here. Close the chat for everybody? y, or exit again',
};

/** Turns keystrokes into a text, and submitted texts into what they ask for. */
export function useRoom({ client, isHost }: Chat): RoomControls {
  const { exit } = useApp();
  const [input, setInput] = useState(emptyRoomInput);
  // Keys that come in one read are handled before React renders: the truth is here, the state is for painting.
  const current = useRef(input);
  const set = (next: RoomInput) => {
    current.current = next;
    setInput(next);
  };
  const setComposer = (composer: Composer) => set({ ...current.current, composer });
  /** A refused text comes back to the composer, or is shown with the reason if something else is there by now. */
  const giveBack = (text: string, message: string) => {
    const isFree = current.current.composer.text === '';
    client.notice(isFree ? message : `${message}\n${text}`, 'mistake');
    if (isFree) setComposer(composerWith(text));
  };
  return {
    composer: input.composer,
    hint: hints[input.leaving],
    onKeystroke: (keystroke) => {
      const endsForOthers = isHost && client.view.here > 1;
      const { input: next, wish } = applyRoomKeystroke(current.current, { keystroke, endsForOthers });
      set(next);
      if (wish?.type === 'leave') exit();
      if (wish?.type === 'submit') submitText(client, wish.text, (message) => giveBack(wish.text, message));
    },
    onPaste: (text) => setComposer(insert(current.current.composer, neutralize(text))),
  };
}
