/** Of so many of its last words about the time, the one that took least time to come counts. */
const maxHeard = 3;
/** What is told is never so old, unless one of the clocks was set. */
const maxDelayMs = 10_000;

/** The host's clock, by what it says of the time: that is always a little late here, sometimes more. */
export class HostClock {
  /** Milliseconds since 1970. */
  readonly #clock: () => number;
  /** The host's clock minus ours, as it was told; the newest last. */
  #offsetsMs: readonly number[] = [];

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** The host's clock minus ours, in milliseconds. */
  get offsetMs(): number {
    return this.#offsetsMs.length === 0 ? 0 : Math.max(...this.#offsetsMs);
  }

  /** The host's time now, in milliseconds since 1970. */
  now(): number {
    return this.#clock() + this.offsetMs;
  }

  /** A connection was opened, perhaps to another host: only this counts. */
  restart(at: number): void {
    this.#offsetsMs = [at - this.#clock()];
  }

  /** The host says what time it is. */
  hear(at: number): void {
    const offsetMs = at - this.#clock();
    const isSet = offsetMs < this.offsetMs - maxDelayMs;
    this.#offsetsMs = isSet ? [offsetMs] : [...this.#offsetsMs, offsetMs].slice(-maxHeard);
  }
}
