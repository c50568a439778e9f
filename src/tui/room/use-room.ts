import { useApp, useStdout } from 'ink';
import { use, useEffect, useRef, useState } from 'react';
import type { Chat } from '../chat.ts';
import { belongsOnDisk, historyOf, type InputHistoryStore } from '../composer/input-history.ts';
import { clearScreen } from '../painting/sequences.ts';
import { ScreenPainterContext } from '../painting/use-screen-painter.ts';
import { useSuspend } from '../use-suspend.ts';
import { applyInputEvent, emptyRoomInput, giveBack } from './room-input.ts';
import type { InputEvent, RoomInput, Wish } from './room-state.ts';
import { submitText } from './submit-text.ts';

/** What a room's keyboard works with. */
export interface RoomParts {
  readonly chat: Chat;
  readonly inputHistory: InputHistoryStore;
  /** How many columns there are to show something in. */
  readonly width: number;
  /** Is told when something was submitted. */
  onSubmit(): void;
}

/** Turns keys into a text, and submitted texts into what they ask for. */
export function useRoom({ chat: { client, isHost }, inputHistory, width, onSubmit }: RoomParts) {
  const { exit } = useApp();
  const { write } = useStdout();
  const suspend = useSuspend();
  const painter = use(ScreenPainterContext);
  const [input, setInput] = useState(emptyRoomInput);
  // Keys that come in one read are handled before React renders: the truth is here, the state is for painting.
  const current = useRef(input);
  const set = (next: RoomInput) => {
    current.current = next;
    setInput(next);
  };
  // After the first frame: reading a file must not keep anyone waiting for the room.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the room opens
  useEffect(() => set({ ...current.current, history: historyOf(inputHistory.read()) }), []);
  /** A refused text comes back to the composer, or is shown with the reason if something else is there by now. */
  const refuse = (text: string, message: string) => {
    const next = giveBack(current.current, text);
    client.notice(next ? message : `${message}\n${text}`, 'mistake');
    if (next) set(next);
  };
  const submit = (text: string) => {
    onSubmit();
    if (belongsOnDisk(text)) inputHistory.add(text);
    submitText(client, text, { width, onRefused: (message) => refuse(text, message) });
  };
  const fulfil = (wish: Wish) => {
    switch (wish.type) {
      case 'submit':
        return submit(wish.text);
      case 'leave':
        return exit();
      case 'suspend':
        return suspend();
      case 'repaint':
        painter?.forget();
        return write(clearScreen);
    }
  };
  const onEvent = (event: InputEvent) => {
    const endsForOthers = isHost && client.view.here > 1;
    const { input: next, wish } = applyInputEvent(current.current, { event, endsForOthers, people: client.view });
    set(next);
    if (wish) fulfil(wish);
  };
  return { composer: input.composer, mode: input.mode, onEvent };
}
