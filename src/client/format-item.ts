import type { MessagePosted, RoomEvent } from '../chat/event.ts';
import type { Presence } from '../chat/outgoing.ts';
import { neutralizeLine } from '../chat/text.ts';
import type { View } from './view.ts';

/** `HH:MM  nick  text`, further lines of the text indented under it; without a line end. */
export function formatEvent(event: RoomEvent): string {
  const time = formatTime(event.at);
  if (event.type === 'nick-changed') return `${time}  — ${event.nick} is now ${event.to}`;
  const indent = ' '.repeat(time.length + 2);
  return `${time}  ${event.nick}  ${event.text.replaceAll('\n', `\n${indent}`)}`;
}

/** `→ Robin joined` and the like, in one line. */
export function formatPresence({ joined, left, moreJoined, moreLeft }: Presence): string {
  return [
    formatMove(`→`, { nicks: joined, more: moreJoined, verb: 'joined' }),
    formatMove(`←`, { nicks: left, more: moreLeft, verb: 'left' }),
  ]
    .filter((part) => part !== '')
    .join('  ');
}

/** Who is here, in one line. */
export function formatWho({ here, nicks }: View): string {
  const more = here - nicks.size;
  return `${here} here: ${[...nicks].sort().join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Local time of day, `HH:MM`. */
export function formatTime(at: number): string {
  const date = new Date(at);
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
}

/** A message that was found, in one line that begins with its number. */
export function formatFound({ seq, at, nick, text }: MessagePosted): string {
  return neutralizeLine(`#${seq}  ${formatDate(at)} ${formatTime(at)}  ${nick}  ${text}`);
}

/** Local day, `2026-11-20`. */
export function formatDate(at: number): string {
  const date = new Date(at);
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** Local day, `Friday 20 November 2026`. */
export function formatDay(at: number): string {
  return dayFormat.format(at).replace(',', '');
}

function formatMove(
  arrow: string,
  { nicks, more, verb }: { nicks: readonly string[]; more: number; verb: string },
): string {
  if (nicks.length + more === 0) return '';
  return `${arrow} ${nicks.join(', ')}${more > 0 ? ` and ${more} more` : ''} ${verb}`;
}
