import stringWidth from 'string-width';
import type { RoomInfo } from '../../chat/room-record.ts';
import { neutralizeLine } from '../../chat/text.ts';
import type { RoomSummary } from '../../client/view/view.ts';
import { shortenToWidth } from '../cut-to-width.ts';
import { isUrgent } from '../rooms/choose-room.ts';

/** A topic or title is not cut further for the sake of the address. */
const minTitleWidth = 8;
const between = ' · ';
/** Dots, and what looks like one between blanks: others choose topics and titles, and must not seem to say what the host is. */
const seeming = /[\s·•‧∙⋅⸱・･ꞏ𐄁]+/gu;

interface HeaderParts {
  /** As people call the room. */
  readonly label: string;
  readonly info: Pick<RoomInfo, 'id' | 'kind' | 'name' | 'topic' | 'isLocked'>;
  /** Of the host. */
  readonly title: string;
  readonly place: string;
  /** What is known of the host, in words and as short as can be; both empty where nothing is to be said. */
  readonly lock: readonly [words: string, sign: string];
}

/**
 * The room and what it is about, the address, and the lock, in so many columns: a long topic is cut, and where that is not enough
 * the lock is shortened and the address goes. A sign of the lock is left to the last.
 */
export function formatHeader({ label, info, title, place, lock: [words, sign] }: HeaderParts, width: number): string {
  const shortest = endOf(sign);
  const room = shortenToWidth(
    ` ${[neutralizeLine(label), ...marksOf(info)].join(between)}`,
    width - stringWidth(shortest),
  );
  const about = neutralizeLine(info.topic || title)
    .replace(seeming, ' ')
    .trim();
  const free = width - stringWidth(room + between);
  const needed = Math.min(minTitleWidth, stringWidth(about));
  const ends = [endOf(place, words), endOf(place, sign), endOf(words), shortest];
  const end = ends.find((each) => free - stringWidth(each) >= needed);
  if (end === undefined) return room + shortest;
  return room + between + shortenToWidth(about, free - stringWidth(end)) + end;
}

function endOf(...parts: readonly string[]): string {
  return parts.flatMap((part) => (part === '' ? [] : [between, part])).join('');
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
