import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../storage-error.ts';
import { migrate } from './schema.ts';
import { truncateWal } from './wal-truncation.ts';

/** Where a log is kept; `isDurable` flushes every commit to the disk itself, which a power cut then cannot take back. */
export interface SqliteLogOptions {
  readonly folder: string;
  readonly isDurable: boolean;
}

/**
 * Opens or creates the database of this folder, brings it up to date and holds it alone: SQLite's lock keeps a second host out
 * and ends with the process, SIGKILL included. Throws a `StorageError`.
 */
export function openDatabase({ folder, isDurable }: SqliteLogOptions): DatabaseSync {
  const wasKilled = existsSync(path.join(folder, 'rooms.db-wal'));
  const database = openFile(folder);
  try {
    // The lock is taken at the first access after this, a read will do, and kept (sqlite.org/wal.html, §8).
    database.exec(`
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = ${isDurable ? 'FULL' : 'NORMAL'};
      PRAGMA secure_delete = ON;
    `);
    migrate(database);
    if (wasKilled) truncateWal(database);
    return database;
  } catch (error) {
    database.close();
    throw openError(folder, error);
  }
}

function openFile(folder: string): DatabaseSync {
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

/** What to throw when a folder cannot be used. */
export function openError(folder: string, error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const { message, errcode } = error as Error & { errcode?: number };
  const sqliteBusy = 5;
  if (errcode !== undefined && (errcode & 0xff) === sqliteBusy) {
    return new StorageError('in-use', `Another pychat host is using the data folder ${folder}.`, { cause: error });
  }
  return new StorageError('cannot-open', `The data folder ${folder} cannot be used: ${message}.`, { cause: error });
}
