import { isGone } from '../../chat/amend-message.ts';
import type { MessagePosted, RoomEvent } from '../../chat/event.ts';
import type { Nick } from '../../chat/nick.ts';
import type { Presence } from '../../chat/outgoing.ts';
import { neutralizeLine } from '../../chat/text.ts';
import { formatTtl } from '../../chat/ttl.ts';
import type { View } from '../view/view.ts';
import { formatFact } from './format-fact.ts';

/**
 * `HH:MM  nick  text`, `HH:MM  * nick text` or `HH:MM  — what happened`, further lines of the text indented under it; without a
 * line end. Empty where nothing is left to tell. `hostTime` is on the host's clock.
 */
export function formatEvent(event: RoomEvent, hostTime = Number.NEGATIVE_INFINITY): string {
  const time = formatTime(event.at);
  const text = event.type === 'message-posted' ? formatPosted(event, hostTime) : dashed(formatFact(event));
  return text === '' ? '' : `${time}  ${text.replaceAll('\n', `\n${' '.repeat(time.length + 2)}`)}`;
}

/** Who said it and what: a reply with the number of what it answers, a temporary message with its time. */
function formatPosted(message: MessagePosted, hostTime: number): string {
  if (isGone(message, hostTime)) return '';
  const { nick, text, isAction, replyTo, expiresAt, at } = message;
  const marks = [
    ...(replyTo === undefined ? [] : [`↳ #${replyTo}`]),
    ...(expiresAt === undefined ? [] : [`[${formatTtl(expiresAt - at)}]`]),
  ];
  const said = [...marks, text].join(' ');
  return isAction ? `* ${nick} ${said}` : `${nick}  ${said}`;
}

function dashed(fact: string): string {
  return fact === '' ? '' : `— ${fact}`;
}

/** `→ Robin joined` and the like, in one line. */
export function formatPresence({ joined, left, moreJoined, moreLeft, away }: Presence): string {
  return [
    formatMove(`→`, { nicks: joined, more: moreJoined, verb: 'joined' }),
    formatMove(`←`, { nicks: left, more: moreLeft, verb: 'left' }),
    ...away.map(({ nick, message }) => (message === '' ? `${nick} is back` : `${nick} is away: ${message}`)),
  ]
    .filter((part) => part !== '')
    .join('  ');
}

/** Who is here, in one line. */
export function formatWho({ here, nicks, away, roles }: View): string {
  const more = here - nicks.size;
  const shown = [...nicks].sort().map((nick) => withStanding(nick, { away, roles }));
  return `${here} here: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** A nick, what they may do, and what they say who are away; `shown` is how the nick is shown. */
export function withStanding(nick: Nick, { away, roles }: Pick<View, 'away' | 'roles'>, shown: string = nick): string {
  const message = away.get(nick);
  const standing = [roles.get(nick), ...(message === undefined ? [] : [`away: ${message}`])].filter((part) => part);
  return standing.length === 0 ? shown : `${shown} (${standing.join(', ')})`;
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

/** Made when the first day is shown: it takes 5 ms or more, which every start would pay. */
let dayFormat: Intl.DateTimeFormat | undefined;

/** Local day, `Friday 20 November 2026`. */
export function formatDay(at: number): string {
  dayFormat ??= new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return dayFormat.format(at).replace(',', '');
}

function formatMove(
  arrow: string,
  { nicks, more, verb }: { nicks: readonly string[]; more: number; verb: string },
): string {
  if (nicks.length + more === 0) return '';
  return `${arrow} ${nicks.join(', ')}${more > 0 ? ` and ${more} more` : ''} ${verb}`;
}
