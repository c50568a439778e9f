import type { DatabaseSync } from 'node:sqlite';
import type { Account, Ban } from '../chat/account.ts';
import type { People, PeopleChanges } from './people.ts';

/** Who is known here, and who may not come in. */
export class PeopleTable {
  readonly #accounts: RecordTable<Account>;
  readonly #bans: RecordTable<Ban>;

  constructor(database: DatabaseSync) {
    this.#accounts = new RecordTable(database, 'account');
    this.#bans = new RecordTable(database, 'ban');
  }

  read(): People {
    return { accounts: this.#accounts.read(), bans: this.#bans.read() };
  }

  write({ accounts, bans }: PeopleChanges): void {
    this.#accounts.write(accounts);
    this.#bans.write(bans);
  }
}

/** A table of records by id, each as JSON. */
class RecordTable<Entry> {
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(database: DatabaseSync, name: 'account' | 'ban') {
    this.#statements = prepareStatements(database, name);
  }

  read(): Entry[] {
    return this.#statements.read.all().map(({ record }) => JSON.parse(String(record)) as Entry);
  }

  write(changes: ReadonlyMap<string, Entry | undefined>): void {
    for (const [id, entry] of changes) {
      if (entry === undefined) this.#statements.remove.run(id);
      else this.#statements.set.run(id, JSON.stringify(entry));
    }
  }
}

function prepareStatements(database: DatabaseSync, name: 'account' | 'ban') {
  return {
    read: database.prepare(`SELECT record FROM ${name}`),
    set: database.prepare(`INSERT OR REPLACE INTO ${name} (id, record) VALUES (?, ?)`),
    remove: database.prepare(`DELETE FROM ${name} WHERE id = ?`),
  };
}
