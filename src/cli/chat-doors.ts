import { isLobbyName } from '../chat/room-name.ts';
import type { Client } from '../client/client.ts';
import { formatAddress } from '../protocol/address.ts';
import { type Chat, type ChatDoors, OpeningError } from '../tui/chat.ts';
import { PychatError } from './pychat-error.ts';
import type { HostOptions, StartedHost } from './start-host.ts';
import { readAddress } from './target.ts';

interface DoorParts {
  readonly hostOptions: HostOptions;
  /** To be entered beside the lobby of the chat that is joined. */
  readonly room: string | undefined;
}

/** How the screen hosts and joins chats. What that takes is loaded when it is asked for: the menu is there sooner. */
export function openDoors({ hostOptions, room }: DoorParts): ChatDoors {
  return {
    host: (nick) => hostChat(hostOptions, nick).catch(explain),
    join: (address, nick) => joinChat(address, { nick, room }).catch(explain),
  };
}

async function hostChat(options: HostOptions, nick: string): Promise<Chat> {
  const { startHost } = await import('./start-host.ts');
  const { createClient } = await import('./create-client.ts');
  let client: Client | undefined;
  const title = options.title ?? `${nick}'s chat`;
  const early: string[] = [];
  const reportFailure = (message: string) => {
    if (client) client.notice(message, 'mistake');
    else early.push(message);
  };
  const host = await startHost({ ...options, title }, { reportFailure });
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
  return { client, place: placesOf(host)[0] ?? '', isHost: true, exportHistory: exporterOf(client), close };
}

async function joinChat(text: string, { nick, room }: { nick: string; room: string | undefined }): Promise<Chat> {
  const { createClient } = await import('./create-client.ts');
  const { dial } = await import('./dial.ts');
  const address = readAddress(text);
  const client = createClient({ dial: () => dial(address), nick });
  await client.connect();
  const firstEntry = room === undefined || isLobbyName(room) ? undefined : await enterRoom(client, room);
  return {
    client,
    ...(firstEntry !== undefined && { firstEntry }),
    place: formatAddress(address),
    isHost: false,
    exportHistory: exporterOf(client),
    close: async () => client.close(),
  };
}

/** Enters and shows a room. Returns what is left to be done at the keyboard: a password is asked for there. */
async function enterRoom(client: Client, name: string): Promise<string | undefined> {
  const { givenPassword, isAboutPassword, tryToOpen } = await import('./open-named-room.ts');
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

function placesOf({ addresses, port }: StartedHost): string[] {
  return addresses.map((hostname) => formatAddress({ hostname, port }));
}

/** Short lines: the address stands whole on one of its own at 80 columns. */
function formatWelcome(host: StartedHost): string {
  const [best = '', ...others] = placesOf(host);
  const also = others.length > 0 ? [`If that does not work: ${others.join('  ')}`] : [];
  return [
    `You are hosting "${host.title}". Others run pychat, press 2 and enter`,
    `    ${best}`,
    ...also,
    '/help shows what you can do; exit closes the chat.',
  ].join('\n');
}
