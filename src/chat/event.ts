import type { Author } from './author.ts';
import type { Measure } from './measure.ts';
import type { MessageText } from './message.ts';
import type { Nick } from './nick.ts';
import type { Reaction } from './reaction.ts';
import type { RequestId } from './request.ts';
import type { RoomName } from './room-name.ts';

interface Fact extends Author {
  /** The place in the room's one order: 1, 2, 3 … without gaps. */
  readonly seq: number;
  /** The host's time, in milliseconds since 1970. For people; order uses `seq` alone. */
  readonly at: number;
  readonly id: RequestId;
}

/** `text` and what follows it are what the message is by now: what later events made of it is in it, up to `amendedSeq`. */
export interface MessagePosted extends Fact {
  readonly type: 'message-posted';
  /** Empty once the message is deleted or has expired. */
  readonly text: MessageText;
  /** The author does something, in the third person: `/me waves`. */
  readonly isAction?: true;
  /** The seq of the message that this one answers. */
  readonly replyTo?: number;
  /** On the host's clock; from then on, or once the host has ended, the text is nowhere. */
  readonly expiresAt?: number;
  readonly isEdited?: true;
  readonly isDeleted?: true;
  /** By kind, in the order in which the kinds came. */
  readonly reactions?: readonly CountedReaction[];
  /** The seq of the last event that changed this message. Absent while it is as it was posted. */
  readonly amendedSeq?: number;
}

/** How many reacted in one way; `nicks` names the first few of them. */
export interface CountedReaction {
  readonly reaction: Reaction;
  readonly count: number;
  readonly nicks: readonly Nick[];
}

/** `nick` is the old one. It stands in the log of each room that the member was in. */
export interface NickChanged extends Fact {
  readonly type: 'nick-changed';
  readonly to: Nick;
}

/** The first event of every room but the lobby and direct ones. */
export interface RoomCreated extends Fact {
  readonly type: 'room-created';
  readonly name?: RoomName;
}

/** An empty topic: there is none any more. */
export interface TopicChanged extends Fact {
  readonly type: 'topic-changed';
  readonly topic: string;
}

/** The password itself is in no event. */
export interface PasswordChanged extends Fact {
  readonly type: 'password-changed';
  readonly isLocked: boolean;
}

/** A locked topic is changed only by the room's owner and by who is in charge of the host. */
export interface TopicLockChanged extends Fact {
  readonly type: 'topic-lock-changed';
  readonly isLocked: boolean;
}

/** Somebody kept order. */
export type MeasureTaken = Fact & Measure;

/** `target` is the seq of the message. */
export interface MessageEdited extends Fact {
  readonly type: 'message-edited';
  readonly target: number;
  /** Empty where a later edit or the deletion took its place. */
  readonly text: MessageText;
}

export interface MessageDeleted extends Fact {
  readonly type: 'message-deleted';
  readonly target: number;
}

export interface Reacted extends Fact {
  readonly type: 'reaction-added' | 'reaction-removed';
  readonly target: number;
  readonly reaction: Reaction;
}

export interface Pinned extends Fact {
  readonly type: 'message-pinned' | 'message-unpinned';
  readonly target: number;
}

/** What changes an earlier message. */
export type Amendment = MessageEdited | MessageDeleted | Reacted;

/** A fact in a room's log. */
export type RoomEvent =
  | MessagePosted
  | NickChanged
  | RoomCreated
  | TopicChanged
  | TopicLockChanged
  | PasswordChanged
  | MeasureTaken
  | Amendment
  | Pinned;

export function isAmendment(event: RoomEvent): event is Amendment {
  switch (event.type) {
    case 'message-edited':
    case 'message-deleted':
    case 'reaction-added':
    case 'reaction-removed':
      return true;
    default:
      return false;
  }
}
