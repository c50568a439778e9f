import type { Answer } from '../chat/outgoing.ts';
import type { ClientRequest } from '../chat/request.ts';

/** [P24] */
const maxUnanswered = 8;
const maxUnansweredBytes = 32 * 1024;

/** A request without its number. */
export type Request = ClientRequest extends infer R ? (R extends ClientRequest ? Omit<R, 'number'> : never) : never;

interface Entry {
  readonly request: ClientRequest;
  /** On the wire. */
  readonly bytes: number;
  isSent: boolean;
  settle(answer: Answer | undefined): void;
}

/** Requests that wait for their answers, in order. They outlive connections: what was not answered is sent again. [P19] */
export class Outbox {
  readonly #entries = new Map<number, Entry>();
  /** They go first, and end with the connection. */
  readonly #urgent = new Map<number, Entry>();
  #lastNumber: number;
  /** Of what was sent. */
  #unanswered = 0;
  #unansweredBytes = 0;

  /** Requests are counted on from this number, exclusive. */
  constructor(lastNumber = 0) {
    this.#lastNumber = lastNumber;
  }

  get lastNumber(): number {
    return this.#lastNumber;
  }

  /** In order; urgent ones are not among them. */
  get unanswered(): readonly ClientRequest[] {
    return [...this.#entries.values()].map(({ request }) => request);
  }

  /** Resolves with the request's answer, however long that takes. */
  add(request: Request): { readonly number: number; readonly answer: Promise<Answer> } {
    const { number, answer } = this.#add(request, this.#entries);
    return { number, answer: answer as Promise<Answer> };
  }

  /** The same for one that has its number already, which nothing waiting here has. */
  addAgain(request: ClientRequest): Promise<Answer> {
    return this.#put(request, this.#entries) as Promise<Answer>;
  }

  /** For what opens the way for others: resolves with undefined when the connection is gone before its answer. */
  addUrgent(request: Request): Promise<Answer | undefined> {
    return this.#add(request, this.#urgent).answer;
  }

  /** What may be sent now, in order; it then counts as sent. What is not ready waits, and what comes after it does not. */
  takeSendable(isReady: (request: ClientRequest) => boolean = () => true): ClientRequest[] {
    const sendable: ClientRequest[] = [];
    for (const entry of this.#inOrder()) {
      const isUrgent = this.#urgent.has(entry.request.number);
      if (entry.isSent || (!isUrgent && !isReady(entry.request))) continue;
      if (!this.#hasRoomFor(entry)) break;
      this.#unanswered += 1;
      this.#unansweredBytes += entry.bytes;
      entry.isSent = true;
      sendable.push(entry.request);
    }
    return sendable;
  }

  settle(answer: Answer): void {
    const { number } = answer;
    const entry = this.#entries.get(number) ?? this.#urgent.get(number);
    this.#entries.delete(number);
    this.#urgent.delete(number);
    if (entry?.isSent) {
      this.#unanswered -= 1;
      this.#unansweredBytes -= entry.bytes;
    }
    entry?.settle(answer);
  }

  /** The connection is gone: nothing counts as sent. */
  restart(): void {
    for (const entry of this.#entries.values()) entry.isSent = false;
    [this.#unanswered, this.#unansweredBytes] = [0, 0];
    const lost = [...this.#urgent.values()];
    this.#urgent.clear();
    for (const { settle } of lost) settle(undefined);
  }

  /** Whether no request but urgent ones waits. */
  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  /** One alone always goes, however large. */
  #hasRoomFor({ bytes }: Entry): boolean {
    if (this.#unanswered === 0) return true;
    return this.#unanswered < maxUnanswered && this.#unansweredBytes + bytes <= maxUnansweredBytes;
  }

  *#inOrder(): Generator<Entry, void> {
    yield* this.#urgent.values();
    yield* this.#entries.values();
  }

  #add(request: Request, to: Map<number, Entry>): { number: number; answer: Promise<Answer | undefined> } {
    this.#lastNumber += 1;
    const number = this.#lastNumber;
    return { number, answer: this.#put({ ...request, number } as ClientRequest, to) };
  }

  #put(request: ClientRequest, to: Map<number, Entry>): Promise<Answer | undefined> {
    const bytes = new TextEncoder().encode(JSON.stringify(request)).length;
    const { promise: answer, resolve: settle } = Promise.withResolvers<Answer | undefined>();
    to.set(request.number, { request, bytes, isSent: false, settle });
    return answer;
  }
}
