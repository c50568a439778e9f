import { parseAddress } from '../protocol/address.ts';
import type { Chat } from '../tui/chat.ts';
import { runApp } from '../tui/run-app.tsx';
import type { Intention, Screen } from '../tui/screen-state.ts';
import { openDoors } from './chat-doors.ts';
import { chooseHostOptions } from './host-options.ts';
import { endingSignals, interruptedError } from './interruption.ts';
import { exitCodes } from './pychat-error.ts';
import { chooseNick, keepNick } from './settings.ts';
import type { HostOptions } from './start-host.ts';

/** Where the screen begins. */
export interface ScreenStart {
  readonly start: { readonly type: 'menu' } | Intention;
  /** Given with a flag: not asked for. */
  readonly nick: string | undefined;
  /** Default: as the environment and the config file say. */
  readonly hostOptions?: HostOptions;
}

/** Runs the terminal screen from the menu, or from what was asked for, until the person leaves. */
export async function runScreen({ start, nick, hostOptions }: ScreenStart): Promise<void> {
  const suggestedNick = chooseNick(nick);
  const doors = openDoors(hostOptions ?? chooseHostOptions({}));
  const first = firstScreen(start, { suggestedNick, isNickGiven: nick !== undefined });
  const ending = endingSignal();
  let chat: Chat | undefined;
  const onOpen = (opened: Chat) => {
    chat = opened;
    keepNick(opened.client.view.nick);
  };
  try {
    await runApp({ doors, first, suggestedNick, checkAddress, onOpen }, { signal: ending });
  } finally {
    if (chat) keepNick(chat.client.view.nick);
    await chat?.close();
  }
  if (ending.aborted) throw ending.reason;
}

/** Aborts, and so restores the terminal, before anything else is done about a signal or a defect. A second signal ends at once. */
function endingSignal(): AbortSignal {
  const ending = new AbortController();
  const interrupt = (signal: NodeJS.Signals) => {
    if (ending.signal.aborted) process.exit(exitCodes.interrupted);
    ending.abort(interruptedError(signal));
  };
  // Not `once`: Ink (by signal-exit) kills the process when it finds no listener but its own.
  for (const signal of endingSignals) process.on(signal, interrupt);
  process.once('uncaughtException', (error) => ending.abort(error));
  return ending.signal;
}

function checkAddress(text: string): string | undefined {
  const address = parseAddress(text);
  return 'mistake' in address ? address.mistake : undefined;
}

function firstScreen(
  start: ScreenStart['start'],
  { suggestedNick, isNickGiven }: { suggestedNick: string; isNickGiven: boolean },
): Screen {
  if (start.type === 'menu') return { type: 'menu' };
  if (!isNickGiven) return { type: 'asking-nick', intention: start, nick: suggestedNick };
  if (start.type === 'join' && start.address === undefined)
    return { type: 'asking-address', nick: suggestedNick, address: '' };
  return { type: 'opening', intention: start, nick: suggestedNick };
}
