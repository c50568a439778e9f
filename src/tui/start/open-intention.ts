import type { Chat, ChatDoors, Joining } from '../chat.ts';
import type { Intention } from '../screen-state.ts';

interface OpeningParts extends Pick<Joining, 'onKnocking' | 'signal'> {
  readonly intention: Intention;
  readonly nick: string;
}

/** Hosts or joins, as was chosen. */
export function openIntention(doors: ChatDoors, { intention, nick, ...waiting }: OpeningParts): Promise<Chat> {
  if (intention.type === 'host') return doors.host(nick);
  const { address = '', acceptedIdentity } = intention;
  return doors.join({ address, ...waiting, ...(acceptedIdentity !== undefined && { acceptedIdentity }) }, nick);
}
