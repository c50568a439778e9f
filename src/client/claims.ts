import type { Page } from '../chat/outgoing.ts';

/** Pages of history on their way to whoever asked: a page comes right before the `ok` of its request. [P14] */
export class PageClaims {
  #unclaimed: Page | undefined;
  readonly #claimed = new Map<number, Page>();

  hold(page: Page): void {
    this.#unclaimed = page;
  }

  /** The request with this number was answered: a page that waits is its. */
  claim(number: number): void {
    if (this.#unclaimed) this.#claimed.set(number, this.#unclaimed);
    this.#unclaimed = undefined;
  }

  take(number: number): Page | undefined {
    const page = this.#claimed.get(number);
    this.#claimed.delete(number);
    return page;
  }

  /** The connection is gone, and the `ok` with it. */
  drop(): void {
    this.#unclaimed = undefined;
  }
}
