import type { DatabaseSync } from 'node:sqlite';
import type { MessagePosted } from '../../chat/event.ts';
import type { SearchQuery } from '../../chat/search-query.ts';
import { decodeRow, type EventRow } from './event-row.ts';
import { type EventTable, eventSource } from './event-table.ts';
import { authorToken, wordToken } from './word-token.ts';

/** Where in a room to look: before this seq (exclusive). */
interface SearchRange {
  readonly room: number;
  readonly before: number;
}

/** Finds messages by the words that `MessageIndex` has of them. */
export class MessageSearch {
  readonly #events: EventTable;
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(database: DatabaseSync, events: EventTable) {
    this.#events = events;
    this.#statements = prepareStatements(database);
  }

  /** The messages that fit, of those that are indexed, newest first; reads no further than it is asked. */
  *find(query: SearchQuery, { room, before }: SearchRange): Generator<MessagePosted> {
    const { terms, from, since, until } = query;
    // Without anything to look for FTS5 would not know what to do.
    if (terms.length === 0 && from === undefined) return;
    const start = since === undefined ? 1 : this.#firstSeqAt(since, { room, before });
    const end = until === undefined ? before : this.#firstSeqAt(until, { room, before });
    for (const row of this.#statements.search.iterate(room, formatMatch(query), room, start, room, end)) {
      yield decodeRow(row as unknown as EventRow) as MessagePosted;
    }
  }

  /** The seq of the first event at this time or later, as far as the host's clock only went forwards; `before` when there is none. */
  #firstSeqAt(at: number, { room, before }: SearchRange): number {
    let low = this.#events.oldest(room);
    let high = before;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const row = this.#statements.timeOf.get(room, middle) as { at: number } | undefined;
      if (row && row.at < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function prepareStatements(database: DatabaseSync) {
  return {
    timeOf: database.prepare('SELECT at FROM event WHERE room = ? AND seq = ?'),
    search: database.prepare(`
      ${eventSource} JOIN message_term ON event.room = ? AND event.seq = message_term.rowid & 0xffffffffff
      WHERE message_term MATCH ? AND message_term.rowid >= (? << 40) | ? AND message_term.rowid < (? << 40) | ?
      ORDER BY message_term.rowid DESC
    `),
  };
}

/** All that is sought, in the language of FTS5. */
function formatMatch({ terms, from }: SearchQuery): string {
  const words = terms.map((term) => `words : ${wordToken(term)}`);
  const author = from === undefined ? [] : [`author : ${authorToken(from)}`];
  return [...words, ...author].join(' AND ');
}
