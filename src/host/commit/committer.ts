import type { RoomEvent } from '../../chat/event.ts';
import { isRefusal, type Refusal, refuse } from '../../chat/refusal.ts';
import type { AppendResult, Place, RequestKey, RoomLog } from '../../storage/room-log.ts';
import { isSpeech } from '../people/people.ts';
import type { OpenRoom } from '../rooms/open-room.ts';
import type { Visitor } from '../sessions/visitor.ts';
import type { LoggedSubmission } from '../tick/submission.ts';
import { AnswerMemory } from './answer-memory.ts';
import { decide } from './decide.ts';
import { type Decided, type DecisionParts, takenEffect } from './decision.ts';
import { Draft } from './draft.ts';

/** What a request comes to. */
export type Outcome = Decided | Refusal;

/** What a committer is given. */
export interface CommitParts extends DecisionParts {
  readonly log: RoomLog;
  /** For people; in milliseconds since 1970. */
  readonly clock: () => number;
  /** Is told why a commit failed. */
  readonly reportFailure: (error: unknown) => void;
  /** Is told what happened in a room, once everybody who hears it has been. */
  readonly onCommitted: (room: OpenRoom, events: readonly RoomEvent[]) => void;
}

/** One attempt: what was decided, by request. */
interface Attempt {
  readonly draft: Draft;
  readonly decided: Map<string, Decided>;
}

const maxAttempts = 3;

/** Decides the logged requests of a tick, commits what they come to in one transaction, and publishes it. [P12, P13] */
export class Committer {
  readonly #parts: CommitParts;
  readonly #refusals = new AnswerMemory();

  constructor(parts: CommitParts) {
    this.#parts = parts;
  }

  /** Returns what each request comes to, in their order. Never rejects. */
  async commit(submissions: readonly LoggedSubmission[]): Promise<readonly Outcome[]> {
    if (submissions.length === 0) return [];
    try {
      return await this.#attempt(submissions, maxAttempts);
    } catch (error) {
      this.#parts.reportFailure(error);
      return submissions.map((submission) => this.#refuseUnsaved(submission));
    }
  }

  async #attempt(submissions: readonly LoggedSubmission[], attemptsLeft: number): Promise<readonly Outcome[]> {
    const places = await this.#parts.log.findCommitted(submissions.map(keyOf));
    const attempt: Attempt = { draft: new Draft(this.#parts), decided: new Map() };
    const outcomes = await this.#decideAll(submissions, { places, attempt });
    const result = await this.#append(attempt.draft);
    if (result === 'appended') return outcomes;
    attempt.draft.undo();
    await attempt.draft.reload();
    if (result === 'conflict' && attemptsLeft > 1) return this.#attempt(submissions, attemptsLeft - 1);
    return outcomes.map((outcome, index) => {
      const submission = submissions[index] as LoggedSubmission;
      return attempt.decided.has(nameOf(submission)) ? this.#refuseUnsaved(submission) : outcome;
    });
  }

  async #decideAll(
    submissions: readonly LoggedSubmission[],
    { places, attempt }: { places: readonly (Place | undefined)[]; attempt: Attempt },
  ): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    try {
      for (const [index, submission] of submissions.entries()) {
        const place = places[index];
        outcomes.push(place ? committedAt(place, submission) : await this.#decideOnce(submission, attempt));
      }
    } catch (error) {
      attempt.draft.undo();
      throw error;
    }
    return outcomes;
  }

  /** The same request may come twice in a tick. */
  async #decideOnce(submission: LoggedSubmission, { draft, decided }: Attempt): Promise<Outcome> {
    const name = nameOf(submission);
    const known = decided.get(name) ?? this.#refusals.find(keyOf(submission), this.#parts.now());
    if (known) return known;
    const outcome = await this.#decide(submission, draft);
    if (isRefusal(outcome)) return this.#remember(submission, outcome);
    decided.set(name, outcome);
    return outcome;
  }

  async #decide({ session, request, password }: LoggedSubmission, draft: Draft): Promise<Outcome> {
    const visitor = session.visitor as Visitor;
    const { member } = visitor;
    if (!member) return refuse('observer', 'An observer only reads. Join with a nick to take part.');
    if (isRefusal(password)) return password;
    const muted = isSpeech(request) ? this.#parts.people.refuseSpeech(visitor.by) : undefined;
    if (muted) return muted;
    const occasion = { at: this.#parts.clock(), id: session.requestId(request) };
    return decide(request, { parts: this.#parts, draft, visitor, member, occasion, password });
  }

  /** Writes and publishes what was decided. */
  async #append(draft: Draft): Promise<AppendResult | 'failed'> {
    if (draft.isEmpty) return 'appended';
    const { log, people, reportFailure, onCommitted } = this.#parts;
    const { unsaved } = people;
    try {
      const result = await log.append(draft.commits(), unsaved);
      if (result === 'conflict') return result;
    } catch (error) {
      reportFailure(error);
      return 'failed';
    }
    if (unsaved) people.noteSaved(unsaved);
    for (const [room, events] of draft.accept()) {
      room.publish(events);
      onCommitted(room, events);
    }
    return 'appended';
  }

  #refuseUnsaved(submission: LoggedSubmission): Refusal {
    return this.#remember(submission, refuse('not-saved', notSavedMessage));
  }

  #remember(submission: LoggedSubmission, refusal: Refusal): Refusal {
    this.#refusals.add(keyOf(submission), { refusal, now: this.#parts.now() });
    return refusal;
  }
}

const notSavedMessage =
  'The host cannot save messages now, perhaps its disk is full. Nothing was sent; try again later.';

function committedAt({ room }: Place, { request }: LoggedSubmission): Decided {
  return request.type === 'create-room' ? { created: room } : takenEffect;
}

function keyOf({ session, request }: LoggedSubmission): RequestKey {
  const { visitor } = session;
  if (!visitor) throw new Error('A request came from a session without a visitor.');
  return { by: visitor.by, id: session.requestId(request) };
}

function nameOf(submission: LoggedSubmission): string {
  const { by, id } = keyOf(submission);
  return `${by} ${id}`;
}
