import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from '@jest/globals';
import type { SearchQuery } from '../../src/chat/search-query.ts';
import { openSqliteLog } from '../../src/storage/sqlite/sqlite-log.ts';
import { ada, commit, den, eve, later, lobby, message, messages, nickChange, noLimit } from './sample-events.ts';
import { temporaryFolders } from './temporary-folders.ts';

const temporaryFolder = temporaryFolders();

function folderOfVersion(version: number): string {
  const folder = temporaryFolder();
  const database = new DatabaseSync(path.join(folder, 'rooms.db'));
  const fixture = path.join(import.meta.dirname, '..', 'fixtures', `room-log-v${version}.sql`);
  database.exec(readFileSync(fixture, 'utf8'));
  database.close();
  return folder;
}

/** What the database in a folder is made of, however it was spelled. */
function schemaOf(folder: string): unknown {
  const database = new DatabaseSync(path.join(folder, 'rooms.db'));
  const parts = database.prepare('SELECT type, name, sql FROM sqlite_master ORDER BY type, name').all();
  const version = database.prepare('PRAGMA user_version').get();
  database.close();
  return { version, parts: parts.map(({ type, name, sql }) => [type, name, String(sql).replace(/\s+/gu, ' ')]) };
}

describe.each([1, 2, 3, 4])('a log of version %i', (version) => {
  it('is read whole and written on', async () => {
    const log = openSqliteLog({ folder: folderOfVersion(version), isDurable: false });
    expect(log.epoch).toBe('dHdlbHZlIGJ5dGVz');
    expect((await log.readAfter(lobby, 0, noLimit)).events).toEqual([
      message(1, 'Hello, everyone!'),
      message(2, 'Two\nlines 🦊', { by: eve, nick: 'Eve' as never, id: 'client02.1' as never }),
      nickChange(3, 'Ada L.', { id: 'client01.2' as never }),
    ]);
    expect(await log.findCommitted([{ by: ada, id: 'client01.2' as never }])).toEqual([{ room: lobby, seq: 3 }]);
    expect(await log.append([commit(lobby, 3, messages(4, 4))])).toBe('appended');
    await log.close();
  });

  it('finds what was said then', async () => {
    const log = openSqliteLog({ folder: folderOfVersion(version), isDurable: false });
    const find = async (query: SearchQuery) => (await log.search(lobby, 99, { query, limit: noLimit })).messages;
    expect(await find({ terms: ['hello'] })).toEqual([message(1, 'Hello, everyone!')]);
    expect((await find({ terms: ['lines'], from: 'eve' })).map(({ seq }) => seq)).toEqual([2]);
    await log.close();
  });

  it('ends up made like a new one', async () => {
    const [old, fresh] = [folderOfVersion(version), temporaryFolder()];
    for (const folder of [old, fresh]) await openSqliteLog({ folder, isDurable: false }).close();
    expect(schemaOf(old)).toEqual(schemaOf(fresh));
  });
});

it('a log of version 4 keeps whom it knows, and has let in nobody yet', async () => {
  const log = openSqliteLog({ folder: folderOfVersion(4), isDurable: false });
  expect(await log.people()).toEqual({
    accounts: [{ id: ada, keys: [ada], nicks: ['Ada'], role: 'operator', seenAt: 1_700_000_000_003 }],
    bans: [{ id: `${ada} client01.3`, keys: ['key-of-bob'], nick: 'Bob' }],
    letIn: [],
  });
  await log.close();
});

it('a long log of version 2 keeps each text with its event, and finds it', async () => {
  const folder = folderOfVersion(2);
  const database = new DatabaseSync(path.join(folder, 'rooms.db'));
  database.exec(`
    INSERT INTO room VALUES (2, 'den');
    WITH RECURSIVE series (value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM series WHERE value < 11999)
    INSERT INTO event SELECT 1 + value % 2, 4 + value / 2, value, iif(value % 5 = 0, 'nick-changed', 'message-posted'),
      'key', 'Ada', 'client.' || value, 'word' || value FROM series;
  `);
  database.close();
  const log = openSqliteLog({ folder, isDurable: false });
  const { events } = await log.readAfter(lobby, 3, noLimit);
  expect(events).toHaveLength(6000);
  for (const [index, event] of events.entries()) {
    const word = `word${index * 2}`;
    expect(event).toMatchObject(event.type === 'message-posted' ? { text: word } : { type: 'nick-changed', to: word });
  }
  const found = await log.search(den, later, { query: { terms: ['word11999'] }, limit: noLimit });
  expect(found.messages).toMatchObject([{ seq: 6003, text: 'word11999' }]);
  await log.close();
});

it('an event of a type that this pychat does not know is no guess', async () => {
  const folder = folderOfVersion(2);
  await openSqliteLog({ folder, isDurable: false }).close();
  const database = new DatabaseSync(path.join(folder, 'rooms.db'));
  database.exec("UPDATE event SET type = 'message-exploded' WHERE seq = 2");
  database.close();
  const log = openSqliteLog({ folder, isDurable: false });
  await expect(log.readAfter(lobby, 0, noLimit)).rejects.toThrow(
    'The log has an event of an unknown type: message-exploded, seq 2.',
  );
  await log.close();
});
