import type { Found, Page } from '../chat/outgoing.ts';

/** What a host shows to whoever asked for it. */
export type Shown = Page | Found;

/** What is on its way to whoever asked: it comes right before the `ok` of its request. [P14] */
export class Claims {
  #unclaimed: Shown | undefined;
  readonly #claimed = new Map<number, Shown>();

  hold(shown: Shown): void {
    this.#unclaimed = shown;
  }

  /** The request with this number was answered: what waits is its. */
  claim(number: number): void {
    if (this.#unclaimed) this.#claimed.set(number, this.#unclaimed);
    this.#unclaimed = undefined;
  }

  take(number: number): Shown | undefined {
    const shown = this.#claimed.get(number);
    this.#claimed.delete(number);
    return shown;
  }

  /** The connection is gone, and the `ok` with it. */
  drop(): void {
    this.#unclaimed = undefined;
  }
}
