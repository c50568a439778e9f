import type { Answer } from '../../chat/outgoing.ts';
import { isRefusal, type Refusal } from '../../chat/refusal.ts';
import { formatRoomLabel } from '../rooms/room-label.ts';
import type { Performing } from './entry-parts.ts';

/** Waits for the answer and tells why, if it is no. Resolves with whether it was done. */
export async function report(asked: Promise<Answer> | Refusal, { parts }: Performing): Promise<boolean> {
  const answer = await asked;
  const isDone = !isRefusal(answer) && answer.type === 'ok';
  if (!isDone) parts.onRefused(answer.message);
  return isDone;
}

/** What the shown room is called. */
export function shownLabel({ client }: Performing): string {
  const { info, nick } = client.view;
  return formatRoomLabel(info, { keyId: client.own.keyId, nick });
}
