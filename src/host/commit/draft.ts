import type { RoomEvent } from '../../chat/event.ts';
import { isRefusal, type Refusal } from '../../chat/refusal.ts';
import type { Room } from '../../chat/room.ts';
import type { RoomRecord } from '../../chat/room-record.ts';
import type { Commit, RoomLog } from '../../storage/room-log.ts';
import { withNick } from '../rooms/direct-rooms.ts';
import type { OpenRoom } from '../rooms/open-room.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { Targets } from './targets.ts';

/** What was decided in one room, and what the room was before. */
interface Change {
  readonly before: RoomRecord;
  readonly expectedHead: number;
  readonly events: RoomEvent[];
}

/** What the requests of one tick come to, all rooms together, before it is committed. The rooms look as if it were. */
export class Draft {
  readonly targets: Targets;
  readonly #rooms: Rooms;
  readonly #log: RoomLog;
  readonly #changes = new Map<OpenRoom, Change>();
  readonly #created: OpenRoom[] = [];
  readonly #settlements: ((isCommitted: boolean) => void)[] = [];

  constructor({ rooms, log }: { readonly rooms: Rooms; readonly log: RoomLog }) {
    this.targets = new Targets(log);
    this.#rooms = rooms;
    this.#log = log;
  }

  get isEmpty(): boolean {
    return this.#changes.size === 0;
  }

  /** Makes a room, which ends with this draft unless it is committed. */
  create(record: RoomRecord): OpenRoom {
    const room = this.#rooms.add(record);
    this.#created.push(room);
    return room;
  }

  /** Takes what a room decides; a refusal changes nothing. */
  decide(room: OpenRoom, decide: (room: Room) => RoomEvent | Refusal): Refusal | undefined {
    const known = this.#changes.get(room);
    const change = known ?? { before: room.record, expectedHead: room.room.head, events: [] };
    const event = decide(room.room);
    if (isRefusal(event)) return event;
    change.events.push(event);
    this.#changes.set(room, change);
    this.targets.note(room.id, event);
    notePair(room, event);
    return undefined;
  }

  /** Has it called once, with whether all this was committed. */
  onSettled(settle: (isCommitted: boolean) => void): void {
    this.#settlements.push(settle);
  }

  commits(): Commit[] {
    return [...this.#changes].map(([room, { before, expectedHead, events }]) => {
      const { id, record } = room;
      const isNew = record !== before || this.#rooms.isUnsaved(id);
      return { room: id, expectedHead, events, ...(isNew && { record }) };
    });
  }

  /** It is committed. Returns what happened in which room. */
  accept(): [OpenRoom, readonly RoomEvent[]][] {
    for (const settle of this.#settlements) settle(true);
    for (const room of this.#changes.keys()) this.#rooms.noteSaved(room.id);
    return [...this.#changes].map(([room, { events }]) => [room, events]);
  }

  /** Takes it back, the last first. */
  undo(): void {
    for (const settle of this.#settlements.toReversed()) settle(false);
    for (const [room, { before, expectedHead }] of this.#changes) room.restore(before, expectedHead);
    for (const { id } of this.#created) this.#rooms.remove(id);
  }

  /** After `undo`, and a log that said no: looks what the rooms are there. */
  async reload(): Promise<void> {
    const kept = [...this.#changes].filter(([room]) => !this.#created.includes(room));
    for (const [room, { expectedHead }] of kept) {
      const head = await this.#log.head(room.id);
      if (head !== expectedHead) room.restore(await this.#readRecord(room), head);
    }
  }

  async #readRecord({ id, record }: OpenRoom): Promise<RoomRecord> {
    return (await this.#log.records()).find((kept) => kept.id === id) ?? record;
  }
}

/** A room of two knows them by the nicks that they had when they were last seen in it. */
function notePair(room: OpenRoom, event: RoomEvent): void {
  const { pair } = room.record;
  if (!pair) return;
  const nick = event.type === 'nick-changed' ? event.to : event.nick;
  const renamed = withNick(pair, { author: event, nick });
  if (renamed !== pair) room.restore({ ...room.record, pair: renamed }, room.room.head);
}
