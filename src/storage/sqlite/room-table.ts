import type { DatabaseSync } from 'node:sqlite';
import type { RoomId } from '../../chat/room-id.ts';
import type { RoomRecord } from '../../chat/room-record.ts';
import { unrecorded } from '../unrecorded.ts';

/** The number of a room that the database does not have: SQLite counts from 1. */
const noRoom = 0;

/** The rooms, which the other tables know by number. */
export class RoomTable {
  readonly #statements: ReturnType<typeof prepareStatements>;
  readonly #numbers = new Map<RoomId, number>();

  constructor(database: DatabaseSync) {
    this.#statements = prepareStatements(database);
  }

  /** Of a room that is not there, a number that no room has. */
  numberOf(id: RoomId): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    const row = this.#statements.find.get(id) as { number: number } | undefined;
    if (row) this.#numbers.set(id, row.number);
    return row?.number ?? noRoom;
  }

  /** The number of a room that is there from now on. */
  add(id: RoomId): number {
    if (this.numberOf(id) === noRoom) this.#statements.add.run(id);
    return this.numberOf(id);
  }

  setRecord(number: number, record: RoomRecord): void {
    this.#statements.setRecord.run(JSON.stringify(record), number);
  }

  records(): RoomRecord[] {
    const rows = this.#statements.records.all() as unknown as { id: RoomId; record: string | null }[];
    return rows.map(({ id, record }) => (record === null ? unrecorded(id) : (JSON.parse(record) as RoomRecord)));
  }

  ids(): RoomId[] {
    return this.#statements.records.all().map(({ id }) => id as RoomId);
  }

  remove(id: RoomId): void {
    this.#statements.remove.run(id);
    this.#numbers.delete(id);
  }

  /** To be called when a transaction was rolled back: rooms that it added are not there. */
  recall(): void {
    this.#numbers.clear();
  }
}

function prepareStatements(database: DatabaseSync) {
  return {
    find: database.prepare('SELECT id AS number FROM room WHERE name = ?'),
    add: database.prepare('INSERT INTO room (name) VALUES (?)'),
    setRecord: database.prepare('UPDATE room SET record = ? WHERE id = ?'),
    records: database.prepare('SELECT name AS id, record FROM room ORDER BY room.id'),
    remove: database.prepare('DELETE FROM room WHERE name = ?'),
  };
}
