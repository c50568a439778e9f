import { type Refusal, refuse } from '../../chat/refusal.ts';
import { createShortCode, type ShortCode } from '../../identity/short-code.ts';

const commonCodeMs = 12 * 60 * 60 * 1000;
const personalCodeMs = 60 * 60 * 1000;
const maxSlot = 999;

/** A code that the host has given out. It is known by this very object: another one may have its slot later. */
export interface GivenCode {
  readonly code: ShortCode;
  /** On the host's clock for people. */
  readonly expiresAt: number;
  /** Of a code for one person, and one time. */
  readonly slot?: number;
  /** For whom that is, as it was asked for. */
  readonly whom?: string;
}

/** What codes are made from. */
export interface CodeParts {
  /** In [0, 1), and hard to guess. */
  readonly random: () => number;
  /** The host's clock, for people. */
  readonly clock: () => number;
}

/** The short codes by which people are let in: one for everybody, and those for one person each. [P61] They end with the host. */
export class Codes {
  readonly #parts: CodeParts;
  readonly #personal = new Map<number, GivenCode>();
  #common: GivenCode;

  constructor(parts: CodeParts) {
    this.#parts = parts;
    this.#common = this.#createCommon();
  }

  /** The one for everybody; one that has expired is replaced. */
  get common(): GivenCode {
    if (!this.holds(this.#common)) this.#common = this.#createCommon();
    return this.#common;
  }

  /** The code of this slot, or the one for everybody; undefined where it does not hold any more, or there is none. */
  find(slot: number | undefined): GivenCode | undefined {
    const given = slot === undefined ? this.#common : this.#personal.get(slot);
    return given && this.holds(given) ? given : undefined;
  }

  /** A new one for one person. */
  createFor(whom: string): GivenCode | Refusal {
    const slot = this.#findFreeSlot();
    if (slot === undefined) {
      return refuse(
        'not-allowed',
        `${maxSlot} codes for one person are open. Wait until one has been used, or an hour.`,
      );
    }
    return this.#give({ slot, whom });
  }

  /** Whether it still lets somebody in. */
  holds(given: GivenCode): boolean {
    const { slot, expiresAt } = given;
    const current = slot === undefined ? this.#common : this.#personal.get(slot);
    return current === given && this.#parts.clock() < expiresAt;
  }

  /** Another one in its place; undefined where it did not hold any more. */
  replace(given: GivenCode): GivenCode | undefined {
    if (!this.holds(given)) return undefined;
    const { slot, whom = '' } = given;
    if (slot !== undefined) return this.#give({ slot, whom });
    this.#common = this.#createCommon();
    return this.#common;
  }

  /** The one of this slot has let somebody in. */
  spend(slot: number): void {
    this.#personal.delete(slot);
  }

  #give({ slot, whom }: { slot: number; whom: string }): GivenCode {
    const given = { code: this.#draw(slot), expiresAt: this.#parts.clock() + personalCodeMs, slot, whom };
    this.#personal.set(slot, given);
    return given;
  }

  #createCommon(): GivenCode {
    return { code: this.#draw(), expiresAt: this.#parts.clock() + commonCodeMs };
  }

  #draw(slot?: number): ShortCode {
    return createShortCode((below) => Math.floor(this.#parts.random() * below), slot);
  }

  #findFreeSlot(): number | undefined {
    for (let slot = 1; slot <= maxSlot; slot += 1) if (!this.find(slot)) return slot;
    return undefined;
  }
}
