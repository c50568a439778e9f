import { isLobbyName } from '../chat/room-name.ts';
import type { Client } from '../client/client.ts';
import type { HostTrust } from '../client/trust.ts';
import type { Knock } from '../host/port/plaintext-gate.ts';
import { sixWordsOf } from '../identity/six-words.ts';
import { formatAddress } from '../protocol/address.ts';
import { type Chat, type ChatDoors, type Joining, OpeningError } from '../tui/chat.ts';
import { formatKnock, formatWelcome, placesOf, wayInto } from './hosting/host-welcome.ts';
import type { HostOptions, StartedHost } from './hosting/start-host.ts';
import type { Acceptance } from './joining/accept-new.ts';
import { readTarget } from './joining/target.ts';
import { PychatError } from './pychat-error.ts';

interface DoorParts {
  readonly hostOptions: HostOptions;
  /** To be entered beside the lobby of the chat that is joined. Undefined: what the invite says. */
  readonly room: string | undefined;
  /** Whom to join where another host was met; the screen asks about anybody else. */
  readonly acceptance: Acceptance;
}

/** How the screen hosts and joins chats. What that takes is loaded when it is asked for: the menu is there sooner. */
export function openDoors(parts: DoorParts): ChatDoors {
  return {
    host: (nick) => hostChat(parts.hostOptions, nick).catch(explain),
    join: (joining, nick) => joinChat(joining, { nick, ...parts }).catch(explain),
  };
}

async function hostChat(options: HostOptions, nick: string): Promise<Chat> {
  const { startHost } = await import('./hosting/start-host.ts');
  const { createClient } = await import('./joining/create-client.ts');
  let client: Client | undefined;
  const title = options.title ?? `${nick}'s chat`;
  const early: string[] = [];
  const reportFailure = (message: string) => {
    if (client) client.notice(message, 'mistake');
    else early.push(message);
  };
  const onKnock = (knock: Knock) => client?.notice(formatKnock(knock), 'urgent');
  const host = await startHost({ ...options, title }, { reportFailure, onKnock });
  try {
    client = createClient({ dial: host.dial, nick });
    await client.connect();
  } catch (error) {
    await host.close();
    throw error;
  }
  client.notice(formatWelcome(host), 'welcome');
  for (const message of early) client.notice(message, 'mistake');
  const close = async () => {
    client.close();
    await host.close();
  };
  return {
    client,
    trust: ownTrust(host),
    wayIn: () => wayInto(host),
    allowPlaintext: host.allowPlaintext,
    place: placesOf(host)[0] ?? '',
    isHost: true,
    exportHistory: exporterOf(client),
    close,
  };
}

/** A host knows who it is; others are told by these words. */
function ownTrust(host: StartedHost): HostTrust {
  const words = sixWordsOf(host.identity);
  return {
    get trust() {
      return { type: 'inside', words, isOpenToPlaintext: host.isOpenToPlaintext } as const;
    },
    pin: () => false,
  };
}

async function joinChat(
  { address: text, acceptedIdentity, onKnocking, signal }: Joining,
  { nick, ...parts }: DoorParts & { readonly nick: string },
): Promise<Chat> {
  const { connectGuest, createGuest } = await import('./joining/guest.ts');
  const target = readTarget(text);
  const acceptance: Acceptance =
    acceptedIdentity === undefined ? parts.acceptance : { type: 'one', identity: acceptedIdentity };
  const guest = createGuest({ target, acceptance }, { nick });
  const { client, trust, wayIn } = guest;
  const firstMeeting = await whileWaiting(client, { work: () => connectGuest(guest), onKnocking, signal });
  const room = parts.room ?? target.room;
  const firstEntry = room === undefined || isLobbyName(room) ? undefined : await enterRoom(client, room);
  if (firstMeeting !== undefined) client.notice(firstMeeting, 'welcome');
  return {
    client,
    trust,
    wayIn,
    ...(firstEntry !== undefined && { firstEntry }),
    place: formatAddress(target.address),
    isHost: false,
    exportHistory: exporterOf(client),
    close: async () => client.close(),
  };
}

interface Waiting<T> {
  work(): Promise<T>;
  readonly onKnocking: Joining['onKnocking'] | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Tells when the client knocks, and takes that back when nobody waits for it any more. */
async function whileWaiting<T>(client: Client, { work, onKnocking, signal }: Waiting<T>): Promise<T> {
  const giveUp = () => client.close();
  signal?.addEventListener('abort', giveUp);
  const stopWatching = client.subscribe(() => {
    const { link } = client.view;
    if (link.type === 'knocking') onKnocking?.(link.title);
  });
  try {
    const working = work();
    if (signal?.aborted) giveUp();
    return await working;
  } finally {
    stopWatching();
    signal?.removeEventListener('abort', giveUp);
  }
}

/** Enters and shows a room. Returns what is left to be done at the keyboard: a password is asked for there. */
async function enterRoom(client: Client, name: string): Promise<string | undefined> {
  const { givenPassword, isAboutPassword, tryToOpen } = await import('./joining/open-named-room.ts');
  const opening = tryToOpen(client, { name, password: givenPassword() });
  const answer = await Promise.race([opening, client.failure]).catch((error: unknown) => {
    client.close();
    throw error;
  });
  if (isAboutPassword(answer)) return `/join ${name}`;
  if ('type' in answer) client.notice(answer.message, 'mistake');
  else client.show(answer.id);
  return undefined;
}

/** Loaded when it is asked for, too. */
function exporterOf(client: Client): Chat['exportHistory'] {
  return async (format, onProgress) => {
    const { exportFromRoom } = await import('./export/export-from-room.ts');
    return exportFromRoom(client, { format, onProgress });
  };
}

/** What is in the way is told on the screen, with what to do about it. */
function explain(error: unknown): never {
  if (!(error instanceof PychatError)) throw error;
  throw new OpeningError(error.hint === undefined ? error.message : `${error.message}\n${error.hint}`, {
    cause: error,
  });
}
