import type { Actor } from '../../chat/account.ts';
import type { Author } from '../../chat/author.ts';
import { isRefusal, type Refusal } from '../../chat/refusal.ts';
import type { Occasion } from '../../chat/room.ts';
import type { RoomId } from '../../chat/room-id.ts';
import type { Knocks } from '../entry/knocks.ts';
import type { Limits } from '../limits.ts';
import type { Member, Members } from '../members.ts';
import type { RecordOccurrence } from '../occurrence.ts';
import type { People } from '../people/people.ts';
import type { OpenRoom } from '../rooms/open-room.ts';
import { findRoom } from '../rooms/room-access.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { Visitor } from '../sessions/visitor.ts';
import type { Draft } from './draft.ts';

/** The host's parts that a decision may look at. */
export interface DecisionParts {
  readonly rooms: Rooms;
  readonly members: Members;
  readonly people: People;
  readonly sessions: Sessions;
  readonly knocks: Knocks;
  readonly record: RecordOccurrence;
  readonly limits: Limits;
  /** Monotonic, in milliseconds. */
  readonly now: () => number;
  /** In [0, 1), and hard to guess. */
  readonly random: () => number;
}

/** What a request is decided by, beside what it says. */
export interface DecisionContext {
  readonly parts: DecisionParts;
  /** Takes the events. */
  readonly draft: Draft;
  readonly visitor: Visitor;
  readonly member: Member;
  readonly occasion: Occasion;
  /** The encoded form of the password in the request. */
  readonly password: string | undefined;
}

/** A request that took effect, if the commit succeeds. */
export interface Decided {
  /** The room that it made. */
  readonly created?: RoomId;
}

export const takenEffect: Decided = {};

/** The room that a request names, in use; a refusal where it is not there for this visitor. */
export async function enterRoom(
  id: string,
  { parts: { rooms }, visitor }: Pick<DecisionContext, 'parts' | 'visitor'>,
): Promise<OpenRoom | Refusal> {
  const record = findRoom(rooms, { id, visitor });
  return isRefusal(record) ? record : rooms.use(record.id);
}

export function authorOf({ member: { by, nick } }: Pick<DecisionContext, 'member'>): Author {
  return { by, nick };
}

/** Who asks, and what they may do. */
export function actorOf({ member, visitor, parts }: Pick<DecisionContext, 'member' | 'visitor' | 'parts'>): Actor {
  return { ...authorOf({ member }), role: parts.people.roleOf(visitor) };
}
