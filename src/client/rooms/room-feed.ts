import type { RoomEvent } from '../../chat/event.ts';
import type { Page } from '../../chat/outgoing.ts';
import type { Join } from '../../chat/request.ts';
import type { RoomId } from '../../chat/room-id.ts';

/** Where a client is in a room's log, and whether it hears what comes: has each event once and in order. */
export class RoomFeed {
  readonly #room: RoomId;
  #epoch: string;
  #cursor: Join['cursor'];
  #isLive = false;

  /** `epoch` is that of the log that the last connection was opened to. */
  constructor(room: RoomId, epoch: string) {
    this.#room = room;
    this.#epoch = epoch;
  }

  /** Whether the live page is here: from then on events come by themselves. */
  get isLive(): boolean {
    return this.#isLive;
  }

  /** A connection was opened, to a log of this epoch. */
  welcome(epoch: string): void {
    this.#epoch = epoch;
    this.#isLive = false;
  }

  /** The connection is gone, or the room was left. */
  interrupt(): void {
    this.#isLive = false;
  }

  goLive(): void {
    this.#isLive = true;
  }

  /** From now on only what came after `seq` (exclusive) is news. */
  moveTo(seq: number): void {
    this.#isLive = false;
    this.#cursor = { epoch: this.#epoch, seq };
  }

  /** What to ask for next, to have what is missing. [P17, P18] */
  join(): Join {
    return { type: 'join', room: this.#room, ...(this.#cursor && { cursor: this.#cursor }) };
  }

  /** Forgets where it was: this page of the latest events is the beginning. */
  reset({ events }: Page): void {
    this.#cursor = { epoch: this.#epoch, seq: (events[0]?.seq ?? 1) - 1 };
  }

  /** The events that are news, in order; undefined if one is missing before them. [P15] */
  take(events: readonly RoomEvent[]): readonly RoomEvent[] | undefined {
    const seq = this.#cursor?.seq ?? 0;
    const fresh = events.filter((event) => event.seq > seq);
    const [first] = fresh;
    if (!first) return [];
    if (first.seq !== seq + 1) return undefined;
    this.#cursor = { epoch: this.#epoch, seq: fresh.at(-1)?.seq ?? seq };
    return fresh;
  }
}
