import { useMemo } from 'react';
import type { RoomId } from '../../../chat/room-id.ts';
import type { WebChat } from '../../connect/open-chat.ts';
import { type Dialogs, useDialogs } from '../../dialogs/use-dialogs.ts';
import { isMistake } from '../../entering/mistake.ts';
import { openNamedRoom } from '../../entering/open-named-room.ts';
import { formatHelpOn } from '../composer/help.ts';
import { createAskingActions } from './asking-actions.ts';
import { openInvite } from './InviteDialog.tsx';
import { JumpDialog } from './JumpDialog.tsx';
import { NewRoomDialog } from './NewRoomDialog.tsx';
import { openPrivacy } from './PrivacyDialog.tsx';

/** What the frame of a room can be asked for. What is refused is told where it was asked. */
export interface RoomActions {
  show(room: RoomId): void;
  /** By a name or code, or `@` and a nick. Resolves once it is shown, or it was told why not. */
  open(name: string): Promise<void>;
  /** Offers every room and person there is to go to. */
  jump(): void;
  create(): void;
  invite(): void;
  search(): void;
  setTopic(): void;
  setPassword(): void;
  rename(): void;
  help(): void;
  /** Says how private the chat is. */
  explainPrivacy(): void;
  leaveRoom(): void;
  leaveChat(): void;
}

interface ActionParts {
  readonly chat: WebChat;
  onLeave(): void;
}

/** The same until the chat is another. */
export function useRoomActions({ chat, onLeave }: ActionParts): RoomActions {
  const dialogs = useDialogs();
  return useMemo(() => createRoomActions({ chat, onLeave }, dialogs), [chat, dialogs, onLeave]);
}

function createRoomActions({ chat, onLeave }: ActionParts, dialogs: Dialogs): RoomActions {
  const { client } = chat;
  const show = (room: RoomId) => client.show(room);
  const open = async (name: string) => {
    const opened = await openNamedRoom({ client, name, askPassword: dialogs.askPassword });
    if (opened && isMistake(opened)) client.notice(opened.message, 'mistake');
    else if (opened) show(opened.info.id);
  };
  return {
    ...createAskingActions(client, dialogs),
    show,
    open,
    jump: () =>
      void dialogs.open((close) => (
        <JumpDialog client={client} onClose={() => close()} onShow={show} onOpen={(name) => void open(name)} />
      )),
    create: () => void dialogs.open((close) => <NewRoomDialog client={client} onClose={() => close()} onShow={show} />),
    invite: () => openInvite(dialogs, client),
    help: () => dialogs.showText('Help', [formatHelpOn('keys'), formatHelpOn('commands')].join('\n\n')),
    explainPrivacy: () => openPrivacy(dialogs, chat),
    leaveRoom: () => void client.part(),
    leaveChat: async () => {
      const isSure = await dialogs.confirm({ title: 'Leave the chat?', action: 'Leave' });
      if (isSure) onLeave();
    },
  };
}
