import { backoffMs } from './backoff.ts';

/** Only a connection that lasted this long ends the backing off: a host that lets in and throws out is not hammered. */
const steadyMs = 10_000;

/** What says when to dial again. */
export interface RetryParts {
  /** In [0, 1). */
  readonly random: () => number;
  /** Monotonic, in milliseconds. */
  readonly now: () => number;
  /** After a connection broke, dialling goes on for this long; `Infinity` for ever. */
  readonly retryForMs: number;
}

/** Counts what was lost of one link, and says when to dial again: later each time. */
export class Retries {
  readonly #parts: RetryParts;
  #failures = 0;
  #openedAt: number | undefined;
  #lostAt: number | undefined;

  constructor(parts: RetryParts) {
    this.#parts = parts;
  }

  /** The host has welcomed us. */
  opened(): void {
    this.#openedAt = this.#parts.now();
    this.#lostAt = undefined;
  }

  /** The connection is lost, or a dial came to nothing. */
  lost(): void {
    const now = this.#parts.now();
    this.#lostAt ??= now;
    if (this.#openedAt !== undefined && now - this.#openedAt >= steadyMs) this.#failures = 0;
    this.#openedAt = undefined;
  }

  /** Whether it is to be given up; to be asked after `lost`. */
  get isOver(): boolean {
    const { now, retryForMs } = this.#parts;
    return now() - (this.#lostAt ?? now()) >= retryForMs;
  }

  /** One more dial is to come after so long. */
  nextWaitMs(): number {
    this.#failures += 1;
    return backoffMs(this.#failures, this.#parts.random());
  }
}
