import type { RoomEvent } from '../chat/event.ts';
import { parseMessageText } from '../chat/message.ts';
import { parseNick } from '../chat/nick.ts';
import type { Answer, Refused } from '../chat/outgoing.ts';
import { isRefusal, type Refusal, refuse } from '../chat/refusal.ts';
import type { ClientRequest, LoggedRequest, Post, Rename } from '../chat/request.ts';
import { parseRoomId } from '../chat/room-id.ts';
import type { AppendResult, RequestKey, RoomLog } from '../storage/room-log.ts';
import { AnswerMemory } from './answer-memory.ts';
import type { Member, Members } from './members.ts';
import type { OpenRoom } from './open-room.ts';
import type { Session } from './session.ts';

/** A request and who made it. */
export interface Submission<R extends ClientRequest = ClientRequest> {
  readonly session: Session;
  readonly request: R;
}

type LoggedSubmission = Submission<LoggedRequest & { readonly number: number }>;

/** What a request comes to if the commit succeeds; `settle` is called once with whether it did. */
interface Decision {
  readonly event: RoomEvent;
  settle?(isCommitted: boolean): void;
}

/** The host's parts that a decision may look at. `now` is monotonic, `clock` for people; both in milliseconds. */
export interface CommitParts {
  readonly log: RoomLog;
  readonly lobby: OpenRoom;
  readonly members: Members;
  readonly now: () => number;
  readonly clock: () => number;
  /** Is told why a commit failed. */
  readonly reportFailure: (error: unknown) => void;
}

const maxAttempts = 3;

/** Decides requests, commits what they come to, and answers each of them. [P12, P13] */
export class Committer {
  readonly #parts: CommitParts;
  readonly #refusals = new AnswerMemory();

  constructor(parts: CommitParts) {
    this.#parts = parts;
  }

  /** Commits a tick's requests in one transaction, publishes the events and queues the answers. Never rejects. */
  async commit(submissions: readonly LoggedSubmission[]): Promise<void> {
    if (submissions.length === 0) return;
    for (const [index, answer] of (await this.#answers(submissions)).entries())
      submissions[index]?.session.queue(answer);
  }

  async #answers(submissions: readonly LoggedSubmission[]): Promise<readonly Answer[]> {
    try {
      return await this.#attempt(submissions, maxAttempts);
    } catch (error) {
      this.#parts.reportFailure(error);
      return submissions.map((submission) => this.#refuseUnsaved(submission));
    }
  }

  async #attempt(submissions: readonly LoggedSubmission[], attemptsLeft: number): Promise<readonly Answer[]> {
    const areCommitted = await this.#parts.log.areCommitted(submissions.map(keyOf));
    const { lobby } = this.#parts;
    const expectedHead = lobby.room.head;
    const decisions = new Map<string, Decision>();
    const answers = submissions.map((submission, index): Answer => {
      const name = nameOf(submission);
      const ok: Answer = { type: 'ok', number: submission.request.number };
      if (areCommitted[index] || decisions.has(name)) return ok;
      const decision = this.#decide(submission);
      if ('number' in decision) return decision;
      decisions.set(name, decision);
      return ok;
    });
    const result = await this.#append([...decisions.values()], expectedHead);
    if (result === 'appended') return answers;
    await lobby.reload();
    if (result === 'conflict' && attemptsLeft > 1) return this.#attempt(submissions, attemptsLeft - 1);
    return answers.map((answer, index) => {
      const submission = submissions[index] as LoggedSubmission;
      return decisions.has(nameOf(submission)) ? this.#refuseUnsaved(submission) : answer;
    });
  }

  /** Writes and publishes what was decided, or takes it back, the last first. */
  async #append(decisions: readonly Decision[], expectedHead: number): Promise<AppendResult | 'failed'> {
    if (decisions.length === 0) return 'appended';
    const { lobby } = this.#parts;
    const events = decisions.map(({ event }) => event);
    const result = await this.#write(events, expectedHead);
    if (result === 'appended') {
      lobby.publish(events);
      for (const { settle } of decisions) settle?.(true);
    } else {
      for (const { settle } of decisions.toReversed()) settle?.(false);
    }
    return result;
  }

  async #write(events: readonly RoomEvent[], expectedHead: number): Promise<AppendResult | 'failed'> {
    const { log, lobby, reportFailure } = this.#parts;
    try {
      return await log.append([{ room: lobby.room.name, expectedHead, events }]);
    } catch (error) {
      reportFailure(error);
      return 'failed';
    }
  }

  #refuseUnsaved(submission: LoggedSubmission): Refused {
    return this.#refuse(submission, refuse('not-saved', notSavedMessage));
  }

  #decide(submission: LoggedSubmission): Decision | Refused {
    const remembered = this.#refusals.find(keyOf(submission), this.#parts.now());
    if (remembered) return remembered;
    const decision = this.#decideAfresh(submission);
    if (!isRefusal(decision)) return decision;
    return this.#refuse(submission, decision);
  }

  #refuse(submission: LoggedSubmission, { code, message }: Refusal): Refused {
    const refused: Refused = { type: 'refused', number: submission.request.number, code, message };
    this.#refusals.add(keyOf(submission), { refused, now: this.#parts.now() });
    return refused;
  }

  #decideAfresh({ session, request }: LoggedSubmission): Decision | Refusal {
    const member = session.visitor?.member;
    if (!member) return refuse('observer', 'An observer only reads. Join with a nick to take part.');
    const occasion = { at: this.#parts.clock(), id: session.requestId(request) };
    return request.type === 'post'
      ? this.#post(request, { member, occasion })
      : this.#rename(request, { member, occasion });
  }

  #post({ room, text }: Post, { member, occasion }: DecisionContext): Decision | Refusal {
    const name = parseRoomId(room);
    if (isRefusal(name)) return name;
    const parsed = parseMessageText(text);
    if (isRefusal(parsed)) return parsed;
    const { by, nick } = member;
    return { event: this.#parts.lobby.room.post({ by, nick }, parsed, occasion) };
  }

  #rename({ nick }: Rename, { member, occasion }: DecisionContext): Decision | Refusal {
    const to = parseNick(nick);
    if (isRefusal(to)) return to;
    const { members, lobby, now } = this.#parts;
    const { by, nick: from } = member;
    if (to === from) return refuse('nick-taken', `Your nick is ${to} already.`);
    const refusal = members.hold(member, { to, now: now() });
    if (refusal) return refusal;
    const event = lobby.room.changeNick({ by, nick: from }, to, occasion);
    members.rename(member, { to, now: now() });
    return {
      event,
      settle: (isCommitted) => {
        if (!isCommitted) members.rename(member, { to: from, now: now() });
        members.release({ by, nick: isCommitted ? from : to });
      },
    };
  }
}

interface DecisionContext {
  readonly member: Member;
  readonly occasion: { readonly at: number; readonly id: ReturnType<Session['requestId']> };
}

const notSavedMessage =
  'The host cannot save messages now, perhaps its disk is full. Nothing was sent; try again later.';

function keyOf({ session, request }: LoggedSubmission): RequestKey {
  const { visitor } = session;
  if (!visitor) throw new Error('A request came from a session without a visitor.');
  return { by: visitor.by, id: session.requestId(request) };
}

function nameOf(submission: LoggedSubmission): string {
  const { by, id } = keyOf(submission);
  return `${by} ${id}`;
}
