import type { RoomEvent } from '../../../chat/event.ts';
import type { RoomId } from '../../../chat/room-id.ts';
import { neutralizeLine } from '../../../chat/text.ts';
import type { Client } from '../../../client/client.ts';

interface Whereabouts {
  readonly client: Client;
  readonly room: RoomId;
}

/** Longer texts are cut by the system anyway. */
const maxCharacters = 200;

/** Tells of the last of these messages outside the page, where the person has allowed it; a press comes back to its room. */
export function notify(events: readonly RoomEvent[], { client, room }: Whereabouts): void {
  const message = events.findLast((event) => event.type === 'message-posted');
  if (!message) return;
  // What vanishes is not to stay in the system's own list.
  const body = message.expiresAt === undefined ? message.text.slice(0, maxCharacters) : '';
  show({ title: `${message.nick} in ${client.view.title || 'pychat'}`, body }, { client, room });
}

/** The same of something that asks for an answer soon. */
export function notifyOf(text: string, whereabouts: Whereabouts): void {
  show({ title: whereabouts.client.view.title || 'pychat', body: neutralizeLine(text) }, whereabouts);
}

function show({ title, body }: { readonly title: string; readonly body: string }, { client, room }: Whereabouts): void {
  if (!('Notification' in globalThis) || Notification.permission !== 'granted') return;
  try {
    const notification = new Notification(title, { body, tag: room });
    notification.onclick = () => {
      focus();
      client.show(room);
      notification.close();
    };
  } catch {
    // Browsers of phones have the class, and throw.
  }
}
