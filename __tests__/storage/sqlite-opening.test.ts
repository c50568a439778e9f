import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from '@jest/globals';
import { openSqliteLog } from '../../src/storage/sqlite/sqlite-log.ts';
import { temporaryFolders } from './temporary-folders.ts';

const temporaryFolder = temporaryFolders();
const open = (folder: string) => openSqliteLog({ folder, isDurable: false });
const failure = (code: string) => expect.objectContaining({ name: 'StorageError', code });

/** A folder with a database in which this SQL was run. */
function folderWith(sql: string): { folder: string; file: string } {
  const folder = temporaryFolder();
  const file = path.join(folder, 'rooms.db');
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
  return { folder, file };
}

describe('opening a folder', () => {
  it('refuses the data of a newer pychat and leaves it alone', () => {
    const { folder, file } = folderWith('CREATE TABLE future (x); PRAGMA user_version = 99');
    expect(() => open(folder)).toThrow(failure('newer-schema'));
    expect(() => open(folder)).toThrow(
      'written by a newer pychat. Update this one, or choose another folder with --data.',
    );
    const database = new DatabaseSync(file);
    expect(database.prepare('SELECT name FROM sqlite_master').all()).toHaveLength(1);
    database.close();
  });

  it('refuses a file that is no database, says which folder, and leaves it alone', () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'rooms.db');
    writeFileSync(file, 'Dear diary. '.repeat(100));
    expect(() => open(folder)).toThrow(failure('cannot-open'));
    expect(() => open(folder)).toThrow(`The data folder ${folder} cannot be used: file is not a database.`);
    expect(readFileSync(file, 'utf8')).toBe('Dear diary. '.repeat(100));
  });

  it('refuses a database of something else and changes none of it', () => {
    const { folder, file } = folderWith("CREATE TABLE event (name TEXT); INSERT INTO event VALUES ('party')");
    expect(() => open(folder)).toThrow(failure('cannot-open'));
    const database = new DatabaseSync(file);
    expect(database.prepare('SELECT name FROM sqlite_master').all()).toHaveLength(1);
    expect(database.prepare('SELECT name FROM event').all()).toHaveLength(1);
    database.close();
  });

  it('refuses a database that has lost its tables', () => {
    const { folder } = folderWith('PRAGMA user_version = 1');
    expect(() => open(folder)).toThrow(failure('cannot-open'));
  });

  it('refuses a folder that cannot be made', () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'file'), '');
    expect(() => open(path.join(folder, 'file', 'data'))).toThrow(failure('cannot-open'));
  });

  it('lets go of a folder that it refuses', async () => {
    const { folder, file } = folderWith('PRAGMA user_version = 99');
    expect(() => open(folder)).toThrow(failure('newer-schema'));
    const database = new DatabaseSync(file);
    database.exec('PRAGMA user_version = 0');
    database.close();
    await open(folder).close();
  });
});
