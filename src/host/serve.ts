import { isRefusal, type Refusal, refuse } from '../chat/refusal.ts';
import type { UnloggedRequest } from '../chat/request.ts';
import { parseRoomId } from '../chat/room-id.ts';
import type { OpenRoom } from './open-room.ts';
import type { Session } from './session.ts';

/** Answers one request that changes no log: queues what it asks to see, then its `ok` or `refused`. [P14] */
export async function serve(
  session: Session,
  { request, lobby }: { readonly request: UnloggedRequest & { readonly number: number }; readonly lobby: OpenRoom },
): Promise<void> {
  const { number } = request;
  const refusal = await handle(session, { request, lobby });
  if (refusal) session.queue({ type: 'refused', number, code: refusal.code, message: refusal.message });
  else session.queue({ type: 'ok', number });
}

async function handle(
  session: Session,
  { request, lobby }: { readonly request: UnloggedRequest; readonly lobby: OpenRoom },
): Promise<Refusal | undefined> {
  const name = parseRoomId(request.room);
  if (isRefusal(name)) return name;
  switch (request.type) {
    case 'join':
      await lobby.join(session, request.cursor);
      return undefined;
    case 'leave':
      lobby.leave(session);
      return undefined;
    case 'who':
      lobby.tellRoster(session);
      return undefined;
    case 'type':
      return lobby.noteTyping(session);
    case 'search':
      if (request.terms.length === 0 && request.from === undefined) {
        return refuse('search-invalid', 'A search looks for words, or for what someone said.');
      }
      session.queue(await lobby.search(request));
      return undefined;
    case 'read-history':
      if (request.before !== undefined && request.after !== undefined) {
        return refuse('history-range', 'A page of history is before or after a message, not both.');
      }
      session.queue(await lobby.readPage(request));
      return undefined;
  }
}
