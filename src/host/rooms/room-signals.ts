import type { RoomEvent } from '../../chat/event.ts';
import type { Outgoing, Presence, Typing } from '../../chat/outgoing.ts';
import type { RoomId } from '../../chat/room-id.ts';
import type { Member } from '../members.ts';
import type { Attendance } from './attendance.ts';
import type { Rosters } from './rosters.ts';

/** [P20, P27] */
const signalIntervalMs = 1000;
const maxTypingNicks = 5;
/** Whoever broke off may be back in a moment, as a page that is loaded again: then nobody has to be told. [P20] */
const returnMs = 2000;

/** What is told in a room and kept in no log: who comes, goes and writes. Times are monotonic, in milliseconds. */
export class RoomSignals {
  readonly #room: RoomId;
  readonly #attendance: Attendance;
  readonly #rosters: Rosters;
  /** Who writes, since that was told last. */
  readonly #typing = new Set<Member>();
  #dueAt = Number.NEGATIVE_INFINITY;
  /** Presence is not told before. */
  #presenceDueAt = Number.NEGATIVE_INFINITY;
  #hasBreak = false;

  constructor(room: RoomId, { attendance, rosters }: { attendance: Attendance; rosters: Rosters }) {
    this.#room = room;
    this.#attendance = attendance;
    this.#rosters = rosters;
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

  /** Somebody's connection is about to be gone, without a goodbye. What is to be told already is not held back. */
  noteBreak(): void {
    this.#hasBreak ||= !this.#hasNews;
  }

  /** In how many milliseconds there is something to tell; undefined when there is nothing. */
  waitMs(now: number): number | undefined {
    if (this.#hasBreak) this.#presenceDueAt = now + returnMs;
    this.#hasBreak = false;
    if (this.#typing.size > 0) return Math.max(0, this.#dueAt - now);
    return this.#hasNews ? Math.max(0, this.#dueAt - now, this.#presenceDueAt - now) : undefined;
  }

  /** What there is to tell all, once rosters that were wrong are put right; the next comes a second later at the earliest. */
  take(now: number): readonly Outgoing[] {
    this.#dueAt = now + signalIntervalMs;
    return [...this.#takePresence(now), ...(this.#typing.size > 0 ? [this.#takeTyping()] : [])];
  }

  get #hasNews(): boolean {
    return this.#attendance.hasNews || this.#rosters.areWrong;
  }

  #takePresence(now: number): Presence[] {
    if (now < this.#presenceDueAt) return [];
    this.#rosters.correct();
    return this.#attendance.hasNews ? [this.#attendance.takeSignal()] : [];
  }

  #takeTyping(): Typing {
    const nicks = [...this.#typing].map(({ nick }) => nick);
    this.#typing.clear();
    const more = Math.max(0, nicks.length - maxTypingNicks);
    return { type: 'typing', room: this.#room, nicks: nicks.slice(0, maxTypingNicks), more };
  }
}
