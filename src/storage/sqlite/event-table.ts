import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { MessagePosted, RoomEvent } from '../../chat/event.ts';
import type { RoomId } from '../../chat/room-id.ts';
import type { Place, RequestKey } from '../room-log.ts';
import { decodeRow, type EventRow, encodeRow, isSaid } from './event-row.ts';
import { SaidTable } from './said-table.ts';

/** The events of all rooms, which go by their numbers here. */
export class EventTable {
  readonly #statements: ReturnType<typeof prepareStatements>;
  readonly #texts: SaidTable;

  constructor(database: DatabaseSync) {
    this.#texts = new SaidTable(database);
    this.#statements = prepareStatements(database);
  }

  head(room: number): number {
    const { head } = this.#statements.head.get(room) as { head: number | null };
    return head ?? 0;
  }

  /** 1 where there is none. */
  oldest(room: number): number {
    const { oldest } = this.#statements.oldest.get(room) as { oldest: number | null };
    return oldest ?? 1;
  }

  /** Returns the number of the text that it says, `null` where it says nothing. */
  add(room: number, event: RoomEvent): number | null {
    const row = encodeRow(event);
    const { seq, at, type, key, nick, request, target, details } = row;
    const said = isSaid(row) && row.body !== '' ? this.#texts.add(row.body) : null;
    const body = isSaid(row) ? '' : row.body;
    this.#statements.add.run(room, seq, at, type, key, nick, request, body, target, details, said, said);
    return said;
  }

  message(room: number, seq: number): MessagePosted | undefined {
    const row = this.#statements.event.get(room, seq) as EventRow | undefined;
    const event = row && decodeRow(row);
    return event?.type === 'message-posted' ? event : undefined;
  }

  /** What an earlier message is by now, but for its text. */
  describe(room: number, message: MessagePosted): void {
    const { details, seq } = encodeRow(message);
    this.#statements.describe.run(details, room, seq);
  }

  /** An earlier message says another text, the number of which `add` returned. */
  say(room: number, { seq, said }: { seq: number; said: number | null }): void {
    this.#statements.say.run(said, room, seq);
  }

  /** What a message said, and the edits of it so far, is said no more. */
  unsay(room: number, seq: number): void {
    const { saidBy, saidByEdits, emptyMessage, emptyEdits } = this.#statements;
    for (const { said } of [...saidBy.all(room, seq), ...saidByEdits.all(room, seq)]) this.#texts.blank(Number(said));
    emptyMessage.run(room, seq);
    emptyEdits.run(room, seq);
  }

  /** The events after a seq (exclusive), the oldest first; reads no further than it is asked. */
  after(room: number, seq: number): Generator<RoomEvent> {
    return decoded(this.#statements.after, [room, seq]);
  }

  /** The events before a seq (exclusive), the newest first. */
  before(room: number, seq: number): Generator<RoomEvent> {
    return decoded(this.#statements.before, [room, seq]);
  }

  find({ by, id }: RequestKey): Place | undefined {
    const row = this.#statements.find.get(by, id) as { room: RoomId; seq: number } | undefined;
    return row && { room: row.room, seq: row.seq };
  }

  /** Overwrites what was said between two seqs, the second one exclusive; of events that are to be dropped. */
  blank(room: number, { from, to }: { from: number; to: number }): void {
    for (const place of this.#places(room, { from, to })) this.#texts.blank(place);
  }

  /** Drops the events before a seq (exclusive), with what they said. */
  dropBefore(room: number, seq: number): void {
    const places = this.#places(room, { from: 0, to: seq });
    for (const place of places) this.#texts.blank(place);
    for (const place of places) this.#texts.remove(place);
    this.#statements.drop.run(room, seq);
  }

  #places(room: number, { from, to }: { from: number; to: number }): number[] {
    return this.#statements.places.all(room, from, to).map(({ place }) => Number(place));
  }
}

/** With the text of what was said in the place of its body. */
export const eventSource = `
  SELECT seq, at, type, key, nick, request, coalesce(said.text, body) AS body, target, details
  FROM event LEFT JOIN said ON said.id = event.said
`;

const isLiveEdit = `type = 'message-edited' AND said IS NOT NULL`;

function prepareStatements(database: DatabaseSync) {
  return {
    head: database.prepare('SELECT max(seq) AS head FROM event WHERE room = ?'),
    oldest: database.prepare('SELECT min(seq) AS oldest FROM event WHERE room = ?'),
    add: database.prepare(`
      INSERT INTO event (room, seq, at, type, key, nick, request, body, target, details, said, place)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    `),
    event: database.prepare(`${eventSource} WHERE room = ? AND seq = ?`),
    describe: database.prepare('UPDATE event SET details = ? WHERE room = ? AND seq = ?'),
    say: database.prepare('UPDATE event SET said = ? WHERE room = ? AND seq = ?'),
    saidBy: database.prepare(
      `SELECT said FROM event WHERE room = ? AND seq = ? AND type = 'message-posted' AND said IS NOT NULL`,
    ),
    emptyMessage: database.prepare(
      `UPDATE event SET said = NULL WHERE room = ? AND seq = ? AND type = 'message-posted'`,
    ),
    saidByEdits: database.prepare(
      `SELECT said FROM event INDEXED BY event_edit WHERE room = ? AND target = ? AND ${isLiveEdit}`,
    ),
    emptyEdits: database.prepare(
      `UPDATE event INDEXED BY event_edit SET said = NULL WHERE room = ? AND target = ? AND ${isLiveEdit}`,
    ),
    after: database.prepare(`${eventSource} WHERE room = ? AND seq > ? ORDER BY seq`),
    before: database.prepare(`${eventSource} WHERE room = ? AND seq < ? ORDER BY seq DESC`),
    find: database.prepare(`
      SELECT room.name AS room, seq FROM event CROSS JOIN room ON room.id = event.room
      WHERE key = ? AND request = ? ORDER BY event.room LIMIT 1
    `),
    places: database.prepare('SELECT place FROM event WHERE room = ? AND seq >= ? AND seq < ? AND place IS NOT NULL'),
    drop: database.prepare('DELETE FROM event WHERE room = ? AND seq < ?'),
  };
}

function* decoded(statement: StatementSync, [room, seq]: [number, number]): Generator<RoomEvent> {
  for (const row of statement.iterate(room, seq)) yield decodeRow(row as unknown as EventRow);
}
