import type { ClientRequest } from '../../chat/request.ts';
import type { RoomId } from '../../chat/room-id.ts';
import type { Client } from '../../client/client.ts';
import type { Continuation } from '../../client/continuation.ts';
import { keptJson } from './kept-json.ts';
import type { TextStore } from './text-store.ts';

/** What a tab goes on from after it was loaded again: to the host it is the same client. */
export interface TabSession extends Continuation {
  readonly clientId: string;
  /** What `open-room` takes for each room that was held beside the lobby, in order. */
  readonly rooms: readonly string[];
  readonly shown: RoomId;
}

const name = 'session';

/** What was left by this page before it was loaded again. It is there once: a copy of the tab begins anew. */
export function takeTabSession(store: TextStore): TabSession | undefined {
  const kept = keptJson(store, name).read();
  store.write(name, undefined);
  return isTabSession(kept) ? kept : undefined;
}

/** Puts back what was taken: nobody could go on from it yet. */
export function keepTabSession(store: TextStore, session: TabSession): void {
  keptJson(store, name).write(session);
}

export function dropTabSession(store: TextStore): void {
  store.write(name, undefined);
}

/** Leaves what the next page of this tab is to go on from. */
export function leaveTabSession(store: TextStore, client: Client): void {
  const { clientId } = client.own;
  const { unanswered, ...rest } = client.continuation;
  const rooms = [...client.rooms.values()]
    .map(({ info }) => info)
    .filter(({ kind }) => /^(public|private)$/.test(kind));
  const session: TabSession = {
    ...rest,
    clientId,
    unanswered: unanswered.filter(isKept),
    rooms: rooms.map(({ id }) => id),
    shown: client.view.info.id,
  };
  keepTabSession(store, session);
}

/** What is said and done in rooms. Passwords and what is temporary must not be on a disk; nobody waits any more for what was looked at. */
function isKept(request: ClientRequest): boolean {
  if (request.type === 'post') return request.ttlMs === undefined;
  return /^(edit|delete|react|pin|set-topic)$/.test(request.type);
}

function isTabSession(value: unknown): value is TabSession {
  const { clientId, lastNumber, unanswered, rooms } = (value ?? {}) as Partial<TabSession>;
  const areLists = Array.isArray(unanswered) && Array.isArray(rooms);
  return typeof clientId === 'string' && Number.isSafeInteger(lastNumber) && areLists;
}
