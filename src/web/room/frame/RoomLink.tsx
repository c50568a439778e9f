import type { Client } from '../../../client/client.ts';
import type { RoomSummary } from '../../../client/view/view.ts';
import { Avatar } from '../../controls/Avatar.tsx';
import { formatRoute, routeOf } from '../../route.ts';
import './RoomLink.css';

interface RoomLinkProps {
  readonly client: Client;
  readonly room: RoomSummary;
  /** One's own. */
  readonly nick: string;
  onShow(): void;
}

/** One of the rooms in the list, and what is new there. */
export function RoomLink({ client, room, nick, onShow }: RoomLinkProps) {
  const { label, unread, isShown, kind } = room;
  const info = client.rooms.get(room.id)?.info;
  const other = info?.pair?.find((each) => each.by !== client.own.keyId || each.nick !== nick);
  return (
    <li>
      <a
        className={`RoomLink ${isShown ? 'RoomLink-shown' : ''} ${unread > 0 ? 'RoomLink-fresh' : ''}`}
        href={formatRoute(routeOf(info ?? { id: room.id, kind }, label))}
        aria-current={isShown ? 'page' : undefined}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          onShow();
        }}
      >
        {kind === 'direct' ? (
          <Avatar by={other?.by} nick={label.slice(1)} size={24} />
        ) : (
          <span className="RoomLink-sign" aria-hidden="true">
            #
          </span>
        )}
        <span className="RoomLink-name" title={label}>
          {label.slice(1)}
        </span>
        {unread > 0 && <Unread room={room} />}
      </a>
    </li>
  );
}

function Unread({ room: { unread, mentions, kind } }: { readonly room: RoomSummary }) {
  const isUrgent = mentions > 0 || kind === 'direct';
  return (
    <span className={`RoomLink-unread ${isUrgent ? 'RoomLink-urgent' : ''}`}>
      {unread > 99 ? '99+' : unread}
      <span className="visually-hidden"> new{mentions > 0 ? `, ${mentions} of them to you` : ''}</span>
    </span>
  );
}
