import type { KeyId } from '../chat/author.ts';
import type { MessagePosted, RoomEvent } from '../chat/event.ts';
import type { RequestId } from '../chat/request.ts';
import type { Target } from '../chat/room.ts';
import type { RoomId } from '../chat/room-id.ts';
import type { RoomRecord } from '../chat/room-record.ts';
import type { SearchQuery } from '../chat/search-query.ts';
import type { People, PeopleChanges } from './people.ts';

/**
 * What one tick adds to one room: events numbered `expectedHead + 1` and on, perhaps none, and the room's record from then on.
 * Events that amend an earlier message change that, too: it is read as it is by now, and what it said before is nowhere.
 * Of a message that expires the text is kept in memory only, until it expires or the log is closed.
 */
export interface Commit {
  readonly room: RoomId;
  readonly expectedHead: number;
  readonly events: readonly RoomEvent[];
  /** Absent: as it was. A room without one is of the kind `public` and has no name. */
  readonly record?: RoomRecord;
}

/** Where the event of a request is. */
export interface Place {
  readonly room: RoomId;
  readonly seq: number;
}

/** How much of its rooms a log keeps: all that is younger than `maxAgeMs`, and the newest `maxEvents`; `Infinity` for ever. */
export interface Retention {
  readonly maxAgeMs: number;
  readonly maxEvents: number;
}

/** `conflict`: another head than expected was found in some room, and nothing was written. */
export type AppendResult = 'appended' | 'conflict';

/** Names a request across restarts. */
export interface RequestKey {
  readonly by: KeyId;
  readonly id: RequestId;
}

/** A run of a room's events in `seq` order, and whether the room has older or newer ones. */
export interface EventRange {
  readonly events: readonly RoomEvent[];
  readonly isOldest: boolean;
  readonly isNewest: boolean;
}

/** How much of a room to read: at most so many events and about so many bytes, but always one event if there is one. */
export interface ReadLimit {
  readonly maxEvents: number;
  readonly maxBytes: number;
}

/** What to look for, terms or an author at least, and how much of it to take. */
export interface SearchParts {
  readonly query: SearchQuery;
  readonly limit: ReadLimit;
}

/** Messages in `seq` order, others between them, and whether nothing older fits. */
export interface MessageRange {
  readonly messages: readonly MessagePosted[];
  readonly isOldest: boolean;
}

/** The truth about what happened in a host's rooms. Implementations differ only in where they keep it. */
export interface RoomLog {
  /** Random, made with the log: a seq means nothing in a log of another epoch. */
  readonly epoch: string;
  /**
   * Commits all or nothing, what changed about people with it. One at a time: await it before the next. Throws a `StorageError`
   * when it cannot write.
   */
  append(commits: readonly Commit[], people?: PeopleChanges): Promise<AppendResult>;
  /** Who is known here, who may not come in, and who may though the host is private. */
  people(): Promise<People>;
  /** Every room that has a record or an event. */
  records(): Promise<readonly RoomRecord[]>;
  /** Forgets a room with all that happened in it. Long work is done in steps; nobody may write to the room meanwhile. */
  removeRoom(room: RoomId): Promise<void>;
  /** The seq of the room's last event, 0 when there never was one. */
  head(room: RoomId): Promise<number>;
  /** The seq of the oldest event that is kept; `head + 1` when there is none. */
  oldest(room: RoomId): Promise<number>;
  /** For each of these requests, in their order, where its event is: the first one, where it has some in several rooms. */
  findCommitted(requests: readonly RequestKey[]): Promise<readonly (Place | undefined)[]>;
  /** The message with this seq, and how this person has reacted to it; undefined where there is none. */
  readTarget(room: RoomId, seq: number, by: KeyId): Promise<Target | undefined>;
  /** The oldest events after `seq` (exclusive). */
  readAfter(room: RoomId, seq: number, limit: ReadLimit): Promise<EventRange>;
  /** The newest events before `seq` (exclusive; `Infinity` for the latest), in `seq` order. */
  readBefore(room: RoomId, seq: number, limit: ReadLimit): Promise<EventRange>;
  /**
   * The newest messages before `seq` (exclusive; `Infinity` for the latest) that fit, in `seq` order; `isOldest` when none older
   * does. Neither deleted messages nor those that expire are found.
   */
  search(room: RoomId, seq: number, parts: SearchParts): Promise<MessageRange>;
  /** Forgets the texts of messages whose time is up; `at` is on the host's clock. Returns when the next one is, `Infinity` for never. */
  expire(at: number): number;
  /** Forgets what need not be kept any more, never a room's last event; `at` is on the host's clock. Long work is done in steps. */
  prune(retention: Retention, at: number): Promise<void>;
  close(): Promise<void>;
}
