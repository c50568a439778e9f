import type { RoomEvent } from '../../chat/event.ts';
import type { Answer, Events, Page, Refused } from '../../chat/outgoing.ts';
import { isDirectRoom, lobby, type RoomId } from '../../chat/room-id.ts';
import type { RoomInfo } from '../../chat/room-record.ts';
import type { Request } from '../outbox.ts';
import { type Arrival, createHeldRoom, type Entering, type HeldRoom, isOpenedFirst } from './held-room.ts';
import type { RoomFeed } from './room-feed.ts';

/** What was heard in a room. */
export interface HeardEvents {
  readonly room: RoomId;
  /** News, in order. */
  readonly events: readonly RoomEvent[];
  /** They have only just happened, since the welcome. */
  readonly isLive: boolean;
  /** They came after what was here before, or to somebody who has never been here. */
  readonly isMissed: boolean;
  readonly arrival: Arrival;
}

interface HeldRoomsParts {
  /** Whether rooms are joined, and not only opened. */
  readonly isJoining: boolean;
  /** Undefined where the connection is gone before the answer, or not there. */
  askNow(request: Request): Promise<Answer | undefined>;
  onReset(room: RoomId, isOldest: boolean): void;
  onEvents(heard: HeardEvents): void;
  /** The way is open for requests about the room. */
  onReady(room: RoomId): void;
  /** It is not held any more. `wasReady`: it was, before. */
  onRefused(room: RoomId, refused: Refused, wasReady: boolean): void;
  /** Nobody has said anything in a direct room since it was left. */
  onNothingNew(room: RoomId): void;
  /** Something is missing. */
  onGap(): void;
}

/** The rooms that a client holds: opens and joins them on each connection, and has each event once and in order. */
export class HeldRooms {
  readonly #parts: HeldRoomsParts;
  readonly #rooms = new Map<RoomId, HeldRoom>();
  /** Where direct rooms were when they were left. */
  readonly #left = new Map<RoomId, RoomFeed>();
  #epoch = '';

  constructor(parts: HeldRoomsParts) {
    this.#parts = parts;
    const { isJoining } = parts;
    const held = createHeldRoom({ id: lobby, kind: 'lobby' }, { epoch: '', isJoined: isJoining, arrival: 'asked-for' });
    this.#rooms.set(lobby, held);
  }

  /** Of the log that the last connection was opened to; empty before. */
  get epoch(): string {
    return this.#epoch;
  }

