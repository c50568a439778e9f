import type { Chat, ChatDoors } from '../chat.ts';
import type { Intention } from '../screen-state.ts';

/** Hosts or joins, as was chosen. */
export function openIntention(
  doors: ChatDoors,
  { intention, nick }: { intention: Intention; nick: string },
): Promise<Chat> {
  if (intention.type === 'host') return doors.host(nick);
  const { address = '', acceptedIdentity } = intention;
  return doors.join({ address, ...(acceptedIdentity !== undefined && { acceptedIdentity }) }, nick);
}
