import type { Refusal } from '../chat/refusal.ts';
import type { ClientRequest, Hello } from '../chat/request.ts';
import type { RoomId } from '../chat/room-id.ts';
import { type NativeGatewayParts, nativeWireForm, openNativeGateway } from '../gateways/native.ts';
import type { ConnectionEnd, HostConnection } from '../transport/connection.ts';
import { Entry } from './entry/entry.ts';
import type { CurrentInvite } from './entry/invites.ts';
import type { HostParts } from './host-parts.ts';
import type { Limits } from './limits.ts';
import { Members } from './members.ts';
import { type Census, takeCensus } from './metrics/census.ts';
import { Tally } from './metrics/tally.ts';
import type { Occurrence } from './occurrence.ts';
import { People } from './people/people.ts';
import { Rooms } from './rooms/rooms.ts';
import { pingSessions } from './sessions/ping-sessions.ts';
import { type Reception, Session } from './sessions/session.ts';
import { Sessions } from './sessions/sessions.ts';
import type { Visitor } from './sessions/visitor.ts';
import type { Submission } from './tick/submission.ts';
import { Tick } from './tick/tick.ts';
import { TickWork } from './tick/tick-work.ts';
import { Upkeep } from './upkeep.ts';

const pingIntervalMs = 10_000;

/** Owns the rooms and sessions. Requests come in through `accept`ed connections, and events go out by them. */
export class Host implements Reception {
  readonly limits: Limits;
  readonly now: () => number;
  readonly tally = new Tally();
  readonly #parts: HostParts;
  readonly #rooms: Rooms;
  readonly #people: People;
  readonly #members = new Members();
  readonly #sessions = new Sessions();
  readonly #entry: Entry;
  readonly #native: NativeGatewayParts;
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
    this.#rooms = rooms;
    this.#people = people;
    this.#entry = this.#createEntry();
    this.#native = { ...parts.native, answerCode: this.#entry.answerCode };
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
      knocks: this.#entry.knocks,
      invites: this.#entry.invites,
      door: this.#entry.door,
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

  /** What lets others in now. */
  get invite(): CurrentInvite {
    return this.#entry.invites.current;
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
    openNativeGateway(connection, { session, parts: this.#native });
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
    this.#entry.stop();
    await this.#upkeep.stop();
    await this.#parts.log.close();
  }

  admit(session: Session, hello: Hello): Visitor | 'knocking' | Refusal {
    return this.#entry.admission.admit(session, hello);
  }

  submit(session: Session, request: ClientRequest): void {
    if (!this.#closing) this.#work.take(session, request);
  }

  dismiss(session: Session, { isClean }: ConnectionEnd): void {
    if (!this.#sessions.delete(session)) return;
    this.#entry.dismiss(session);
    const { visitor } = session;
    if (visitor) {
      for (const id of visitor.rooms) this.#leave(session, { id, isClean });
      if (visitor.member) this.#members.leave(visitor.member, { isClean, now: this.now() });
      if (!this.#closing) this.#tick.wake();
    }
    if (this.#sessions.count === 0) this.#onceEmpty?.();
  }

  #leave(session: Session, { id, isClean }: { id: RoomId; isClean: boolean }): void {
    const room = this.#rooms.findOpen(id);
    if (room) this.#rooms.touch(room).leave(session, { isClean });
  }

  #createEntry(): Entry {
    const parts = this.#parts;
    const { title, ownerKey, isPrivate } = parts;
    const ofHost = { ...(ownerKey !== undefined && { hostKey: ownerKey }), ...(isPrivate && { isPrivate }) };
    return new Entry({
      ...parts,
      rooms: this.#rooms,
      people: this.#people,
      members: this.#members,
      sessions: this.#sessions,
      // [P37]
      greeting: { epoch: parts.log.epoch, run: parts.createToken(), title, ...ofHost },
      wake: () => {
        if (!this.#closing) this.#tick.wake();
      },
      greet: (session) => this.#work.greet(session),
    });
  }

  #submit(submission: Submission): void {
    if (!this.#closing) this.#tick.add(submission);
  }

  #beat(): void {
    const now = this.now();
    this.#members.sweep(now);
    this.#entry.sweep();
    this.#work.sweep();
    pingSessions(this.#sessions, { now, at: this.#parts.clock() });
  }
}

const closedMessage = 'The host closed the chat.';
