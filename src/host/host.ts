import type { KeyId } from '../chat/author.ts';
import { type Nick, parseNick } from '../chat/nick.ts';
import { isRefusal, type Refusal } from '../chat/refusal.ts';
import type { ClientRequest, Hello } from '../chat/request.ts';
import type { RoomId } from '../chat/room-id.ts';
import { type NativeGatewayParts, nativeWireForm, openNativeGateway } from '../gateways/native.ts';
import type { Retention, RoomLog } from '../storage/room-log.ts';
import type { ConnectionEnd, HostConnection } from '../transport/connection.ts';
import type { Limits } from './limits.ts';
import { type Member, Members } from './members.ts';
import { type Census, takeCensus } from './metrics/census.ts';
import { Tally } from './metrics/tally.ts';
import type { Occurrence, RecordOccurrence } from './occurrence.ts';
import { type Claimant, People } from './people/people.ts';
import { Publication } from './publication.ts';
import { Rooms } from './rooms/rooms.ts';
import { type Reception, Session, type Visitor } from './session.ts';
import { Sessions } from './sessions.ts';
import type { Submission } from './submission.ts';
import { Tick } from './tick.ts';
import { TickWork } from './tick-work.ts';
import { Upkeep } from './upkeep.ts';

const pingIntervalMs = 10_000;
const maxSilenceMs = 30_000;

/** What a host is given by whoever starts it. */
export interface HostParts {
  /** The host closes it. */
  readonly log: RoomLog;
  readonly title: string;
  /** The host's own key: who proves it is the owner. [P52] */
  readonly ownerKey?: KeyId;
  readonly limits: Limits;
  readonly retention: Retention;
  /** A private room where nobody has been for so long ends. [P33] */
  readonly emptyRoomMs: number;
  readonly native: NativeGatewayParts;
  /** 128 fresh random bits, base64url. */
  readonly createToken: () => string;
  /** In [0, 1), and hard to guess: the codes of private rooms are drawn by it. */
  readonly random: () => number;
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
  readonly tally = new Tally();
  readonly #parts: HostParts;
  /** [P37] */
  readonly #run: string;
  readonly #rooms: Rooms;
  readonly #people: People;
  readonly #members = new Members();
  readonly #sessions = new Sessions();
  readonly #tick: Tick<Submission>;
  readonly #work: TickWork;
  readonly #upkeep: Upkeep;
  readonly #heartbeat: NodeJS.Timeout;
  #closing: Promise<void> | undefined;
  #onceEmpty: (() => void) | undefined;

