import { type Nick, parseNick } from '../chat/nick.ts';
import { isRefusal, type Refusal } from '../chat/refusal.ts';
import type { ClientRequest, Hello } from '../chat/request.ts';
import { lobby as lobbyName } from '../chat/room-id.ts';
import { type NativeGatewayParts, nativeWireForm, openNativeGateway } from '../gateways/native.ts';
import type { RoomLog } from '../storage/room-log.ts';
import type { ConnectionEnd, HostConnection } from '../transport/connection.ts';
import { Committer, type Submission } from './commit.ts';
import type { Limits } from './limits.ts';
import { type Member, Members } from './members.ts';
import type { RecordOccurrence } from './occurrence.ts';
import { OpenRoom } from './open-room.ts';
import { Publication } from './publication.ts';
import { serve } from './serve.ts';
import { type Reception, Session, type Visitor } from './session.ts';
import { Tick } from './tick.ts';

const pingIntervalMs = 10_000;
const maxSilenceMs = 30_000;

/** What a host is given by whoever starts it. */
export interface HostParts {
  /** The host closes it. */
  readonly log: RoomLog;
  readonly title: string;
  readonly limits: Limits;
  readonly native: NativeGatewayParts;
  /** 128 fresh random bits, base64url. */
  readonly createToken: () => string;
  /** Milliseconds since 1970, for people. */
  readonly clock: () => number;
  /** Monotonic, in milliseconds. */
  readonly now: () => number;
  /** Is told of failures that no client can be told of in full. */
  readonly reportFailure: (error: unknown) => void;
  readonly record: RecordOccurrence;
}

/** Owns the rooms and sessions. Requests come in through `accept`ed connections, and events go out by them. */
export class Host implements Reception {
  readonly limits: Limits;
  readonly now: () => number;
  readonly record: RecordOccurrence;
  readonly #parts: HostParts;
  readonly #lobby: OpenRoom;
  readonly #members = new Members();
  readonly #committer: Committer;
  readonly #tick: Tick<Submission>;
  readonly #sessions = new Set<Session>();
  readonly #sessionsByToken = new Map<string, Session>();
  readonly #heartbeat: NodeJS.Timeout;
  #signalsTimer: NodeJS.Timeout | undefined;
  #closing: Promise<void> | undefined;
  #onceEmpty: (() => void) | undefined;

  private constructor(parts: HostParts, lobby: OpenRoom) {
    const { log, now, clock, reportFailure } = parts;
    this.limits = parts.limits;
    this.now = now;
    this.record = parts.record;
    this.#parts = parts;
    this.#lobby = lobby;
    this.#committer = new Committer({ log, lobby, members: this.#members, now, clock, reportFailure });
    this.#tick = new Tick((batch) => this.#runTick(batch));
    this.#heartbeat = setInterval(() => this.#beat(), pingIntervalMs);
  }

  static async open(parts: HostParts): Promise<Host> {
    return new Host(parts, await OpenRoom.open(lobbyName, parts.log));
  }

  /** How many members are in the lobby. */
  get here(): number {
    return this.#lobby.attendance.roster().here;
  }

