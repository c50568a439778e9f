import type { ClientRequest } from '../../chat/request.ts';
import type { RoomId } from '../../chat/room-id.ts';
import type { Client } from '../../client/client.ts';
import type { Keep } from '../keep/keep.ts';
import type { TabSession } from '../keep/tab-session.ts';

/** Brings a client to where the one before it was: its rooms are entered, and what had no answer is asked again. */
export async function goOn(client: Client, { session, keep }: { session: TabSession; keep: Keep }): Promise<void> {
  await Promise.all(session.rooms.map((room) => client.returnTo(room)));
  client.show(session.shown);
  for (const request of session.unanswered.filter((each) => !isDone(client, each)))
    void askAgain(client, { request, keep });
}

/** It was committed, and only the answer was lost. */
function isDone(client: Client, request: ClientRequest): boolean {
  const id = `${client.own.clientId}.${request.number}`;
  const items = 'room' in request ? client.rooms.get(request.room as RoomId)?.items : undefined;
  return items?.some((item) => item.kind === 'event' && item.event.id === id) ?? false;
}

/** What is refused after all, as its room could not be entered, is a draft there. */
async function askAgain(client: Client, { request, keep }: { request: ClientRequest; keep: Keep }): Promise<void> {
  const answer = await client.askAgain(request);
  if (answer.type === 'ok') return;
  client.notice(`Not done: ${answer.message}`, 'mistake');
  if (request.type !== 'post') return;
  const room = request.room as RoomId;
  if (keep.draft(room) === '') keep.setDraft(room, request.text);
}
