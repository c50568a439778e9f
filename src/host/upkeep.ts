import type { RoomId } from '../chat/room-id.ts';
import type { Retention, RoomLog } from '../storage/room-log.ts';
import type { Rooms } from './rooms/rooms.ts';

const pruneIntervalMs = 60 * 60 * 1000;

/** What the log's upkeep needs. */
export interface UpkeepParts {
  readonly log: RoomLog;
  readonly rooms: Rooms;
  /** The host's clock, for people. */
  readonly clock: () => number;
  readonly retention: Retention;
  readonly reportFailure: (error: unknown) => void;
}

/** Long work in the log, which goes on beside the ticks: forgets what need not be kept, and rooms that ended. */
export class Upkeep {
  readonly #parts: UpkeepParts;
  readonly #timer: NodeJS.Timeout | undefined;
  /** All that was begun so far, one after the other. */
  #work = Promise.resolve();

  /** Begins at once. */
  constructor(parts: UpkeepParts) {
    this.#parts = parts;
    const { maxAgeMs, maxEvents } = parts.retention;
    if (maxAgeMs === Number.POSITIVE_INFINITY && maxEvents === Number.POSITIVE_INFINITY) return;
    this.#begin(() => this.#prune());
    this.#timer = setInterval(() => this.#begin(() => this.#prune()), pruneIntervalMs);
  }

  /** Forgets rooms that are out of use already. */
  removeRooms(ids: readonly RoomId[]): void {
    for (const id of ids) this.#begin(() => this.#parts.log.removeRoom(id));
  }

  /** Begins nothing more, and resolves when all is done. */
  stop(): Promise<void> {
    clearInterval(this.#timer);
    return this.#work;
  }

  async #prune(): Promise<void> {
    const { log, rooms, clock, retention } = this.#parts;
    await log.prune(retention, clock());
    for (const room of rooms.inUse) room.pages.clear();
  }

  #begin(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch(this.#parts.reportFailure);
  }
}
