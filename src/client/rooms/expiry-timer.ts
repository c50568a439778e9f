// A longer time would end at once (`setTimeout` holds 31 bits).
const maxWaitMs = 2 ** 31 - 1;

interface ExpiryTimerParts {
  /** The host's time now. */
  hostTime(): number;
  /** It is due, or may be. */
  onDue(): void;
}

/** One timer to the next moment at which something is over, by the host's clock. Keeps no program from ending. */
export class ExpiryTimer {
  readonly #parts: ExpiryTimerParts;
  #at = Number.POSITIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: ExpiryTimerParts) {
    this.#parts = parts;
  }

  /** `Infinity`: never. */
  set(at: number): void {
    if (at !== this.#at) this.#start(at);
  }

  /** The host's clock is another than was thought. */
  restart(): void {
    this.#start(this.#at);
  }

  #start(at: number): void {
    clearTimeout(this.#timer);
    this.#at = at;
    if (at === Number.POSITIVE_INFINITY) return;
    const waitMs = Math.min(maxWaitMs, Math.max(0, Math.ceil(at - this.#parts.hostTime())));
    this.#timer = setTimeout(() => this.#ring(), waitMs);
    // A browser's timers are numbers, and keep nothing open.
    (this.#timer as { unref?(): void }).unref?.();
  }

  #ring(): void {
    this.#at = Number.POSITIVE_INFINITY;
    this.#parts.onDue();
  }
}
