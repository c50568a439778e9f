import { roomInfo } from '../../chat/room-record.ts';
import type { RoomLog } from '../../storage/room-log.ts';
import type { Session } from '../sessions/session.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { OpenRoom } from './open-room.ts';
import type { Rooms } from './rooms.ts';

const maxShown = 20;

/** Something was said in a room of two: shows it to those sessions of the two that do not hear it. [P32] */
export function tellPair(room: OpenRoom, sessions: Sessions): void {
  for (const by of new Set(room.record.pair?.map((author) => author.by))) {
    for (const session of sessions.of(by)) {
      if (session.visitor?.member && !room.isHeardBy(session)) room.show(session);
    }
  }
}

/** Shows a newcomer the rooms of two that it has talked in, the one that was used last first. [P32] */
export async function showLatest(
  session: Session,
  { rooms, log }: { readonly rooms: Rooms; readonly log: RoomLog },
): Promise<void> {
  const { visitor } = session;
  if (!visitor?.member) return;
  const said = (await rooms.directs.latestOf(visitor.by, log)).filter((id) => !rooms.isUnsaid(id));
  for (const id of said.slice(0, maxShown)) {
    const record = rooms.find(id);
    if (record) session.queue({ type: 'room', info: roomInfo(record) });
  }
}
