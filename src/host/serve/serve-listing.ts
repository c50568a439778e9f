import type { Rooms as RoomsShown } from '../../chat/outgoing.ts';
import { roomInfo } from '../../chat/room-record.ts';
import type { Rooms } from '../rooms/rooms.ts';

const maxListed = 50;

/** The public rooms, those with most people first and of those with as many the newest. */
export function listRooms(rooms: Rooms): RoomsShown {
  const listings = [...rooms.records()]
    .filter(({ kind }) => kind === 'public')
    .map((record) => ({ record, here: rooms.findOpen(record.id)?.attendance.here ?? 0 }))
    .reverse()
    .sort((one, other) => other.here - one.here);
  return {
    type: 'rooms',
    rooms: listings.slice(0, maxListed).map(({ record, here }) => ({ info: roomInfo(record), here })),
    more: Math.max(0, listings.length - maxListed),
  };
}
