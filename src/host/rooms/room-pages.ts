import type { RoomEvent } from '../../chat/event.ts';
import type { Found, Page } from '../../chat/outgoing.ts';
import type { Join, ReadHistory, Search } from '../../chat/request.ts';
import type { Room } from '../../chat/room.ts';
import type { EventRange, RoomLog } from '../../storage/room-log.ts';
import { Publication } from '../sessions/publication.ts';

/** A page holds about this much of a log [P16], … */
const maxPageBytes = 64 * 1024;
/** … and what a person asks to see is no more than this. */
const maxShownEvents = 50;
/** Who is further behind gets a snapshot. [P18] */
const maxEventsBehind = 10_000;
const maxSharedPages = 16;

/** A page for whoever comes back from the same place. */
export interface SharedPage {
  readonly publication: Publication;
  readonly isLive: boolean;
  /** On the host's clock: then the first of its texts expires. */
  readonly goodUntil: number;
}

/** What the pages of a room are made from. `clock` is the host's, for people. */
export interface PageSources {
  readonly log: RoomLog;
  readonly clock: () => number;
}

/** Reads one room's history. */
export class RoomPages {
  readonly #room: Room;
  readonly #log: RoomLog;
  readonly #clock: () => number;
  /** Pages asked for since the log last grew: whoever comes back together shares them. Oldest first. */
  readonly #shared = new Map<string, SharedPage>();

  constructor(room: Room, { log, clock }: PageSources) {
    this.#room = room;
    this.#log = log;
    this.#clock = clock;
  }

  /** To be called whenever the log is not what it was. */
  clear(): void {
    this.#shared.clear();
  }

  /** The page that answers a join. [P17, P18] */
  async readFor(cursor: Join['cursor']): Promise<SharedPage> {
    if (cursor && (await this.#isResumable(cursor))) return this.#catchUpPage(cursor.seq);
    return this.#sharedPage('latest', async () => ({ ...(await this.read({})), live: true, reset: true }));
  }

  /** The page before (exclusive) or after (exclusive) a seq, or the latest. */
  async read({ before, after, limit }: Pick<ReadHistory, 'before' | 'after' | 'limit'>): Promise<Page> {
    const { id } = this.#room;
    const most = after === undefined ? showLimit : pullLimit;
    const readLimit = { ...most, maxEvents: Math.min(limit ?? most.maxEvents, most.maxEvents) };
    if (after !== undefined) return this.#page(await this.#log.readAfter(id, after, readLimit));
    return this.#page(await this.#log.readBefore(id, before ?? Number.POSITIVE_INFINITY, readLimit));
  }

  /** The newest messages that fit, before a seq (exclusive) or of all. [P26] */
  async search({ before = Number.POSITIVE_INFINITY, ...query }: Omit<Search, 'type' | 'room'>): Promise<Found> {
    const { id } = this.#room;
    return { type: 'found', room: id, ...(await this.#log.search(id, before, { query, limit: showLimit })) };
  }

  async #isResumable({ epoch, seq }: NonNullable<Join['cursor']>): Promise<boolean> {
    const behind = this.#room.head - seq;
    if (epoch !== this.#log.epoch || behind < 0 || behind > maxEventsBehind) return false;
    return seq >= (await this.#log.oldest(this.#room.id)) - 1;
  }

  #catchUpPage(seq: number): Promise<SharedPage> {
    return this.#sharedPage(`after ${seq}`, async () => {
      const page = await this.read({ after: seq });
      return { ...page, live: page.isNewest };
    });
  }

  async #sharedPage(key: string, read: () => Promise<Page>): Promise<SharedPage> {
    const known = this.#shared.get(key);
    if (known && known.goodUntil > this.#clock()) return known;
    const page = await read();
    const shared = { publication: new Publication(page), isLive: page.live, goodUntil: goodUntil(page.events) };
    this.#shared.set(key, shared);
    const [oldest] = this.#shared.keys();
    if (this.#shared.size > maxSharedPages && oldest !== undefined) this.#shared.delete(oldest);
    return shared;
  }

  #page({ events, isOldest, isNewest }: EventRange): Page {
    return { type: 'page', room: this.#room.id, events, isOldest, isNewest, reset: false, live: false };
  }
}

const pullLimit = { maxEvents: 1000, maxBytes: maxPageBytes };
const showLimit = { maxEvents: maxShownEvents, maxBytes: maxPageBytes };

function goodUntil(events: readonly RoomEvent[]): number {
  let first = Number.POSITIVE_INFINITY;
  for (const event of events) {
    if (event.type !== 'message-posted' || event.expiresAt === undefined || event.text === '') continue;
    first = Math.min(first, event.expiresAt);
  }
  return first;
}
