import type { RoomInfo } from '../../chat/room-record.ts';

/** Who looks at it. */
interface Oneself {
  readonly keyId: string;
  readonly nick: string;
}

/** What people call a room: `#lobby`, `#den`, `#K7QMX` where it has no name, `@Bob` for a room of two. */
export function formatRoomLabel({ id, name, pair }: RoomInfo, { keyId, nick }: Oneself): string {
  if (!pair) return `#${name ?? id}`;
  const other = pair.find(({ by }) => by !== keyId) ?? pair.find((each) => each.nick !== nick) ?? pair[0];
  return `@${other.nick}`;
}
