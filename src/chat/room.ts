import { type Actor, isInCharge } from './account.ts';
import { isGone } from './amend-message.ts';
import type { Author } from './author.ts';
import type {
  MeasureTaken,
  MessageDeleted,
  MessageEdited,
  MessagePosted,
  NickChanged,
  PasswordChanged,
  Pinned,
  Reacted,
  RoomCreated,
  RoomEvent,
  TopicChanged,
  TopicLockChanged,
} from './event.ts';
import type { Measure } from './measure.ts';
import type { MessageText } from './message.ts';
import type { Nick } from './nick.ts';
import { maxReactionKinds, type Reaction } from './reaction.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { RequestId } from './request.ts';
import type { RoomId } from './room-id.ts';
import type { RoomRecord } from './room-record.ts';

/** When something is asked, and by which request. */
export interface Occasion {
  readonly at: number;
  readonly id: RequestId;
}

/** What is posted beside the text. */
export interface PostOptions {
  readonly isAction?: true;
  readonly replyTo?: number;
  readonly expiresAt?: number;
}

/** An earlier message as a request about it finds it: as it is by now, and how who asks has reacted to it. */
export interface Target {
  readonly message: MessagePosted;
  readonly ownReactions: ReadonlySet<Reaction>;
}

const maxPinned = 50;

/**
 * A room decides what happens in it. Synchronous and pure: no clock, no I/O, no text for screens.
 * Each event it returns is applied already, as if committed; `restore` it when the log says otherwise.
 */
export class Room {
  #record: RoomRecord;
  #head: number;

  /** `head` is the seq of the last event in the log, 0 when it is empty. */
  constructor(record: RoomRecord, head: number) {
    this.#record = record;
    this.#head = head;
  }

  get id(): RoomId {
    return this.#record.id;
  }

  get head(): number {
    return this.#head;
  }

  /** What its events have made of it. */
  get record(): RoomRecord {
    return this.#record;
  }

  /** The first event of a room that somebody makes; they own it. */
  create(author: Author, occasion: Occasion): RoomCreated {
    const { name } = this.#record;
    this.#record = { ...this.#record, owner: author.by };
    return this.#add({ type: 'room-created', ...this.#fact(author, occasion), ...(name !== undefined && { name }) });
  }

  post(author: Author, { text, ...options }: PostOptions & { text: MessageText }, occasion: Occasion): MessagePosted {
    return this.#add({ type: 'message-posted', ...this.#fact(author, occasion), text, ...options });
  }

  changeNick(author: Author, to: Nick, occasion: Occasion): NickChanged {
    return this.#add({ type: 'nick-changed', ...this.#fact(author, occasion), to });
  }

  changeTopic(author: Actor, topic: string, occasion: Occasion): TopicChanged | Refusal {
    if (this.#record.isTopicLocked && !this.#isRunBy(author)) {
      return refuse('not-allowed', 'The topic is locked here: only who made the room and operators can change it.');
    }
    return this.#add({ type: 'topic-changed', ...this.#fact(author, occasion), topic });
  }

  lockTopic(author: Actor, isLocked: boolean, occasion: Occasion): TopicLockChanged | Refusal {
    if (!this.#isRunBy(author)) {
      return refuse('not-allowed', 'Only who made this room and operators can lock its topic.');
    }
    return this.#add({ type: 'topic-lock-changed', ...this.#fact(author, occasion), isLocked });
  }

  /** Who may is decided before. */
  takeMeasure(author: Author, measure: Measure, occasion: Occasion): MeasureTaken {
    return this.#add({ ...this.#fact(author, occasion), ...measure });
  }

