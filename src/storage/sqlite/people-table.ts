import type { DatabaseSync } from 'node:sqlite';
import type { Account, Ban } from '../../chat/account.ts';
import type { LetInKey, People, PeopleChanges } from '../people.ts';

/** Who is known here, who may not come in, and who may. */
export class PeopleTable {
  readonly #accounts: RecordTable<Account>;
  readonly #bans: RecordTable<Ban>;
  readonly #letIn: RecordTable<LetInKey>;

  constructor(database: DatabaseSync) {
    this.#accounts = new RecordTable(database, 'account');
    this.#bans = new RecordTable(database, 'ban');
    this.#letIn = new RecordTable(database, 'let_in');
  }

  read(): People {
    return { accounts: this.#accounts.read(), bans: this.#bans.read(), letIn: this.#letIn.read() };
  }

  write({ accounts, bans, letIn }: PeopleChanges): void {
    this.#accounts.write(accounts);
    this.#bans.write(bans);
    this.#letIn.write(letIn);
  }
}

type TableName = 'account' | 'ban' | 'let_in';

/** A table of records by id, each as JSON. */
class RecordTable<Entry> {
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(database: DatabaseSync, name: TableName) {
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

function prepareStatements(database: DatabaseSync, name: TableName) {
  return {
    read: database.prepare(`SELECT record FROM ${name}`),
    set: database.prepare(`INSERT OR REPLACE INTO ${name} (id, record) VALUES (?, ?)`),
    remove: database.prepare(`DELETE FROM ${name} WHERE id = ?`),
  };
}
