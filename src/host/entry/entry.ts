import type { AnswerCode } from '../../gateways/code-exchange.ts';
import type { RecordOccurrence } from '../occurrence.ts';
import type { Session } from '../sessions/session.ts';
import { Admission, type AdmissionParts } from './admission.ts';
import { CodeAttempts } from './code-attempts.ts';
import { Codes, type GivenCode } from './codes.ts';
import { Exposure } from './exposure.ts';
import { sessionsInCharge } from './in-charge.ts';
import { Invites } from './invites.ts';
import { Knocks } from './knocks.ts';
import { PrivateDoor } from './private-door.ts';

/** What an entry is made from. */
export interface EntryParts extends Omit<AdmissionParts, 'door' | 'knocks' | 'exposure'> {
  readonly isPrivate: boolean;
  /** In [0, 1), and hard to guess. */
  readonly random: () => number;
  /** Has a tick run, so that what is queued goes out. */
  readonly wake: () => void;
  readonly reportFailure: (error: unknown) => void;
  readonly record: RecordOccurrence;
  readonly onCodeReplaced?: (() => void) | undefined;
}

/** All that decides who is let in. [P60]–[P64] */
export class Entry {
  readonly invites: Invites;
  readonly knocks: Knocks;
  readonly door: PrivateDoor;
  readonly admission: Admission;
  readonly answerCode: AnswerCode;
  readonly #parts: EntryParts;
  readonly #attempts: CodeAttempts;
  readonly #exposure: Exposure;

  constructor(parts: EntryParts) {
    this.#parts = parts;
    const codes = new Codes(parts);
    this.invites = new Invites(codes, parts.isPrivate ? parts.createToken() : undefined);
    this.knocks = new Knocks(parts);
    this.door = new PrivateDoor({ ...parts, invites: this.invites, knocks: this.knocks });
    this.#exposure = new Exposure(parts);
    this.admission = new Admission({ ...parts, door: this.door, knocks: this.knocks, exposure: this.#exposure });
    this.#attempts = new CodeAttempts({ ...parts, codes, onReplaced: (given) => this.#noteReplaced(given) });
    this.answerCode = (attempt) => this.#attempts.answer(attempt);
  }

  /** This session has ended, wherever it was. */
  dismiss(session: Session): void {
    this.knocks.remove(session);
    this.#exposure.noteEnd(session);
  }

  /** To be called now and then. */
  sweep(): void {
    this.#attempts.sweep();
    this.knocks.sweep();
  }

  /** The host closes. To be called once all sessions have ended. */
  stop(): void {
    this.#exposure.stop();
  }

  /** The new code is told to who is in charge. [P61] */
  #noteReplaced(given: GivenCode): void {
    const { record, wake, onCodeReplaced } = this.#parts;
    record({ type: 'code-replaced' });
    for (const session of sessionsInCharge(this.#parts)) {
      session.queue({ ...this.invites.show(given), isReplacement: true });
    }
    wake();
    if (given.slot === undefined) onCodeReplaced?.();
  }
}
