import { isRefusal, type Refusal, refuse } from '../chat/refusal.ts';
import { type ClientRequest, isLogged } from '../chat/request.ts';
import type { RoomId } from '../chat/room-id.ts';
import { roomInfo } from '../chat/room-record.ts';
import { type CommitParts, Committer, type Outcome } from './commit/committer.ts';
import { roomMark } from './occurrence.ts';
import { Guesses } from './passwords/guesses.ts';
import { Passwords } from './passwords/passwords.ts';
import { findRoom } from './rooms/room-access.ts';
import { serve } from './serve/serve.ts';
import type { ServeParts } from './serve/serve-parts.ts';
import type { Session } from './sessions/session.ts';
import type { LoggedSubmission, Submission, UnloggedSubmission } from './tick/submission.ts';

/** What is needed to answer requests. */
export interface AnsweringParts extends CommitParts, Pick<ServeParts, 'invites' | 'door'> {
  /** Takes a request into the next tick. */
  readonly submit: (submission: Submission) => void;
}

/** Brings each request to its one answer. [P11] */
export class Answering {
  readonly #parts: AnsweringParts;
  readonly #committer: Committer;
  readonly #guesses: Guesses;
  readonly #passwords: Passwords;

  constructor(parts: AnsweringParts) {
    this.#parts = parts;
    this.#committer = new Committer(parts);
    this.#guesses = new Guesses(parts.now);
    this.#passwords = new Passwords(this.#guesses);
  }

  /** Submits a request, once the new password in it, if there is one, is hashed. [P13] */
  take(session: Session, request: ClientRequest): void {
    const password = newPasswordIn(request);
    if (password === undefined) this.#parts.submit({ session, request });
    else this.#submitWith({ session, request }, this.#passwords.encode(password, session.address));
  }

  /** Answers the requests of a tick: first those that are logged, as the others see what was sent before them. */
  async run(batch: readonly Submission[]): Promise<void> {
    const logged = findLogged(batch);
    const outcomes = await this.#committer.commit(logged);
    for (const [index, submission] of logged.entries()) this.#answer(submission, outcomes[index] as Outcome);
    for (const submission of batch) {
      if (isUnlogged(submission) && submission.session.isOpen) await this.#serve(submission);
    }
  }

  /** To be called now and then. */
  sweep(): void {
    this.#guesses.sweep();
  }

  #submitWith(submission: Submission, password: Promise<string | Refusal>): void {
    const { submit, reportFailure } = this.#parts;
    password.then(
      (outcome) => submit({ ...submission, password: outcome }),
      (error) => {
        reportFailure(error);
        submit({
          ...submission,
          password: refuse('not-readable', 'The host cannot check passwords now. Try again later.'),
        });
      },
    );
  }

  async #serve(submission: UnloggedSubmission): Promise<void> {
    try {
      const result = await serve(submission, {
        ...this.#parts,
        save: (undo) => this.#save(undo),
        guesses: this.#guesses,
        checkPassword: (password, encoded) => {
          const { address } = submission.session;
          const isOfRoom = submission.request.type === 'open-room';
          this.#submitWith(submission, this.#passwords.check(password, { encoded, address, isOfRoom }));
        },
      });
      if (result !== 'later') this.#answer(submission, result ?? {});
    } catch (error) {
      this.#parts.reportFailure(error);
      this.#answer(submission, refuse('not-readable', unreadableMessage));
    }
  }

  async #save(undo: () => void): Promise<Refusal | undefined> {
    try {
      await this.#parts.people.save();
      return undefined;
    } catch (error) {
      undo();
      this.#parts.reportFailure(error);
      return refuse('not-saved', 'The host cannot save that now, perhaps its disk is full. Try again later.');
    }
  }

  #answer({ session, request }: Submission, outcome: Outcome): void {
    const { number } = request;
    if (isRefusal(outcome)) {
      session.refuse(number, { refusal: outcome, room: this.#markOf(session, request) });
      return;
    }
    if (outcome.created) this.#showCreated(session, outcome.created);
    session.queue({ type: 'ok', number });
  }

  /** The maker of a room has opened it. [P29] */
  #showCreated(session: Session, id: RoomId): void {
    session.visitor?.openedRooms.add(id);
    const record = this.#parts.rooms.find(id);
    if (record) session.queue({ type: 'room', info: roomInfo(record) });
  }

  #markOf({ visitor }: Session, request: ClientRequest): string | undefined {
    if (!visitor || !('room' in request)) return undefined;
    const record = findRoom(this.#parts.rooms, { id: request.room, visitor });
    return isRefusal(record) ? undefined : roomMark(record);
  }
}

const unreadableMessage = 'The host cannot read its history now. Try again later.';

function newPasswordIn(request: ClientRequest): string | undefined {
  if (request.type === 'create-room' || request.type === 'register') return request.password;
  return request.type === 'set-password' && request.password !== '' ? request.password : undefined;
}

function isUnlogged(submission: Submission): submission is UnloggedSubmission {
  return !isLogged(submission.request);
}

/**
 * A rename whose session is gone is left for the client to ask again, as its member may be gone too; and so is all that
 * follows it, or the order would be another. [P13]
 */
function findLogged(batch: readonly Submission[]): LoggedSubmission[] {
  const dropped = new Set<Session>();
  return batch.filter((submission): submission is LoggedSubmission => {
    const { session, request } = submission;
    if (request.type === 'rename' && !session.isOpen) dropped.add(session);
    return isLogged(request) && !dropped.has(session);
  });
}