  /** Whether requests about this room, or about none, can go. A room that is not held is the host's to refuse. */
  isReady(room: RoomId | undefined): boolean {
    const isWelcome = this.#rooms.get(lobby)?.isReady ?? false;
    return isWelcome && (room === undefined || (this.#rooms.get(room)?.isReady ?? true));
  }

  /** Whether events of it come by themselves. */
  isLive(room: RoomId): boolean {
    return this.#rooms.get(room)?.feed.isLive ?? false;
  }

  /** Enters a room that this session has opened, and holds it from then on. Resolves once it is ready, or refused after all. */
  hold(info: RoomInfo, { password, arrival = 'asked-for' }: Entering = {}): Promise<Refused | undefined> {
    const held = this.#rooms.get(info.id);
    if (held) {
      held.password = password ?? held.password;
      return held.entering.promise;
    }
    return this.#add(info, { arrival, password });
  }

  /** A direct room was shown that is not held: somebody has said something there. [P32] */
  holdSpokenTo(info: RoomInfo): void {
    if (this.#rooms.has(info.id) || !isDirectRoom(info.id)) return;
    const feed = this.#left.get(info.id);
    feed?.welcome(this.#epoch);
    void this.#add(info, { arrival: feed ? 'spoken-to-again' : 'spoken-to', feed });
  }

  /** From now on it is opened with this password. */
  setPassword(room: RoomId, password: string): void {
    const held = this.#rooms.get(room);
    if (held) held.password = password === '' ? undefined : password;
  }

  /** Joins a room after all, and hears what came after `seq` (exclusive) and what comes. */
  follow(room: RoomId, seq: number): void {
    const held = this.#rooms.get(room);
    if (!held) return;
    held.isJoined = true;
    held.isReady = false;
    held.feed.moveTo(seq);
    void this.#join(held);
  }

  /** Holds it no longer. */
  leave(room: RoomId): void {
    const held = this.#rooms.get(room);
    if (!held || room === lobby) return;
    this.#rooms.delete(room);
    // Whoever waits for it to be entered waits no longer.
    held.entering.resolve({ type: 'refused', number: 0, code: 'not-in-room', message: 'The room was left meanwhile.' });
    if (isDirectRoom(room)) this.#left.set(room, held.feed);
  }

  /** A connection was opened, to a log of this epoch: all are entered again, the lobby first. */
  welcome(epoch: string): void {
    this.#epoch = epoch;
    for (const held of this.#rooms.values()) {
      held.feed.welcome(epoch);
      held.isReady = false;
      void this.#enter(held);
    }
  }

  /** The connection is gone. */
  interrupt(): void {
    for (const held of this.#rooms.values()) {
      held.feed.interrupt();
      held.isReady = false;
    }
  }

  /** False for a page that somebody has asked to see. */
  handlePage(page: Page): boolean {
    const held = this.#rooms.get(page.room);
    if (!held?.isJoined || held.feed.isLive) return false;
    this.#takePage(held, page);
    return true;
  }

  handleEvents({ room, events }: Events): void {
    const held = this.#rooms.get(room);
    // What comes before the live page is in it, too.
    if (held?.feed.isLive) this.#take(held, { events, isLive: true, isMissed: true });
  }

  #add(info: RoomInfo, how: { arrival: Arrival; password?: string | undefined; feed?: RoomFeed | undefined }) {
    const { isJoining: isJoined } = this.#parts;
    const held = createHeldRoom(info, { epoch: this.#epoch, isJoined, ...how });
    this.#rooms.set(info.id, held);
    if (isJoined) void this.#join(held);
    else this.#makeReady(held);
    return held.entering.promise;
  }

  async #enter(held: HeldRoom): Promise<void> {
    if (isOpenedFirst(held)) {
      const { id: name, password } = held;
      const answer = await this.#parts.askNow({ type: 'open-room', name, ...(password !== undefined && { password }) });
      if (answer?.type !== 'ok') return this.#give(held, answer);
    }
    if (held.isJoined) await this.#join(held);
    else this.#makeReady(held);
  }

  async #join(held: HeldRoom): Promise<void> {
    this.#give(held, await this.#parts.askNow(held.feed.join()));
  }

  /** Gives a room up that was refused. */
  #give(held: HeldRoom, answer: Answer | undefined): void {
    if (answer?.type !== 'refused' || this.#rooms.get(held.id) !== held) return;
    if (held.id !== lobby) this.#rooms.delete(held.id);
    held.entering.resolve(answer);
    this.#parts.onRefused(held.id, answer, held.hasBeenReady);
  }

  #takePage(held: HeldRoom, page: Page): void {
    if (page.reset) {
      held.feed.reset(page);
      this.#parts.onReset(held.id, page.isOldest);
    }
    const isMissed = !page.reset || (held.arrival !== 'asked-for' && !held.hasBeenReady);
    if (!this.#take(held, { events: page.events, isLive: false, isMissed })) return;
    if (!page.live) return void this.#join(held);
    held.feed.goLive();
    this.#makeReady(held);
  }

  /** False after a gap. [P15] */
  #take(held: HeldRoom, { events, ...how }: Pick<HeardEvents, 'events' | 'isLive' | 'isMissed'>): boolean {
    const fresh = held.feed.take(events);
    if (!fresh) this.#parts.onGap();
    else if (fresh.length > 0) {
      held.hasNews = true;
      this.#parts.onEvents({ room: held.id, events: fresh, arrival: held.arrival, ...how });
    }
    return fresh !== undefined;
  }

  #makeReady(held: HeldRoom): void {
    held.isReady = true;
    held.hasBeenReady = true;
    held.entering.resolve(undefined);
    if (held.arrival === 'spoken-to-again' && !held.hasNews) this.#parts.onNothingNew(held.id);
    else this.#parts.onReady(held.id);
  }
}
