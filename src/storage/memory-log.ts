import type { MessagePosted, RoomEvent } from '../chat/event.ts';
import { nickKey } from '../chat/nick-key.ts';
import type { RoomId } from '../chat/room-id.ts';
import type { SearchQuery } from '../chat/search-query.ts';
import { searchTerms } from '../chat/search-terms.ts';
import { assertNumbered } from './assert-numbered.ts';
import { createEpoch } from './epoch.ts';
import type {
  AppendResult,
  Commit,
  EventRange,
  MessageRange,
  ReadLimit,
  RequestKey,
  RoomLog,
  SearchParts,
} from './room-log.ts';
import { StorageError } from './storage-error.ts';
import { takeFound } from './take-found.ts';
import { rangeOf, takeWithin } from './take-within.ts';

/** A log that ends with the process. */
export class MemoryLog implements RoomLog {
  readonly epoch = createEpoch();
  readonly #rooms = new Map<RoomId, RoomEvent[]>();
  readonly #committed = new Set<string>();

  async append(commits: readonly Commit[]): Promise<AppendResult> {
    assertNumbered(commits);
    if (commits.some(({ room, expectedHead }) => this.#events(room).length !== expectedHead)) return 'conflict';
    const keys = commits.flatMap(({ events }) => events.map(committedKey));
    if (new Set(keys).size < keys.length || keys.some((key) => this.#committed.has(key))) {
      throw new StorageError('cannot-write', "The room's history cannot be written: a request has its event already.");
    }
    for (const key of keys) this.#committed.add(key);
    for (const { room, events } of commits) {
      const all = this.#rooms.get(room) ?? [];
      for (const event of events) all.push(event);
      this.#rooms.set(room, all);
    }
    return 'appended';
  }

  async head(room: RoomId): Promise<number> {
    return this.#events(room).length;
  }

  async areCommitted(requests: readonly RequestKey[]): Promise<readonly boolean[]> {
    return requests.map((request) => this.#committed.has(committedKey(request)));
  }

  async readAfter(room: RoomId, seq: number, limit: ReadLimit): Promise<EventRange> {
    const all = this.#events(room);
    const events = takeWithin(forwards(all, seq), limit);
    return rangeOf(events, { after: seq, head: all.length });
  }

  async readBefore(room: RoomId, seq: number, limit: ReadLimit): Promise<EventRange> {
    const all = this.#events(room);
    const end = Math.max(0, Math.min(seq - 1, all.length));
    const events = takeWithin(backwards(all, end), limit).reverse();
    return rangeOf(events, { after: end, head: all.length });
  }

  async search(room: RoomId, seq: number, { query, limit }: SearchParts): Promise<MessageRange> {
    const all = this.#events(room);
    const end = Math.max(0, Math.min(seq - 1, all.length));
    return takeFound(matching(backwards(all, end), query), limit);
  }

  async close(): Promise<void> {}

  #events(room: RoomId): readonly RoomEvent[] {
    return this.#rooms.get(room) ?? [];
  }
}

function committedKey({ by, id }: RequestKey): string {
  return `${by} ${id}`;
}

function* matching(events: Iterable<RoomEvent>, query: SearchQuery): Generator<MessagePosted> {
  const author = query.from === undefined ? undefined : nickKey(query.from);
  const { since = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = query;
  for (const event of events) {
    if (event.type !== 'message-posted' || event.at < since || event.at >= until) continue;
    if (author !== undefined && nickKey(event.nick) !== author) continue;
    const terms = new Set(searchTerms(event.text));
    if (query.terms.every((term) => terms.has(term))) yield event;
  }
}

function* forwards(events: readonly RoomEvent[], start: number): Generator<RoomEvent> {
  for (let index = start; index < events.length; index += 1) yield events[index] as RoomEvent;
}

function* backwards(events: readonly RoomEvent[], end: number): Generator<RoomEvent> {
  for (let index = end - 1; index >= 0; index -= 1) yield events[index] as RoomEvent;
}
