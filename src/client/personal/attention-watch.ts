import type { RoomId } from '../../chat/room-id.ts';
import type { Client } from '../client.ts';
import { type Attention, type Away, enterRoom, type Heard, hear, loseRoom, returnToRoom } from './attention.ts';

/** Where it is kept how far rooms were followed, by the epoch of their log. Neither call fails: what cannot be kept is not there next time. */
export interface SeenStore {
  read(epoch: string, room: RoomId): number | undefined;
  write(epoch: string, seqs: ReadonlyMap<RoomId, number>): void;
}

interface WatchParts {
  readonly client: Client;
  readonly store: SeenStore;
  /** Monotonic, in milliseconds. */
  readonly now: () => number;
  /** Whether what is shown is seen: a page may be behind another. Default: always; where not, `lookAgain` when it is again. */
  readonly isLooking?: () => boolean;
}

/** Watches how far somebody follows the rooms of a client that is connected; `end` it before that is closed. */
export class AttentionWatch {
  readonly #parts: WatchParts;
  readonly #listeners = new Set<() => void>();
  readonly #stops: readonly (() => void)[];
  readonly #rooms = new Map<RoomId, Attention>();
  #epoch: string;
  #shown: RoomId;

  constructor(parts: WatchParts) {
    const { client } = parts;
    this.#parts = parts;
    this.#epoch = client.epoch;
    this.#shown = client.view.info.id;
    this.#rooms.set(this.#shown, this.#enter(this.#shown));
    this.#stops = [
      client.subscribe(() => this.#look()),
      client.onEvents((events, isLive, room) => this.#hear(room, { events, isLive })),
    ];
  }

  /** What came into the shown room while one was away, until one has said something there. */
  get away(): Away | undefined {
    return this.#rooms.get(this.#shown)?.away;
  }

  /** Calls back whenever `away` is another. Returns how to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What came into the shown room while nobody looked is new. */
  lookAgain(): void {
    if (!this.#isLooking) return;
    const { seen, away } = this.#attention;
    const attention = this.#enter(this.#shown);
    if (attention.seen > seen) this.#set({ ...this.#attention, seen: attention.seen, away: attention.away ?? away });
  }

  /** Keeps what was seen by now for the next time. */
  keep(): void {
    const seqs = new Map([...this.#rooms].map(([room, { seen }]) => [room, seen]));
    this.#parts.store.write(this.#epoch, seqs);
  }

  /** Keeps it, and watches no more. */
  end(): void {
    for (const stop of this.#stops) stop();
    this.keep();
  }

  #look(): void {
    const { client, now } = this.#parts;
    if (client.view.info.id !== this.#shown) this.#turnTo(client.view.info.id);
    const attention = this.#attention;
    const isOpen = client.view.link.type === 'open';
    if (isOpen && attention.lostAt !== undefined) this.#set(returnToRoom(attention, now()));
    if (isOpen || attention.lostAt !== undefined) return;
    this.#set(loseRoom(attention, now()));
    this.keep();
  }

  /** What is said in a room that is not shown, or where nobody looks, is not seen yet. */
  #hear(room: RoomId, { events, isLive }: Pick<Heard, 'events' | 'isLive'>): void {
    this.#checkEpoch();
    const { client } = this.#parts;
    if (room !== this.#shown || !this.#isLooking) return;
    this.#set(hear(this.#attention, { events, isLive, keyId: client.own.keyId, hostTime: client.hostTime() }));
  }

  #turnTo(room: RoomId): void {
    const before = this.away;
    const attention = this.#enter(room);
    const away = attention.away ?? this.#rooms.get(room)?.away;
    this.#shown = room;
    this.#rooms.set(room, { ...attention, away });
    if (away !== before) this.#tell();
  }

  #enter(room: RoomId): Attention {
    const { client, store } = this.#parts;
    const newest = client.rooms.get(room)?.items.findLast((item) => item.kind === 'event')?.event.seq ?? 0;
    return enterRoom({ seen: this.#rooms.get(room)?.seen ?? store.read(this.#epoch, room), newest });
  }

  /** Another log begins at another seq. */
  #checkEpoch(): void {
    const { client, store } = this.#parts;
    if (client.epoch === this.#epoch) return;
    const attention = this.#attention;
    this.#rooms.clear();
    this.#rooms.set(this.#shown, attention);
    this.#epoch = client.epoch;
    this.#set({ ...attention, seen: store.read(this.#epoch, this.#shown) ?? 0, away: undefined });
  }

  get #isLooking(): boolean {
    return this.#parts.isLooking?.() ?? true;
  }

  get #attention(): Attention {
    return this.#rooms.get(this.#shown) ?? this.#enter(this.#shown);
  }

  #set(attention: Attention): void {
    const { away } = this;
    this.#rooms.set(this.#shown, attention);
    if (attention.away !== away) this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
