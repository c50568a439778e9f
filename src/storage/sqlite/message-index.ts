import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { MessagePosted } from '../../chat/event.ts';
import { searchTerms } from '../../chat/search-terms.ts';
import { isSearchable } from '../match-messages.ts';
import type { EventTable } from './event-table.ts';
import { authorToken, wordToken } from './word-token.ts';

/** So many messages are indexed at once: each alone costs ten times as much. */
const batch = 512;
/** And so many events are gone through in one step where much waits. */
const stepEvents = 5000;

/**
 * The words of the messages. Holds no text: what is found is read from the events. Lags behind these: each room has the seq up
 * to which it is indexed, so that whatever waits is found again when the process was killed.
 */
export class MessageIndex {
  readonly #events: EventTable;
  readonly #statements: ReturnType<typeof prepareStatements>;
  /** The rooms in which messages wait to be indexed, and how many have come lately. */
  #rooms = new Set<number>();
  #waiting = 0;

  constructor(database: DatabaseSync, events: EventTable) {
    this.#events = events;
    this.#statements = prepareStatements(database);
    this.recall();
  }

  /** Looks in the database for what waits: after it is opened, and after a transaction was rolled back. */
  recall(): void {
    const rows = this.#statements.behind.all() as unknown as { id: number }[];
    this.#rooms = new Set(rows.map(({ id }) => id));
    this.#waiting = 0;
  }

  /** A message was added to the events. In its transaction a whole batch may be indexed. */
  note(room: number): void {
    this.#rooms.add(room);
    this.#waiting += 1;
    if (this.#waiting >= batch) this.catchUp();
  }

  /** Whether messages wait to be indexed. */
  get isBehind(): boolean {
    return this.#rooms.size > 0;
  }

  /** Indexes all that waits. */
  catchUp(): void {
    while (this.isBehind) this.indexSome();
  }

  /** Indexes some of what waits. */
  indexSome(): void {
    const [room = 0] = this.#rooms;
    const from = this.#indexedTo(room);
    let to = from;
    for (const event of this.#events.after(room, from)) {
      if (to - from >= stepEvents) break;
      to = event.seq;
      if (isSearchable(event)) this.#write(this.#statements.add, { room, message: event });
    }
    this.#statements.setIndexedTo.run(to, room);
    if (to - from < stepEvents) this.#rooms.delete(room);
    if (!this.isBehind) this.#waiting = 0;
  }

  /** A message that may be in the index is another now, or is not to be found any more. */
  replace(room: number, { before, after }: { before: MessagePosted; after: MessagePosted }): void {
    if (before.seq > this.#indexedTo(room)) return;
    if (isSearchable(before)) this.#write(this.#statements.remove, { room, message: before });
    if (isSearchable(after)) this.#write(this.#statements.add, { room, message: after });
  }

  /**
   * Forgets the messages before a seq (exclusive); their events are to be dropped next. Twenty times as fast as one by one: what
   * stands for their words is gone from the disk when SQLite next merges that part of its index.
   */
  dropBefore(room: number, seq: number): void {
    const to = Math.min(seq - 1, this.#indexedTo(room));
    if (to < this.#events.oldest(room)) return;
    this.#statements.deleteFast.run();
    this.#dropBetween(room, { after: 0, to });
    this.#statements.deleteSecurely.run();
  }

  /** Forgets the messages from a seq on, until they are indexed again; their events still say what they said. */
  dropFrom(room: number, seq: number): void {
    const indexedTo = this.#indexedTo(room);
    this.#dropBetween(room, { after: seq - 1, to: indexedTo });
    this.#statements.setIndexedTo.run(Math.min(seq - 1, indexedTo), room);
  }

  #dropBetween(room: number, { after, to }: { after: number; to: number }): void {
    for (const event of this.#events.after(room, after)) {
      if (event.seq > to) break;
      if (isSearchable(event)) this.#write(this.#statements.remove, { room, message: event });
    }
  }

  #indexedTo(room: number): number {
    const row = this.#statements.indexedTo.get(room) as { indexed: number } | undefined;
    return row?.indexed ?? 0;
  }

  #write(statement: StatementSync, { room, message }: { room: number; message: MessagePosted }): void {
    const words = searchTerms(message.text).map(wordToken).join(' ');
    statement.run(room, message.seq, words, authorToken(message.nick));
  }
}

function prepareStatements(database: DatabaseSync) {
  return {
    behind: database.prepare('SELECT id FROM room WHERE indexed < (SELECT max(seq) FROM event WHERE room = room.id)'),
    indexedTo: database.prepare('SELECT indexed FROM room WHERE id = ?'),
    setIndexedTo: database.prepare('UPDATE room SET indexed = ? WHERE id = ?'),
    add: database.prepare('INSERT INTO message_term (rowid, words, author) VALUES ((? << 40) | ?, ?, ?)'),
    remove: database.prepare(
      `INSERT INTO message_term (message_term, rowid, words, author) VALUES ('delete', (? << 40) | ?, ?, ?)`,
    ),
    deleteFast: database.prepare(`INSERT INTO message_term (message_term, rank) VALUES ('secure-delete', 0)`),
    deleteSecurely: database.prepare(`INSERT INTO message_term (message_term, rank) VALUES ('secure-delete', 1)`),
  };
}
