import { isDirectRoom, lobby, type RoomId } from '../chat/room-id.ts';
import { newRoomRecord, type RoomRecord } from '../chat/room-record.ts';

/** What holds of a room of which no record was ever written. */
export function unrecorded(id: RoomId): RoomRecord {
  if (id === lobby) return newRoomRecord(id, 'lobby');
  return newRoomRecord(id, isDirectRoom(id) ? 'direct' : 'public');
}
