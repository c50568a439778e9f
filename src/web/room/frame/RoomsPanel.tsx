import type { RoomSummary } from '../../../client/view/view.ts';
import type { WebChat } from '../../connect/open-chat.ts';
import { Icon } from '../../controls/Icon.tsx';
import { formatPrivacy, formatPrivacyWarning } from '../../entering/privacy.ts';
import { OwnCard } from './OwnCard.tsx';
import { RoomLink } from './RoomLink.tsx';
import './RoomsPanel.css';
import type { FrameView } from './frame-view.ts';
import type { RoomActions } from './use-room-actions.tsx';

interface RoomsPanelProps {
  readonly chat: WebChat;
  readonly view: FrameView;
  readonly actions: RoomActions;
  /** A room was chosen. */
  onChosen(): void;
}

/** Whose chat it is, the rooms one is in, and oneself. */
export function RoomsPanel({ chat, view, actions, onChosen }: RoomsPanelProps) {
  const show = (room: RoomSummary) => {
    actions.show(room.id);
    onChosen();
  };
  const act = (action: () => void) => () => {
    onChosen();
    action();
  };
  const { rooms } = view;
  const isDirect = ({ kind }: RoomSummary) => kind === 'direct';
  return (
    <div className="RoomsPanel">
      <header className="RoomsPanel-host">
        <strong className="RoomsPanel-title">{view.title || 'pychat'}</strong>
        <Lock chat={chat} view={view} onExplain={actions.explainPrivacy} />
      </header>
      <nav className="RoomsPanel-rooms" aria-label="Rooms">
        <RoomSection
          title="Rooms"
          rooms={rooms.filter((room) => !isDirect(room))}
          view={view}
          chat={chat}
          onShow={show}
        />
        <RoomSection title="Just two" rooms={rooms.filter(isDirect)} view={view} chat={chat} onShow={show} />
      </nav>
      <div className="RoomsPanel-actions">
        <button type="button" className="button" onClick={act(actions.jump)}>
          <Icon name="search" /> Find
        </button>
        <button type="button" className="button" onClick={act(actions.create)}>
          <Icon name="plus" /> New room
        </button>
      </div>
      <OwnCard client={chat.client} view={view} actions={actions} />
    </div>
  );
}

interface LockProps extends Pick<RoomsPanelProps, 'chat' | 'view'> {
  onExplain(): void;
}

function Lock({ chat, view, onExplain }: LockProps) {
  const privacy = { isEncrypted: chat.isEncrypted, isExposed: view.isExposed };
  const warning = formatPrivacyWarning(privacy);
  return (
    <button type="button" className={`RoomsPanel-lock ${warning === '' ? '' : 'RoomsPanel-open'}`} onClick={onExplain}>
      <Icon name={warning === '' ? 'lock' : 'unlocked'} /> {formatPrivacy(privacy)}
    </button>
  );
}

interface RoomSectionProps extends Pick<RoomsPanelProps, 'chat' | 'view'> {
  readonly title: string;
  readonly rooms: readonly RoomSummary[];
  onShow(room: RoomSummary): void;
}

function RoomSection({ title, rooms, chat, view, onShow }: RoomSectionProps) {
  if (rooms.length === 0) return null;
  return (
    <section>
      <h2 className="RoomsPanel-heading">{title}</h2>
      <ul>
        {rooms.map((room) => (
          <RoomLink key={room.id} client={chat.client} room={room} nick={view.nick} onShow={() => onShow(room)} />
        ))}
      </ul>
    </section>
  );
}
