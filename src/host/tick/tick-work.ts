import type { RoomEvent } from '../../chat/event.ts';
import type { ClientRequest } from '../../chat/request.ts';
import type { RoomLog } from '../../storage/room-log.ts';
import { Answering, type AnsweringParts } from '../answering.ts';
import { Expiry } from '../expiry.ts';
import type { Tally } from '../metrics/tally.ts';
import { showLatest, tellPair } from '../rooms/direct-news.ts';
import { EmptyRooms } from '../rooms/empty-rooms.ts';
import type { OpenRoom } from '../rooms/open-room.ts';
import type { Session } from '../sessions/session.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { Upkeep } from '../upkeep.ts';
import { deliver } from './deliver.ts';
import type { Submission } from './submission.ts';

/** After people could not be saved. */
const saveAgainMs = 60_000;

/** What the work of a tick needs. */
export interface TickWorkParts extends Omit<AnsweringParts, 'onCommitted'> {
  readonly log: RoomLog;
  readonly sessions: Sessions;
  readonly upkeep: Upkeep;
  readonly emptyRoomMs: number;
  readonly tally: Tally;
  /** Has a tick run, though nobody asked for anything. */
  readonly wake: () => void;
}

/** All that is done within a tick, where nothing else happens to rooms and log. */
export class TickWork {
  readonly #parts: TickWorkParts;
  readonly #answering: Answering;
  readonly #expiry: Expiry;
  readonly #emptyRooms: EmptyRooms;
  /** Were let in since the last tick. */
  #newcomers: Session[] = [];
  #isSweepDue = false;
  /** Monotonic: earlier it would fail again. */
  #savePeopleAfter = Number.NEGATIVE_INFINITY;
  #signalsTimer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(parts: TickWorkParts) {
    this.#parts = parts;
    this.#answering = new Answering({ ...parts, onCommitted: this.#noteCommitted.bind(this) });
    this.#expiry = new Expiry(parts);
    this.#emptyRooms = new EmptyRooms(parts);
  }

  /** Brings a request into one of the next ticks. */
  take(session: Session, request: ClientRequest): void {
    this.#answering.take(session, request);
  }

  /** Says in the next tick what somebody who was let in should know. */
  greet(session: Session): void {
    this.#newcomers.push(session);
    this.#parts.wake();
  }

  /** To be called now and then: forgets what has had its time. */
  sweep(): void {
    this.#answering.sweep();
    this.#isSweepDue = true;
    this.#parts.wake();
  }

  /** Signals are told no more. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#signalsTimer);
    this.#expiry.stop();
  }

  /** Collect → commit → publish: the events first, then what others asked to see, then one write for each session. Returns how long the next may be put off. */
  async run(batch: readonly Submission[]): Promise<number> {
    this.#expiry.run();
    this.#endEmptyRooms();
    await this.#greetNewcomers();
    await this.#answering.run(batch);
    this.#emptyRooms.noteTouched();
    this.#settleRooms();
    const maxStretchMs = await deliver(this.#parts.sessions);
    await this.#emptyRooms.save();
    await this.#savePeople();
    return maxStretchMs;
  }

  async #savePeople(): Promise<void> {
    const now = this.#parts.now();
    if (now < this.#savePeopleAfter) return;
    try {
      await this.#parts.people.save();
    } catch (error) {
      this.#savePeopleAfter = now + saveAgainMs;
      this.#parts.reportFailure(error);
    }
  }

  #endEmptyRooms(): void {
    if (!this.#isSweepDue) return;
    this.#isSweepDue = false;
    const { people, sessions } = this.#parts;
    people.sweep((by) => !sessions.of(by)[Symbol.iterator]().next().done);
    this.#parts.upkeep.removeRooms(this.#emptyRooms.takeEnded());
  }

  async #greetNewcomers(): Promise<void> {
    const newcomers = this.#newcomers;
    this.#newcomers = [];
    try {
      for (const session of newcomers) await showLatest(session, this.#parts);
    } catch (error) {
      this.#parts.reportFailure(error);
    }
  }

  #noteCommitted(room: OpenRoom, events: readonly RoomEvent[]): void {
    this.#parts.tally.noteCommitted(events, room.hearers);
    for (const event of events) {
      if (event.type === 'message-posted' && event.expiresAt !== undefined) this.#expiry.note(event.expiresAt);
    }
    if (room.record.kind !== 'direct' || events.every(({ type }) => type === 'nick-changed')) return;
    this.#parts.rooms.directs.noteUse(room.record);
    tellPair(room, this.#parts.sessions);
  }

  #settleRooms(): void {
    if (this.#isStopped) return;
    const waitMs = this.#parts.rooms.settle(this.#parts.now());
    if (waitMs === undefined) return;
    clearTimeout(this.#signalsTimer);
    this.#signalsTimer = setTimeout(this.#parts.wake, waitMs);
  }
}
