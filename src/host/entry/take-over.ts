import type { Rooms } from '../rooms/rooms.ts';
import type { Session } from '../sessions/session.ts';
import type { Visitor } from '../sessions/visitor.ts';

/** Another session goes on where this one was: in its rooms, if it is the same member. Nobody is told that anyone left. [P9] */
export function takeOver(
  old: Session,
  { session, visitor, rooms }: { readonly session: Session; readonly visitor: Visitor; readonly rooms: Rooms },
): void {
  const { member, rooms: heard = [], openedRooms = [] } = old.visitor ?? {};
  for (const id of openedRooms) visitor.openedRooms.add(id);
  for (const id of member && member === visitor.member ? heard : []) {
    if (rooms.findOpen(id)?.handOver(old, session)) visitor.rooms.add(id);
  }
  old.close('taken-over', 'This chat was continued on another connection.');
}
