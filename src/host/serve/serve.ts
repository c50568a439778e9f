import { isRefusal, type Refusal, refuse } from '../../chat/refusal.ts';
import type { UnloggedRequest } from '../../chat/request.ts';
import { isSpeech } from '../people/people.ts';
import type { OpenRoom } from '../rooms/open-room.ts';
import { findRoom } from '../rooms/room-access.ts';
import type { Session } from '../sessions/session.ts';
import type { Visitor } from '../sessions/visitor.ts';
import type { UnloggedSubmission } from '../tick/submission.ts';
import { serveLogin, serveRegister } from './serve-account.ts';
import { serveAway } from './serve-away.ts';
import { serveDirect } from './serve-direct.ts';
import { serveInvite, serveKnock } from './serve-entry.ts';
import { listRooms } from './serve-listing.ts';
import { serveOpening } from './serve-opening.ts';
import type { ServeParts } from './serve-parts.ts';

/** Requests about one room that is named by its id. */
type RoomRequest = Extract<UnloggedRequest, { readonly room: string }>;

/** Serves one request that changes no log: queues what it asks to see. [P14] `later`: the answer comes another time. */
export async function serve(submission: UnloggedSubmission, parts: ServeParts): Promise<Refusal | 'later' | undefined> {
  const { session, request } = submission;
  const muted = isSpeech(request) ? parts.people.refuseSpeech((session.visitor as Visitor).by) : undefined;
  if (muted) return muted;
  switch (request.type) {
    case 'register':
      return serveRegister({ ...submission, request }, parts);
    case 'login':
      return serveLogin({ ...submission, request }, parts);
    case 'open-room':
      return serveOpening({ ...submission, request }, parts);
    case 'open-direct':
      return serveDirect({ ...submission, request }, parts);
    case 'create-invite':
      return serveInvite({ ...submission, request }, parts);
    case 'answer-knock':
      return serveKnock({ ...submission, request }, parts);
    case 'list-rooms':
      session.queue(listRooms(parts.rooms));
      return undefined;
    case 'set-away':
      return serveAway({ ...submission, request }, parts.rooms);
    default:
      return serveInRoom({ session, request }, parts);
  }
}

async function serveInRoom(
  { session, request }: { session: Session; request: RoomRequest },
  { rooms }: ServeParts,
): Promise<Refusal | undefined> {
  const record = findRoom(rooms, { id: request.room, visitor: session.visitor as Visitor });
  if (isRefusal(record)) return record;
  const room = await rooms.use(record.id);
  switch (request.type) {
    case 'join':
      return room.join(session, request.cursor);
    case 'leave':
      room.leave(session);
      return undefined;
    case 'who':
      room.tellRoster(session);
      return undefined;
    case 'type':
      return room.noteTyping(session);
    default:
      return serveHistory({ session, request }, room);
  }
}

async function serveHistory(
  { session, request }: { session: Session; request: Extract<RoomRequest, { type: 'search' | 'read-history' }> },
  room: OpenRoom,
): Promise<Refusal | undefined> {
  if (request.type === 'search') {
    if (request.terms.length === 0 && request.from === undefined) {
      return refuse('search-invalid', 'A search looks for words, or for what someone said.');
    }
    session.queue(await room.pages.search(request));
    return undefined;
  }
  if (request.before !== undefined && request.after !== undefined) {
    return refuse('history-range', 'A page of history is before or after a message, not both.');
  }
  session.queue(await room.pages.read(request));
  return undefined;
}
