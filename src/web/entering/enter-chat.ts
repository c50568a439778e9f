import { parseNick } from '../../chat/nick.ts';
import { isRefusal } from '../../chat/refusal.ts';
import { lobby, type RoomId } from '../../chat/room-id.ts';
import { isLobbyName, parseRoomName } from '../../chat/room-name.ts';
import type { Client } from '../../client/client.ts';
import type { WebChat } from '../connect/open-chat.ts';
import { isMistake, type Mistake, mistakeOf, mistakeOfError } from './mistake.ts';
import { openNamedRoom } from './open-named-room.ts';

/** Where somebody wants to go. */
export type Wish =
  | { readonly type: 'join'; readonly room: string }
  | { readonly type: 'create'; readonly name: string; readonly isPrivate: boolean; readonly password: string };

/** A chat that has begun, and the room to show first. */
export interface Entered {
  readonly chat: WebChat;
  readonly room: RoomId;
}

export interface Entering {
  readonly nick: string;
  readonly wish: Wish;
  /** Who looks on without being there; undefined where the host allows nobody to. */
  readonly observer: Client | undefined;
  openChat(nick: string): Promise<WebChat>;
  /** Undefined when it was given up. */
  askPassword(question: string): Promise<string | undefined>;
}

/** Goes in under a nick, and to a room. Nobody is told of somebody who does not get in. Undefined when it was given up. */
export async function enterChat(entering: Entering): Promise<Entered | Mistake | undefined> {
  const { nick, wish } = entering;
  const parsed = parseNick(nick);
  if (isRefusal(parsed)) return mistakeOf(parsed, []);
  const checked = wish.type === 'join' ? await checkRoom(wish.room, entering) : checkNewRoom(wish);
  if (!checked || isMistake(checked)) return checked;
  try {
    const chat = await entering.openChat(parsed);
    const room = await findRoom(chat.client, { ...entering, password: checked.password });
    if (typeof room === 'string') return { chat, room };
    // Whoever does not give a password again, after the page was loaded again, is in the chat all the same.
    if (room === undefined && chat.isContinued) return { chat, room: lobby };
    chat.close();
    return room;
  } catch (error) {
    return mistakeOfError(error);
  }
}

/** What a room was found to open with. */
interface Checked {
  readonly password?: string | undefined;
}

/** Whether a room can be opened, before anybody sees who wants to. */
async function checkRoom(name: string, { observer, askPassword }: Entering): Promise<Checked | Mistake | undefined> {
  if (observer?.view.link.type !== 'open' || isLobbyName(name) || name.startsWith('@')) return {};
  const opened = await openNamedRoom({ client: observer, name, askPassword });
  if (opened && !isMistake(opened)) void observer.part(opened.info.id);
  return opened;
}

function checkNewRoom({ name, isPrivate }: Extract<Wish, { type: 'create' }>): Checked | Mistake {
  if (isPrivate && name.trim() === '') return {};
  const parsed = parseRoomName(name);
  return isRefusal(parsed) ? mistakeOf(parsed, ['name']) : {};
}

async function findRoom(
  client: Client,
  { wish, password, askPassword }: Entering & Checked,
): Promise<RoomId | Mistake | undefined> {
  if (wish.type === 'create') return createRoom(client, wish);
  if (isLobbyName(wish.room)) return lobby;
  const opened = await openNamedRoom({ client, name: wish.room, password, askPassword });
  return opened && !isMistake(opened) ? opened.info.id : opened;
}

/** Makes a room and enters it. */
export async function createRoom(
  client: Client,
  { name, isPrivate, password }: Extract<Wish, { type: 'create' }>,
): Promise<RoomId | Mistake> {
  const named = name.trim() === '' ? {} : { name };
  const answer = await client.createRoom({ isPrivate, ...named, ...(password !== '' && { password }) });
  return 'type' in answer ? mistakeOf(answer, ['name', 'password']) : answer.id;
}