  /** Takes a new connection over and speaks the native protocol with it. */
  accept(connection: HostConnection): void {
    const session = new Session(connection, { wireForm: nativeWireForm(connection.framing), reception: this });
    this.#sessions.add(session);
    openNativeGateway(connection, { session, parts: this.#parts.native });
    if (this.#closing) session.close('host-closed', closedMessage);
  }

  /** Tells everybody, ends all sessions, then closes the log. What was read before is still committed. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    clearInterval(this.#heartbeat);
    clearTimeout(this.#signalsTimer);
    await this.#tick.drain();
    for (const session of this.#sessions) session.close('host-closed', closedMessage);
    if (this.#sessions.size > 0) await new Promise<void>((resolve) => (this.#onceEmpty = resolve));
    await this.#parts.log.close();
  }

  admit(session: Session, hello: Hello): Visitor | Refusal {
    const { by, clientId } = hello;
    const member = hello.nick === undefined ? undefined : this.#enter(hello, hello.nick);
    if (isRefusal(member)) return member;
    const resumeToken = this.#parts.createToken();
    const visitor: Visitor = { by, clientId, resumeToken, ...(member && { member }) };
    const old = hello.resumeToken === undefined ? undefined : this.#sessionsByToken.get(hello.resumeToken);
    if (old?.visitor?.by === by) this.#takeOver(old, { session, member });
    this.#sessionsByToken.set(resumeToken, session);
    session.queue({
      type: 'welcome',
      ...(member && { nick: member.nick }),
      resumeToken,
      epoch: this.#parts.log.epoch,
      at: this.#parts.clock(),
      title: this.#parts.title,
    });
    return visitor;
  }

  submit(session: Session, request: ClientRequest): void {
    if (!this.#closing) this.#tick.add({ session, request });
  }

  dismiss(session: Session, { isClean }: ConnectionEnd): void {
    if (!this.#sessions.delete(session)) return;
    const { visitor } = session;
    if (visitor) {
      this.#sessionsByToken.delete(visitor.resumeToken);
      this.#lobby.leave(session, { isClean });
      if (visitor.member) this.#members.leave(visitor.member, { isClean, now: this.now() });
      if (!this.#closing) this.#tick.wake();
    }
    if (this.#sessions.size === 0) this.#onceEmpty?.();
  }

  #enter({ by }: Hello, input: string): Member | Refusal {
    const nick: Nick | Refusal = parseNick(input);
    return isRefusal(nick) ? nick : this.#members.enter({ by, nick }, this.now());
  }

  #takeOver(old: Session, { session, member }: { session: Session; member: Member | undefined }): void {
    if (member && old.visitor?.member === member) this.#lobby.handOver(old, session);
    old.close('taken-over', 'This chat was continued on another connection.');
  }

  /** Collect → commit → publish: the events first, then what others asked to see, then one write for each session. */
  async #runTick(batch: readonly Submission[]): Promise<void> {
    await this.#committer.commit(findLogged(batch));
    for (const { session, request } of batch) {
      if (isUnlogged(request) && session.isOpen) await this.#serve(session, request);
    }
    this.#publishSignals();
    for (const session of this.#sessions) session.flush();
  }

  async #serve(session: Session, request: Unlogged): Promise<void> {
    try {
      await serve(session, { request, lobby: this.#lobby });
    } catch (error) {
      this.#parts.reportFailure(error);
      session.queue({ type: 'refused', number: request.number, code: 'not-readable', message: unreadableMessage });
    }
  }

  #publishSignals(): void {
    if (this.#closing) return;
    const waitMs = this.#lobby.publishSignals(this.now());
    if (waitMs === undefined) return;
    clearTimeout(this.#signalsTimer);
    this.#signalsTimer = setTimeout(() => this.#tick.wake(), waitMs);
  }

  #beat(): void {
    const now = this.now();
    this.#members.sweep(now);
    const ping = new Publication({ type: 'ping', at: this.#parts.clock() });
    for (const session of this.#sessions) {
      // Who has not said hello has a time of its own for that. [P6]
      if (!session.visitor) continue;
      if (now - session.heardAt > maxSilenceMs) {
        session.close('silent', 'Nothing was heard from this client for 30 seconds.');
      } else {
        session.queueShared(ping);
        session.flush();
      }
    }
  }
}

const unreadableMessage = 'The host cannot read its history now. Try again later.';
const closedMessage = 'The host closed the chat.';

type Unlogged = Exclude<ClientRequest, { type: 'post' | 'rename' }>;
type Logged = Extract<ClientRequest, { type: 'post' | 'rename' }>;

function isUnlogged(request: ClientRequest): request is Unlogged {
  return request.type !== 'post' && request.type !== 'rename';
}

/**
 * A rename whose session is gone is left for the client to ask again, as its member may be gone too; and so is all that
 * follows it, or the order would be another. [P13]
 */
function findLogged(batch: readonly Submission[]): Submission<Logged>[] {
  const dropped = new Set<Session>();
  return batch.filter((submission): submission is Submission<Logged> => {
    const { session, request } = submission;
    if (request.type === 'rename' && !session.isOpen) dropped.add(session);
    return !isUnlogged(request) && !dropped.has(session);
  });
}
