import { useApp } from 'ink';
import { useEffect } from 'react';
import { ClientError } from '../../client/client-error.ts';
import { type Chat, type ChatDoors, OpeningError } from '../chat.ts';
import type { Screen, ScreenAction } from '../screen-state.ts';

export interface OpeningParts {
  readonly doors: ChatDoors;
  /** Is told of each chat that opens and is still wanted. */
  onOpen(chat: Chat): void;
  dispatch(action: ScreenAction): void;
}

/** While the screen says so, opens the chat that was asked for; one that comes too late is closed. */
export function useOpening(screen: Screen, { doors, dispatch, onOpen }: OpeningParts): void {
  const { exit } = useApp();
  // biome-ignore lint/correctness/useExhaustiveDependencies: one opening per `opening` screen
  useEffect(() => {
    if (screen.type !== 'opening') return undefined;
    const { intention, nick } = screen;
    let isWanted = true;
    const opened = intention.type === 'host' ? doors.host(nick) : doors.join(intention.address ?? '', nick);
    opened.then(
      (chat) => {
        if (!isWanted) return void chat.close();
        onOpen(chat);
        dispatch({ type: 'opened', chat });
      },
      (error: unknown) => {
        if (!isWanted) return;
        if (isForPeople(error))
          dispatch({ type: 'opening-failed', mistake: error.message, isAboutNick: isAboutNick(error) });
        else exit(error instanceof Error ? error : new Error(String(error)));
      },
    );
    return () => {
      isWanted = false;
    };
  }, [screen]);
}

function isForPeople(error: unknown): error is OpeningError | ClientError {
  return error instanceof OpeningError || error instanceof ClientError;
}

function isAboutNick(error: OpeningError | ClientError): boolean {
  return error instanceof ClientError && (error.refusalCode?.startsWith('nick-') ?? false);
}