  private constructor(parts: HostParts, { rooms, people }: { rooms: Rooms; people: People }) {
    this.limits = parts.limits;
    this.now = parts.now;
    this.#parts = parts;
    this.#run = parts.createToken();
    this.#rooms = rooms;
    this.#people = people;
    this.#upkeep = new Upkeep({ ...parts, rooms });
    this.#tick = new Tick(
      (batch) => this.#work.run(batch),
      (ms) => this.tally.onTick?.(ms),
    );
    this.#work = new TickWork({
      ...parts,
      rooms,
      people,
      members: this.#members,
      sessions: this.#sessions,
      tally: this.tally,
      upkeep: this.#upkeep,
      submit: (submission) => this.#submit(submission),
      wake: () => this.#tick.wake(),
    });
    this.#heartbeat = setInterval(() => this.#beat(), pingIntervalMs);
  }

  static async open(parts: HostParts): Promise<Host> {
    return new Host(parts, { rooms: await Rooms.open(parts), people: await People.open(parts) });
  }

  /** How many members are in the lobby. */
  get here(): number {
    return this.#rooms.lobby.attendance.here;
  }

  /** Counts who and what is there. */
  census(): Census {
    return takeCensus({ sessions: this.#sessions, rooms: this.#rooms });
  }

  record(occurrence: Occurrence): void {
    this.tally.noteOccurrence(occurrence);
    this.#parts.record(occurrence);
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
    this.#work.stop();
    await this.#tick.drain();
    for (const session of this.#sessions) session.close('host-closed', closedMessage);
    if (this.#sessions.count > 0) await new Promise<void>((resolve) => (this.#onceEmpty = resolve));
    await this.#upkeep.stop();
    await this.#parts.log.close();
  }

  admit(session: Session, hello: Hello): Visitor | Refusal {
    const { by: key, clientId } = hello;
    const banned = this.#people.refuseEntry({ key, address: session.address });
    if (banned) return banned;
    const by = this.#people.authorOf(key);
    const member = hello.nick === undefined ? undefined : this.#enter({ by, key }, hello.nick);
    if (isRefusal(member)) return member;
    const resumeToken = this.#parts.createToken();
    const visitor: Visitor = {
      by,
      key,
      clientId,
      resumeToken,
      ...(member && { member }),
      rooms: new Set(),
      openedRooms: new Set(),
    };
    const old = hello.resumeToken === undefined ? undefined : this.#sessions.findByToken(hello.resumeToken);
    if (old?.visitor?.by === by) this.#takeOver(old, { session, visitor });
    this.#sessions.admit(session, visitor);
    this.#welcome(session, visitor);
    return visitor;
  }

  submit(session: Session, request: ClientRequest): void {
    if (!this.#closing) this.#work.take(session, request);
  }

  dismiss(session: Session, { isClean }: ConnectionEnd): void {
    if (!this.#sessions.delete(session)) return;
    const { visitor } = session;
    if (visitor) {
      for (const id of visitor.rooms) this.#leave(session, { id, isClean });
      if (visitor.member) this.#members.leave(visitor.member, { isClean, now: this.now() });
      if (!this.#closing) this.#tick.wake();
    }
    if (this.#sessions.count === 0) this.#onceEmpty?.();
  }

  #enter({ by }: Claimant, input: string): Member | Refusal {
    const nick: Nick | Refusal = parseNick(input);
    if (isRefusal(nick)) return nick;
    const taken = this.#people.accounts.refuseNick(nick, by);
    if (taken) return taken;
    const member = this.#members.enter({ by, nick }, this.now());
    if (isRefusal(member)) return member;
    this.#people.accounts.noteUse({ by, nick: member.nick, at: this.#parts.clock() });
    member.role = this.#people.standingOf(by);
    return member;
  }

  #leave(session: Session, { id, isClean }: { id: RoomId; isClean: boolean }): void {
    const room = this.#rooms.findOpen(id);
    if (room) this.#rooms.touch(room).leave(session, { isClean });
  }

  #takeOver(old: Session, { session, visitor }: { session: Session; visitor: Visitor }): void {
    const { member, rooms = [], openedRooms = [] } = old.visitor ?? {};
    for (const id of openedRooms) visitor.openedRooms.add(id);
    for (const id of member && member === visitor.member ? rooms : []) {
      if (this.#rooms.findOpen(id)?.handOver(old, session)) visitor.rooms.add(id);
    }
    old.close('taken-over', 'This chat was continued on another connection.');
  }

  #welcome(session: Session, { member, resumeToken, by, key }: Visitor): void {
    const { ownerKey } = this.#parts;
    session.queue({
      type: 'welcome',
      ...(member && { nick: member.nick }),
      ...(by !== key && { by }),
      ...(ownerKey !== undefined && { hostKey: ownerKey }),
      resumeToken,
      epoch: this.#parts.log.epoch,
      run: this.#run,
      at: this.#parts.clock(),
      title: this.#parts.title,
    });
    if (member) this.#work.greet(session);
  }

  #submit(submission: Submission): void {
    if (!this.#closing) this.#tick.add(submission);
  }

  #beat(): void {
    const now = this.now();
    this.#members.sweep(now);
    this.#work.sweep();
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

const closedMessage = 'The host closed the chat.';
