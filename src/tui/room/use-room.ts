import { useApp } from 'ink';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { InputHistoryStore } from '../../client/completion/input-history.ts';
import { formatWhoWithAvatars } from '../../client/text/format-who.ts';
import type { Chat } from '../chat.ts';
import { useRepaint } from '../painting/use-repaint.ts';
import type { Place } from '../pane/history-pages.ts';
import { useSuspend } from '../use-suspend.ts';
import { browse } from './browsing.ts';
import { type OuterWish, RoomKeyboard } from './room-keyboard.ts';

/** What the keyboard of a chat works with. */
export interface RoomParts {
  readonly chat: Chat;
  readonly inputHistory: InputHistoryStore;
  /** How many columns there are to show something in. */
  readonly width: number;
  /** Is told when something was submitted. */
  onSubmit(): void;
  /** Is told which message of the shown room to go to. */
  onGoTo(place: Place): void;
}

/** The keyboard of a chat on the screen; what is typed is painted when it changes. */
export function useRoom(parts: RoomParts): RoomKeyboard {
  const [, paint] = useState(0);
  const onWish = useWishes(parts);
  const latest = useRef({ ...parts, onWish });
  latest.current = { ...parts, onWish };
  // biome-ignore lint/correctness/useExhaustiveDependencies: one keyboard, which works with what is latest
  const keyboard = useMemo(() => {
    const { chat, inputHistory } = parts;
    const created: RoomKeyboard = new RoomKeyboard({
      chat,
      inputHistory,
      width: () => latest.current.width,
      formatWho: (view) => formatWhoWithAvatars(view, chat.client.own),
      // Keys that come in one read are handled before React renders: the truth is there, the state is for painting.
      onChange: () => paint((count) => count + 1),
      onSubmit: () => latest.current.onSubmit(),
      onFound: (found) => created.change((input) => browse(input, found)),
      onWish: (wish) => latest.current.onWish(wish),
    });
    return created;
  }, []);
  // After the first frame: reading a file must not keep anyone waiting for the room.
  useEffect(() => {
    keyboard.remember();
    keyboard.begin();
  }, [keyboard]);
  return keyboard;
}

function useWishes({ onGoTo }: RoomParts): (wish: OuterWish) => void {
  const { exit } = useApp();
  const suspend = useSuspend();
  const repaint = useRepaint();
  return (wish) => {
    switch (wish.type) {
      case 'leave':
        return exit();
      case 'suspend':
        return suspend();
      case 'go-to':
        return onGoTo(wish.place);
      case 'repaint':
        return repaint();
    }
  };
}
