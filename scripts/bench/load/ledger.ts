import type { SaidMessage } from './dialect.ts';
import { formatMessage, type MessageId, parseMessage } from './message.ts';

/**
 * What was said, in the one order that every member must see it in, and how many members have each message. It throws
 * at the first message that a member gets lost, doubled or out of order.
 */
export class Ledger {
  readonly #order: MessageId[] = [];
  /** Of each message, how many members have it. */
  readonly #arrivals: number[] = [];
  /** Of each sender, the index of the next message. */
  readonly #next: number[] = [];
  #firstSeq: number | undefined;
  #members = 0;
  #done = 0;
  #onDone: (message: MessageId) => void = () => {};

  /** From now on a message is done when this many members have it. */
  open(members: number, onDone: (message: MessageId) => void): void {
    this.#members = members;
    this.#onDone = onDone;
  }

  /** How many messages all members have. */
  get done(): number {
    return this.#done;
  }

  /** How many messages any member has. */
  get length(): number {
    return this.#order.length;
  }

  /** Checks what a member gets as its message number `position`, counted from 0. */
  check(position: number, { text, seq }: SaidMessage): void {
    if (seq !== undefined) this.#checkSeq(seq, position);
    const known = this.#order[position];
    if (known) this.#checkKnown(text, { position, known });
    else this.#add(parseMessage(text));
  }

  /** A member now has the messages from `from` up to `to` (exclusive). */
  deliver(from: number, to: number): void {
    for (let position = from; position < to; position += 1) {
      const arrivals = (this.#arrivals[position] as number) + 1;
      this.#arrivals[position] = arrivals;
      if (arrivals === this.#members) {
        this.#done += 1;
        this.#onDone(this.#order[position] as MessageId);
      }
    }
  }

  #checkSeq(seq: number, position: number): void {
    this.#firstSeq ??= seq - position;
    const expected = this.#firstSeq + position;
    if (seq !== expected) throw new Error(`A member got event ${seq} where ${expected} was next.`);
  }

  #checkKnown(text: string, { position, known }: { position: number; known: MessageId }): void {
    const expected = formatMessage(known);
    if (text !== expected)
      throw new Error(`A member got, as its message ${position}, "${text}" where others got "${expected}".`);
  }

  #add(message: MessageId): void {
    const { sender, index } = message;
    const expected = this.#next[sender] ?? 0;
    if (index !== expected)
      throw new Error(`Message ${index} of sender ${sender} came where ${expected} was next: one is lost or doubled.`);
    this.#next[sender] = expected + 1;
    this.#order.push(message);
    this.#arrivals.push(0);
  }
}
