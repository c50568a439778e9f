import type { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../storage-error.ts';
import type { Tables } from './tables.ts';
import { inTransaction } from './transaction.ts';

/** Changes a log's tables, a transaction each time. */
export class Changes {
  readonly #database: DatabaseSync;
  readonly #tables: Tables;

  constructor(database: DatabaseSync, tables: Tables) {
    this.#database = database;
    this.#tables = tables;
  }

  /** False once the log is closed. */
  get arePossible(): boolean {
    return this.#database.isOpen;
  }

  /** Does all of it or nothing; throws a `StorageError`. */
  make<Result>(work: () => Result): Result {
    try {
      return inTransaction(this.#database, work);
    } catch (cause) {
      if (this.#database.isOpen) this.#tables.recall();
      const { message } = cause as Error;
      throw new StorageError('cannot-write', `The room's history cannot be written: ${message}.`, { cause });
    }
  }
}
