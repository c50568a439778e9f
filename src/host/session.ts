import type { KeyId } from '../chat/author.ts';
import type { Nick } from '../chat/nick.ts';
import type { Closing, Outgoing } from '../chat/outgoing.ts';
import { isRefusal, type Refusal } from '../chat/refusal.ts';
import type { ClientRequest, Hello, RequestId } from '../chat/request.ts';
import type { RoomId } from '../chat/room-id.ts';
import type { GatewaySession, WireForm } from '../gateways/gateway.ts';
import { closeStatus, ProtocolError } from '../protocol/protocol-error.ts';
import type { ConnectionEnd, HostConnection } from '../transport/connection.ts';
import { FloodGate } from './flood-gate.ts';
import type { Limits } from './limits.ts';
import type { Member } from './members.ts';
import { type Door, doorOf } from './metrics/door.ts';
import type { Fault, Occurrence } from './occurrence.ts';
import type { Publication } from './publication.ts';

/** From this many waiting bytes on, a client's own requests are not read. [P25] */
const pauseReadingBytes = 64 * 1024;
const helloTimeoutMs = 60_000;

/** Who came in with an accepted hello. Without a member it is an observer. */
export interface Visitor {
  /** Whose account it is. */
  readonly by: KeyId;
  /** The key that was proven. */
  readonly key: KeyId;
  readonly clientId: string;
  readonly resumeToken: string;
  readonly member?: Member;
  /** Which rooms it hears, or is present in. */
  readonly rooms: Set<RoomId>;
  /** Which rooms it was let into. [P29] */
  readonly openedRooms: Set<RoomId>;
}

/** What a session needs of its host. */
export interface Reception {
  readonly limits: Limits;
  /** Monotonic, in milliseconds. */
  now(): number;
  record(occurrence: Occurrence): void;
  /** Admits the visitor and queues the welcome. */
  admit(session: Session, hello: Hello): Visitor | Refusal;
  submit(session: Session, request: ClientRequest): void;
  /** Called once for every session, also for one that was never admitted. */
  dismiss(session: Session, end: ConnectionEnd): void;
}

type State =
  | { readonly type: 'awaiting-hello'; readonly timeout: NodeJS.Timeout }
  | { readonly type: 'joined'; readonly visitor: Visitor; readonly gate: FloodGate<ClientRequest> }
  | { readonly type: 'closing'; readonly visitor?: Visitor };

/** The host's record of one connected client. */
export class Session implements GatewaySession {
  readonly wireForm: WireForm;
  readonly #connection: HostConnection;
  readonly #reception: Reception;
  #state: State;
  #outgoing: Buffer[] = [];
  #isReadingPaused = false;
  /** The host has sent it away: nobody expects it back as it was. */
  #isSentAway = false;
  #heardAt: number;

  constructor(connection: HostConnection, { wireForm, reception }: { wireForm: WireForm; reception: Reception }) {
    this.wireForm = wireForm;
    this.#connection = connection;
    this.#reception = reception;
    this.#heardAt = reception.now();
    const timeout = setTimeout(() => this.close('silent', 'No hello came within a minute.'), helloTimeoutMs);
    this.#state = { type: 'awaiting-hello', timeout };
  }

  /** Who this is; undefined before an accepted hello. */
  get visitor(): Visitor | undefined {
    return this.#state.type === 'awaiting-hello' ? undefined : this.#state.visitor;
  }

  get isOpen(): boolean {
    return this.#state.type !== 'closing';
  }

