import { amendMessage } from '../../chat/amend-message.ts';
import type { KeyId } from '../../chat/author.ts';
import { type Amendment, isAmendment, type MessagePosted, type RoomEvent } from '../../chat/event.ts';
import type { MessageText } from '../../chat/message.ts';
import type { Reaction } from '../../chat/reaction.ts';
import type { Target } from '../../chat/room.ts';
import { keptEvent } from '../kept-event.ts';

/** The events of one room, in memory: messages as they are by now, temporary ones without their text. */
export class MemoryRoom {
  readonly #events: RoomEvent[] = [];
  /** How many events are not kept any more. */
  #dropped = 0;
  /** By message: the edit that says what it says now. */
  readonly #lastEdits = new Map<number, number>();
  readonly #reactions = new Map<number, Map<KeyId, Set<Reaction>>>();

  get head(): number {
    return this.#dropped + this.#events.length;
  }

  get oldest(): number {
    return this.#dropped + 1;
  }

  append(events: readonly RoomEvent[]): void {
    for (const event of events) {
      const target = isAmendment(event) ? this.#message(event.target) : undefined;
      if (isAmendment(event)) this.#amend(target, event);
      this.#events.push(keptEvent(event, target));
    }
  }

  target(seq: number, by: KeyId): Target | undefined {
    const message = this.#message(seq);
    return message && { message, ownReactions: new Set(this.#reactions.get(seq)?.get(by)) };
  }

  /** The events after a seq (exclusive), the oldest first. */
  *after(seq: number): Generator<RoomEvent> {
    for (let index = Math.max(0, seq - this.#dropped); index < this.#events.length; index += 1) {
      yield this.#events[index] as RoomEvent;
    }
  }

  /** The events before a seq (exclusive), the newest first. */
  *before(seq: number): Generator<RoomEvent> {
    for (let index = Math.min(seq - this.oldest, this.#events.length) - 1; index >= 0; index -= 1) {
      yield this.#events[index] as RoomEvent;
    }
  }

  /** Forgets so many events, the oldest ones, and returns them. */
  drop(count: number): readonly RoomEvent[] {
    const dropped = this.#events.splice(0, count);
    this.#dropped += dropped.length;
    for (const event of dropped) {
      this.#reactions.delete(event.seq);
      if (event.type === 'message-edited' && this.#lastEdits.get(event.target) === event.seq) {
        this.#lastEdits.delete(event.target);
      }
    }
    return dropped;
  }

  #message(seq: number): MessagePosted | undefined {
    const event = this.#events[seq - this.oldest];
    return event?.type === 'message-posted' ? event : undefined;
  }

  #amend(target: MessagePosted | undefined, amendment: Amendment): void {
    if (amendment.type === 'message-edited' || amendment.type === 'message-deleted') this.#redact(amendment);
    if (!target) return;
    this.#events[target.seq - this.oldest] = keptEvent(amendMessage(target, amendment));
    if (amendment.type === 'reaction-added') this.#reactionsOf(amendment).add(amendment.reaction);
    if (amendment.type === 'reaction-removed') this.#reactionsOf(amendment).delete(amendment.reaction);
  }

  /** Empties the edit before this one: what it said is said no more. */
  #redact({ type, target, seq }: Amendment): void {
    const edit = this.#events[(this.#lastEdits.get(target) ?? 0) - this.oldest];
    if (edit?.type === 'message-edited') this.#events[edit.seq - this.oldest] = { ...edit, text: '' as MessageText };
    if (type === 'message-edited') this.#lastEdits.set(target, seq);
    else this.#forget(target);
  }

  #reactionsOf({ target, by }: Amendment): Set<Reaction> {
    const ofTarget = this.#reactions.get(target) ?? new Map<KeyId, Set<Reaction>>();
    const own = ofTarget.get(by) ?? new Set<Reaction>();
    this.#reactions.set(target, ofTarget.set(by, own));
    return own;
  }

  #forget(target: number): void {
    this.#lastEdits.delete(target);
    this.#reactions.delete(target);
  }
}
