import type { RoomLog } from '../storage/room-log.ts';

/** What a timer of Node can wait at most. */
const maxWaitMs = 2 ** 31 - 1;

/** Has temporary messages forgotten as soon as their time is up. [P37] All times are on the host's clock. */
export class Expiry {
  readonly #log: RoomLog;
  readonly #clock: () => number;
  #dueAt = Number.POSITIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor({ log, clock }: { readonly log: RoomLog; readonly clock: () => number }) {
    this.#log = log;
    this.#clock = clock;
  }

  /** A message that expires then was committed. */
  note(expiresAt: number): void {
    if (expiresAt >= this.#dueAt) return;
    this.#dueAt = expiresAt;
    this.#arm();
  }

  /** Forgets what is due; also to be called where the clock may have jumped, or a timer be late. */
  run(): void {
    if (this.#clock() < this.#dueAt) return;
    this.#dueAt = this.#log.expire(this.#clock());
    this.#arm();
  }

  /** Forgets nothing more: the log is about to be closed. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #arm(): void {
    clearTimeout(this.#timer);
    if (this.#isStopped || this.#dueAt === Number.POSITIVE_INFINITY) return;
    const waitMs = Math.min(maxWaitMs, Math.max(1, this.#dueAt - this.#clock()));
    this.#timer = setTimeout(() => {
      this.run();
      // Too early by the clock: once more.
      this.#arm();
    }, waitMs);
  }
}
