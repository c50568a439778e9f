import { type Refusal, refuse } from '../../chat/refusal.ts';
import { isInDirectRoom } from '../../chat/room-id.ts';
import type { RoomRecord } from '../../chat/room-record.ts';
import type { Visitor } from '../sessions/visitor.ts';
import type { Rooms } from './rooms.ts';

/** The room that a request names by its id. One that is not open to the visitor is as if it were not there. [P29] */
export function findRoom(
  rooms: Rooms,
  { id, visitor }: { readonly id: string; readonly visitor: Visitor },
): RoomRecord | Refusal {
  const record = rooms.find(id);
  return record && isOpenTo(visitor, record) ? record : noSuchRoom();
}

/** Whether somebody may take part in a room without opening it first, or has opened it. */
export function isOpenTo({ by, openedRooms }: Visitor, { id, kind, password }: RoomRecord): boolean {
  switch (kind) {
    case 'lobby':
      return true;
    case 'direct':
      return isInDirectRoom(id, by);
    case 'public':
      return password === undefined || openedRooms.has(id);
    case 'private':
      return openedRooms.has(id);
  }
}

export function noSuchRoom(): Refusal {
  return refuse(
    'no-such-room',
    'There is no such room. /rooms lists those that everybody can enter; others have a code.',
  );
}
