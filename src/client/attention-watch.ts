import { type Attention, type Away, enterRoom, hear, loseRoom, returnToRoom } from './attention.ts';
import type { Client } from './client.ts';

/** Where it is kept how far a log was followed, by the log's epoch. Neither call fails: what cannot be kept is not there next time. */
export interface SeenStore {
  read(epoch: string): number | undefined;
  write(epoch: string, seq: number): void;
}

interface WatchParts {
  readonly client: Client;
  readonly store: SeenStore;
  /** Monotonic, in milliseconds. */
  readonly now: () => number;
}

/** Watches how far somebody follows the room of a client that is connected; `end` it before that is closed. */
export class AttentionWatch {
  readonly #parts: WatchParts;
  readonly #listeners = new Set<() => void>();
  readonly #stops: readonly (() => void)[];
  #epoch: string;
  #attention: Attention;

  constructor(parts: WatchParts) {
    const { client, store } = parts;
    this.#parts = parts;
    this.#epoch = client.epoch;
    const newest = client.view.items.findLast((item) => item.kind === 'event')?.event.seq ?? 0;
    this.#attention = enterRoom({ seen: store.read(this.#epoch), newest });
    this.#stops = [
      client.subscribe(() => this.#look()),
      client.onEvents((events, isLive) => {
        this.#checkEpoch();
        const heard = { events, isLive, keyId: client.own.keyId, hostTime: client.hostTime() };
        this.#set(hear(this.#attention, heard));
      }),
    ];
  }

  /** What came while one was away, until one has said something. */
  get away(): Away | undefined {
    return this.#attention.away;
  }

  /** Calls back whenever `away` is another. Returns how to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Keeps what was seen for the next time. */
  end(): void {
    for (const stop of this.#stops) stop();
    this.#keep();
  }

  #look(): void {
    const { client, now } = this.#parts;
    const isOpen = client.view.link.type === 'open';
    const { lostAt } = this.#attention;
    if (isOpen && lostAt !== undefined) this.#set(returnToRoom(this.#attention, now()));
    if (isOpen || lostAt !== undefined) return;
    this.#set(loseRoom(this.#attention, now()));
    this.#keep();
  }

  /** Another log begins at another seq. */
  #checkEpoch(): void {
    const { client, store } = this.#parts;
    if (client.epoch === this.#epoch) return;
    this.#epoch = client.epoch;
    this.#set({ ...this.#attention, seen: store.read(this.#epoch) ?? 0, away: undefined });
  }

  #keep(): void {
    this.#parts.store.write(this.#epoch, this.#attention.seen);
  }

  #set(attention: Attention): void {
    const { away } = this.#attention;
    this.#attention = attention;
    if (attention.away !== away) for (const listener of this.#listeners) listener();
  }
}
