import { type Refusal, refuse } from '../../chat/refusal.ts';

const windowMs = 60_000;
const maxWrong = 5;
const maxAddresses = 10_000;

/** Counts wrong codes and passwords, or whatever else, by the address that they came from. [P30] Times are monotonic, in milliseconds. */
export class Guesses {
  readonly #now: () => number;
  readonly #what: string;
  /** When those of the last minute came, oldest first; the addresses in the order in which they guessed first. */
  readonly #wrong = new Map<string, number[]>();

  /** `what` is what people are told that there were too many of. */
  constructor(now: () => number, what = 'wrong codes or passwords') {
    this.#now = now;
    this.#what = what;
  }

  /** Why nothing more from this address is looked at now. */
  refusal(address: string): Refusal | undefined {
    const now = this.#now();
    const recent = this.#recent(address, now);
    const first = recent[0];
    if (first === undefined || recent.length < maxWrong) return undefined;
    const retryAfterMs = Math.ceil(first + windowMs - now);
    const seconds = Math.ceil(retryAfterMs / 1000);
    return {
      ...refuse('too-many-tries', `Too many ${this.#what} came from here. Try again in ${seconds} s.`),
      retryAfterMs,
    };
  }

  /** Returns how to take that back, for what turned out not to be wrong. */
  noteWrong(address: string): () => void {
    const now = this.#now();
    this.#wrong.set(address, [...this.#recent(address, now), now]);
    const [oldest] = this.#wrong.keys();
    if (this.#wrong.size > maxAddresses && oldest !== undefined) this.#wrong.delete(oldest);
    return () => this.#takeBack(address, now);
  }

  /** Forgets addresses that guessed nothing wrong for a minute. */
  sweep(): void {
    const now = this.#now();
    for (const address of this.#wrong.keys()) if (this.#recent(address, now).length === 0) this.#wrong.delete(address);
  }

  #takeBack(address: string, at: number): void {
    const times = this.#wrong.get(address) ?? [];
    const index = times.indexOf(at);
    if (index >= 0) this.#wrong.set(address, times.toSpliced(index, 1));
  }

  #recent(address: string, now: number): number[] {
    return (this.#wrong.get(address) ?? []).filter((at) => at > now - windowMs);
  }
}
