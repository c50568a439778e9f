import type { RoomListing, Rooms } from '../../chat/outgoing.ts';
import { formatRoomLabel } from '../rooms/room-label.ts';

/** The public rooms, one a line: how many are there, whether a password is asked for, and what it is about. */
export function formatRooms({ rooms, more }: Rooms): string {
  const width = Math.max(0, ...rooms.map(({ info }) => labelOf(info).length));
  const lines = rooms.map((listing) => formatListing(listing, width));
  const others = rooms.some(({ info }) => info.kind !== 'lobby');
  return [
    ...lines,
    ...(more > 0 ? [`and ${more} more`] : []),
    others ? '/join NAME enters one.' : 'There is no other public room. /create NAME makes one.',
  ].join('\n');
}

function formatListing({ info, here }: RoomListing, width: number): string {
  const parts = [
    labelOf(info).padEnd(width),
    `${here} here`,
    ...(info.isLocked ? ['password'] : []),
    ...(info.topic ? [info.topic] : []),
  ];
  return parts.join('  ');
}

function labelOf(info: RoomListing['info']): string {
  return formatRoomLabel(info, { keyId: '', nick: '' });
}
