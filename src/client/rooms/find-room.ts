import { parseRoomCode } from '../../chat/room-id.ts';
import { isLobbyName, roomNameKey } from '../../chat/room-name.ts';
import type { RoomView } from '../view/room-view.ts';
import { formatRoomLabel } from './room-label.ts';

/** Which of these rooms a person means: by its label (`#den`, `@Bob`), its name or its code; a room's name comes before a person's. */
export function findRoom(
  rooms: readonly RoomView[],
  { text, keyId }: { readonly text: string; readonly keyId: string },
): RoomView | undefined {
  const wanted = text.trim();
  if (isLobbyName(wanted)) return rooms.find(({ info }) => info.kind === 'lobby');
  const code = parseRoomCode(wanted.replace(/^#/u, ''));
  const coded = code && rooms.find(({ info }) => info.id === code);
  if (coded) return coded;
  const key = roomNameKey(wanted.replace(/^[#@]/u, ''));
  const isCalled = ({ info, nick }: RoomView) => roomNameKey(formatRoomLabel(info, { keyId, nick }).slice(1)) === key;
  const called = rooms.filter((room) => isCalled(room) && isOfSign(room, wanted));
  return called.find(({ info }) => info.kind !== 'direct') ?? called[0];
}

function isOfSign({ info }: RoomView, wanted: string): boolean {
  if (wanted.startsWith('#')) return info.kind !== 'direct';
  return !wanted.startsWith('@') || info.kind === 'direct';
}
