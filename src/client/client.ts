import { type Nick, parseNick } from '../chat/nick.ts';
import type { Answer, Found, InviteShown, Page, Refused, Rooms } from '../chat/outgoing.ts';
import { isRefusal, type Refusal, refuse } from '../chat/refusal.ts';
import type { CreateRoom, MeasureRequest, ReadHistory } from '../chat/request.ts';
import { lobby, parseRoomCode, type RoomId } from '../chat/room-id.ts';
import { parseRoomName } from '../chat/room-name.ts';
import type { RoomInfo } from '../chat/room-record.ts';
import { parseSearch } from '../chat/search-query.ts';
import { neutralizeLine } from '../chat/text.ts';
import { parseTopic } from '../chat/topic.ts';
import { isRefused } from './asking.ts';
import type { Request } from './outbox.ts';
import { findRoom } from './rooms/find-room.ts';
import type { Entering } from './rooms/held-room.ts';
import { SpeakingClient } from './speaking-client.ts';
import type { RoomView } from './view/room-view.ts';

/**
 * One person's side of a chat: stays connected, has each event of its rooms once and in order, gets each request answered once.
 * Where a room is not named, the shown one is meant.
 */
export class Client extends SpeakingClient {
  /** An empty topic takes it away. */
  setTopic(topic: string, room = this.shown): Promise<Answer> | Refusal {
    return this.askFor(parseTopic(topic), (parsed) => ({ type: 'set-topic', room, topic: parsed }));
  }

  /** Whether only who made the room and operators may change its topic. */
  lockTopic(isLocked: boolean, room = this.shown): Promise<Answer> {
    return this.ask({ type: 'lock-topic', room, isLocked });
  }

  /** Keeps order, for who is in charge. */
  takeMeasure(request: MeasureRequest): Promise<Answer> {
    return this.ask(request);
  }

  /** Those who ask to be let in, for who is in charge; the latest first. */
  get knocking(): readonly Nick[] {
    return this.core.knocks.waiting;
  }

  /** Lets in, or not, who knocks under this nick. */
  async answerKnock(nick: string, isLetIn: boolean): Promise<Answer> {
    const answer = await this.ask({ type: 'answer-knock', nick, isLetIn });
    this.core.knocks.forget(nick);
    return answer;
  }

  /** What lets others in, for who is in charge; with `whom` a new code for one person and one time. */
  createInvite(whom?: string): Promise<InviteShown | Refused> {
    return this.core.asking.askToSee({ type: 'create-invite', ...(whom !== undefined && { whom }) }, 'invite');
  }

  /** An empty password takes it away. */
  async setPassword(password: string, room = this.shown): Promise<Answer> {
    const answer = await this.ask({ type: 'set-password', room, password });
    if (answer.type === 'ok') this.core.rooms.setPassword(room, password);
    return answer;
  }

  /** Makes a room and enters it. */
  createRoom(options: Omit<CreateRoom, 'type'>): Promise<RoomInfo | Refused> | Refusal {
    const { name, password } = options;
    const parsed = name === undefined ? undefined : parseRoomName(name);
    if (isRefusal(parsed)) return parsed;
    return this.#open({ type: 'create-room', ...options, ...(parsed !== undefined && { name: parsed }) }, { password });
  }

  /** Enters a room by its code, or by its name if it is public; at once, where it is held already. */
  openRoom(nameOrCode: string, password?: string): Promise<RoomInfo | Refused> | Refusal {
    return this.#openNamed(nameOrCode, { password });
  }

  /** The same for a room where one was before this client was begun: what came since it was last seen is news. */
  returnTo(nameOrCode: string): Promise<RoomInfo | Refused> | Refusal {
    return this.#openNamed(nameOrCode, { arrival: 'returned-to' });
  }

  /** Enters the room of two with whoever has this nick. */
  openDirect(nick: string): Promise<RoomInfo | Refused> | Refusal {
    const parsed = parseNick(nick);
    return isRefusal(parsed) ? parsed : this.#open({ type: 'open-direct', nick: parsed });
  }

  /** The room among those it holds that a person means by this: its label, its name or its code. */
  findRoom(text: string): RoomView | undefined {
    return findRoom([...this.rooms.values()], { text, keyId: this.own.keyId });
  }

  /** The public rooms. Rejects with a `ClientError` if it is refused. */
  listRooms(): Promise<Rooms> {
    return this.askToSee({ type: 'list-rooms' }, 'rooms');
  }

  /** Leaves a room; never the lobby. */
  async part(room = this.shown): Promise<void> {
    if (room === lobby || !this.rooms.has(room)) return;
    this.core.leave(room);
    await this.ask({ type: 'leave', room });
  }

  /** Brings the room's roster up to date. */
  who(room = this.shown): Promise<Answer> {
    return this.ask({ type: 'who', room });
  }

  /** One page of history, without touching the view. Rejects with a `ClientError` if it is refused. */
  readHistory(where: Omit<ReadHistory, 'type' | 'room'>, room = this.shown): Promise<Page> {
    return this.askToSee({ type: 'read-history', room, ...where }, 'page');
  }

  /**
   * The newest messages that fit, before a seq (exclusive) or of all; `in:ROOM` among the words names one of the rooms that are
   * held. A refusal at once for what cannot be looked for.
   */
  search(
    input: string,
    { before, room = this.shown }: { readonly before?: number; readonly room?: RoomId } = {},
  ): Promise<Found> | Refusal {
    const search = parseSearch(input);
    if (isRefusal(search)) return search;
    const named = search.room === undefined ? room : this.findRoom(search.room)?.info.id;
    if (named === undefined) return refuse('no-such-room', notHeld(search.room ?? ''));
    const where = { room: named, ...(before !== undefined && { before }) };
    return this.askToSee({ type: 'search', ...search.query, ...where }, 'found');
  }

  /** Puts the page before the oldest event into the view. */
  async showOlder(room = this.shown): Promise<void> {
    const view = this.rooms.get(room);
    const oldest = view?.items.find((item) => item.kind === 'event');
    if (!view || view.isOldest || !oldest) return;
    const { events, isOldest } = await this.readHistory({ before: oldest.event.seq }, room);
    const { knowledge } = this.core;
    knowledge.dispatch(room, { type: 'older-events-added', events, own: this.own, isOldest });
    knowledge.findQuoted(room);
  }

  /** Enters a room after all, and hears what came after `seq` (exclusive) and what comes. */
  follow(seq: number, room: RoomId = lobby): void {
    this.core.rooms.follow(room, seq);
  }

  #openNamed(nameOrCode: string, entering: Entering): Promise<RoomInfo | Refused> | Refusal {
    const { password } = entering;
    const held = this.findRoom(nameOrCode);
    if (held && held.info.kind !== 'direct') return Promise.resolve(held.info);
    const name = parseRoomCode(nameOrCode) ?? parseRoomName(nameOrCode);
    if (isRefusal(name)) return name;
    return this.#open({ type: 'open-room', name, ...(password !== undefined && { password }) }, entering);
  }

  async #open(request: Request, entering: Entering = {}): Promise<RoomInfo | Refused> {
    const shown = await this.core.asking.askToSee(request, 'room');
    return isRefused(shown) ? shown : this.core.enter(shown.info, entering);
  }
}

function notHeld(text: string): string {
  return `You are not in a room called ${neutralizeLine(text)}. /join ${neutralizeLine(text)} enters it.`;
}
