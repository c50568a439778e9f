import type { RoomEvent } from '../chat/event.ts';
import type { Found, Page, Typing } from '../chat/outgoing.ts';
import { type Refusal, refuse } from '../chat/refusal.ts';
import type { Join } from '../chat/request.ts';
import { Room } from '../chat/room.ts';
import type { RoomId } from '../chat/room-id.ts';
import type { SearchQuery } from '../chat/search-query.ts';
import type { EventRange, RoomLog } from '../storage/room-log.ts';
import { Attendance } from './attendance.ts';
import type { Member } from './members.ts';
import { Publication } from './publication.ts';
import type { Session } from './session.ts';

/** A page holds about this much of a log [P16], … */
const maxPageBytes = 64 * 1024;
/** … and what a person asks to see is no more than this. */
const maxShownEvents = 50;
/** Who is further behind gets a snapshot. [P18] */
const maxEventsBehind = 10_000;
/** [P20, P27] */
const signalIntervalMs = 1000;
const maxTypingNicks = 5;
const maxSharedPages = 16;
// More than one screenful of a tick goes out as several frames of about this many events.
const maxFrameEvents = 200;

/** A page for whoever comes back from the same place. */
interface SharedPage {
  readonly publication: Publication;
  readonly isLive: boolean;
}

/** A room in use: the domain's room, the sessions that hear it, and what they are told. */
export class OpenRoom {
  readonly room: Room;
  readonly attendance: Attendance;
  readonly #sessions = new Set<Session>();
  /** Those that count as present: members' sessions that hear the room, or took over one that did. */
  readonly #present = new Set<Session>();
  readonly #log: RoomLog;
  /** Pages asked for since the log last grew: whoever comes back together shares them. Oldest first. */
  readonly #pages = new Map<string, SharedPage>();
  #roster: Publication | undefined;
  /** Who writes, since that was told last. */
  readonly #typing = new Set<Member>();
  #signalsDueAt = Number.NEGATIVE_INFINITY;

  private constructor(room: Room, log: RoomLog) {
    this.room = room;
    this.#log = log;
    this.attendance = new Attendance(room.name);
  }

  static async open(name: RoomId, log: RoomLog): Promise<OpenRoom> {
    return new OpenRoom(new Room(name, await log.head(name)), log);
  }

