import { useState } from 'react';
import type { RoomId } from '../../chat/room-id.ts';
import type { WebChat } from '../connect/open-chat.ts';
import type { Place } from '../dialogs/FoundDialog.tsx';
import { Composer } from './composer/Composer.tsx';
import { type ComposerMode, writing } from './composer/composer-mode.ts';
import { MessagePane } from './pane/MessagePane.tsx';

interface RoomMainProps {
  readonly chat: WebChat;
  readonly room: RoomId;
  readonly place: Place | undefined;
  onLeave(): void;
}

/** What was said in a room, and what is being written there. */
export function RoomMain({ chat, room, place, onLeave }: RoomMainProps) {
  const [writingIn, setWritingIn] = useState<{ readonly room: RoomId; readonly mode: ComposerMode }>();
  const mode = writingIn?.room === room ? writingIn.mode : writing;
  const setMode = (next: ComposerMode) => setWritingIn({ room, mode: next });
  return (
    <>
      <MessagePane
        chat={chat}
        goTo={place}
        onReply={(message) => setMode({ type: 'replying', message })}
        onEdit={(message) => setMode({ type: 'editing', message })}
      />
      <Composer chat={chat} mode={mode} onModeChange={setMode} onLeave={onLeave} />
    </>
  );
}
