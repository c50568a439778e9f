import type { KeyId } from '../../chat/author.ts';
import type { RoomId } from '../../chat/room-id.ts';
import type { Member } from '../members.ts';

/** Who came in with an accepted hello. Without a member it is an observer. */
export interface Visitor {
  /** Whose account it is. */
  readonly by: KeyId;
  /** The key that was proven. */
  readonly key: KeyId;
  readonly clientId: string;
  readonly resumeToken: string;
  readonly member?: Member;
  /** Which rooms it hears, or is present in. */
  readonly rooms: Set<RoomId>;
  /** Which rooms it was let into. [P29] */
  readonly openedRooms: Set<RoomId>;
}
