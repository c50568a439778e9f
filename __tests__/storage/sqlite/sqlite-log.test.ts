import { statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from '@jest/globals';
import { openSqliteLog, SqliteLog } from '../../../src/storage/sqlite/sqlite-log.ts';
import { ada, commit, den, eve, lobby, message, messages, nickChange, noLimit, requestId } from '../sample-events.ts';
import { temporaryFolders } from '../temporary-folders.ts';

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
    expect(await second.findCommitted([{ by: ada, id: requestId(1) }])).toEqual([{ room: lobby, seq: 1 }]);
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
    await log.append([commit(lobby, 0, messages(1, 1)), commit(den, 1, messages(2, 2))]);
    await log.append([commit(den, 0, [])]);
    await log.close();
    const database = new DatabaseSync(path.join(folder, 'rooms.db'));
    expect(database.prepare('SELECT name FROM room').all()).toEqual([]);
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

describe('long work', () => {
  it('leaves the event loop free between its steps', async () => {
    const log = open(temporaryFolder());
    await log.append([commit(lobby, 0, messages(1, 6000)), commit(den, 0, messages(1, 6000))]);
    for (const work of [
      () => log.removeRoom(den),
      () => log.prune({ maxEvents: 1, maxAgeMs: Number.POSITIVE_INFINITY }, 0),
    ]) {
      let isDone = false;
      let turns = 0;
      const ended = work().then(() => {
        isDone = true;
      });
      for (; !isDone; turns += 1) await new Promise(setImmediate);
      await ended;
      expect(turns).toBeGreaterThan(2);
    }
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
    // Asked once, when a log is opened or pruned: all rooms, all people.
    const hot = queries.filter(
      (sql) => !/ FROM (?:room (?:ORDER|WHERE indexed)|account$|ban$|let_in$)/u.test(sql) && !sql.startsWith('INSERT'),
    );
    expect(hot.length).toBeGreaterThanOrEqual(20);
    const searching = /^SEARCH \w+ USING (?:(?:INTEGER )?PRIMARY KEY|(?:COVERING )?INDEX \w+) \(/u;
    const byIndex = /^SCAN message_term VIRTUAL TABLE INDEX \d+:[^ ]*M|^CORRELATED SCALAR SUBQUERY/u;
    for (const sql of hot) {
      const steps = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
      for (const { detail } of steps) {
        expect({ sql, detail }).toEqual({
          sql,
          detail: expect.stringMatching(new RegExp(`${searching.source}|${byIndex.source}`, 'u')),
        });
      }
    }
    await log.close();
  });
});
