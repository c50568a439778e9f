import type { InviteShown } from '../../../chat/outgoing.ts';
import { formatRoomLabel } from '../../../client/rooms/room-label.ts';
import { formatTime } from '../../../client/text/format-item.ts';
import type { View } from '../../../client/view/view.ts';
import { formatRoute, routeOf } from '../../route.ts';

/** What is passed on to others, and what it is for. */
export interface InviteLine {
  readonly label: string;
  readonly value: string;
}

interface InviteParts {
  readonly view: Pick<View, 'info' | 'nick' | 'hostKey'>;
  readonly keyId: string;
  /** Where this page came from. */
  readonly place: Pick<Location, 'origin' | 'host'>;
  /** What who is in charge is shown. */
  readonly shown?: InviteShown | undefined;
}

/** By what others come into the shown room: with a browser, and with pychat itself. */
export function inviteLines({ view, keyId, place, shown }: InviteParts): InviteLine[] {
  const { info, nick, hostKey } = view;
  const path = info.kind === 'lobby' ? '/' : formatRoute(routeOf(info, formatRoomLabel(info, { keyId, nick })));
  // What names the key is for pychat itself; browsers can look at no key.
  const token = shown?.token === undefined || hostKey === undefined ? '' : `#${hostKey}.${shown.token}`;
  const code = shown ? `${shown.code}@` : '';
  const room = info.kind === 'lobby' ? '' : ` --room ${info.kind === 'private' ? info.id : (info.name ?? info.id)}`;
  return [
    { label: 'In a browser', value: `${place.origin}${path}${token}` },
    { label: 'In a terminal', value: `pychat join ${code}${place.host}${room}` },
    ...(info.kind === 'private' ? [{ label: "The room's code, for who is here already", value: info.id }] : []),
  ];
}

/** What is to be known of the code that stands in a line. */
export function formatCodeNote({ code, codeExpiresAt, token }: InviteShown): string {
  const until = formatTime(codeExpiresAt);
  const link = token === undefined ? '' : ' The link lets in whoever has it, until the host closes.';
  return `The code, ${code}, holds until ${until}.${link} /invite Bob makes a code for Bob alone.`;
}
