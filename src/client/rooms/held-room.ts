import type { Refused } from '../../chat/outgoing.ts';
import type { RoomId } from '../../chat/room-id.ts';
import type { RoomInfo, RoomKind } from '../../chat/room-record.ts';
import { RoomFeed } from './room-feed.ts';

/**
 * How a client came to a room: its person asked for it; was in it before the client was begun anew; somebody said something
 * in a direct room; or that happened, or may have happened, after the person had left it.
 */
export type Arrival = 'asked-for' | 'returned-to' | 'spoken-to' | 'spoken-to-again';

/** How a room is entered that was asked for. */
export interface Entering {
  readonly password?: string | undefined;
  readonly arrival?: Extract<Arrival, 'asked-for' | 'returned-to'>;
}

/** A room that a client holds, over all its connections. */
export interface HeldRoom {
  readonly id: RoomId;
  readonly kind: RoomKind;
  readonly feed: RoomFeed;
  readonly arrival: Arrival;
  /** It hears what is said there; otherwise it only has access. */
  isJoined: boolean;
  /** What it was opened with. */
  password: string | undefined;
  /** The way is open, on this connection, for requests about it. */
  isReady: boolean;
  /** It was so before, perhaps on another connection. */
  hasBeenReady: boolean;
  /** Something was heard here. */
  hasNews: boolean;
  /** Settled once it is ready for the first time, with undefined, or refused. */
  readonly entering: PromiseWithResolvers<Refused | undefined>;
}

interface HeldRoomParts {
  readonly epoch: string;
  readonly isJoined: boolean;
  readonly arrival: Arrival;
  readonly password?: string | undefined;
  /** Where it was when it was left. */
  readonly feed?: RoomFeed | undefined;
}

export function createHeldRoom(
  { id, kind }: Pick<RoomInfo, 'id' | 'kind'>,
  { epoch, feed, password, ...parts }: HeldRoomParts,
): HeldRoom {
  return {
    id,
    kind,
    feed: feed ?? new RoomFeed(id, epoch),
    password,
    isReady: false,
    hasBeenReady: false,
    hasNews: false,
    entering: Promise.withResolvers(),
    ...parts,
  };
}

/** Whether each session must open it before anything else can be asked about it. [P29] */
export function isOpenedFirst({ kind }: HeldRoom): boolean {
  return kind === 'public' || kind === 'private';
}
