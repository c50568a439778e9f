import { type Chat, type ChatDoors, OpeningError } from '../tui/chat.ts';
import type { NotifyMode } from '../tui/notify-mode.ts';
import type { Intention, Screen } from '../tui/screen-state.ts';
import { openDoors } from './chat-doors.ts';
import { chooseHostOptions } from './hosting/host-options.ts';
import type { HostOptions } from './hosting/start-host.ts';
import { endingSignals, interruptedError } from './interruption.ts';
import { type Acceptance, acceptanceOf } from './joining/accept-new.ts';
import { findTargetMistake } from './joining/target.ts';
import { inputHistoryStore } from './personal/input-history.ts';
import { chooseNotifyMode, personalChat } from './personal/personal.ts';
import { exitCodes } from './pychat-error.ts';
import { chooseNick, keepNick } from './settings.ts';
import type { Face } from './terminal.ts';

/** Where the screen begins. */
export interface ScreenStart {
  readonly face: Exclude<Face, 'none'>;
  readonly start: { readonly type: 'menu' } | Intention;
  /** Given with a flag: not asked for. */
  readonly nick: string | undefined;
  /** To be entered beside the lobby of the chat that is joined. */
  readonly room?: string | undefined;
  /** Default: nobody but who was met. The screen asks. */
  readonly acceptance?: Acceptance;
  /** Default: as the environment and the config file say. */
  readonly hostOptions?: HostOptions;
}

/**
 * Runs the screen, or the linear mode, from the menu or from what was asked for, until the person leaves. Throws why nothing
 * was opened, if it was asked for on the command line and the person then gave up.
 */
export async function runScreen({ face, start, nick, room, ...options }: ScreenStart): Promise<void> {
  const suggestedNick = chooseNick(nick);
  let failure: unknown;
  const { hostOptions = chooseHostOptions({}), acceptance = acceptanceOf(false) } = options;
  const personal = personalDoors(openDoors({ hostOptions, room, acceptance }), chooseNotifyMode());
  const doors = watchDoors(personal, (latest) => (failure = latest));
  const first = firstScreen(start, { suggestedNick, isNickGiven: nick !== undefined });
  const ending = endingSignal();
  let chat: Chat | undefined;
  const onOpen = (opened: Chat) => {
    chat = opened;
    keepNick(opened.client.view.nick);
  };
  try {
    const show = await loadFace(face);
    await show(
      { doors, first, suggestedNick, inputHistory: inputHistoryStore, checkAddress: findTargetMistake, onOpen },
      { signal: ending },
    );
  } finally {
    if (chat) keepNick(chat.client.view.nick);
    await chat?.close();
  }
  if (ending.aborted) throw ending.reason;
  if (start.type !== 'menu' && failure !== undefined) throw failure;
}

/** Only what is shown is loaded: the screen takes its time. */
async function loadFace(face: ScreenStart['face']) {
  return face === 'screen'
    ? (await import('../tui/run-app.tsx')).runApp
    : (await import('./linear/run-linear.ts')).runLinear;
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

function personalDoors(doors: ChatDoors, notify: NotifyMode): ChatDoors {
  const equip = (chat: Chat) => personalChat(chat, notify);
  return {
    host: async (nick) => equip(await doors.host(nick)),
    join: async (joining, nick) => equip(await doors.join(joining, nick)),
  };
}

/** Reports why the last chat did not open; undefined once one does. */
function watchDoors(doors: ChatDoors, report: (failure: unknown) => void): ChatDoors {
  const watch = (opening: Promise<Chat>, signal?: AbortSignal) => {
    opening.then(
      () => report(undefined),
      (error: unknown) => {
        // Nobody waited for it any more.
        if (!signal?.aborted) report(error instanceof OpeningError ? error.cause : error);
      },
    );
    return opening;
  };
  return {
    host: (nick) => watch(doors.host(nick)),
    join: (joining, nick) => watch(doors.join(joining, nick), joining.signal),
  };
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
