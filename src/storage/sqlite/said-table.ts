import type { DatabaseSync } from 'node:sqlite';

/**
 * The texts of messages and of edits. Apart from the events, so that nothing ever moves one: SQLite leaves a copy behind when it
 * moves a row to another page, `secure_delete` or not. A row that comes last moves no other, and neither does one that is
 * overwritten by as many bytes.
 */
export class SaidTable {
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(database: DatabaseSync) {
    this.#statements = prepareStatements(database);
  }

  /** Returns the text's number. */
  add(text: string): number {
    return Number(this.#statements.add.run(text).lastInsertRowid);
  }

  /** Overwrites a text. Its place stays taken. */
  blank(id: number): void {
    this.#statements.blank.run(id);
  }

  /** Gives the place of a text back; of one that is blank. */
  remove(id: number): void {
    this.#statements.remove.run(id);
  }
}

function prepareStatements(database: DatabaseSync) {
  return {
    add: database.prepare('INSERT INTO said (text) VALUES (?)'),
    blank: database.prepare(`UPDATE said SET text = printf('%*s', octet_length(text), '') WHERE id = ?`),
    remove: database.prepare('DELETE FROM said WHERE id = ?'),
  };
}
