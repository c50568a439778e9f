import { lobby } from '../../chat/room-id.ts';
import type { Chat } from '../chat.ts';

/** Whether leaving now would close the chat for somebody else: whoever is in any room is in the lobby, too. */
export function endsForOthers({ client, isHost }: Chat): boolean {
  return isHost && (client.rooms.get(lobby)?.here ?? 0) > 1;
}
