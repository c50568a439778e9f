import { useState } from 'react';
import { DialogsProvider } from '../dialogs/DialogsProvider.tsx';
import type { Place } from '../dialogs/FoundDialog.tsx';
import type { Entered } from '../entering/enter-chat.ts';
import type { Go } from '../use-route.ts';
import { RoomFrame } from './frame/RoomFrame.tsx';

interface RoomPageProps {
  readonly entered: Entered;
  readonly go: Go;
  /** Leaves the chat. */
  onLeave(): void;
}

/** A chat that one is in. */
export function RoomPage({ entered, ...props }: RoomPageProps) {
  const { chat, room } = entered;
  const [place, setPlace] = useState<Place>();
  const [client] = useState(() => {
    chat.client.show(room);
    return chat.client;
  });
  const goTo = (found: Place) => {
    client.show(found.room);
    setPlace(found);
  };
  return (
    <DialogsProvider onGoTo={goTo}>
      <RoomFrame chat={chat} place={place} {...props} />
    </DialogsProvider>
  );
}
