import { friendlyNick } from '../../chat/friendly-nick.ts';
import type { Nick } from '../../chat/nick.ts';
import type { Refused } from '../../chat/outgoing.ts';
import { isRefusal, type Refusal } from '../../chat/refusal.ts';
import { lobby, type RoomId } from '../../chat/room-id.ts';
import { isLobbyName } from '../../chat/room-name.ts';
import type { RoomInfo } from '../../chat/room-record.ts';
import type { Client } from '../../client/client.ts';
import { askPassword, isSomebodyThere } from '../ask-password.ts';
import { PychatError } from '../pychat-error.ts';

const maxQuestions = 3;
const passwordHint = 'Its password is asked for at a terminal, or taken from PYCHAT_ROOM_PASSWORD.';

/** The password for a locked room, where nobody is to be asked for one. */
export function givenPassword(): string | undefined {
  return process.env.PYCHAT_ROOM_PASSWORD || undefined;
}

/** What who only reads a room is to be called: an observer has no nick, but only who has one can open a room of two. Any will do. */
export function nickToOpen(name: string | undefined): { readonly nick?: Nick } {
  return name !== undefined && isDirectName(name) ? { nick: friendlyNick(Math.random) } : {};
}

/**
 * Opens the room that was asked for by name, by code or as `@nick`; without a name it is the lobby. Whoever is at the terminal
 * is asked for its password. Throws a `refused` error that says why not. The client must be connected.
 */
export async function openNamedRoom(client: Client, name: string | undefined): Promise<RoomId> {
  if (name === undefined || isLobbyName(name.trim())) return lobby;
  const given = givenPassword();
  let answer = await tryToOpen(client, { name, password: given });
  for (let left = given === undefined ? maxQuestions : 0; left > 0 && isAboutPassword(answer); left -= 1) {
    if (!isSomebodyThere()) break;
    if (left < maxQuestions) process.stderr.write(`${answer.message}\n`);
    const password = await askPassword(`Password of ${name}:`);
    if (!password) break;
    answer = await tryToOpen(client, { name, password });
  }
  if (!('type' in answer)) return answer.id;
  throw new PychatError('refused', answer.message, isAboutPassword(answer) ? { hint: passwordHint } : {});
}

/** Opens it, with this password if it is locked, or says why not. */
export async function tryToOpen(
  client: Client,
  { name, password }: { readonly name: string; readonly password: string | undefined },
): Promise<RoomInfo | Refused | Refusal> {
  return isDirectName(name) ? client.openDirect(name.slice(1)) : client.openRoom(name, password);
}

/** A room of two: `@Bob`. */
function isDirectName(name: string): boolean {
  return name.startsWith('@');
}

/** Whether the right password would open it. */
export function isAboutPassword(answer: RoomInfo | Refused | Refusal): answer is Refused {
  return 'type' in answer && !isRefusal(answer) && /^password-(?:needed|wrong)$/u.test(answer.code);
}
