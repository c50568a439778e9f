import stringWidth from 'string-width';
import { neutralizeLine } from '../../chat/text.ts';
import type { RoomSummary } from '../../client/view.ts';
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

/** One line a room, with the number of its key, how much is new, and `!` where oneself is spoken of or to; the one that is shown is always among them. */
export function layOutRoomList(rooms: readonly RoomSummary[], { left, width, height }: ListParts): string[] {
  const shown = rooms.findIndex(({ isShown }) => isShown);
  const first = Math.max(0, Math.min(shown - Math.floor(height / 2), rooms.length - height));
  const entries = rooms
    .slice(first, first + height)
    .map((room, index) => layOutEntry(room, { place: first + index + 1, left, width }));
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
  const news = formatNews(summary);
  // The edge and the mark before, a blank after the name, and one at the edge of the screen.
  const room = Math.max(1, width - 6 - stringWidth(news));
  const name = shortenToWidth(neutralizeLine(label), room);
  const styled = isShown || unread > 0 ? style.bold(name) : name;
  const end = left + width - 1 - stringWidth(news);
  return `${isShown ? '▸' : ' '}${style.dim(key)} ${styled}${eraseColumns(width)}${moveToColumn(end)}${style.bold(news)}`;
}

/** `3`, or `!3` where oneself is spoken of or to. Empty where nothing is new. */
function formatNews(room: RoomSummary): string {
  const { unread } = room;
  if (unread === 0) return '';
  return `${isUrgent(room) ? '!' : ''}${unread > maxCount ? `${maxCount}+` : unread}`;
}
