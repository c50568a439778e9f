import { useCallback, useEffect, useState } from 'react';
import type { WebChat } from '../../connect/open-chat.ts';
import { useMediaQuery } from '../../controls/use-media-query.ts';
import { Dialog } from '../../dialogs/Dialog.tsx';
import type { Place } from '../../dialogs/FoundDialog.tsx';
import type { Go } from '../../use-route.ts';
import { RoomMain } from '../RoomMain.tsx';
import { followAddress } from './follow-address.ts';
import { useFrameView } from './frame-view.ts';
import { KnockBanner } from './KnockBanner.tsx';
import { LinkBanner } from './LinkBanner.tsx';
import { PeoplePanel } from './PeoplePanel.tsx';
import './RoomFrame.css';
import { RoomHeader } from './RoomHeader.tsx';
import { RoomsPanel } from './RoomsPanel.tsx';
import { useNews } from './use-news.ts';
import { useRoomActions } from './use-room-actions.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import { useViewportHeight } from './use-viewport-height.ts';

interface RoomFrameProps {
  readonly chat: WebChat;
  /** The message to go to. */
  readonly place: Place | undefined;
  readonly go: Go;
  onLeave(): void;
}

/** What stands around a room: its header, the rooms and the people; on small screens these two come when they are asked for. */
export function RoomFrame({ chat, place, go, onLeave }: RoomFrameProps) {
  const view = useFrameView(chat.client);
  const actions = useRoomActions({ chat, onLeave });
  const [drawer, setDrawer] = useState<'rooms' | 'people'>();
  const hasRooms = useMediaQuery('(min-width: 760px)');
  const hasPeople = useMediaQuery('(min-width: 1080px)');
  useEffect(
    () => followAddress({ client: chat.client, go, open: actions.open, onLeave }),
    [chat, go, actions, onLeave],
  );
  useShortcuts({ client: chat.client, actions });
  useNews(chat, view);
  useViewportHeight();
  const close = useCallback(() => setDrawer(undefined), []);
  const rooms = <RoomsPanel chat={chat} view={view} actions={actions} onChosen={close} />;
  const people = <PeoplePanel client={chat.client} actions={actions} onChosen={close} />;
  return (
    <div className="RoomFrame">
      {hasRooms && (
        <aside className="RoomFrame-rooms" aria-label="This chat">
          {rooms}
        </aside>
      )}
      <main className="RoomFrame-room">
        <RoomHeader
          chat={chat}
          view={view}
          actions={actions}
          {...(!hasRooms && { onRooms: () => setDrawer('rooms') })}
          {...(!hasPeople && { onPeople: () => setDrawer('people') })}
        />
        <LinkBanner client={chat.client} view={view} onLeave={onLeave} />
        <KnockBanner client={chat.client} />
        <RoomMain chat={chat} room={view.info.id} place={place} onLeave={onLeave} />
      </main>
      {hasPeople && (
        <aside className="RoomFrame-people" aria-label="People">
          {people}
        </aside>
      )}
      {drawer === 'rooms' && !hasRooms && (
        <Dialog title={view.title || 'Rooms'} shape="left" onClose={close}>
          {rooms}
        </Dialog>
      )}
      {drawer === 'people' && !hasPeople && (
        <Dialog title="People" shape="right" onClose={close}>
          {people}
        </Dialog>
      )}
    </div>
  );
}
