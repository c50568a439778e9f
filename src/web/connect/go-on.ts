import type { ClientRequest } from '../../chat/request.ts';
import type { RoomId } from '../../chat/room-id.ts';
import type { Client } from '../../client/client.ts';
import type { Keep } from '../keep/keep.ts';
import type { TabSession } from '../keep/tab-session.ts';

/** Brings a client to where the one before it was: its rooms are entered, and what had no answer is asked again. Passwords are kept nowhere: it is told which rooms ask for theirs. */
export async function goOn(client: Client, { session, keep }: { session: TabSession; keep: Keep }): Promise<void> {
  const answers = await Promise.all(session.rooms.map((room) => client.returnTo(room)));
  client.show(session.shown);
  // Who was in a locked room is asked for its password by whoever shows it.
  const locked = session.rooms.filter((room, index) => isLocked(answers[index]) && room !== session.shown);
  if (locked.length > 0) void tellOfLocked(client, locked);
  for (const request of session.unanswered.filter((each) => !isDone(client, each)))
    void askAgain(client, { request, keep });
}

function isLocked(answer: object | undefined): boolean {
  return answer !== undefined && 'code' in answer && answer.code === 'password-needed';
}

async function tellOfLocked(client: Client, locked: readonly string[]): Promise<void> {
  // Public ones have names, which are known by the list alone.
  const { rooms } = await client.listRooms().catch(() => ({ rooms: [] }));
  for (const room of locked) {
    const { name = room } = rooms.find(({ info }) => info.id === room)?.info ?? {};
    client.notice(`This page was loaded again, and #${name} asks for its password: /join ${name}`);
  }
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
