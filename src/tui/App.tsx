import { Box, useInput, useWindowSize } from 'ink';
import { useReducer } from 'react';
import { parseNick } from '../chat/nick.ts';
import { isRefusal } from '../chat/refusal.ts';
import type { InputHistoryStore } from '../client/completion/input-history.ts';
import type { Chat, ChatDoors } from './chat.ts';
import { useListeningAtOnce } from './keyboard/use-listening-at-once.ts';
import { RoomScreen } from './room/RoomScreen.tsx';
import { applyScreenAction, formatOpening, type Intention, type Screen, type ScreenAction } from './screen-state.ts';
import { Menu } from './start/Menu.tsx';
import { NewHost } from './start/NewHost.tsx';
import { Opening } from './start/Opening.tsx';
import { Question } from './start/Question.tsx';
import { useOpening } from './start/use-opening.ts';
import { useSuspend } from './use-suspend.ts';

export interface AppProps {
  readonly doors: ChatDoors;
  readonly first: Screen;
  readonly suggestedNick: string;
  readonly inputHistory: InputHistoryStore;
  /** Says what is wrong with an address, if anything. */
  checkAddress(address: string): string | undefined;
  /** Is told of each chat that opens. */
  onOpen(chat: Chat): void;
}

/** The whole terminal: the alternate screen begins where the shell's cursor was, and only a full frame fills it from the top. */
export function App(props: AppProps) {
  const { columns, rows } = useWindowSize();
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Screens {...props} />
    </Box>
  );
}

/** From the menu to the room. */
function Screens({ doors, first, suggestedNick, inputHistory, checkAddress, onOpen }: AppProps) {
  const [screen, dispatch] = useReducer(applyScreenAction, first);
  useOpening(screen, { doors, dispatch, onOpen });
  useListeningAtOnce(screen.type);
  useSuspendKey({ isActive: screen.type !== 'in-room' });
  const onBack = () => dispatch({ type: 'went-back' });
  switch (screen.type) {
    case 'menu': {
      const onChoose = (intention: Intention) => dispatch({ type: 'intention-chosen', intention, nick: suggestedNick });
      return <Menu mistake={screen.mistake} onChoose={onChoose} />;
    }
    case 'asking-nick':
      return <NickQuestion screen={screen} dispatch={dispatch} onBack={onBack} />;
    case 'asking-address':
      return <AddressQuestion screen={screen} checkAddress={checkAddress} dispatch={dispatch} onBack={onBack} />;
    case 'asking-new-host': {
      const onAccept = () => dispatch({ type: 'new-host-accepted' });
      return <NewHost question={screen.question} onAccept={onAccept} onBack={onBack} />;
    }
    case 'opening':
      return <Opening text={formatOpening(screen)} onBack={onBack} />;
    case 'in-room':
      return <RoomScreen chat={screen.chat} inputHistory={inputHistory} />;
  }
}

/** Ctrl-Z before the room; there the room decides. */
function useSuspendKey({ isActive }: { readonly isActive: boolean }): void {
  const suspend = useSuspend();
  useInput((input, { ctrl }) => {
    // Alone, or glued to other keys in one read.
    if (isActive && ((ctrl && input === 'z') || input.includes('\u001a'))) suspend();
  });
}

interface AskingProps<Type extends Screen['type']> {
  readonly screen: Extract<Screen, { type: Type }>;
  dispatch(action: ScreenAction): void;
  onBack(): void;
}

function NickQuestion({ screen, dispatch, onBack }: AskingProps<'asking-nick'>) {
  const onAnswer = (answer: string) => {
    const nick = parseNick(answer);
    if (isRefusal(nick)) return nick.message;
    dispatch({ type: 'nick-given', nick });
    return undefined;
  };
  return (
    <Question
      question="Your nick?"
      help="Enter takes it. Esc goes back."
      suggestion={screen.nick}
      mistake={screen.mistake}
      onAnswer={onAnswer}
      onBack={onBack}
    />
  );
}

function AddressQuestion({
  screen,
  checkAddress,
  dispatch,
  onBack,
}: AskingProps<'asking-address'> & Pick<AppProps, 'checkAddress'>) {
  const onAnswer = (address: string) => {
    const mistake = checkAddress(address);
    if (mistake === undefined) dispatch({ type: 'address-given', address });
    return mistake;
  };
  return (
    <Question
      question="The host's address?"
      help="An IP such as 192.168.1.7, with :PORT if it is not 5050; CODE@IP with the host's code; or an invite link. The host's screen shows them. Esc goes back."
      suggestion={screen.address}
      mistake={screen.mistake}
      onAnswer={onAnswer}
      onBack={onBack}
    />
  );
}
