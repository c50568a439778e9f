import { withoutText } from '../chat/amend-message.ts';
import type { MessagePosted, RoomEvent } from '../chat/event.ts';
import type { MessageText } from '../chat/message.ts';
import type { RoomId } from '../chat/room-id.ts';

interface Due {
  readonly room: RoomId;
  readonly seq: number;
  readonly expiresAt: number;
}

/** What temporary messages say. Kept beside a log, in memory and nowhere else. */
export class TemporaryTexts {
  readonly #rooms = new Map<RoomId, Map<number, MessageText>>();
  /** By the time when they end, the next one last. */
  #due: Due[] = [];

  /** Takes the text of a temporary message that is committed, and forgets the one of a message that is deleted. */
  note(room: RoomId, event: RoomEvent): void {
    if (event.type === 'message-posted' && event.expiresAt !== undefined) {
      const { seq, text, expiresAt } = event;
      const texts = this.#rooms.get(room) ?? new Map<number, MessageText>();
      this.#rooms.set(room, texts.set(seq, text));
      this.#due.splice(this.#placeOf(expiresAt), 0, { room, seq, expiresAt });
    }
    if (event.type === 'message-deleted') this.forget(room, event.target);
  }

  /** An event of the log with what is still to be read of it. */
  fill<E extends RoomEvent>(room: RoomId, event: E): E | MessagePosted {
    if (event.type !== 'message-posted' || event.expiresAt === undefined) return event;
    const text = this.#rooms.get(room)?.get(event.seq);
    return text === undefined ? withoutText(event) : { ...event, text };
  }

  *fillAll(room: RoomId, events: Iterable<RoomEvent>): Generator<RoomEvent> {
    for (const event of events) yield this.fill(room, event);
  }

  forget(room: RoomId, seq: number): void {
    const texts = this.#rooms.get(room);
    texts?.delete(seq);
    if (texts?.size === 0) this.#rooms.delete(room);
  }

  /** Forgets those of messages before a seq (exclusive). */
  forgetBefore(room: RoomId, end: number): void {
    for (const seq of this.#rooms.get(room)?.keys() ?? []) {
      if (seq >= end) break;
      this.forget(room, seq);
    }
  }

  forgetRoom(room: RoomId): void {
    this.#rooms.delete(room);
    this.#due = this.#due.filter((due) => due.room !== room);
  }

  /** Forgets those whose time is up; returns when the next one's is, `Infinity` when there is none. */
  expire(at: number): number {
    for (let next = this.#due.at(-1); next; next = this.#due.at(-1)) {
      if (next.expiresAt > at && this.#rooms.get(next.room)?.has(next.seq)) return next.expiresAt;
      this.forget(next.room, next.seq);
      this.#due.pop();
    }
    return Number.POSITIVE_INFINITY;
  }

  #placeOf(expiresAt: number): number {
    let low = 0;
    let high = this.#due.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((this.#due[middle] as Due).expiresAt > expiresAt) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
