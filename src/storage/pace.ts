import { setImmediate as nextTurn } from 'node:timers/promises';

const maxTurnMs = 5;

/** Lets the event loop go on whenever a long work has kept it for a while. */
export class Pace {
  #since = performance.now();

  /** To be awaited between the steps of the work. */
  async rest(): Promise<void> {
    if (performance.now() - this.#since < maxTurnMs) return;
    await nextTurn();
    this.#since = performance.now();
  }
}
