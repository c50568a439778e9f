import type { DatabaseSync } from 'node:sqlite';
import type { KeyId } from '../../chat/author.ts';
import type { Target } from '../../chat/room.ts';
import type { RoomId } from '../../chat/room-id.ts';
import type { RoomRecord } from '../../chat/room-record.ts';
import { assertNumbered } from '../assert-numbered.ts';
import type { People, PeopleChanges } from '../people.ts';
import type {
  AppendResult,
  Commit,
  EventRange,
  MessageRange,
  Place,
  ReadLimit,
  RequestKey,
  Retention,
  RoomLog,
  SearchParts,
} from '../room-log.ts';
import { takeFound } from '../take-found.ts';
import { rangeOf, takeWithin } from '../take-within.ts';
import { TemporaryTexts } from '../temporary-texts.ts';
import { Changes } from './changes.ts';
import { Forgetting } from './forgetting.ts';
import { openDatabase, openError, type SqliteLogOptions } from './open-database.ts';
import { isRedaction, Tables } from './tables.ts';
import { inTransaction } from './transaction.ts';
import { WalTruncation } from './wal-truncation.ts';

/** Opens or creates the log of this folder and holds it alone. Throws a `StorageError`. */
export function openSqliteLog(options: SqliteLogOptions): SqliteLog {
  const database = openDatabase(options);
  try {
    return new SqliteLog(database);
  } catch (error) {
    database.close();
    throw openError(options.folder, error);
  }
}

/** A log in a database; the texts of its temporary messages are beside it, in memory. */
export class SqliteLog implements RoomLog {
  readonly epoch: string;
  readonly #database: DatabaseSync;
  readonly #tables: Tables;
  readonly #changes: Changes;
  readonly #wal: WalTruncation;
  readonly #forgetting: Forgetting;
  readonly #texts = new TemporaryTexts();

  /** Takes the database over; it is migrated already. */
  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#tables = new Tables(database);
    this.#changes = new Changes(database, this.#tables);
    this.#wal = new WalTruncation(database);
    this.#forgetting = new Forgetting({
      tables: this.#tables,
      changes: this.#changes,
      texts: this.#texts,
      wal: this.#wal,
    });
    const { value } = database.prepare(`SELECT value FROM setting WHERE name = 'epoch'`).get() as { value: string };
    this.epoch = value;
    const { index } = this.#tables;
    while (index.isBehind) inTransaction(database, () => index.indexSome());
  }

  async append(commits: readonly Commit[], people?: PeopleChanges): Promise<AppendResult> {
    assertNumbered(commits);
    const isExpected = this.#changes.make(() => {
      const fits = commits.every(({ room, expectedHead }) => this.#tables.head(room) === expectedHead);
      if (fits) for (const commit of commits) this.#tables.write(commit);
      if (fits && people) this.#tables.people.write(people);
      return fits;
    });
    if (!isExpected) return 'conflict';
    for (const { room, events } of commits) {
      for (const event of events) this.#texts.note(room, event);
      if (events.some(isRedaction)) this.#wal.request();
    }
    return 'appended';
  }

  async people(): Promise<People> {
    return this.#tables.people.read();
  }

  async records(): Promise<readonly RoomRecord[]> {
    return this.#tables.rooms.records();
  }

  async removeRoom(room: RoomId): Promise<void> {
    await this.#forgetting.removeRoom(room);
  }

  async head(room: RoomId): Promise<number> {
    return this.#tables.head(room);
  }

  async oldest(room: RoomId): Promise<number> {
    return this.#tables.oldest(room);
  }

  async findCommitted(requests: readonly RequestKey[]): Promise<readonly (Place | undefined)[]> {
    return requests.map((request) => this.#tables.events.find(request));
  }

  async readTarget(room: RoomId, seq: number, by: KeyId): Promise<Target | undefined> {
    const { rooms, events, reactions } = this.#tables;
    const message = events.message(rooms.numberOf(room), seq);
    if (!message) return undefined;
    return { message: this.#texts.fill(room, message), ownReactions: reactions.own(rooms.numberOf(room), seq, by) };
  }

  async readAfter(room: RoomId, seq: number, limit: ReadLimit): Promise<EventRange> {
    const taken = takeWithin(this.#texts.fillAll(room, this.#tables.after(room, seq)), limit);
    return rangeOf(taken, { after: seq, ...this.#bounds(room) });
  }

  async readBefore(room: RoomId, seq: number, limit: ReadLimit): Promise<EventRange> {
    const bounds = this.#bounds(room);
    const before = Math.min(seq, bounds.head + 1);
    const taken = takeWithin(this.#texts.fillAll(room, this.#tables.before(room, before)), limit);
    return rangeOf(taken.reverse(), { after: Math.max(0, before - 1), ...bounds });
  }

  async search(room: RoomId, seq: number, { query, limit }: SearchParts): Promise<MessageRange> {
    const { rooms, index, search } = this.#tables;
    if (index.isBehind) this.#changes.make(() => index.catchUp());
    const before = Math.min(seq, this.#tables.head(room) + 1);
    return takeFound(search.find(query, { room: rooms.numberOf(room), before }), limit);
  }

  expire(at: number): number {
    return this.#texts.expire(at);
  }

  async prune(retention: Retention, at: number): Promise<void> {
    await this.#forgetting.prune(retention, at);
  }

  async close(): Promise<void> {
    this.#wal.close();
    this.#database.close();
  }

  #bounds(room: RoomId): { head: number; oldest: number } {
    return { head: this.#tables.head(room), oldest: this.#tables.oldest(room) };
  }
}
