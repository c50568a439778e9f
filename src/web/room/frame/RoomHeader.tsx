import { formatRoomLabel } from '../../../client/rooms/room-label.ts';
import type { WebChat } from '../../connect/open-chat.ts';
import { Icon } from '../../controls/Icon.tsx';
import { Menu } from '../../controls/Menu.tsx';
import { formatPrivacy, formatPrivacyWarning } from '../../entering/privacy.ts';
import './RoomHeader.css';
import type { FrameView } from './frame-view.ts';
import { roomMenu } from './room-menu.ts';
import type { RoomActions } from './use-room-actions.tsx';

interface RoomHeaderProps {
  readonly chat: WebChat;
  readonly view: FrameView;
  readonly actions: RoomActions;
  /** Where the lists are not beside the room anyway. */
  onRooms?(): void;
  onPeople?(): void;
}

/** Which room it is, what it is about, and what can be done with it. */
export function RoomHeader({ chat, view, actions, onRooms, onPeople }: RoomHeaderProps) {
  const { info, here } = view;
  const privacy = { isEncrypted: chat.isEncrypted, isExposed: view.isExposed };
  const label = formatRoomLabel(info, { keyId: chat.client.own.keyId, nick: view.nick });
  return (
    <header className="RoomHeader">
      {onRooms && <RoomsButton view={view} onRooms={onRooms} />}
      <div className="RoomHeader-about">
        <h1 className="RoomHeader-name">
          <span>{label}</span>
          {info.kind === 'private' && <span className="RoomHeader-mark">private</span>}
          {info.isLocked && (
            <span className="RoomHeader-mark">
              <Icon name="lock" /> password
            </span>
          )}
        </h1>
        {info.topic && (
          <p className="RoomHeader-topic" title={info.topic}>
            {info.topic}
          </p>
        )}
      </div>
      {onRooms && formatPrivacyWarning(privacy) !== '' && (
        <button
          type="button"
          className="icon-button RoomHeader-open"
          aria-label={`This chat is ${formatPrivacy(privacy)}`}
          onClick={actions.explainPrivacy}
        >
          <Icon name="unlocked" />
        </button>
      )}
      <button
        type="button"
        className="icon-button RoomHeader-search"
        aria-label="Search"
        title="Search"
        onClick={actions.search}
      >
        <Icon name="search" />
      </button>
      {onPeople && (
        <button type="button" className="RoomHeader-people" aria-label={`${here} here: show who`} onClick={onPeople}>
          <Icon name="people" /> {here}
        </button>
      )}
      <Menu label="Room menu" icon="more" items={roomMenu({ client: chat.client, view, actions })} />
    </header>
  );
}

function RoomsButton({ view, onRooms }: { readonly view: FrameView; onRooms(): void }) {
  const others = view.rooms.filter(({ isShown }) => !isShown);
  const unread = others.reduce((sum, room) => sum + room.unread, 0);
  const isUrgent = others.some(({ mentions, kind, unread: count }) => mentions > 0 || (kind === 'direct' && count > 0));
  const news = unread === 0 ? '' : `, ${unread} new`;
  return (
    <button type="button" className="icon-button RoomHeader-rooms" aria-label={`Rooms${news}`} onClick={onRooms}>
      <Icon name="rooms" />
      {unread > 0 && <span className={`RoomHeader-news ${isUrgent ? 'RoomHeader-urgent' : ''}`} aria-hidden="true" />}
    </button>
  );
}
