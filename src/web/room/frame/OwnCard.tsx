import { useState } from 'react';
import type { Nick } from '../../../chat/nick.ts';
import type { Client } from '../../../client/client.ts';
import { Avatar } from '../../controls/Avatar.tsx';
import { Menu, type MenuItem } from '../../controls/Menu.tsx';
import './OwnCard.css';
import type { FrameView } from './frame-view.ts';
import { offersNotifications, useNotificationChoice } from './use-notification-choice.ts';
import type { RoomActions } from './use-room-actions.tsx';

interface OwnCardProps {
  readonly client: Client;
  readonly view: FrameView;
  readonly actions: RoomActions;
}

/** Oneself: how one is seen, and what one can change of that. */
export function OwnCard({ client, view, actions }: OwnCardProps) {
  const [isAllowed, allow] = useNotificationChoice();
  // Asking the browser takes a millisecond or more, and this renders with every message.
  const [canAllow] = useState(offersNotifications);
  const isAway = view.away.has(view.nick as Nick);
  const items: MenuItem[] = [
    { label: 'Change my nick', icon: 'edit', onChoose: actions.rename },
    isAway
      ? { label: 'I am back', icon: 'check', onChoose: () => void client.setAway('') }
      : { label: 'I am away', icon: 'bell', onChoose: () => void client.setAway('away') },
    ...(canAllow && !isAllowed ? [{ label: 'Notify me of mentions', icon: 'bell', onChoose: allow } as const] : []),
    { label: 'Leave the chat', icon: 'door', isDangerous: true, onChoose: actions.leaveChat },
  ];
  return (
    <div className="OwnCard">
      <Avatar by={client.own.keyId} nick={view.nick} size={32} />
      <span className="OwnCard-nick">
        {view.nick}
        {isAway && <small>away</small>}
      </span>
      <Menu label="About yourself" icon="more" items={items} side="above" />
    </div>
  );
}
