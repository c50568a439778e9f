import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { RoomEvent } from '../chat/event.ts';
import type { RoomId } from '../chat/room-id.ts';
import { assertNumbered } from './assert-numbered.ts';
import { decodeRow, type EventRow, encodeBody } from './event-row.ts';
import { MessageIndex } from './message-index.ts';
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
import { migrate } from './schema.ts';
import { StorageError } from './storage-error.ts';
import { takeFound } from './take-found.ts';
import { rangeOf, takeWithin } from './take-within.ts';

/** The id of a room without events: SQLite counts from 1. */
const noRoom = 0;

/** Where a log is kept; `isDurable` flushes every commit to the disk itself, which a power cut then cannot take back. */
export interface SqliteLogOptions {
  readonly folder: string;
  readonly isDurable: boolean;
}

/**
 * Opens or creates the log of this folder and holds it alone: SQLite's lock keeps a second host out and ends with the
 * process, SIGKILL included. Throws a `StorageError`.
 */
export function openSqliteLog({ folder, isDurable }: SqliteLogOptions): SqliteLog {
  const database = openDatabase(folder);
  try {
    // The lock is taken at the first access after this, a read will do, and kept (sqlite.org/wal.html, §8).
    database.exec(`
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = ${isDurable ? 'FULL' : 'NORMAL'};
      PRAGMA secure_delete = ON;
    `);
    migrate(database);
    return new SqliteLog(database);
  } catch (error) {
    database.close();
    throw openError(folder, error);
  }
}

export class SqliteLog implements RoomLog {
  readonly epoch: string;
  readonly #database: DatabaseSync;
  readonly #statements: ReturnType<typeof prepareStatements>;
  readonly #index: MessageIndex;
  readonly #roomIds = new Map<RoomId, number>();

  /** Takes the database over; it is migrated already. */
  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#statements = prepareStatements(database);
    this.#index = new MessageIndex(database);
    const { value } = database.prepare(`SELECT value FROM setting WHERE name = 'epoch'`).get() as { value: string };
    this.epoch = value;
  }

  async append(commits: readonly Commit[]): Promise<AppendResult> {
    assertNumbered(commits);
    try {
      // Outside the transaction: a rolled back room would leave a wrong id behind.
      for (const { room } of commits) this.#addRoom(room);
      this.#database.exec('BEGIN IMMEDIATE');
      const isExpected = commits.every(({ room, expectedHead }) => this.#head(room) === expectedHead);
      if (isExpected) for (const commit of commits) this.#insert(commit);
      this.#database.exec(isExpected ? 'COMMIT' : 'ROLLBACK');
      return isExpected ? 'appended' : 'conflict';
    } catch (cause) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw new StorageError('cannot-write', `The room's history cannot be written: ${(cause as Error).message}.`, {
        cause,
      });
    }
  }

  async head(room: RoomId): Promise<number> {
    return this.#head(room);
  }

  async areCommitted(requests: readonly RequestKey[]): Promise<readonly boolean[]> {
    return requests.map(({ by, id }) => this.#statements.findRequest.get(by, id) !== undefined);
  }

  async readAfter(room: RoomId, seq: number, limit: ReadLimit): Promise<EventRange> {
    const events = takeWithin(decoded(this.#statements.readAfter, [this.#roomId(room), seq]), limit);
    return rangeOf(events, { after: seq, head: this.#head(room) });
  }

  async readBefore(room: RoomId, seq: number, limit: ReadLimit): Promise<EventRange> {
    const head = this.#head(room);
    const before = Math.min(seq, head + 1);
    const events = takeWithin(decoded(this.#statements.readBefore, [this.#roomId(room), before]), limit).reverse();
    return rangeOf(events, { after: Math.max(0, before - 1), head });
  }

  async search(room: RoomId, seq: number, { query, limit }: SearchParts): Promise<MessageRange> {
    const before = Math.min(seq, this.#head(room) + 1);
    return takeFound(this.#index.search(query, { roomId: this.#roomId(room), after: 0, before }), limit);
  }

  async close(): Promise<void> {
    this.#database.close();
  }

  #head(room: RoomId): number {
    const { head } = this.#statements.head.get(this.#roomId(room)) as { head: number | null };
    return head ?? 0;
  }

  #insert({ room, events }: Commit): void {
    const roomId = this.#roomId(room);
    for (const event of events) {
      const { seq, at, type, by, nick, id } = event;
      this.#statements.insert.run(roomId, seq, at, type, by, nick, id, encodeBody(event));
      if (event.type === 'message-posted') this.#index.add(roomId, event);
    }
  }

  #addRoom(room: RoomId): void {
    if (this.#roomId(room) === noRoom) this.#statements.addRoom.run(room);
  }

  #roomId(room: RoomId): number {
    const known = this.#roomIds.get(room);
    if (known !== undefined) return known;
    const { id } = (this.#statements.roomId.get(room) as { id: number } | undefined) ?? { id: noRoom };
    if (id !== noRoom) this.#roomIds.set(room, id);
    return id;
  }
}

function prepareStatements(database: DatabaseSync) {
  const columns = 'seq, at, type, key, nick, request, body';
  return {
    addRoom: database.prepare('INSERT INTO room (name) VALUES (?)'),
    roomId: database.prepare('SELECT id FROM room WHERE name = ?'),
    head: database.prepare('SELECT max(seq) AS head FROM event WHERE room = ?'),
    insert: database.prepare(
      'INSERT INTO event (room, seq, at, type, key, nick, request, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    findRequest: database.prepare('SELECT 1 FROM event WHERE key = ? AND request = ?'),
    readAfter: database.prepare(`SELECT ${columns} FROM event WHERE room = ? AND seq > ? ORDER BY seq`),
    readBefore: database.prepare(`SELECT ${columns} FROM event WHERE room = ? AND seq < ? ORDER BY seq DESC`),
  };
}

function* decoded(statement: StatementSync, [room, seq]: [number, number]): Generator<RoomEvent> {
  for (const row of statement.iterate(room, seq)) yield decodeRow(row as unknown as EventRow);
}

function openDatabase(folder: string): DatabaseSync {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = path.join(folder, 'rooms.db');
    createPrivateFile(file);
    return new DatabaseSync(file);
  } catch (error) {
    throw openError(folder, error);
  }
}

/** SQLite gives its other files the mode of this one. */
function createPrivateFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    // One that is there is never opened here: to close it would release the locks of a log that this process has on it.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function openError(folder: string, error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const { message, errcode } = error as Error & { errcode?: number };
  const sqliteBusy = 5;
  if (errcode !== undefined && (errcode & 0xff) === sqliteBusy) {
    return new StorageError('in-use', `Another pychat host is using the data folder ${folder}.`, { cause: error });
  }
  return new StorageError('cannot-open', `The data folder ${folder} cannot be used: ${message}.`, { cause: error });
}
