import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from '@jest/globals';
import type { SearchQuery } from '../../src/chat/search-query.ts';
import { openSqliteLog } from '../../src/storage/sqlite-log.ts';
import { ada, commit, eve, lobby, message, messages, nickChange, noLimit } from './sample-events.ts';
import { temporaryFolders } from './temporary-folders.ts';

const temporaryFolder = temporaryFolders();
const version1 = readFileSync(path.join(import.meta.dirname, '..', 'fixtures', 'room-log-v1.sql'), 'utf8');

function folderOfVersion1(): string {
  const folder = temporaryFolder();
  const database = new DatabaseSync(path.join(folder, 'rooms.db'));
  database.exec(version1);
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

it('a log of version 1 is read whole and written on', async () => {
  const log = openSqliteLog({ folder: folderOfVersion1(), isDurable: false });
  expect(log.epoch).toBe('dHdlbHZlIGJ5dGVz');
  expect((await log.readAfter(lobby, 0, noLimit)).events).toEqual([
    message(1, 'Hello, everyone!'),
    message(2, 'Two\nlines 🦊', { by: eve, nick: 'Eve' as never, id: 'client02.1' as never }),
    nickChange(3, 'Ada L.', { id: 'client01.2' as never }),
  ]);
  expect(await log.areCommitted([{ by: ada, id: 'client01.2' as never }])).toEqual([true]);
  expect(await log.append([commit(lobby, 3, messages(4, 4))])).toBe('appended');
  await log.close();
});

it('what was said under version 1 is found', async () => {
  const log = openSqliteLog({ folder: folderOfVersion1(), isDurable: false });
  const find = async (query: SearchQuery) => (await log.search(lobby, 99, { query, limit: noLimit })).messages;
  expect(await find({ terms: ['hello'] })).toEqual([message(1, 'Hello, everyone!')]);
  expect((await find({ terms: ['lines'], from: 'eve' })).map(({ seq }) => seq)).toEqual([2]);
  await log.close();
});

it('a log that began as version 1 ends up made like a new one', async () => {
  const [old, fresh] = [folderOfVersion1(), temporaryFolder()];
  for (const folder of [old, fresh]) await openSqliteLog({ folder, isDurable: false }).close();
  expect(schemaOf(old)).toEqual(schemaOf(fresh));
});

it('an event of a type that this pychat does not know is no guess', async () => {
  const folder = folderOfVersion1();
  const database = new DatabaseSync(path.join(folder, 'rooms.db'));
  database.exec("UPDATE event SET type = 'message-exploded' WHERE seq = 2");
  database.close();
  const log = openSqliteLog({ folder, isDurable: false });
  await expect(log.readAfter(lobby, 0, noLimit)).rejects.toThrow(
    'The log has an event of an unknown type: message-exploded, seq 2.',
  );
  await log.close();
});
