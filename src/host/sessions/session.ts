import type { Nick } from '../../chat/nick.ts';
import type { Closing, Outgoing } from '../../chat/outgoing.ts';
import { isRefusal, type Refusal } from '../../chat/refusal.ts';
import type { ClientRequest, Hello, RequestId } from '../../chat/request.ts';
import type { GatewaySession, WireForm } from '../../gateways/gateway.ts';
import { closeStatus, ProtocolError } from '../../protocol/protocol-error.ts';
import type { Channel, ConnectionEnd, HostConnection } from '../../transport/connection.ts';
import type { Limits } from '../limits.ts';
import { type Door, doorOf } from '../metrics/door.ts';
import type { Occurrence } from '../occurrence.ts';
import { closeStatuses, isFault, isSendingAway } from './closings.ts';
import { FloodGate } from './flood-gate.ts';
import type { Publication } from './publication.ts';
import { type Flushed, SendQueue } from './send-queue.ts';
import { awaitAnswer, awaitHello, leaveState, requestTooEarly, type SessionState } from './session-state.ts';
import type { Visitor } from './visitor.ts';

/** What a session needs of its host. */
export interface Reception {
  readonly limits: Limits;
  /** Monotonic, in milliseconds. */
  now(): number;
  record(occurrence: Occurrence): void;
  /** Admits the visitor and queues the welcome; or has it wait before the door, and queues that. */
  admit(session: Session, hello: Hello): Visitor | 'knocking' | Refusal;
  submit(session: Session, request: ClientRequest): void;
  /** Called once for every session, also for one that was never admitted. */
  dismiss(session: Session, end: ConnectionEnd): void;
}

/** The host's record of one connected client. */
export class Session implements GatewaySession {
  readonly wireForm: WireForm;
  readonly #connection: HostConnection;
  readonly #reception: Reception;
  readonly #queue: SendQueue;
  #state: SessionState;
  /** The host has sent it away: nobody expects it back as it was. */
  #isSentAway = false;
  #heardAt: number;

  constructor(connection: HostConnection, { wireForm, reception }: { wireForm: WireForm; reception: Reception }) {
    this.wireForm = wireForm;
    this.#connection = connection;
    this.#reception = reception;
    const { sendQueueBytes } = reception.limits;
    this.#queue = new SendQueue(connection, { wireForm, maxBytes: sendQueueBytes, onCaughtUp: () => this.heard() });
    this.#heardAt = reception.now();
    this.#state = awaitHello(() => this.close('silent', 'No hello came within a minute.'));
  }

  /** Who this is; undefined before an accepted hello. */
  get visitor(): Visitor | undefined {
    return 'visitor' in this.#state ? this.#state.visitor : undefined;
  }

  /** Whether it has no time of its own any more to say hello in. [P6] */
  get hasSaidHello(): boolean {
    return this.#state.type !== 'awaiting-hello';
  }

  get isOpen(): boolean {
    return this.#state.type !== 'closing';
  }

  /** The peer's IP address. */
  get address(): string {
    return this.#connection.remoteAddress;
  }

  get channel(): Channel {
    return this.#connection.channel;
  }

