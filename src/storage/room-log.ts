import type { KeyId } from '../chat/author.ts';
import type { MessagePosted, RoomEvent } from '../chat/event.ts';
import type { RequestId } from '../chat/request.ts';
import type { RoomId } from '../chat/room-id.ts';
import type { SearchQuery } from '../chat/search-query.ts';

/** What one tick adds to one room: events numbered `expectedHead + 1` and on. */
export interface Commit {
  readonly room: RoomId;
  readonly expectedHead: number;
  readonly events: readonly RoomEvent[];
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
  /** Commits all or nothing. One at a time: await it before the next. Throws a `StorageError` when it cannot write. */
  append(commits: readonly Commit[]): Promise<AppendResult>;
  /** The seq of the room's last event, 0 when there is none. */
  head(room: RoomId): Promise<number>;
  /** For each of these requests, in their order, whether it has an event in the log. */
  areCommitted(requests: readonly RequestKey[]): Promise<readonly boolean[]>;
  /** The oldest events after `seq` (exclusive). */
  readAfter(room: RoomId, seq: number, limit: ReadLimit): Promise<EventRange>;
  /** The newest events before `seq` (exclusive; `Infinity` for the latest), in `seq` order. */
  readBefore(room: RoomId, seq: number, limit: ReadLimit): Promise<EventRange>;
  /** The newest messages before `seq` (exclusive; `Infinity` for the latest) that fit, in `seq` order; `isOldest` when none older does. */
  search(room: RoomId, seq: number, parts: SearchParts): Promise<MessageRange>;
  close(): Promise<void>;
}
