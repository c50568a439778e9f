import { useApp } from 'ink';
import { useEffect } from 'react';
import type { Chat, ChatDoors } from '../chat.ts';
import type { Screen, ScreenAction } from '../screen-state.ts';
import { openIntention } from './open-intention.ts';
import { openingFailed } from './opening-failure.ts';

export interface OpeningParts {
  readonly doors: ChatDoors;
  /** Is told of each chat that opens and is still wanted. */
  onOpen(chat: Chat): void;
  dispatch(action: ScreenAction): void;
}

/** While the screen says so, opens the chat that was asked for; one that comes too late is closed. */
export function useOpening(screen: Screen, { doors, dispatch, onOpen }: OpeningParts): void {
  const { exit } = useApp();
  const wanted = screen.type === 'opening' ? screen : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: one opening per intention and nick, also while it knocks
  useEffect(() => {
    if (!wanted) return undefined;
    const leaving = new AbortController();
    const { signal } = leaving;
    const onKnocking = (title: string) => {
      if (!signal.aborted) dispatch({ type: 'knocked', title });
    };
    openIntention(doors, { intention: wanted.intention, nick: wanted.nick, onKnocking, signal }).then(
      (chat) => {
        if (signal.aborted) return void chat.close();
        onOpen(chat);
        dispatch({ type: 'opened', chat });
      },
      (error: unknown) => {
        if (signal.aborted) return;
        const failed = openingFailed(error);
        if (failed) dispatch(failed);
        else exit(error instanceof Error ? error : new Error(String(error)));
      },
    );
    return () => leaving.abort();
  }, [wanted?.intention, wanted?.nick]);
}
