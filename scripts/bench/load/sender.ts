import { type Dialect, requestsBeforePosts } from './dialect.ts';
import type { Member } from './member.ts';
import { formatMessage } from './message.ts';

/** A member that talks. */
export class Sender {
  readonly #sender: number;
  readonly #member: Member;
  readonly #dialect: Dialect;
  readonly #unanswered = new Set<number>();
  #posted = 0;

  constructor(sender: number, { member, dialect }: { member: Member; dialect: Dialect }) {
    this.#sender = sender;
    this.#member = member;
    this.#dialect = dialect;
    member.onAnswer = (number) => {
      if (!this.#unanswered.delete(number))
        throw new Error(`Request ${number} was answered, and not asked or answered before.`);
    };
  }

  get posted(): number {
    return this.#posted;
  }

  get hasAllAnswers(): boolean {
    return this.#unanswered.size === 0;
  }

  post(): void {
    const index = this.#posted;
    const number = requestsBeforePosts + 1 + index;
    this.#posted += 1;
    if (this.#dialect.hasAnswers) this.#unanswered.add(number);
    this.#member.say(this.#dialect.post(formatMessage({ sender: this.#sender, index }), number));
  }
}
