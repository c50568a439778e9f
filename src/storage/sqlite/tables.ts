import type { DatabaseSync } from 'node:sqlite';
import { amendMessage } from '../../chat/amend-message.ts';
import {
  type Amendment,
  isAmendment,
  type MessageDeleted,
  type MessageEdited,
  type MessagePosted,
  type RoomEvent,
} from '../../chat/event.ts';
import type { RoomId } from '../../chat/room-id.ts';
import { keptEvent } from '../kept-event.ts';
import type { Commit } from '../room-log.ts';
import { EventTable } from './event-table.ts';
import { MessageIndex } from './message-index.ts';
import { MessageSearch } from './message-search.ts';
import { PeopleTable } from './people-table.ts';
import { ReactionTable } from './reaction-table.ts';
import { RoomTable } from './room-table.ts';

/** The tables of a log, and what changes in several of them together: always in a transaction, which the caller makes. */
export class Tables {
  readonly rooms: RoomTable;
  readonly people: PeopleTable;
  readonly events: EventTable;
  readonly reactions: ReactionTable;
  readonly index: MessageIndex;
  readonly search: MessageSearch;

  constructor(database: DatabaseSync) {
    this.rooms = new RoomTable(database);
    this.people = new PeopleTable(database);
    this.events = new EventTable(database);
    this.reactions = new ReactionTable(database);
    this.index = new MessageIndex(database, this.events);
    this.search = new MessageSearch(database, this.events);
  }

  head(room: RoomId): number {
    return this.events.head(this.rooms.numberOf(room));
  }

  oldest(room: RoomId): number {
    return this.events.oldest(this.rooms.numberOf(room));
  }

  /** As `EventTable.after`. */
  after(room: RoomId, seq: number): Generator<RoomEvent> {
    return this.events.after(this.rooms.numberOf(room), seq);
  }

  /** As `EventTable.before`. */
  before(room: RoomId, seq: number): Generator<RoomEvent> {
    return this.events.before(this.rooms.numberOf(room), seq);
  }

  write({ room, events, record }: Commit): void {
    if (events.length === 0 && !record) return;
    const number = this.rooms.add(room);
    for (const event of events) this.#add(number, event);
    if (record) this.rooms.setRecord(number, record);
  }

  /** Overwrites what was said in a room from a seq on, so many events; to be dropped all, the last ones are overwritten first. */
  blank(room: RoomId, { from, count }: { from: number; count: number }): void {
    const number = this.rooms.numberOf(room);
    this.index.dropFrom(number, from);
    this.events.blank(number, { from, to: from + count });
  }

  /** Drops so many events of a room, the oldest ones, and the room itself when none is left. */
  drop(room: RoomId, count: number): void {
    const number = this.rooms.numberOf(room);
    const end = this.events.oldest(number) + count;
    this.index.dropBefore(number, end);
    this.reactions.dropBefore(number, end);
    this.events.dropBefore(number, end);
    if (this.events.head(number) === 0) this.rooms.remove(room);
  }

  /** To be called when a transaction was rolled back: some of what is remembered may be wrong. */
  recall(): void {
    this.rooms.recall();
    this.index.recall();
  }

  #add(room: number, event: RoomEvent): void {
    const target = isAmendment(event) ? this.events.message(room, event.target) : undefined;
    if (isRedaction(event)) this.events.unsay(room, event.target);
    const said = this.events.add(room, keptEvent(event, target));
    if (event.type === 'message-posted') this.index.note(room);
    if (event.type === 'message-edited' && target) this.events.say(room, { seq: target.seq, said });
    if (isAmendment(event) && target) this.#amend(room, { target, amendment: event });
  }

  /** Makes of an earlier message what an event says that was added already. */
  #amend(room: number, { target, amendment }: { target: MessagePosted; amendment: Amendment }): void {
    const after = keptEvent(amendMessage(target, amendment));
    this.events.describe(room, after);
    if (isRedaction(amendment)) this.index.replace(room, { before: target, after });
    else this.reactions.note(room, amendment);
    if (amendment.type === 'message-deleted') this.reactions.forget(room, target.seq);
  }
}

/** Whether it takes something away that was said. */
export function isRedaction(event: RoomEvent): event is MessageEdited | MessageDeleted {
  return event.type === 'message-edited' || event.type === 'message-deleted';
}
