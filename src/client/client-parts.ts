import type { RoomId } from '../chat/room-id.ts';
import type { Continuation } from './continuation.ts';
import type { LinkParts } from './link-parts.ts';

/** What a client is given beside its link's parts. */
export interface ClientParts extends LinkParts {
  /** Without a nick the client is an observer. */
  readonly nick?: string;
  /** Whether it enters the lobby, and the rooms that it opens, and hears what is said there. Default: yes. */
  readonly isJoining?: boolean;
  /** What it goes on from. Default: nothing. */
  readonly continuation?: Pick<Continuation, 'resumeToken' | 'lastNumber'>;
  /** Whether others are told that a message is being written. Default: yes. */
  readonly tellsTyping?: boolean;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** The seq of the last event of a room that this person has seen, in the log of that epoch. Default: none. */
  readonly lastSeen?: (epoch: string, room: RoomId) => number | undefined;
}
