import { lobby as lobbyId, type RoomId } from '../../chat/room-id.ts';
import { type RoomName, roomNameKey } from '../../chat/room-name.ts';
import { newRoomRecord, type RoomRecord } from '../../chat/room-record.ts';
import { DirectRooms } from './direct-rooms.ts';
import { OpenRoom } from './open-room.ts';
import type { PageSources } from './room-pages.ts';

/** Rooms of two in which nothing was said yet are in no log; the host remembers so many of them. */
const maxUnsaid = 1000;

/** All rooms of a host: what is known of each, and those that are in use. */
export class Rooms {
  readonly directs = new DirectRooms();
  readonly #sources: PageSources;
  /** Of rooms in use, what was known when they came into use. */
  readonly #records = new Map<RoomId, RoomRecord>();
  readonly #open = new Map<RoomId, OpenRoom>();
  /** Public rooms by the folded form of their names. */
  readonly #byName = new Map<string, RoomId>();
  /** Those whose record is not in the log as it is by now. */
  readonly #unsaved = new Set<RoomId>();
  /** Rooms of two that were never in the log, oldest first. */
  readonly #unsaid = new Set<RoomId>();
  /** In use in this tick, or with something left to tell. */
  readonly #touched = new Set<OpenRoom>();
  #directCount = 0;

  private constructor(sources: PageSources) {
    this.#sources = sources;
  }

  static async open(sources: PageSources): Promise<Rooms> {
    const rooms = new Rooms(sources);
    for (const record of await sources.log.records()) rooms.#add(record);
    if (!rooms.#records.has(lobbyId)) rooms.#add(newRoomRecord(lobbyId, 'lobby'));
    await rooms.use(lobbyId);
    return rooms;
  }

  get lobby(): OpenRoom {
    return this.#open.get(lobbyId) as OpenRoom;
  }

  /** How many there are, direct ones not counted. */
  get count(): number {
    return this.#records.size - this.#directCount;
  }

  /** What is known of each room by now, the oldest first. */
  *records(): Generator<RoomRecord> {
    for (const [id, record] of this.#records) yield this.#open.get(id)?.record ?? record;
  }

  find(id: string): RoomRecord | undefined {
    return this.#open.get(id as RoomId)?.record ?? this.#records.get(id as RoomId);
  }

  /** The public room of this name, or of one that looks like it. */
  findNamed(name: RoomName): RoomRecord | undefined {
    const id = this.#byName.get(roomNameKey(name));
    return id === undefined ? undefined : this.find(id);
  }

  /** The room, if it is in use. */
  findOpen(id: RoomId): OpenRoom | undefined {
    return this.#open.get(id);
  }

  /** Takes a room that is known into use, at least for this tick. */
  async use(id: RoomId): Promise<OpenRoom> {
    const open = this.#open.get(id) ?? this.#openRoom(id, await this.#sources.log.head(id));
    return this.touch(open);
  }

  /** Looks after a room at the end of the tick. */
  touch(room: OpenRoom): OpenRoom {
    this.#touched.add(room);
    return room;
  }

  /** A new room, not in the log yet. */
  add(record: RoomRecord): OpenRoom {
    this.#add(record);
    this.#unsaved.add(record.id);
    if (record.kind === 'direct') this.#remember(record);
    return this.touch(this.#openRoom(record.id, 0));
  }

  /** Forgets a room, which may be in use. */
  remove(id: RoomId): void {
    const record = this.find(id);
    if (!record) return;
    const open = this.#open.get(id);
    if (open) this.#touched.delete(open);
    for (const rooms of [this.#records, this.#open, this.#unsaved, this.#unsaid]) rooms.delete(id);
    if (record.kind === 'public' && record.name !== undefined) this.#byName.delete(roomNameKey(record.name));
    if (record.kind !== 'direct') return;
    this.#directCount -= 1;
    this.directs.remove(record);
  }

  /** Whether the log has another record of it, or none. */
  isUnsaved(id: RoomId): boolean {
    return this.#unsaved.has(id);
  }

  /** Whether it is a room of two in which nothing was said yet. */
  isUnsaid(id: RoomId): boolean {
    return this.#unsaid.has(id);
  }

  /** Something is known of a room that its events do not tell; it goes into the log with the next of them. */
  update(record: RoomRecord): void {
    const { id } = record;
    const open = this.#open.get(id);
    if (open) open.restore(record, open.room.head);
    else this.#records.set(id, record);
    this.#unsaved.add(id);
  }

  noteSaved(id: RoomId): void {
    this.#unsaved.delete(id);
    this.#unsaid.delete(id);
  }

  /** The rooms in use. */
  get inUse(): Iterable<OpenRoom> {
    return this.#open.values();
  }

  /** The rooms that were used, left or have something to tell. */
  get touched(): Iterable<OpenRoom> {
    return this.#touched;
  }

  /** Tells what there is to tell, and lets go of rooms where nobody is; returns in how many milliseconds there will be more. */
  settle(now: number): number | undefined {
    let soonest = Number.POSITIVE_INFINITY;
    for (const room of this.#touched) {
      const waitMs = room.isEmpty ? undefined : room.publishSignals(now);
      if (waitMs !== undefined) soonest = Math.min(soonest, waitMs);
      else this.#touched.delete(room);
      if (room.isEmpty && room.id !== lobbyId) this.#close(room);
    }
    return Number.isFinite(soonest) ? soonest : undefined;
  }

  #openRoom(id: RoomId, head: number): OpenRoom {
    const room = new OpenRoom(this.#records.get(id) as RoomRecord, { ...this.#sources, head });
    this.#open.set(id, room);
    return room;
  }

  #close({ id, record }: OpenRoom): void {
    this.#open.delete(id);
    this.#records.set(id, record);
  }

  #add(record: RoomRecord): void {
    this.#records.set(record.id, record);
    if (record.kind === 'public' && record.name !== undefined) this.#byName.set(roomNameKey(record.name), record.id);
    if (record.kind !== 'direct') return;
    this.#directCount += 1;
    this.directs.add(record);
  }

  #remember({ id }: RoomRecord): void {
    this.#unsaid.add(id);
    if (this.#unsaid.size <= maxUnsaid) return;
    const forgotten = [...this.#unsaid].find((old) => !this.#open.has(old));
    if (forgotten !== undefined) this.remove(forgotten);
  }
}
