import type { Rooms } from '../rooms/rooms.ts';
import type { Session } from '../sessions/session.ts';
import { type Door, doors } from './door.ts';

/** Who and what is there at this moment. */
export interface Census {
  readonly sessions: Readonly<Record<Door, number>>;
  readonly rooms: number;
  /** In the lobby. */
  readonly members: number;
}

/** Looks at each session: for when somebody asks, not for every tick. */
export function takeCensus({ sessions, rooms }: { sessions: Iterable<Session>; rooms: Rooms }): Census {
  const byDoor = Object.fromEntries(doors.map((door) => [door, 0])) as Record<Door, number>;
  for (const { door } of sessions) byDoor[door] += 1;
  return { sessions: byDoor, rooms: rooms.count, members: rooms.lobby.attendance.here };
}
