import type { RoomEvent } from '../../chat/event.ts';
import type { Outgoing, Typing } from '../../chat/outgoing.ts';
import type { RoomId } from '../../chat/room-id.ts';
import type { Member } from '../members.ts';
import type { Attendance } from './attendance.ts';

/** [P20, P27] */
const signalIntervalMs = 1000;
const maxTypingNicks = 5;

/** What is told in a room and kept in no log: who comes, goes and writes. Times are monotonic, in milliseconds. */
export class RoomSignals {
  readonly #room: RoomId;
  readonly #attendance: Attendance;
  /** Who writes, since that was told last. */
  readonly #typing = new Set<Member>();
  #dueAt = Number.NEGATIVE_INFINITY;

  constructor(room: RoomId, attendance: Attendance) {
    this.#room = room;
    this.#attendance = attendance;
  }

  noteTyping(member: Member): void {
    this.#typing.add(member);
  }

  /** Somebody who has left writes no more. */
  forgetTyping(member: Member): void {
    this.#typing.delete(member);
  }

  /** Who has said something has written it: told later, that they write would be no longer so. */
  forgetWritten(events: readonly RoomEvent[]): void {
    if (this.#typing.size === 0) return;
    const said = new Set(events.filter(({ type }) => type === 'message-posted').map(({ nick }) => nick));
    for (const member of this.#typing) if (said.has(member.nick)) this.#typing.delete(member);
  }

  /** In how many milliseconds there is something to tell; undefined when there is nothing. */
  waitMs(now: number): number | undefined {
    if (!this.#attendance.hasNews && this.#typing.size === 0) return undefined;
    return Math.max(0, this.#dueAt - now);
  }

  /** What there is to tell; the next comes a second later at the earliest. */
  take(now: number): readonly Outgoing[] {
    this.#dueAt = now + signalIntervalMs;
    return [
      ...(this.#attendance.hasNews ? [this.#attendance.takeSignal()] : []),
      ...(this.#typing.size > 0 ? [this.#takeTyping()] : []),
    ];
  }

  #takeTyping(): Typing {
    const nicks = [...this.#typing].map(({ nick }) => nick);
    this.#typing.clear();
    const more = Math.max(0, nicks.length - maxTypingNicks);
    return { type: 'typing', room: this.#room, nicks: nicks.slice(0, maxTypingNicks), more };
  }
}
