import type { Nick } from '../../../chat/nick.ts';
import { lobby } from '../../../chat/room-id.ts';
import type { Client } from '../../../client/client.ts';
import type { MenuItem } from '../../controls/Menu.tsx';
import type { FrameView } from './frame-view.ts';
import type { RoomActions } from './use-room-actions.tsx';

interface RoomMenuParts {
  readonly client: Pick<Client, 'own' | 'rooms'>;
  readonly view: FrameView;
  readonly actions: RoomActions;
}

/** What can be done with the shown room, by this person. */
export function roomMenu({ client, view, actions }: RoomMenuParts): MenuItem[] {
  const { kind, owner, isTopicLocked, isLocked } = view.info;
  const isInCharge = owner === client.own.keyId || (client.rooms.get(lobby)?.roles.has(view.nick as Nick) ?? false);
  const isDirect = kind === 'direct';
  const isLobby = kind === 'lobby';
  const items: (MenuItem | false)[] = [
    { label: 'Search', icon: 'search', onChoose: actions.search },
    !isDirect && { label: 'Invite others', icon: 'invite', onChoose: actions.invite },
    !isDirect && (isInCharge || !isTopicLocked) && { label: 'Topic', icon: 'topic', onChoose: actions.setTopic },
    !isDirect &&
      !isLobby &&
      isInCharge && {
        label: isLocked ? 'Change password' : 'Set password',
        icon: 'key',
        onChoose: actions.setPassword,
      },
    { label: 'Change my nick', icon: 'edit', onChoose: actions.rename },
    { label: 'Help', icon: 'help', onChoose: actions.help },
    isLobby
      ? { label: 'Leave the chat', icon: 'door', isDangerous: true, onChoose: actions.leaveChat }
      : { label: 'Leave this room', icon: 'door', isDangerous: true, onChoose: actions.leaveRoom },
  ];
  return items.filter((item) => item !== false);
}
