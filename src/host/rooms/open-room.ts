import type { RoomEvent } from '../../chat/event.ts';
import { type Refusal, refuse } from '../../chat/refusal.ts';
import type { Join } from '../../chat/request.ts';
import { Room } from '../../chat/room.ts';
import type { RoomId } from '../../chat/room-id.ts';
import { type RoomRecord, roomInfo } from '../../chat/room-record.ts';
import type { Member } from '../members.ts';
import { roomMark } from '../occurrence.ts';
import { Publication } from '../sessions/publication.ts';
import type { Session } from '../sessions/session.ts';
import type { Visitor } from '../sessions/visitor.ts';
import { Attendance } from './attendance.ts';
import { type PageSources, RoomPages } from './room-pages.ts';
import { RoomSignals } from './room-signals.ts';
import { Rosters } from './rosters.ts';

// More than one screenful of a tick goes out as several frames of about this many events.
const maxFrameEvents = 200;
/** So many rooms one session hears at most: a rename is an event in each of them. */
const maxRooms = 100;

/** A room in use: the domain's room, the sessions that hear it, and what they are told. */
export class OpenRoom {
  readonly room: Room;
  readonly pages: RoomPages;
  readonly attendance: Attendance;
  readonly #rosters: Rosters;
  readonly #signals: RoomSignals;
  readonly #sessions = new Set<Session>();
  /** Those that count as present: members' sessions that hear the room, or took over one that did. */
  readonly #present = new Set<Session>();
  #shown: { readonly record: RoomRecord; readonly publication: Publication } | undefined;

  constructor(record: RoomRecord, { head, ...sources }: PageSources & { readonly head: number }) {
    this.room = new Room(record, head);
    this.pages = new RoomPages(this.room, sources);
    this.attendance = new Attendance(record.id);
    this.#rosters = new Rosters(this.attendance);
    this.#signals = new RoomSignals(record.id, { attendance: this.attendance, rosters: this.#rosters });
  }

  get id(): RoomId {
    return this.room.id;
  }

  get record(): RoomRecord {
    return this.room.record;
  }

  /** Nobody hears it, or is about to. */
  get isEmpty(): boolean {
    return this.#sessions.size === 0 && this.#present.size === 0;
  }

  /** How many sessions hear it. */
  get hearers(): number {
    return this.#sessions.size;
  }

  isHeardBy(session: Session): boolean {
    return this.#sessions.has(session);
  }

  /** Makes it what it is said to be: gives up what was decided and not committed, or takes what its events do not tell. */
  restore(record: RoomRecord, head: number): void {
    this.pages.clear();
    this.room.restore(record, head);
  }

  /** Tells committed events to all who hear the room. */
  publish(events: readonly RoomEvent[]): void {
    this.pages.clear();
    this.#signals.forgetWritten(events);
    if (events.some(({ type }) => type === 'nick-changed')) this.#rosters.change();
    const frames = [];
    for (let start = 0; start < events.length; start += maxFrameEvents) {
      frames.push({ type: 'events' as const, room: this.id, events: events.slice(start, start + maxFrameEvents) });
    }
    this.#tellAll(new Publication(...frames));
  }

  /** Tells who came, went and writes, if it is time to; otherwise returns in how many milliseconds it will be. */
  publishSignals(now: number): number | undefined {
    const waitMs = this.#signals.waitMs(now);
    if (waitMs !== 0) return waitMs;
    const signals = this.#signals.take(now);
    if (signals.length > 0) this.#tellAll(new Publication(...signals));
    return this.#signals.waitMs(now);
  }

  /** The member of this session is writing. [P27] */
  noteTyping(session: Session): Refusal | undefined {
    const member = session.visitor?.member;
    if (!member) return refuse('observer', 'An observer only reads. Join with a nick to take part.');
    if (!this.#sessions.has(session)) return refuse('not-in-room', 'You are not in this room. Join it first.');
    this.#signals.noteTyping(member);
    return undefined;
  }

  /** Somebody here went away, or is back. [P38] */
  noteAway(member: Member): void {
    this.#rosters.change();
    this.attendance.turn(member);
  }

  /** Somebody here is shown as something else. */
  noteRole(): void {
    this.#rosters.change();
  }

  /** Answers a join with room, page and roster; from the live page on, the session hears the room. [P17, P18] */
  async join(session: Session, cursor: Join['cursor']): Promise<Refusal | undefined> {
    const { rooms } = session.visitor as Visitor;
    if (!rooms.has(this.id) && rooms.size >= maxRooms) {
      return refuse('too-many-rooms', `You are in ${maxRooms} rooms. Leave one with /part to enter another.`);
    }
    const { publication, isLive } = await this.pages.readFor(cursor);
    // A session that ended during the read would never leave again.
    if (!session.isOpen) return undefined;
    this.show(session);
    session.queueShared(publication);
    if (isLive) this.#enter(session);
    this.tellRoster(session);
    return undefined;
  }

  leave(session: Session, { isClean }: { isClean: boolean } = { isClean: true }): void {
    this.#hearNoMore(session);
    session.visitor?.rooms.delete(this.id);
    if (!this.#present.delete(session)) return;
    const member = session.visitor?.member;
    if (!member) return;
    if (!isClean) this.#signals.noteBreak();
    this.attendance.leave(member);
    this.#signals.forgetTyping(member);
    this.#rosters.change();
    session.record({ type: 'left', room: roomMark(this.record), nick: member.nick, address: session.address, isClean });
  }

  /** Another session of the same member takes this one's place: nobody is told that anyone left or joined. Whether it was present. [P9] */
  handOver(old: Session, session: Session): boolean {
    this.#hearNoMore(old);
    if (!this.#present.delete(old)) return false;
    this.#present.add(session);
    return true;
  }

  /** Says what the room is by now. */
  show(session: Session): void {
    const { record } = this;
    if (this.#shown?.record !== record) {
      this.#shown = { record, publication: new Publication({ type: 'room', info: roomInfo(record) }) };
    }
    session.queueShared(this.#shown.publication);
  }

  tellRoster(session: Session): void {
    this.#rosters.tell(session, { isHearing: this.#sessions.has(session) });
  }

  #enter(session: Session): void {
    this.#sessions.add(session);
    const { visitor } = session;
    if (!visitor) return;
    visitor.rooms.add(this.id);
    // A password that is set later does not shut out who is in already. [P29]
    visitor.openedRooms.add(this.id);
    if (!visitor.member || this.#present.has(session)) return;
    this.#present.add(session);
    this.attendance.enter(visitor.member);
    this.#rosters.change();
    const { nick } = visitor.member;
    session.record({ type: 'joined', room: roomMark(this.record), nick, address: session.address });
  }

  #hearNoMore(session: Session): void {
    this.#sessions.delete(session);
    this.#rosters.forget(session);
  }

  #tellAll(publication: Publication): void {
    for (const session of this.#sessions) session.queueShared(publication);
  }
}