  /** By which door it came in. */
  get door(): Door {
    return doorOf(this.#connection);
  }

  /** When the client last gave a sign of life. */
  get heardAt(): number {
    return this.#heardAt;
  }

  /** The id under which the log keeps a request of this client. */
  requestId(request: ClientRequest): RequestId {
    return `${this.visitor?.clientId}.${request.number}` as RequestId;
  }

  hello(hello: Hello): void {
    if (this.#state.type === 'closing') return;
    if (this.#state.type !== 'awaiting-hello') return this.breakOff(new ProtocolError('A second hello came.'));
    this.#admit(hello);
  }

  /** Whoever knocked is admitted with the same hello, as the host knows better by now. */
  answerKnock(): void {
    if (this.#state.type === 'knocking') this.#admit(this.#state.hello);
  }

  refuseHello({ type: _, ...reason }: Refusal, nick?: string): void {
    if (this.#state.type === 'closing') return;
    const { code, message } = reason;
    this.record({ type: 'hello-refused', code, ...(nick !== undefined && { nick }), address: this.address });
    this.#queue.add({ type: 'refused', number: 0, ...reason });
    this.#end({ status: closeStatus.policyViolation, reason: message });
  }

  request(request: ClientRequest, bytes: number): void {
    if (this.#state.type === 'closing') return;
    if (this.#state.type !== 'joined') return this.breakOff(requestTooEarly(this.#state));
    const isAccepted = this.#state.gate.add(request, bytes);
    if (!isAccepted) this.close('too-fast', 'Too many requests came at once. Wait for answers before sending more.');
  }

  heard(): void {
    this.#heardAt = this.#reception.now();
  }

  breakOff(error: ProtocolError): void {
    this.close('protocol', error.message);
  }

  /** Says why, then ends the connection. */
  close(code: Closing['code'], message: string): void {
    if (this.#state.type === 'closing') return;
    this.#isSentAway = isSendingAway(code);
    if (isFault(code)) this.record({ type: 'connection-closed', code, ...this.#who });
    this.#queue.add({ type: 'closing', code, message });
    this.#end({ status: closeStatuses[code], reason: message });
  }

  end(end: ConnectionEnd): void {
    if (this.#state.type !== 'closing') this.#stop();
    this.#reception.dismiss(this, this.#isSentAway ? { ...end, isClean: true } : end);
  }

  /** For this client alone; goes out with the next `flush`. */
  queue(outgoing: Outgoing): void {
    if (this.isOpen) this.#queue.add(outgoing);
  }

  /** Answers a request with "no", and records that; `room` is what the record calls the room. */
  refuse(number: number, { refusal, room }: { readonly refusal: Refusal; readonly room: string | undefined }): void {
    if (!this.isOpen) return;
    const { type: _, ...reason } = refusal;
    this.record({ type: 'request-refused', code: reason.code, ...(room !== undefined && { room }), ...this.#who });
    this.#queue.add({ type: 'refused', number, ...reason });
  }

  /** For many; goes out with the next `flush`. */
  queueShared(publication: Publication): void {
    if (this.isOpen) this.#queue.addShared(publication);
  }

  /** Hands everything queued to the network as one write. A client that does not take what it is sent is closed. [P25] */
  flush(): Flushed {
    const flushed = this.isOpen ? this.#queue.flush() : 'nothing';
    if (flushed !== 'too-much') return flushed;
    this.close('too-slow', 'This client did not take what it was sent. It may connect again and resume.');
    return 'nothing';
  }

  /** Tells whoever keeps the host of something about this client. */
  record(occurrence: Occurrence): void {
    this.#reception.record(occurrence);
  }

  get #who(): { readonly nick?: Nick; readonly address: string } {
    const { address, visitor } = this;
    return { ...(visitor?.member && { nick: visitor.member.nick }), address };
  }

  #admit(hello: Hello): void {
    const admitted = this.#reception.admit(this, hello);
    if (isRefusal(admitted)) return this.refuseHello(admitted, hello.nick);
    leaveState(this.#state);
    this.#state =
      admitted === 'knocking'
        ? awaitAnswer(hello, (unheard) => this.refuseHello(unheard, hello.nick))
        : this.#joined(admitted);
    this.flush();
  }

  #joined(visitor: Visitor): SessionState {
    const gate = new FloodGate<ClientRequest>({
      perSecond: this.#reception.limits.flood,
      now: this.#reception.now,
      pass: (request) => this.#reception.submit(this, request),
    });
    return { type: 'joined', visitor, gate };
  }

  #end({ status, reason }: { status: number; reason: string }): void {
    this.#queue.finish();
    this.#stop();
    this.#connection.close(status, reason);
  }

  #stop(): void {
    leaveState(this.#state);
    this.#queue.clear();
    this.#state = { type: 'closing', ...(this.visitor && { visitor: this.visitor }) };
  }
}
