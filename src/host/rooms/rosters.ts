import { Publication } from '../sessions/publication.ts';
import type { Session } from '../sessions/session.ts';
import type { Attendance } from './attendance.ts';

/**
 * Tells who is in one room. A roster may be ahead of the signals: what it shows and no signal ever tells, as it was undone before,
 * is put right by another roster. [P20]
 */
export class Rosters {
  readonly #attendance: Attendance;
  #roster: Publication | undefined;
  /** Who was told one that is ahead, and how much was undone by then; who was told last is last. */
  readonly #ahead = new Map<Session, number>();

  constructor(attendance: Attendance) {
    this.#attendance = attendance;
  }

  /** Whether somebody was told what is no longer so, and what no signal tells. */
  get areWrong(): boolean {
    const [undone = this.#attendance.undone] = this.#ahead.values();
    return undone !== this.#attendance.undone;
  }

  /** The next one is another. */
  change(): void {
    this.#roster = undefined;
  }

  /** `isHearing`: signals about the room go to this session. */
  tell(session: Session, { isHearing }: { readonly isHearing: boolean }): void {
    this.#roster ??= new Publication(this.#attendance.roster());
    session.queueShared(this.#roster);
    if (!isHearing || !this.#attendance.hasNews) return;
    this.#ahead.delete(session);
    this.#ahead.set(session, this.#attendance.undone);
  }

  /** This session hears the room no longer. */
  forget(session: Session): void {
    this.#ahead.delete(session);
  }

  /** Puts right what was told wrong; to be called when a signal tells all the rest. */
  correct(): void {
    const ahead = [...this.#ahead];
    this.#ahead.clear();
    for (const [session, undone] of ahead)
      if (undone !== this.#attendance.undone) this.tell(session, { isHearing: false });
  }
}
