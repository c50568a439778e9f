import { useEffect } from 'react';
import type { Client } from '../../../client/client.ts';
import { nextRoom } from './next-room.ts';
import type { RoomActions } from './use-room-actions.tsx';

interface ShortcutParts {
  readonly client: Client;
  readonly actions: RoomActions;
}

/** The keys that work wherever the focus is, but for dialogs. */
export function useShortcuts({ client, actions }: ShortcutParts): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]')) return;
      const step = event.altKey && !event.ctrlKey && !event.metaKey ? steps[event.key] : undefined;
      const isJump =
        (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';
      if (step === undefined && !isJump) return;
      event.preventDefault();
      if (step === undefined) return actions.jump();
      const room = nextRoom(client.view.rooms, step);
      if (room) actions.show(room.id);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [client, actions]);
}

const steps: Partial<Record<string, 1 | -1>> = { ArrowUp: -1, ArrowDown: 1 };
