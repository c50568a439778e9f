import type { Author, KeyId } from './author.ts';
import type { RoomId } from './room-id.ts';
import type { RoomName } from './room-name.ts';

/** `lobby`: open to all. `public`: listed. `private`: only by its code. `direct`: of two people, or of one with themselves. */
export type RoomKind = 'lobby' | 'public' | 'private' | 'direct';

/** What a host keeps of a room beside its events: what the events made of it, as of the last one. Never changed in place. */
export interface RoomRecord {
  readonly id: RoomId;
  readonly kind: RoomKind;
  readonly name?: RoomName;
  readonly topic?: string;
  readonly isTopicLocked?: true;
  /** The seqs of pinned messages, in the order in which they were pinned. */
  readonly pinned: readonly number[];
  /** Whose room it is; the lobby and direct rooms are nobody's. */
  readonly owner?: KeyId;
  /** Of a direct room: the two, under the nicks they had when last seen in it. Both entries have the same key where somebody talks to themselves under two nicks. */
  readonly pair?: readonly [Author, Author];
  /** As `identity/password` encodes it; absent where none is asked for. */
  readonly password?: string;
  /** Since when nobody is here, on the host's clock for people; absent while somebody is. Only of private rooms. */
  readonly emptySince?: number;
}

/** What everybody in a room may know of it. */
export interface RoomInfo {
  readonly id: RoomId;
  readonly kind: RoomKind;
  readonly name?: RoomName;
  readonly topic?: string;
  readonly isTopicLocked?: true;
  readonly pinned: readonly number[];
  readonly owner?: KeyId;
  readonly pair?: readonly [Author, Author];
  /** Who wants to enter needs a password. */
  readonly isLocked: boolean;
}

export function roomInfo({ password, emptySince: _, ...record }: RoomRecord): RoomInfo {
  return { ...record, isLocked: password !== undefined };
}

/** A room that has only just been thought of. */
export function newRoomRecord(id: RoomId, kind: RoomKind): RoomRecord {
  return { id, kind, pinned: [] };
}
