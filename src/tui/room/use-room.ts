import { useApp } from 'ink';
import { useEffect, useRef, useState } from 'react';
import { formatWhoWithAvatars } from '../../client/format-who.ts';
import type { Chat } from '../chat.ts';
import { belongsOnDisk, historyOf, type InputHistoryStore } from '../composer/input-history.ts';
import { useRepaint } from '../painting/use-repaint.ts';
import { useSuspend } from '../use-suspend.ts';
import { exportHistory } from './export-history.ts';
import { applyInputEvent, browse, emptyRoomInput, giveBack, isWriting } from './room-input.ts';
import type { InputEvent, RoomInput, Wish } from './room-state.ts';
import { sayText, submitText } from './submit-text.ts';

/** What a room's keyboard works with. */
export interface RoomParts {
  readonly chat: Chat;
  readonly inputHistory: InputHistoryStore;
  /** How many columns there are to show something in. */
  readonly width: number;
  /** Is told when something was submitted. */
  onSubmit(): void;
  /** Is told which message to go to. */
  onGoTo(seq: number): void;
}

/** Turns keys into a text, and submitted texts into what they ask for. */
export function useRoom({ chat, inputHistory, width, onSubmit, onGoTo }: RoomParts) {
  const { client, isHost } = chat;
  const { exit } = useApp();
  const suspend = useSuspend();
  const repaint = useRepaint();
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
    submitText(client, text, {
      width,
      ignoreList: chat.personal?.ignoreList,
      formatWho: (view) => formatWhoWithAvatars(view, client.own),
      onRefused: (message) => refuse(text, message),
      onExport: (format) => void exportHistory(chat, format),
      onFound: (found) => set(browse(current.current, found)),
    });
  };
  const fulfil = (wish: Wish) => {
    switch (wish.type) {
      case 'submit':
        return submit(wish.text);
      case 'say':
        return sayText(client, wish.text, (message) => refuse(wish.text, message));
      case 'leave':
        return exit();
      case 'suspend':
        return suspend();
      case 'go-to':
        return onGoTo(wish.seq);
      case 'repaint':
        return repaint();
    }
  };
  const onEvent = (event: InputEvent) => {
    const endsForOthers = isHost && client.view.here > 1;
    const { input: next, wish } = applyInputEvent(current.current, { event, endsForOthers, people: client.view });
    if (isWriting(current.current, next)) client.typing();
    set(next);
    if (wish) fulfil(wish);
  };
  return { composer: input.composer, mode: input.mode, onEvent };
}
