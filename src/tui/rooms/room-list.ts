import stringWidth from 'string-width';
import { neutralizeLine } from '../../chat/text.ts';
import type { RoomSummary } from '../../client/view/view.ts';
import { shortenToWidth } from '../cut-to-width.ts';
import { eraseColumns, moveToColumn } from '../painting/sequences.ts';
import { style } from '../style.ts';
import { isUrgent } from './choose-room.ts';

/** A narrower screen needs all of it for the messages. */
const minColumns = 100;
const maxWidth = 28;
/** More are not told apart. */
const maxCount = 999;

/** How wide the list of rooms is on a screen of so many columns; 0 where it is not shown, as where there is only one room. */
export function roomListWidth(rooms: readonly RoomSummary[], columns: number): number {
  return columns < minColumns || rooms.length < 2 ? 0 : Math.min(maxWidth, Math.floor(columns / 5));
}

interface ListParts {
  /** The column of the screen where it begins. */
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/**
 * One line a room, with the number of its key, how much is new, and `!` where oneself is spoken of or to; the one that is
 * shown is always among them. Those that there is no room for have the last line together.
 */
export function layOutRoomList(rooms: readonly RoomSummary[], { left, width, height }: ListParts): string[] {
  const count = rooms.length > height ? Math.max(1, height - 1) : height;
  const shown = rooms.findIndex(({ isShown }) => isShown);
  const first = Math.max(0, Math.min(shown - Math.floor(count / 2), rooms.length - count));
  const entries = rooms
    .slice(first, first + count)
    .map((room, index) => layOutEntry(room, { place: first + index + 1, left, width }));
  const others = [...rooms.slice(0, first), ...rooms.slice(first + count)];
  if (others.length > 0) entries.push(layOutOthers(others, { left, width }));
  return Array.from({ length: height }, (_, row) => style.dim('│') + (entries[row] ?? ''));
}

interface EntryParts {
  readonly place: number;
  readonly left: number;
  readonly width: number;
}

function layOutEntry(summary: RoomSummary, { place, left, width }: EntryParts): string {
  const { label, unread, isShown } = summary;
  const key = place <= 9 ? `${place}` : ' ';
  const news = formatNews([summary]);
  // The edge and the mark before, a blank after the name, and one at the edge of the screen.
  const room = Math.max(1, width - 6 - stringWidth(news));
  const name = shortenToWidth(neutralizeLine(label), room);
  const styled = isShown || unread > 0 ? style.bold(name) : name;
  return `${isShown ? '▸' : ' '}${style.dim(key)} ${styled}${atRight(news, { left, width })}`;
}

function layOutOthers(others: readonly RoomSummary[], columns: Pick<EntryParts, 'left' | 'width'>): string {
  return `   ${style.dim(`${others.length} more`)}${atRight(formatNews(others), columns)}`;
}

/** However wide the terminal takes the name for. */
function atRight(news: string, { left, width }: Pick<EntryParts, 'left' | 'width'>): string {
  return eraseColumns(width) + moveToColumn(left + width - 1 - stringWidth(news)) + style.bold(news);
}

/** `3`, or `!3` where oneself is spoken of or to. Empty where nothing is new. */
function formatNews(rooms: readonly RoomSummary[]): string {
  const unread = rooms.reduce((sum, room) => sum + room.unread, 0);
  if (unread === 0) return '';
  const mark = rooms.some((room) => room.unread > 0 && isUrgent(room)) ? '!' : '';
  return mark + (unread > maxCount ? `${maxCount}+` : unread);
}
