import type { DatabaseSync } from 'node:sqlite';
import { createEpoch } from '../epoch.ts';
import { StorageError } from '../storage-error.ts';

/** Each takes the database from one schema version to the next. What has been released is frozen: append, never edit. */
const migrations: readonly ((database: DatabaseSync) => void)[] = [
  createVersion1,
  indexMessages,
  amendMessages,
  keepPeople,
  keepLetIn,
];

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

/** Version 2: the words of all messages, for searching. Version 3 fills its index anew, so this one stays empty. */
function indexMessages(database: DatabaseSync): void {
  database.exec(`
    CREATE VIRTUAL TABLE message_term USING fts5 (
      words, author, content = '', contentless_delete = 1, detail = column, tokenize = 'unicode61 remove_diacritics 0'
    );
  `);
}

/** Version 3: rooms with a record each, texts apart from the events, what becomes of messages, and an index that lags behind. */
function amendMessages(database: DatabaseSync): void {
  database.exec(`
    ALTER TABLE room ADD COLUMN record TEXT;
    ALTER TABLE room ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE event RENAME TO event_of_version_2;
    DROP INDEX event_request;
    DROP TABLE message_term;
    CREATE TABLE said (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
    CREATE TABLE event (
      room INTEGER NOT NULL REFERENCES room (id),
      seq INTEGER NOT NULL,
      at INTEGER NOT NULL,
      type TEXT NOT NULL,
      key TEXT NOT NULL,
      nick TEXT NOT NULL,
      request TEXT NOT NULL,
      body TEXT NOT NULL,
      target INTEGER,
      details TEXT,
      said INTEGER, -- the text that it says by now: of an edited message, the edit's
      place INTEGER, -- the text that came with it, blank or not
      PRIMARY KEY (room, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX event_request ON event (key, request, room);
    CREATE INDEX event_edit ON event (room, target) WHERE type = 'message-edited' AND said IS NOT NULL;
    CREATE TABLE reaction (
      room INTEGER NOT NULL REFERENCES room (id),
      target INTEGER NOT NULL,
      key TEXT NOT NULL,
      reaction TEXT NOT NULL,
      PRIMARY KEY (room, target, key, reaction)
    ) STRICT, WITHOUT ROWID;
    CREATE VIRTUAL TABLE message_term USING fts5 (
      words, author, content = '', columnsize = 0, detail = column, tokenize = 'ascii'
    );
    INSERT INTO message_term (message_term, rank) VALUES ('secure-delete', 1);

    INSERT INTO said (id, text)
      SELECT row_number() OVER (ORDER BY room, seq), body FROM event_of_version_2 WHERE type = 'message-posted';
    INSERT INTO event
      SELECT room, seq, at, type, key, nick, request, '', NULL, NULL, row_number() OVER this, row_number() OVER this
      FROM event_of_version_2 WHERE type = 'message-posted' WINDOW this AS (ORDER BY room, seq);
    INSERT INTO event
      SELECT room, seq, at, type, key, nick, request, body, NULL, NULL, NULL, NULL
      FROM event_of_version_2 WHERE type <> 'message-posted';
    DROP TABLE event_of_version_2;
  `);
}

/** Version 4: who is known here, and who may not come in; each as JSON. */
function keepPeople(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE account (id TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE ban (id TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `);
}

/** Version 5: the keys that a private host has let in; each as JSON. */
function keepLetIn(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE let_in (id TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `);
}
