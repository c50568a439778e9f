import type { Author } from './author.ts';
import type { MessageText } from './message.ts';
import type { Nick } from './nick.ts';
import type { RequestId } from './request.ts';

interface Fact extends Author {
  /** The place in the room's one order: 1, 2, 3 … without gaps. */
  readonly seq: number;
  /** The host's time, in milliseconds since 1970. For people; order uses `seq` alone. */
  readonly at: number;
  readonly id: RequestId;
}

export interface MessagePosted extends Fact {
  readonly type: 'message-posted';
  readonly text: MessageText;
}

/** `nick` is the old one. */
export interface NickChanged extends Fact {
  readonly type: 'nick-changed';
  readonly to: Nick;
}

/** A fact in a room's log. */
export type RoomEvent = MessagePosted | NickChanged;
