import { statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from '@jest/globals';
import { openSqliteLog, SqliteLog } from '../../src/storage/sqlite-log.ts';
import { ada, commit, den, eve, lobby, message, messages, nickChange, noLimit, requestId } from './sample-events.ts';
import { temporaryFolders } from './temporary-folders.ts';

const temporaryFolder = temporaryFolders();
const open = (folder: string) => openSqliteLog({ folder, isDurable: false });

describe('a SQLite log', () => {
  it('keeps everything when it is closed and opened again', async () => {
    const folder = temporaryFolder();
    const first = open(folder);
    const events = [message(1), nickChange(2, 'Eve'), message(3, 'hi', { by: eve })];
    await first.append([{ room: lobby, expectedHead: 0, events }, commit(den, 0, messages(1, 2))]);
    const { epoch } = first;
    await first.close();

    const second = open(folder);
    expect(second.epoch).toBe(epoch);
    expect((await second.readAfter(lobby, 0, noLimit)).events).toStrictEqual(events);
    expect(await second.head(den)).toBe(2);
    expect(await second.areCommitted([{ by: ada, id: requestId(1) }])).toEqual([true]);
    await expect(
      second.append([{ room: lobby, expectedHead: 3, events: [message(4, 'x', { id: requestId(1) })] }]),
    ).rejects.toThrow();
    expect(await second.append([commit(lobby, 3, messages(4, 4))])).toBe('appended');
    await second.close();
  });

  it('does not write when it is asked about rooms that it does not know', async () => {
    const folder = temporaryFolder();
    const log = open(folder);
    await log.head(lobby);
    await log.readAfter(den, 0, noLimit);
    await log.append([commit(lobby, 1, messages(2, 2))]);
    await log.close();
    const database = new DatabaseSync(path.join(folder, 'rooms.db'));
    expect(
      database
        .prepare('SELECT name FROM room')
        .all()
        .map(({ name }) => name),
    ).toEqual(['lobby']);
    database.close();
  });

  it('is readable by its owner alone, in a folder made for it', async () => {
    const folder = path.join(temporaryFolder(), 'a', 'b');
    const log = open(folder);
    await log.append([commit(lobby, 0, messages(1, 1))]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const file of ['rooms.db', 'rooms.db-wal']) {
      expect(statSync(path.join(folder, file)).mode & 0o777).toBe(0o600);
    }
    await log.close();
  });

  it.each([
    [true, 2],
    [false, 1],
  ])('durable: %p, flushes to the disk as often as it should', async (isDurable, synchronous) => {
    const databases: DatabaseSync[] = [];
    const log = openSqliteLog({ folder: temporaryFolder(), isDurable });
    // The level is kept in the connection, so ask the log's own.
    const original = DatabaseSync.prototype.exec;
    DatabaseSync.prototype.exec = function exec(this: DatabaseSync, sql: string) {
      databases.push(this);
      return original.call(this, sql);
    };
    await log.append([commit(lobby, 0, messages(1, 1))]).finally(() => (DatabaseSync.prototype.exec = original));
    expect(databases[0]?.prepare('PRAGMA synchronous').get()).toEqual({ synchronous });
    expect(databases[0]?.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(databases[0]?.prepare('PRAGMA secure_delete').get()).toEqual({ secure_delete: 1 });
    await log.close();
  });
});

describe('the queries', () => {
  it('find their rows by key, without a scan or a sort', async () => {
    const queries: string[] = [];
    class Recording extends DatabaseSync {
      override prepare(sql: string) {
        queries.push(sql);
        return super.prepare(sql);
      }
    }
    const folder = temporaryFolder();
    await open(folder).close();
    const database = new Recording(path.join(folder, 'rooms.db'));
    const log = new SqliteLog(database);
    const reading = queries.filter((sql) => sql.startsWith('SELECT'));
    expect(reading.length).toBeGreaterThanOrEqual(6);
    for (const sql of reading) {
      const steps = database
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map(({ detail }) => detail);
      expect({ sql, steps }).toEqual({
        sql,
        steps: [expect.stringMatching(/^SEARCH \w+ USING (?:PRIMARY KEY|(?:COVERING )?INDEX \w+) \(/u)],
      });
    }
    await log.close();
  });
});
