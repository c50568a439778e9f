import type { DatabaseSync } from 'node:sqlite';
import type { MessagePosted } from '../chat/event.ts';
import { createEpoch } from './epoch.ts';
import { MessageIndex } from './message-index.ts';
import { StorageError } from './storage-error.ts';

/** Each takes the database from one schema version to the next. What has been released is frozen: append, never edit. */
const migrations: readonly ((database: DatabaseSync) => void)[] = [createVersion1, indexMessages];

/** Brings the schema up to date, in one transaction; refuses a database of a newer pychat. */
export function migrate(database: DatabaseSync): void {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version > migrations.length) {
    throw new StorageError(
      'newer-schema',
      'The room data was written by a newer pychat. Update this one, or choose another folder with --data.',
    );
  }
  if (version === migrations.length) return;
  database.exec('BEGIN IMMEDIATE');
  for (const step of migrations.slice(version)) step(database);
  database.exec(`PRAGMA user_version = ${migrations.length}; COMMIT`);
}

function createVersion1(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE room (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE event (
      room INTEGER NOT NULL REFERENCES room (id),
      seq INTEGER NOT NULL,
      at INTEGER NOT NULL,
      type TEXT NOT NULL,
      key TEXT NOT NULL,
      nick TEXT NOT NULL,
      request TEXT NOT NULL,
      body TEXT NOT NULL,
      PRIMARY KEY (room, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX event_request ON event (key, request);
  `);
  database.prepare(`INSERT INTO setting VALUES ('epoch', ?)`).run(createEpoch());
}

/** Version 2: the words of all messages, for searching. */
function indexMessages(database: DatabaseSync): void {
  database.exec(`
    CREATE VIRTUAL TABLE message_term USING fts5 (
      words, author, content = '', contentless_delete = 1, detail = column, tokenize = 'unicode61 remove_diacritics 0'
    );
  `);
  const index = new MessageIndex(database);
  const messages = database.prepare(`SELECT room, seq, nick, body AS text FROM event WHERE type = 'message-posted'`);
  for (const { room, ...message } of messages.iterate() as Iterable<unknown> as Iterable<IndexedMessage>) {
    index.add(room, message);
  }
}

interface IndexedMessage extends Pick<MessagePosted, 'seq' | 'nick' | 'text'> {
  readonly room: number;
}
