import type { Found, InviteShown, Page, RoomShown, Rooms } from '../chat/outgoing.ts';

/** What a host shows to whoever asked for it. */
export type Shown = Page | Found | RoomShown | Rooms | InviteShown;

/** What is on its way to whoever asked: it comes before the `ok` of its request. [P14] */
export class Claims {
  readonly #expected = new Map<number, Shown['type']>();
  readonly #unclaimed = new Map<Shown['type'], Shown>();
  readonly #claimed = new Map<number, Shown>();

  /** The request with this number asks to see something. */
  expect(number: number, type: Shown['type']): void {
    this.#expected.set(number, type);
  }

  hold(shown: Shown): void {
    this.#unclaimed.set(shown.type, shown);
  }

  /** The request with this number was answered: what waits for it is its. */
  claim(number: number): void {
    const type = this.#expected.get(number);
    const shown = type && this.#unclaimed.get(type);
    this.#expected.delete(number);
    if (!shown) return;
    this.#claimed.set(number, shown);
    this.#unclaimed.delete(type);
  }

  take(number: number): Shown | undefined {
    const shown = this.#claimed.get(number);
    this.#claimed.delete(number);
    return shown;
  }

  /** The connection is gone, and the `ok` with it. */
  drop(): void {
    this.#unclaimed.clear();
  }
}
