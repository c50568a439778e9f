import type { RoomSummary } from '../../../client/view/view.ts';

/** The room above or below the shown one, round and round; rooms of two stand below the others. */
export function nextRoom(rooms: readonly RoomSummary[], step: 1 | -1): RoomSummary | undefined {
  const listed = listedRooms(rooms);
  const shown = listed.findIndex(({ isShown }) => isShown);
  return listed.at((shown + step) % listed.length);
}

/** As the list of rooms has them. */
export function listedRooms(rooms: readonly RoomSummary[]): RoomSummary[] {
  const isDirect = ({ kind }: RoomSummary) => kind === 'direct';
  return [...rooms.filter((room) => !isDirect(room)), ...rooms.filter(isDirect)];
}
