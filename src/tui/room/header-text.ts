import stringWidth from 'string-width';
import type { RoomInfo } from '../../chat/room-record.ts';
import { neutralizeLine } from '../../chat/text.ts';
import type { RoomSummary } from '../../client/view.ts';
import { shortenToWidth } from '../cut-to-width.ts';
import { isUrgent } from '../rooms/choose-room.ts';

/** A topic or title is not cut further for the sake of the address. */
const minTitleWidth = 8;
const between = ' · ';

interface HeaderParts {
  /** As people call the room. */
  readonly label: string;
  readonly info: Pick<RoomInfo, 'id' | 'kind' | 'name' | 'topic' | 'isLocked'>;
  /** Of the host. */
  readonly title: string;
  readonly place: string;
}

/** The room and what it is about, and the address, in so many columns: a long topic is cut, and where that is not enough the address goes. */
export function formatHeader({ label, info, title, place }: HeaderParts, width: number): string {
  const room = shortenToWidth(` ${[neutralizeLine(label), ...marksOf(info)].join(between)}`, width);
  const about = neutralizeLine(info.topic || title);
  const end = between + place;
  const free = width - stringWidth(room + between);
  if (free < minTitleWidth) return room;
  const left = free - stringWidth(end);
  if (left < Math.min(minTitleWidth, stringWidth(about))) return room + between + shortenToWidth(about, free);
  return room + between + shortenToWidth(about, left) + end;
}

/** What is to be known of a room; of a private one with a name, too, the code that others enter it by. */
function marksOf({ id, kind, name, isLocked }: HeaderParts['info']): string[] {
  const code = kind === 'private' && name !== undefined ? [id] : [];
  return [...code, ...(kind === 'private' ? ['private'] : []), ...(isLocked ? ['locked'] : [])];
}

/** What is new in the other rooms, in few columns, the longest first; `!` where oneself is spoken of or to. Empty where nothing is. */
export function formatNewsElsewhere(rooms: readonly RoomSummary[]): readonly [string, string] | undefined {
  const others = rooms.filter(({ isShown, unread }) => !isShown && unread > 0);
  if (others.length === 0) return undefined;
  const unread = others.reduce((sum, room) => sum + room.unread, 0);
  const mark = others.some(isUrgent) ? '!' : '';
  return [`${unread}${mark} new in ${others.length} ${others.length === 1 ? 'room' : 'rooms'}`, `+${unread}${mark}`];
}
