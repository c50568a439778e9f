import { Box, Text, useApp } from 'ink';
import { useEffect, useReducer } from 'react';
import { parseNick } from '../chat/nick.ts';
import { isRefusal } from '../chat/refusal.ts';
import { ClientError } from '../client/client-error.ts';
import type { Chat, ChatDoors } from './chat.ts';
import { Menu } from './Menu.tsx';
import { Question } from './Question.tsx';
import { RoomScreen } from './RoomScreen.tsx';
import { applyScreenAction, type Screen } from './screen-state.ts';

export interface AppProps {
  readonly doors: ChatDoors;
  readonly first: Screen;
  readonly suggestedNick: string;
  /** Says what is wrong with an address, if anything. */
  checkAddress(address: string): string | undefined;
  /** Is told of each chat that opens. */
  onOpen(chat: Chat): void;
}

/** From the menu to the room. */
export function App({ doors, first, suggestedNick, checkAddress, onOpen }: AppProps) {
  const [screen, dispatch] = useReducer(applyScreenAction, first);
  useOpening(screen, { doors, dispatch, onOpen });
  const onBack = () => dispatch({ type: 'went-back' });
  switch (screen.type) {
    case 'menu': {
      return (
        <Menu
          mistake={screen.mistake}
          onChoose={(intention) => dispatch({ type: 'intention-chosen', intention, nick: suggestedNick })}
        />
      );
    }
    case 'asking-nick':
      return (
        <Question
          key="nick"
          question="Your nick?"
          help="Enter takes it. Esc goes back."
          suggestion={screen.nick}
          mistake={screen.mistake}
          onAnswer={(answer) => {
            const nick = parseNick(answer);
            if (isRefusal(nick)) return nick.message;
            dispatch({ type: 'nick-given', nick });
            return undefined;
          }}
          onBack={onBack}
        />
      );
    case 'asking-address':
      return (
        <Question
          key="address"
          question="The host's address?"
          help="An IP such as 192.168.1.7, with :PORT if it is not 5050. The host's screen shows it. Esc goes back."
          suggestion={screen.address}
          mistake={screen.mistake}
          onAnswer={(address) => {
            const mistake = checkAddress(address);
            if (mistake === undefined) dispatch({ type: 'address-given', address });
            return mistake;
          }}
          onBack={onBack}
        />
      );
    case 'opening':
      return <Opening text={screen.intention.type === 'host' ? 'Opening the chat…' : `Connecting to ${screen.intention.address}…`} />;
    case 'in-room':
      return <RoomScreen chat={screen.chat} />;
  }
}

function Opening({ text }: { readonly text: string }) {
  return (
    <Box paddingX={1}>
      <Text>{text}</Text>
    </Box>
  );
}

interface OpeningParts extends Pick<AppProps, 'doors' | 'onOpen'> {
  dispatch(action: Parameters<typeof applyScreenAction>[1]): void;
}

/** While the screen says so, opens the chat that was asked for. */
function useOpening(screen: Screen, { doors, dispatch, onOpen }: OpeningParts): void {
  const { exit } = useApp();
  // biome-ignore lint/correctness/useExhaustiveDependencies: one opening per `opening` screen
  useEffect(() => {
    if (screen.type !== 'opening') return;
    const { intention, nick } = screen;
    const opened = intention.type === 'host' ? doors.host(nick) : doors.join(intention.address ?? '', nick);
    opened.then(
      (chat) => {
        onOpen(chat);
        dispatch({ type: 'opened', chat });
      },
      (error: unknown) => {
        if (!(error instanceof Error)) return exit(new Error(String(error)));
        const isAboutNick = error instanceof ClientError && (error.refusalCode?.startsWith('nick-') ?? false);
        dispatch({ type: 'opening-failed', mistake: error.message, isAboutNick });
      },
    );
  }, [screen]);
}
