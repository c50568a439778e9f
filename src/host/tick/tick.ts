/**
 * Collects what comes in and runs it in batches, one at a time: at the end of the turn of the event loop while it is quiet,
 * and less often the more work each batch makes, so that one write carries more.
 */
export class Tick<Item> {
  readonly #run: (batch: readonly Item[]) => Promise<number>;
  readonly #onWorked: (ms: number) => void;
  #batch: Item[] = [];
  #state: 'idle' | 'scheduled' | 'running' = 'idle';
  #isWanted = false;
  #startedAt = Number.NEGATIVE_INFINITY;
  #workMs = 0;
  #maxStretchMs = 0;

  /**
   * `run` must not throw; a batch may be empty (`wake`). It returns how long after it the next may start at most, in milliseconds from
   * start to start. `onWorked` is told after each how long it took.
   */
  constructor(run: (batch: readonly Item[]) => Promise<number>, onWorked: (ms: number) => void = () => {}) {
    this.#run = run;
    this.#onWorked = onWorked;
  }

  add(item: Item): void {
    this.#batch.push(item);
    this.wake();
  }

  /** Runs even if nothing was added. */
  wake(): void {
    this.#isWanted = true;
    if (this.#state !== 'idle') return;
    this.#state = 'scheduled';
    const waitMs = this.#startedAt + Math.min(this.#maxStretchMs, 2 * this.#workMs) - performance.now();
    if (waitMs < 1) setImmediate(() => void this.#start());
    else setTimeout(() => void this.#start(), waitMs);
  }

  /** Resolves when all that was added so far has run. */
  async drain(): Promise<void> {
    while (this.#state !== 'idle' || this.#batch.length > 0) await new Promise((resolve) => setImmediate(resolve));
  }

  async #start(): Promise<void> {
    this.#state = 'running';
    this.#isWanted = false;
    this.#startedAt = performance.now();
    const batch = this.#batch;
    this.#batch = [];
    this.#maxStretchMs = await this.#run(batch);
    this.#workMs = performance.now() - this.#startedAt;
    this.#onWorked(this.#workMs);
    this.#state = 'idle';
    if (this.#isWanted) this.wake();
  }
}
