import type { Answer, Refused } from '../chat/outgoing.ts';
import type { ClientRequest } from '../chat/request.ts';
import type { RoomId } from '../chat/room-id.ts';
import { Claims, type Shown } from './claims.ts';
import { ClientError } from './client-error.ts';
import { Outbox, type Request } from './outbox.ts';

interface AskingParts {
  /** Requests are counted on from this number, exclusive. */
  readonly lastNumber: number;
  /** Whether the host has welcomed us. */
  isOpen(): boolean;
  /** Whether the way is open for requests about this room, or about none. */
  isReady(room: RoomId | undefined): boolean;
  send(request: ClientRequest): void;
}

/** Asks the host, each request once and in order, and hands each answer to who asked. */
export class Asking {
  readonly #parts: AskingParts;
  readonly #outbox: Outbox;
  readonly #claims = new Claims();

  constructor(parts: AskingParts) {
    this.#parts = parts;
    this.#outbox = new Outbox(parts.lastNumber);
  }

  get lastNumber(): number {
    return this.#outbox.lastNumber;
  }

  get unanswered(): readonly ClientRequest[] {
    return this.#outbox.unanswered;
  }

  /** Whether every request has its answer. */
  get isSettled(): boolean {
    return this.#outbox.isEmpty;
  }

  /** The answer comes once, whatever happens to the connection. */
  ask(request: Request): { readonly number: number; readonly answer: Promise<Answer> } {
    const asked = this.#outbox.add(request);
    this.sendWaiting();
    return asked;
  }

  /** Asks what was asked before, by another client with the same id: what has been done is not done twice. */
  askAgain(request: ClientRequest): Promise<Answer> {
    const answer = this.#outbox.addAgain(request);
    this.sendWaiting();
    return answer;
  }

  /** Asks before all others; undefined where the connection is gone before the answer, or not there. */
  async askNow(request: Request): Promise<Answer | undefined> {
    if (!this.#parts.isOpen()) return undefined;
    const answer = this.#outbox.addUrgent(request);
    this.sendWaiting();
    return answer;
  }

  /** What is shown of that type, or the refusal. Rejects with a `ClientError` when the host breaks the protocol. */
  async askToSee<T extends Shown['type']>(request: Request, type: T): Promise<Extract<Shown, { type: T }> | Refused> {
    const { number, answer } = this.#outbox.add(request);
    this.#claims.expect(number, type);
    this.sendWaiting();
    const answered = await answer;
    if (answered.type === 'refused') return answered;
    const shown = this.#claims.take(number);
    if (shown?.type !== type) throw new ClientError('protocol', 'The host did not send what it was asked for.');
    return shown as Extract<Shown, { type: T }>;
  }

  /** The host shows something, perhaps to who asked for it. */
  hold(shown: Shown): void {
    this.#claims.hold(shown);
  }

  settle(answer: Answer): void {
    this.#claims.claim(answer.number);
    this.#outbox.settle(answer);
    this.sendWaiting();
  }

  /** A new connection: what has no answer is to be sent again. */
  restart(): void {
    this.#claims.drop();
    this.#outbox.restart();
  }

  /** Sends what can go by now. */
  sendWaiting(): void {
    const { isOpen, isReady, send } = this.#parts;
    if (!isOpen()) return;
    const roomOf = (request: ClientRequest) => ('room' in request ? (request.room as RoomId) : undefined);
    for (const request of this.#outbox.takeSendable((each) => isReady(roomOf(each)))) send(request);
  }
}

/** Whether what was asked for was refused. */
export function isRefused(answer: { readonly type?: string }): answer is Refused {
  return answer.type === 'refused';
}
