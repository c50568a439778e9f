import type { RoomId } from '../../chat/room-id.ts';
import type { RoomSummary } from '../../client/view/view.ts';
import type { KeyInput } from '../keyboard/keys.ts';

/** The room that a key shows; undefined for other keys, and where there is no such room. */
export function chooseRoom(rooms: readonly RoomSummary[], input: KeyInput): RoomId | undefined {
  if (input.type !== 'action') return undefined;
  const shown = rooms.findIndex(({ isShown }) => isShown);
  switch (input.action) {
    case 'show-room':
      return rooms[(input.number ?? 0) - 1]?.id;
    case 'room-above':
      return rooms.at(shown - 1)?.id;
    case 'room-below':
      return rooms[(shown + 1) % rooms.length]?.id;
    case 'room-with-news':
      return withNews(rooms, shown)?.id;
    default:
      return undefined;
  }
}

/** Whether a key is one of those. */
export function isRoomKey(input: KeyInput): boolean {
  return input.type === 'action' && roomActions.has(input.action);
}

const roomActions: ReadonlySet<string> = new Set(['show-room', 'room-above', 'room-below', 'room-with-news']);

/** Whether somebody has spoken of or to the person there. */
export function isUrgent({ mentions, unread, kind }: RoomSummary): boolean {
  return mentions > 0 || (unread > 0 && kind === 'direct');
}

/** The next one where oneself is spoken of or to, else where anything is new. */
function withNews(rooms: readonly RoomSummary[], shown: number): RoomSummary | undefined {
  const others = [...rooms.slice(shown + 1), ...rooms.slice(0, Math.max(0, shown))];
  return others.find(isUrgent) ?? others.find(({ unread }) => unread > 0);
}
