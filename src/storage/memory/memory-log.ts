import type { Account, Ban } from '../../chat/account.ts';
import type { KeyId } from '../../chat/author.ts';
import type { RoomEvent } from '../../chat/event.ts';
import type { Target } from '../../chat/room.ts';
import type { RoomId } from '../../chat/room-id.ts';
import type { RoomRecord } from '../../chat/room-record.ts';
import { assertNumbered } from '../assert-numbered.ts';
import { createEpoch } from '../epoch.ts';
import { matchMessages } from '../match-messages.ts';
import { Pace } from '../pace.ts';
import type { LetInKey, People, PeopleChanges } from '../people.ts';
import { countUnkept, eventsPerStep } from '../retention.ts';
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
import { StorageError } from '../storage-error.ts';
import { takeFound } from '../take-found.ts';
import { rangeOf, takeWithin } from '../take-within.ts';
import { TemporaryTexts } from '../temporary-texts.ts';
import { unrecorded } from '../unrecorded.ts';
import { CommittedRequests } from './committed-requests.ts';
import { MemoryRoom } from './memory-room.ts';

/** A log that ends with the process. */
export class MemoryLog implements RoomLog {
  readonly epoch = createEpoch();
  readonly #rooms = new Map<RoomId, MemoryRoom>();
  readonly #records = new Map<RoomId, RoomRecord>();
  readonly #accounts = new Map<string, Account>();
  readonly #bans = new Map<string, Ban>();
  readonly #letIn = new Map<string, LetInKey>();
  readonly #requests = new CommittedRequests();
  readonly #texts = new TemporaryTexts();

  async append(commits: readonly Commit[], people?: PeopleChanges): Promise<AppendResult> {
    assertNumbered(commits);
    if (commits.some(({ room, expectedHead }) => this.#room(room).head !== expectedHead)) return 'conflict';
    if (this.#requests.hasAny(commits)) {
      throw new StorageError('cannot-write', "The room's history cannot be written: a request has its event already.");
    }
    for (const commit of commits) this.#apply(commit);
    if (people) {
      change(this.#accounts, people.accounts);
      change(this.#bans, people.bans);
      change(this.#letIn, people.letIn);
    }
    return 'appended';
  }

  async people(): Promise<People> {
    return { accounts: [...this.#accounts.values()], bans: [...this.#bans.values()], letIn: [...this.#letIn.values()] };
  }

  async records(): Promise<readonly RoomRecord[]> {
    return [...this.#rooms.keys()].map((room) => this.#records.get(room) ?? unrecorded(room));
  }

  async removeRoom(room: RoomId): Promise<void> {
    const pace = new Pace();
    while (this.#drop(room, eventsPerStep) > 0) await pace.rest();
    this.#rooms.delete(room);
    this.#records.delete(room);
    this.#texts.forgetRoom(room);
  }

  async head(room: RoomId): Promise<number> {
    return this.#room(room).head;
  }

  async oldest(room: RoomId): Promise<number> {
    return this.#room(room).oldest;
  }

  async findCommitted(requests: readonly RequestKey[]): Promise<readonly (Place | undefined)[]> {
    return requests.map((request) => this.#requests.find(request));
  }

  async readTarget(room: RoomId, seq: number, by: KeyId): Promise<Target | undefined> {
    const target = this.#room(room).target(seq, by);
    return target && { ...target, message: this.#texts.fill(room, target.message) };
  }

  async readAfter(room: RoomId, seq: number, limit: ReadLimit): Promise<EventRange> {
    const { head, oldest } = this.#room(room);
    const events = takeWithin(this.#texts.fillAll(room, this.#room(room).after(seq)), limit);
    return rangeOf(events, { after: seq, head, oldest });
  }

  async readBefore(room: RoomId, seq: number, limit: ReadLimit): Promise<EventRange> {
    const { head, oldest } = this.#room(room);
    const events = takeWithin(this.#texts.fillAll(room, this.#room(room).before(seq)), limit).reverse();
    return rangeOf(events, { after: Math.max(0, Math.min(seq - 1, head)), head, oldest });
  }

  async search(room: RoomId, seq: number, { query, limit }: SearchParts): Promise<MessageRange> {
    return takeFound(matchMessages(this.#room(room).before(seq), query), limit);
  }

  expire(at: number): number {
    return this.#texts.expire(at);
  }

  async prune(retention: Retention, at: number): Promise<void> {
    const pace = new Pace();
    for (const [room, events] of this.#rooms) {
      for (let dropped = eventsPerStep; dropped === eventsPerStep; await pace.rest()) {
        const { head, oldest } = events;
        dropped = this.#drop(room, countUnkept(events.after(oldest - 1), { retention, head, at }));
      }
    }
  }

  async close(): Promise<void> {}

  #apply({ room, events, record }: Commit): void {
    if (record) this.#records.set(room, record);
    if (record || events.length > 0) this.#rooms.set(room, this.#room(room));
    this.#room(room).append(events);
    for (const event of events) {
      this.#requests.add(event, { room, seq: event.seq });
      this.#texts.note(room, event);
    }
  }

  /** Forgets so many of the oldest events; returns how many there were. */
  #drop(room: RoomId, count: number): number {
    const dropped: readonly RoomEvent[] = this.#room(room).drop(count);
    for (const event of dropped) {
      this.#requests.delete(event, room);
      this.#texts.forget(room, event.seq);
    }
    return dropped.length;
  }

  #room(room: RoomId): MemoryRoom {
    return this.#rooms.get(room) ?? new MemoryRoom();
  }
}

function change<Entry>(entries: Map<string, Entry>, changes: ReadonlyMap<string, Entry | undefined>): void {
  for (const [id, entry] of changes) {
    if (entry === undefined) entries.delete(id);
    else entries.set(id, entry);
  }
}
