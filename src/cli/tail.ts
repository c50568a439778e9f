import type { RoomEvent } from '../chat/event.ts';
import type { RoomId } from '../chat/room-id.ts';
import { neutralize } from '../chat/text.ts';
import type { Client } from '../client/client.ts';
import { formatEvent } from '../client/text/format-item.ts';
import { formatEventJson } from '../client/text/format-json.ts';
import type { Guest } from './joining/guest.ts';
import { openNamedRoom } from './joining/open-named-room.ts';
import { isHostClosed, runClient } from './joining/run-client.ts';
import type { Since } from './since.ts';

/** How to read a room from outside. */
export interface TailOptions {
  /** A name, a code or `@nick`. Undefined: the lobby. */
  readonly room: string | undefined;
  /** Undefined: the latest page. */
  readonly since: Since | undefined;
  readonly isFollowing: boolean;
  readonly isJson: boolean;
}

/** Prints a room's events in order, each once; returns at the newest one or, when following, when the host closes. */
export async function runTail(guest: Guest, { room: name, since, isFollowing, isJson }: TailOptions): Promise<void> {
  const { client } = guest;
  const format = (event: RoomEvent) =>
    isJson ? formatEventJson(event) : neutralize(formatEvent(event, client.hostTime()));
  const print = (events: readonly RoomEvent[]) => {
    // Of some events there is nothing left to tell.
    const lines = events.map(format).filter((line) => line !== '');
    if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
  };
  let isAllPrinted = false;
  const work = async () => {
    const room = await openNamedRoom(client, name);
    const last = await printHistory(client, { room, since, print });
    isAllPrinted = true;
    if (!isFollowing) return;
    client.onEvents(print);
    client.follow(last, room);
    await client.failure;
  };
  try {
    await runClient(guest, work);
  } catch (error) {
    if (!isAllPrinted || !isHostClosed(error)) throw error;
    process.stderr.write(`${error.message}\n`);
  }
}

interface Reading {
  readonly room: RoomId;
  readonly since: Since | undefined;
  readonly print: Print;
}

/** Returns the seq after which nothing has been printed. */
async function printHistory(client: Client, { room, since, print }: Reading): Promise<number> {
  if (since === undefined) {
    const { events } = await client.readHistory({}, room);
    print(events);
    return events.at(-1)?.seq ?? 0;
  }
  let seq = 'seq' in since ? since.seq : await findSeqBefore(client, { room, at: client.hostTime() - since.agoMs });
  for (;;) {
    const { events, isNewest } = await client.readHistory({ after: seq }, room);
    print(events);
    seq = events.at(-1)?.seq ?? seq;
    // Who asks for more than there is yet hears whatever comes next.
    if (isNewest) return Math.min(seq, await findLastSeq(client, room));
  }
}

async function findLastSeq(client: Client, room: RoomId): Promise<number> {
  const { events } = await client.readHistory({}, room);
  return events.at(-1)?.seq ?? 0;
}

/** The seq of the last event that is older than this time, by pages from the newest. */
async function findSeqBefore(client: Client, { room, at }: { room: RoomId; at: number }): Promise<number> {
  let page = await client.readHistory({}, room);
  for (;;) {
    const older = page.events.findLast((event) => event.at < at);
    if (older) return older.seq;
    const [first] = page.events;
    if (page.isOldest || !first) return 0;
    page = await client.readHistory({ before: first.seq }, room);
  }
}

type Print = (events: readonly RoomEvent[]) => void;