  /** Gives up what was decided and not committed. */
  async reload(): Promise<void> {
    this.#pages.clear();
    this.room.restore(await this.#log.head(this.room.name));
  }

  /** Tells committed events to all who hear the room. */
  publish(events: readonly RoomEvent[]): void {
    this.#pages.clear();
    if (events.some(({ type }) => type === 'nick-changed')) this.#roster = undefined;
    const frames = [];
    for (let start = 0; start < events.length; start += maxFrameEvents) {
      frames.push({
        type: 'events' as const,
        room: this.room.name,
        events: events.slice(start, start + maxFrameEvents),
      });
    }
    this.#tellAll(new Publication(...frames));
  }

  /** Tells who came, went and writes, if it is time to; otherwise returns in how many milliseconds it will be. */
  publishSignals(now: number): number | undefined {
    if (!this.attendance.hasNews && this.#typing.size === 0) return undefined;
    if (now < this.#signalsDueAt) return this.#signalsDueAt - now;
    this.#signalsDueAt = now + signalIntervalMs;
    const presence = this.attendance.hasNews ? [this.attendance.takeSignal()] : [];
    const typing = this.#typing.size > 0 ? [this.#takeTyping()] : [];
    this.#tellAll(new Publication(...presence, ...typing));
    return undefined;
  }

  /** The member of this session is writing. [P27] */
  noteTyping(session: Session): Refusal | undefined {
    const member = session.visitor?.member;
    if (!member) return refuse('observer', 'An observer only reads. Join with a nick to take part.');
    if (!this.#sessions.has(session)) return refuse('not-in-room', 'You are not in this room. Join it first.');
    this.#typing.add(member);
    return undefined;
  }

  /** Answers a join with page and roster; from the live page on, the session hears the room. [P17, P18] */
  async join(session: Session, cursor: Join['cursor']): Promise<void> {
    const isResumable =
      cursor?.epoch === this.#log.epoch &&
      cursor.seq <= this.room.head &&
      this.room.head - cursor.seq <= maxEventsBehind;
    const { publication, isLive } = isResumable ? await this.#catchUpPage(cursor.seq) : await this.#snapshotPage();
    // A session that ended during the read would never leave again.
    if (!session.isOpen) return;
    session.queueShared(publication);
    if (isLive) this.#enter(session);
    this.tellRoster(session);
  }

  leave(session: Session, { isClean }: { isClean: boolean } = { isClean: true }): void {
    this.#sessions.delete(session);
    if (!this.#present.delete(session)) return;
    const member = session.visitor?.member;
    if (!member) return;
    this.attendance.leave(member);
    this.#typing.delete(member);
    this.#roster = undefined;
    session.record({ type: 'left', room: this.room.name, nick: member.nick, address: session.address, isClean });
  }

  /** Another session of the same member takes this one's place: nobody is told that anyone left or joined. [P9] */
  handOver(old: Session, session: Session): void {
    this.#sessions.delete(old);
    if (this.#present.delete(old)) this.#present.add(session);
  }

  tellRoster(session: Session): void {
    this.#roster ??= new Publication(this.attendance.roster());
    session.queueShared(this.#roster);
  }

  /** The page before (exclusive) or after (exclusive) a seq, or the latest. */
  async readPage({ before, after }: { before?: number; after?: number }): Promise<Page> {
    const { name } = this.room;
    if (after !== undefined) return this.#page(await this.#log.readAfter(name, after, pullLimit));
    return this.#page(await this.#log.readBefore(name, before ?? Number.POSITIVE_INFINITY, showLimit));
  }

  /** The newest messages that fit, before a seq (exclusive) or of all. [P26] */
  async search({ before = Number.POSITIVE_INFINITY, ...query }: SearchQuery & { before?: number }): Promise<Found> {
    const { name } = this.room;
    return { type: 'found', room: name, ...(await this.#log.search(name, before, { query, limit: showLimit })) };
  }

  #enter(session: Session): void {
    this.#sessions.add(session);
    const member = session.visitor?.member;
    if (!member || this.#present.has(session)) return;
    this.#present.add(session);
    this.attendance.enter(member);
    this.#roster = undefined;
    session.record({ type: 'joined', room: this.room.name, nick: member.nick, address: session.address });
  }

  #takeTyping(): Typing {
    const nicks = [...this.#typing].map(({ nick }) => nick);
    this.#typing.clear();
    const more = Math.max(0, nicks.length - maxTypingNicks);
    return { type: 'typing', room: this.room.name, nicks: nicks.slice(0, maxTypingNicks), more };
  }

  #tellAll(publication: Publication): void {
    for (const session of this.#sessions) session.queueShared(publication);
  }

  #catchUpPage(seq: number): Promise<SharedPage> {
    return this.#sharedPage(`after ${seq}`, async () => {
      const page = this.#page(await this.#log.readAfter(this.room.name, seq, pullLimit));
      return { ...page, live: page.isNewest };
    });
  }

  #snapshotPage(): Promise<SharedPage> {
    return this.#sharedPage('latest', async () => ({ ...(await this.readPage({})), live: true, reset: true }));
  }

  async #sharedPage(key: string, read: () => Promise<Page>): Promise<SharedPage> {
    const known = this.#pages.get(key);
    if (known) return known;
    const page = await read();
    const shared = { publication: new Publication(page), isLive: page.live };
    this.#pages.set(key, shared);
    const [oldest] = this.#pages.keys();
    if (this.#pages.size > maxSharedPages && oldest !== undefined) this.#pages.delete(oldest);
    return shared;
  }

  #page({ events, isOldest, isNewest }: EventRange): Page {
    return { type: 'page', room: this.room.name, events, isOldest, isNewest, reset: false, live: false };
  }
}

const pullLimit = { maxEvents: 1000, maxBytes: maxPageBytes };
const showLimit = { maxEvents: maxShownEvents, maxBytes: maxPageBytes };