  /** `password` is encoded already; undefined asks for none from now on. */
  changePassword(author: Actor, password: string | undefined, occasion: Occasion): PasswordChanged | Refusal {
    const { kind } = this.#record;
    if (kind === 'lobby' || kind === 'direct' || !this.#isRunBy(author)) {
      return refuse('not-allowed', 'Only who made a room and operators can change its password.');
    }
    const { password: _, ...record } = this.#record;
    this.#record = password === undefined ? record : { ...record, password };
    return this.#add({
      type: 'password-changed',
      ...this.#fact(author, occasion),
      isLocked: password !== undefined,
    });
  }

  edit(
    author: Author,
    { target, text }: { target: Target; text: MessageText },
    occasion: Occasion,
  ): MessageEdited | Refusal {
    const refusal = refuseChange(author, target, occasion);
    if (refusal) return refusal;
    const { seq, expiresAt } = target.message;
    if (expiresAt !== undefined) {
      return refuse('not-allowed', 'A temporary message cannot be edited. Delete it, and say it anew.');
    }
    return this.#add({ type: 'message-edited', ...this.#fact(author, occasion), target: seq, text });
  }

  delete(author: Author, target: Target, occasion: Occasion): MessageDeleted | Refusal {
    const refusal = refuseChange(author, target, occasion);
    if (refusal) return refusal;
    return this.#add({ type: 'message-deleted', ...this.#fact(author, occasion), target: target.message.seq });
  }

  /** Reacts to a message, or takes the same reaction back. */
  react(
    author: Author,
    { target, reaction }: { target: Target; reaction: Reaction },
    occasion: Occasion,
  ): Reacted | Refusal {
    const { message, ownReactions } = target;
    if (isGone(message, occasion.at)) return gone(message);
    const { seq, reactions = [] } = message;
    const fact = { ...this.#fact(author, occasion), target: seq, reaction };
    if (ownReactions.has(reaction)) return this.#add({ type: 'reaction-removed', ...fact });
    const isNew = !reactions.some((counted) => counted.reaction === reaction);
    if (isNew && reactions.length >= maxReactionKinds) {
      return refuse(
        'too-many-reactions',
        `A message has at most ${maxReactionKinds} kinds of reaction. Use one that is there.`,
      );
    }
    return this.#add({ type: 'reaction-added', ...fact });
  }

  /** Pins a message, or takes the pin away. */
  pin(author: Author, { message }: Target, occasion: Occasion): Pinned | Refusal {
    const { seq } = message;
    const { pinned } = this.#record;
    const fact = { ...this.#fact(author, occasion), target: seq };
    if (pinned.includes(seq)) return this.#add({ type: 'message-unpinned', ...fact });
    if (isGone(message, occasion.at)) return gone(message);
    if (pinned.length >= maxPinned) {
      return refuse('too-many-pins', `A room has at most ${maxPinned} pinned messages. /pin takes one away, too.`);
    }
    return this.#add({ type: 'message-pinned', ...fact });
  }

  /** Applies the next event of the log; throws on any other. */
  apply(event: RoomEvent): void {
    if (event.seq !== this.#head + 1) throw new Error(`Event ${event.seq} cannot follow ${this.#head} in ${this.id}.`);
    this.#head = event.seq;
    this.#record = applyToRecord(this.#record, event);
  }

  /** Forgets what was decided after this. */
  restore(record: RoomRecord, head: number): void {
    this.#record = record;
    this.#head = head;
  }

  #isRunBy({ by, role }: Actor): boolean {
    return this.#record.owner === by || isInCharge(role);
  }

  #fact(author: Author, occasion: Occasion) {
    return { seq: this.#head + 1, ...occasion, by: author.by, nick: author.nick };
  }

  #add<E extends RoomEvent>(event: E): E {
    this.apply(event);
    return event;
  }
}

/** What an event makes of its room's record. The same record for one that changes nothing there. */
export function applyToRecord<R extends Pick<RoomRecord, 'pinned' | 'topic' | 'isTopicLocked'>>(
  record: R,
  event: RoomEvent,
): R {
  switch (event.type) {
    case 'topic-changed':
      return { ...record, topic: event.topic };
    case 'topic-lock-changed':
      return withTopicLock(record, event.isLocked);
    case 'message-pinned':
      return { ...record, pinned: [...record.pinned.filter((seq) => seq !== event.target), event.target] };
    case 'message-unpinned':
    case 'message-deleted':
      return record.pinned.includes(event.target)
        ? { ...record, pinned: record.pinned.filter((seq) => seq !== event.target) }
        : record;
    default:
      return record;
  }
}

function withTopicLock<R extends Pick<RoomRecord, 'isTopicLocked'>>(record: R, isLocked: boolean): R {
  const { isTopicLocked: _, ...rest } = record;
  return { ...rest, ...(isLocked && { isTopicLocked: true }) } as R;
}

/** Why somebody may not edit or delete a message; undefined when they may. */
function refuseChange(author: Author, { message }: Target, { at }: Occasion): Refusal | undefined {
  if (isGone(message, at)) return gone(message);
  if (message.by === author.by) return undefined;
  return refuse('not-allowed', `Message ${message.seq} is not yours. Everybody edits and deletes only what they said.`);
}

function gone({ seq, isDeleted }: MessagePosted): Refusal {
  return refuse('no-such-message', `Message ${seq} ${isDeleted ? 'was deleted' : 'has disappeared'}.`);
}