  /** The peer's IP address. */
  get address(): string {
    return this.#connection.remoteAddress;
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
    if (this.#state.type === 'joined') return this.breakOff(new ProtocolError('A second hello came.'));
    const visitor = this.#reception.admit(this, hello);
    if (isRefusal(visitor)) return this.refuseHello(visitor, hello.nick);
    clearTimeout(this.#state.timeout);
    const gate = new FloodGate<ClientRequest>({
      perSecond: this.#reception.limits.flood,
      now: this.#reception.now,
      pass: (request) => this.#reception.submit(this, request),
    });
    this.#state = { type: 'joined', visitor, gate };
    this.flush();
  }

  refuseHello({ type: _, ...reason }: Refusal, nick?: string): void {
    if (this.#state.type === 'closing') return;
    const { code, message } = reason;
    this.record({ type: 'hello-refused', code, ...(nick !== undefined && { nick }), address: this.address });
    this.#queue({ type: 'refused', number: 0, ...reason });
    this.#end({ status: closeStatus.policyViolation, reason: message });
  }

  request(request: ClientRequest, bytes: number): void {
    if (this.#state.type === 'closing') return;
    if (this.#state.type === 'awaiting-hello')
      return this.breakOff(new ProtocolError('A request came before the hello.'));
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
    this.#isSentAway = sentAway.has(code);
    if (isFault(code)) this.record({ type: 'connection-closed', code, ...this.#who });
    this.#queue({ type: 'closing', code, message });
    this.#end({ status: closeStatuses[code], reason: message });
  }

  end(end: ConnectionEnd): void {
    if (this.#state.type !== 'closing') this.#stop();
    this.#reception.dismiss(this, this.#isSentAway ? { ...end, isClean: true } : end);
  }

  /** For this client alone; goes out with the next `flush`. */
  queue(outgoing: Outgoing): void {
    if (this.isOpen) this.#queue(outgoing);
  }

  /** Answers a request with "no", and records that; `room` is what the record calls the room. */
  refuse(number: number, { refusal, room }: { readonly refusal: Refusal; readonly room: string | undefined }): void {
    if (!this.isOpen) return;
    const { type: _, ...reason } = refusal;
    this.record({ type: 'request-refused', code: reason.code, ...(room !== undefined && { room }), ...this.#who });
    this.#queue({ type: 'refused', number, ...reason });
  }

  /** For many; goes out with the next `flush`. */
  queueShared(publication: Publication): void {
    if (!this.isOpen) return;
    this.#outgoing.push(publication.bufferFor(this.wireForm));
  }

  /** Hands everything queued to the network as one write. A client that does not take what it is sent is closed. [P25] */
  flush(): void {
    if (this.#outgoing.length === 0 || !this.isOpen) return;
    const buffers = this.#outgoing;
    this.#outgoing = [];
    let bytes = this.#connection.queuedBytes;
    for (const buffer of buffers) bytes += buffer.length;
    // What one tick sends at once is no sign of slowness, however large; what still waits from before is.
    if (this.#connection.queuedBytes > 0 && bytes > this.#reception.limits.sendQueueBytes) {
      this.close('too-slow', 'This client did not take what it was sent. It may connect again and resume.');
      return;
    }
    this.#connection.write(buffers);
    this.#pauseWhileBehind();
  }

  /** Tells whoever keeps the host of something about this client. */
  record(occurrence: Occurrence): void {
    this.#reception.record(occurrence);
  }

  get #who(): { readonly nick?: Nick; readonly address: string } {
    const { address, visitor } = this;
    return { ...(visitor?.member && { nick: visitor.member.nick }), address };
  }

  #queue(outgoing: Outgoing): void {
    this.#outgoing.push(this.wireForm.encode(outgoing));
  }

  #pauseWhileBehind(): void {
    if (this.#isReadingPaused || this.#connection.queuedBytes <= pauseReadingBytes) return;
    this.#isReadingPaused = true;
    this.#connection.pauseReading();
    this.#connection.onceDrained(() => {
      this.#isReadingPaused = false;
      // It took what it was sent; its pongs were not read meanwhile.
      this.heard();
      this.#connection.resumeReading();
    });
  }

  #end({ status, reason }: { status: number; reason: string }): void {
    this.#connection.write(this.#outgoing);
    this.#stop();
    this.#connection.close(status, reason);
  }

  #stop(): void {
    if (this.#state.type === 'awaiting-hello') clearTimeout(this.#state.timeout);
    if (this.#state.type === 'joined') this.#state.gate.close();
    const { visitor } = this;
    this.#outgoing = [];
    this.#state = { type: 'closing', ...(visitor && { visitor }) };
  }
}

function isFault(code: Closing['code']): code is Fault {
  return code !== 'host-closed' && code !== 'taken-over' && !sentAway.has(code);
}

const sentAway: ReadonlySet<Closing['code']> = new Set<Closing['code']>(['kicked', 'banned', 'account-changed']);

const closeStatuses: Record<Closing['code'], number> = {
  'host-closed': closeStatus.goingAway,
  'taken-over': closeStatus.goingAway,
  kicked: closeStatus.policyViolation,
  banned: closeStatus.policyViolation,
  'account-changed': closeStatus.goingAway,
  'too-slow': closeStatus.tryAgainLater,
  'too-fast': closeStatus.policyViolation,
  silent: closeStatus.goingAway,
  protocol: closeStatus.policyViolation,
};
