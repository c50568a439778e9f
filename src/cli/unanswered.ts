import type { Answer } from '../chat/outgoing.ts';
import { isRefusal, type Refusal } from '../chat/refusal.ts';

const maxUnanswered = 64;

/** Requests on their way to the host: so many at a time, so that a long input is read no faster than the host takes it. */
export class Unanswered {
  readonly #answers = new Set<Promise<void>>();
  #refusals = 0;

  /** How many have been refused so far. */
  get refusals(): number {
    return this.#refusals;
  }

  /** Resolves when there is room for another. */
  async add(asked: Promise<Answer> | Refusal, onRefused: (message: string) => void): Promise<void> {
    const refuse = (message: string) => {
      this.#refusals += 1;
      onRefused(message);
    };
    if (isRefusal(asked)) return refuse(asked.message);
    const answered = asked.then((answer) => {
      this.#answers.delete(answered);
      if (answer.type === 'refused') refuse(answer.message);
    });
    this.#answers.add(answered);
    if (this.#answers.size >= maxUnanswered) await Promise.race(this.#answers);
  }

  /** Resolves when every request has its answer. */
  async settle(): Promise<void> {
    await Promise.all(this.#answers);
  }
}
