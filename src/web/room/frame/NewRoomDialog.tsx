import { useState } from 'react';
import type { RoomId } from '../../../chat/room-id.ts';
import type { Client } from '../../../client/client.ts';
import { Dialog } from '../../dialogs/Dialog.tsx';
import { createRoom, type Wish } from '../../entering/enter-chat.ts';
import type { Mistake } from '../../entering/mistake.ts';
import { NewRoomForm } from '../../entering/NewRoomForm.tsx';

interface NewRoomDialogProps {
  readonly client: Client;
  onShow(room: RoomId): void;
  onClose(): void;
}

/** Makes a room and shows it. */
export function NewRoomDialog({ client, onShow, onClose }: NewRoomDialogProps) {
  const [mistake, setMistake] = useState<Mistake>();
  const [isBusy, setBusy] = useState(false);
  const create = async (wish: Extract<Wish, { type: 'create' }>) => {
    if (isBusy) return;
    setBusy(true);
    const made = await createRoom(client, wish);
    setBusy(false);
    if (typeof made !== 'string') return setMistake(made);
    onClose();
    onShow(made);
  };
  return (
    <Dialog title="New room" onClose={onClose}>
      {mistake?.field === 'form' && (
        <p className="Field-mistake" role="alert">
          {mistake.message}
        </p>
      )}
      <NewRoomForm mistake={mistake} isBusy={isBusy} onCreate={(wish) => void create(wish)} />
    </Dialog>
  );
}
