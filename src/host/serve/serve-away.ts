import { type Refusal, refuse } from '../../chat/refusal.ts';
import type { SetAway } from '../../chat/request.ts';
import { countCharacters, isBlank, neutralizeLine } from '../../chat/text.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Submission } from '../tick/submission.ts';

const maxAwayCharacters = 100;

/** The member is away from now on, or back. [P38] */
export function serveAway({ session, request }: Submission<SetAway>, rooms: Rooms): Refusal | undefined {
  const member = session.visitor?.member;
  if (!member) return refuse('observer', 'An observer only reads. Join with a nick to take part.');
  const message = neutralizeLine(request.message).trim();
  const length = countCharacters(message);
  if (length > maxAwayCharacters) {
    return refuse('message-too-long', `Say in at most ${maxAwayCharacters} characters why; these are ${length}.`);
  }
  const away = isBlank(message) ? undefined : message;
  if (away === member.away) return undefined;
  member.away = away;
  for (const id of member.rooms) {
    const room = rooms.findOpen(id);
    if (room) rooms.touch(room).noteAway(member);
  }
  return undefined;
}
