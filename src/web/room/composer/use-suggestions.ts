import { type KeyboardEvent, useState } from 'react';
import type { Client } from '../../../client/client.ts';
import { ClientError } from '../../../client/client-error.ts';
import type { People } from '../../../client/completion/candidates.ts';
import {
  type Completion,
  chooseNext,
  completedText,
  findRoomCompletion,
  needsRooms,
} from '../../../client/completion/completion.ts';
import type { TextAtCursor } from '../../../client/completion/text-at-cursor.ts';
import { suggest, takesEnter } from './suggestions.ts';

interface SuggestionsParts {
  readonly client: Client;
  /** As it is now. */
  read(): TextAtCursor;
  /** What stood between `from` and the cursor is another text. */
  onTake(taken: TextAtCursor, from: number): void;
}

/** What is offered while somebody writes, and the keys that choose among it. */
export function useSuggestions({ client, read, onTake }: SuggestionsParts) {
  const [completion, setCompletion] = useState<Completion | undefined>(undefined);
  const askForRooms = async (typed: TextAtCursor) => {
    const listed = await client.listRooms().catch(noRooms);
    const now = read();
    if (listed && now.text === typed.text && now.cursor === typed.cursor)
      setCompletion(findRoomCompletion(typed, listed.rooms));
  };
  const offer = (isAsked: boolean) => {
    const typed = read();
    if (needsRooms(typed)) void askForRooms(typed);
    setCompletion(suggest(typed, { people: peopleOf(client), isAsked }));
  };
  const take = (taken: Completion) => {
    setCompletion(undefined);
    onTake(completedText(taken), taken.from);
  };
  return {
    completion,
    close: () => setCompletion(undefined),
    /** Something else was typed. */
    look: () => offer(false),
    take: (chosen: number) => completion && take({ ...completion, chosen }),
    /** Whether the key was for this. */
    onKey: (event: KeyboardEvent): boolean => {
      if (event.altKey || event.ctrlKey || event.metaKey) return false;
      if (!completion) return event.key === 'Tab' && !event.shiftKey && completeNow();
      switch (event.key) {
        case 'ArrowDown':
          setCompletion(chooseNext(completion, 1));
          return true;
        case 'ArrowUp':
          setCompletion(chooseNext(completion, -1));
          return true;
        case 'Tab':
          take(completion);
          return true;
        case 'Enter':
          if (event.shiftKey || !takesEnter(completion)) return false;
          take(completion);
          return true;
        case 'Escape':
          setCompletion(undefined);
          return true;
        default:
          return false;
      }
    },
  };

  /** Tab takes what can be nothing else, or offers what it may be. */
  function completeNow(): boolean {
    const found = suggest(read(), { people: peopleOf(client), isAsked: true });
    if (!found) return false;
    if (found.candidates.length === 1) take(found);
    else setCompletion(found);
    return true;
  }
}

function peopleOf({ view, knocking }: Client): People {
  return { ...view, knocking };
}

function noRooms(error: unknown): undefined {
  if (!(error instanceof ClientError)) throw error;
}
