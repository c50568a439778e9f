import { neutralizeLine } from '../../chat/text.ts';
import { formatKnocking } from '../../client/knocks.ts';
import type { AppProps } from '../../tui/App.tsx';
import type { Chat } from '../../tui/chat.ts';
import { applyScreenAction, formatOpening, type Screen, type ScreenAction } from '../../tui/screen-state.ts';
import { openIntention } from '../../tui/start/open-intention.ts';
import { openingFailed } from '../../tui/start/opening-failure.ts';
import { LinearTerminal } from './linear-terminal.ts';
import { askAboutNewHost, askForAddress, askForNick, askInMenu } from './questions.ts';
import { talkInRoom } from './talk-in-room.ts';

/** The app without a screen: each thing printed once, in order, the prompt last. Ends and rejects as `runApp` does. */
export async function runLinear(props: AppProps, { signal }: { signal: AbortSignal }): Promise<void> {
  const terminal = new LinearTerminal();
  signal.addEventListener('abort', () => terminal.close());
  try {
    let screen = props.first;
    while (screen.type !== 'in-room') {
      const action = await nextAction(screen, { ...props, terminal });
      if (!action) return;
      screen = applyScreenAction(screen, action);
    }
    await talkInRoom(terminal, { chat: screen.chat, inputHistory: props.inputHistory });
  } finally {
    terminal.close();
  }
}

interface LinearParts extends AppProps {
  readonly terminal: LinearTerminal;
}

/** Undefined when the person leaves. */
function nextAction(
  screen: Exclude<Screen, { type: 'in-room' }>,
  parts: LinearParts,
): Promise<ScreenAction | undefined> {
  const { terminal, suggestedNick, checkAddress } = parts;
  switch (screen.type) {
    case 'menu':
      return askInMenu(terminal, { ...screen, suggestedNick });
    case 'asking-nick':
      return askForNick(terminal, screen);
    case 'asking-address':
      return askForAddress(terminal, { ...screen, checkAddress });
    case 'asking-new-host':
      return askAboutNewHost(terminal, screen);
    case 'opening':
      return open(screen, parts);
  }
}

/** Opens what was asked for. A chat that comes after the person has left is closed. */
async function open(
  screen: Extract<Screen, { type: 'opening' }>,
  { terminal, doors, onOpen }: LinearParts,
): Promise<ScreenAction | undefined> {
  const tell = (text: string) => terminal.prompt.print(neutralizeLine(text));
  tell(formatOpening(screen));
  const leaving = new AbortController();
  const onKnocking = (title: string) => tell(`${formatKnocking(title)} Ctrl-C leaves.`);
  const { intention, nick } = screen;
  const opening = openIntention(doors, { intention, nick, onKnocking, signal: leaving.signal });
  try {
    const chat = await Promise.race([opening, terminal.interrupted()]);
    if (chat) {
      onOpen(chat);
      return { type: 'opened', chat };
    }
  } catch (error) {
    const failed = openingFailed(error);
    if (failed) return failed;
    throw error;
  }
  leaving.abort();
  closeLate(opening);
  return undefined;
}

function closeLate(opening: Promise<Chat>): void {
  opening.then(
    (chat) => chat.close(),
    // Nobody waits for it any more.
    () => {},
  );
}
