import type { DatabaseSync } from 'node:sqlite';

const delayMs = 1000;

/**
 * What is overwritten in a database stands in its write-ahead log until that is truncated (sqlite.org/wal.html). To be closed
 * before the database, which truncates it as well.
 */
export class WalTruncation {
  readonly #database: DatabaseSync;
  #timer: NodeJS.Timeout | undefined;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Truncates it within a second, together with whatever else is overwritten until then. */
  request(): void {
    this.#timer ??= setTimeout(() => this.#truncate(), delayMs).unref();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #truncate(): void {
    this.#timer = undefined;
    try {
      truncateWal(this.#database);
    } catch {
      // The disk is full, or fails: it may do better in a moment.
      this.request();
    }
  }
}

/** Moves all that is in the write-ahead log into the database itself, at once. */
export function truncateWal(database: DatabaseSync): void {
  database.exec('PRAGMA wal_checkpoint (TRUNCATE)');
}
