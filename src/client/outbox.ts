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
  settle(answer: Answer): void;
}

/** Requests that wait for their answers, in order. They outlive connections: what was not answered is sent again. [P19] */
export class Outbox {
  readonly #entries = new Map<number, Entry>();
  #lastNumber = 0;

  /** A number for a request that is not kept here. */
  takeNumber(): number {
    this.#lastNumber += 1;
    return this.#lastNumber;
  }

  /** Resolves with the request's answer, however long that takes. */
  add(request: Request): { readonly number: number; readonly answer: Promise<Answer> } {
    const number = this.takeNumber();
    const numbered = { ...request, number } as ClientRequest;
    const answer = new Promise<Answer>((settle) => {
      const bytes = new TextEncoder().encode(JSON.stringify(numbered)).length;
      this.#entries.set(number, { request: numbered, bytes, isSent: false, settle });
    });
    return { number, answer };
  }

  /** What may be sent now, in order; it then counts as sent. */
  takeSendable(): ClientRequest[] {
    const sendable: ClientRequest[] = [];
    let count = 0;
    let bytes = 0;
    for (const entry of this.#entries.values()) {
      count += 1;
      bytes += entry.bytes;
      if (count > maxUnanswered || (count > 1 && bytes > maxUnansweredBytes)) break;
      if (!entry.isSent) sendable.push(entry.request);
      entry.isSent = true;
    }
    return sendable;
  }

  settle(answer: Answer): void {
    const entry = this.#entries.get(answer.number);
    this.#entries.delete(answer.number);
    entry?.settle(answer);
  }

  /** The connection is gone: nothing counts as sent. */
  restart(): void {
    for (const entry of this.#entries.values()) entry.isSent = false;
  }

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }
}
