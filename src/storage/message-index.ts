import type { DatabaseSync } from 'node:sqlite';
import type { MessagePosted } from '../chat/event.ts';
import { nickKey } from '../chat/nick-key.ts';
import type { SearchQuery } from '../chat/search-query.ts';
import { isSearchTerm, searchTerms } from '../chat/search-terms.ts';
import { decodeRow, type EventRow } from './event-row.ts';

/** Where in a room to look: between these seqs, both exclusive. */
interface SearchRange {
  readonly roomId: number;
  readonly after: number;
  readonly before: number;
}

/** The words of the messages, kept in the same transactions as the events. Holds no text: what is found is read from the events. */
export class MessageIndex {
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(database: DatabaseSync) {
    this.#statements = prepareStatements(database);
  }

  add(roomId: number, { seq, nick, text }: Pick<MessagePosted, 'seq' | 'nick' | 'text'>): void {
    this.#statements.add.run(roomId, seq, searchTerms(text).join(' '), encodeAuthor(nick));
  }

  /** The messages that fit, newest first; reads no further than it is asked. */
  *search(query: SearchQuery, { roomId, after, before }: SearchRange): Generator<MessagePosted> {
    const { terms, from, since, until } = query;
    // No message has what is no term; and without anything to look for FTS5 would not know what to do.
    if (!terms.every(isSearchTerm) || (terms.length === 0 && from === undefined)) return;
    const first = since === undefined ? after + 1 : Math.max(after + 1, this.#firstSeqAt(since, { roomId, before }));
    const end = until === undefined ? before : Math.min(before, this.#firstSeqAt(until, { roomId, before }));
    for (const row of this.#statements.search.iterate(roomId, formatMatch(query), roomId, first, roomId, end)) {
      yield decodeRow(row as unknown as EventRow) as MessagePosted;
    }
  }

  /** The seq of the first event at this time or later, as far as the host's clock only went forwards; `before` when there is none. */
  #firstSeqAt(at: number, { roomId, before }: { roomId: number; before: number }): number {
    let low = 1;
    let high = before;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const row = this.#statements.timeOf.get(roomId, middle) as { at: number } | undefined;
      if (row && row.at < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function prepareStatements(database: DatabaseSync) {
  return {
    add: database.prepare('INSERT INTO message_term (rowid, words, author) VALUES ((? << 40) | ?, ?, ?)'),
    timeOf: database.prepare('SELECT at FROM event WHERE room = ? AND seq = ?'),
    search: database.prepare(`
      SELECT event.seq, at, type, key, nick, request, body
      FROM message_term JOIN event ON event.room = ? AND event.seq = message_term.rowid & 0xffffffffff
      WHERE message_term MATCH ? AND message_term.rowid >= (? << 40) | ? AND message_term.rowid < (? << 40) | ?
      ORDER BY message_term.rowid DESC
    `),
  };
}

/** All terms, in the language of FTS5; they are letters and digits only, so that nothing in them is taken for an operator. */
function formatMatch({ terms, from }: SearchQuery): string {
  const words = terms.map((term) => `words : "${term}"`);
  const author = from === undefined ? [] : [`author : "${encodeAuthor(from)}"`];
  return [...words, ...author].join(' AND ');
}

/** A nick as one word. */
function encodeAuthor(nick: string): string {
  return Buffer.from(nickKey(nick)).toString('hex');
}
