import type { RoomEvent } from '../chat/event.ts';
import type { Page } from '../chat/outgoing.ts';
import type { Join } from '../chat/request.ts';
import { Room } from '../chat/room.ts';
import type { RoomName } from '../chat/room-name.ts';
import type { EventRange, RoomLog } from '../storage/room-log.ts';
import { Attendance } from './attendance.ts';
import { Publication } from './publication.ts';
import type { Session } from './session.ts';

/** A page holds about this much of a log [P16], … */
const maxPageBytes = 64 * 1024;
/** … and what a person asks to see is no more than this. */
const maxShownEvents = 50;
/** Who is further behind gets a snapshot. [P18] */
const maxEventsBehind = 10_000;
const presenceIntervalMs = 1000;
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
  #presenceDueAt = Number.NEGATIVE_INFINITY;

  private constructor(room: Room, log: RoomLog) {
    this.room = room;
    this.#log = log;
    this.attendance = new Attendance(room.name);
  }

  static async open(name: RoomName, log: RoomLog): Promise<OpenRoom> {
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

  /** Tells who came and went, if it is time to; otherwise returns in how many milliseconds it will be. */
  publishPresence(now: number): number | undefined {
    if (!this.attendance.hasNews) return undefined;
    if (now < this.#presenceDueAt) return this.#presenceDueAt - now;
    this.#presenceDueAt = now + presenceIntervalMs;
    this.#tellAll(new Publication(this.attendance.takeSignal()));
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

  leave(session: Session): void {
    this.#sessions.delete(session);
    if (!this.#present.delete(session)) return;
    const member = session.visitor?.member;
    if (!member) return;
    this.attendance.leave(member);
    this.#roster = undefined;
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

  #enter(session: Session): void {
    this.#sessions.add(session);
    const member = session.visitor?.member;
    if (!member || this.#present.has(session)) return;
    this.#present.add(session);
    this.attendance.enter(member);
    this.#roster = undefined;
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
