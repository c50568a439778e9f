import type { Nick } from '../../chat/nick.ts';
import type { InviteShown } from '../../chat/outgoing.ts';
import type { RoomInfo } from '../../chat/room-record.ts';
import { formatAddress } from '../../protocol/address.ts';
import { formatInvite } from '../../protocol/invite.ts';
import type { WayIn } from '../way-in.ts';
import { formatTime } from './format-item.ts';

/** As much stands in one line of a screen of 80 columns. */
const maxColumns = 78;

/** Where others are to come. */
interface Goal {
  /** Undefined: the person knows the address. */
  readonly wayIn: WayIn | undefined;
  /** To be entered as well, where it is private. */
  readonly room: RoomInfo;
}

/** What who is in charge passes on to others: a code that proves both sides, and a link. */
export function formatInviteShown({ code, codeExpiresAt, whom, token }: InviteShown, { wayIn, room }: Goal): string {
  const until = formatTime(codeExpiresAt);
  const place = passOn(wayIn ? formatInvite({ kind: 'code', address: wayIn.address, code }) : code);
  if (whom !== undefined) return [`For ${whom} alone, once, until ${until}:`, place, ...thenRoom(room)].join('\n');
  const link = linkTo({ wayIn, room }, token);
  return [
    'Others run pychat, press 2 and enter',
    place,
    ...(link === undefined ? thenRoom(room) : ['or this link:', passOn(link)]),
    `The code holds until ${until}. /invite Bob makes one for Bob alone.`,
  ].join('\n');
}

/** What anybody passes on of a chat that is open to all. */
export function formatOpenInvite({ wayIn, room }: Goal): string {
  if (!wayIn) return 'Others enter the address that you came by.';
  const link = linkTo({ wayIn, room });
  return [
    'Others run pychat, press 2 and enter',
    passOn(formatAddress(wayIn.address)),
    ...(link === undefined ? thenRoom(room) : ['or this link, which says who the host is:', passOn(link)]),
  ].join('\n');
}

/** Whom to ask where not everybody is let in. */
export function formatPrivateInvite(inCharge: readonly Nick[]): string {
  const [first] = inCharge;
  if (first === undefined) return 'This chat is private: its host can invite others, and is not here now.';
  return `This chat is private. Who can invite others: ${inCharge.join(', ')}. /msg ${first} asks.`;
}

/** A line by which others come in; the longest would not be whole behind blanks. */
export function passOn(text: string): string {
  return text.length + 4 <= maxColumns ? `    ${text}` : text;
}

function linkTo({ wayIn, room }: Goal, token?: string): string | undefined {
  if (wayIn?.keyId === undefined) return undefined;
  const { address, keyId } = wayIn;
  return formatInvite({
    kind: 'link',
    address,
    keyId,
    ...(token !== undefined && { token }),
    ...(room.kind === 'private' && { room: room.id }),
  });
}

/** Only a link leads there by itself. */
function thenRoom({ kind, id }: RoomInfo): string[] {
  return kind === 'private' ? [`and then /join ${id}`] : [];
}
