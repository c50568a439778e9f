import type { Account } from '../../chat/account.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { People } from './people.ts';

/** Shows the members of an account as what they are by now. */
export function noteRoles(
  { id }: Account,
  { people, sessions, rooms }: { readonly people: People; readonly sessions: Sessions; readonly rooms: Rooms },
): void {
  for (const { visitor } of sessions.of(id)) {
    if (!visitor?.member) continue;
    visitor.member.role = people.standingOf(id);
    for (const room of visitor.member.rooms) rooms.findOpen(room)?.noteRole();
  }
}
