import type { RoomId } from '../../chat/room-id.ts';
import type { Client } from '../../client/client.ts';
import { newestSeq } from '../../client/view/held-history.ts';
import type { RoomView } from '../../client/view/room-view.ts';
import { type Reading, type ReadingParts, readAround, readFirst, withNewer, withOlder } from './reading.ts';

/** Enough to fill the pane above a message. */
const eventsBefore = 100;

/** What to make of someone's reading once a page has come, wherever they are by then. */
export type Adding = (reading: Reading) => Reading;

/** Asks for the page before the oldest event held. */
export async function askOlder(client: Client, { items, info }: RoomView): Promise<Adding> {
  const oldest = items.find((item) => item.kind === 'event');
  if (!oldest) return (reading) => reading;
  const { events, isOldest } = await client.readHistory({ before: oldest.event.seq }, info.id);
  return (reading) => withOlder(reading, { events, own: client.own, isOldest });
}

/** Asks for the page after the newest event held. */
export async function askNewer(client: Client, held: RoomView): Promise<Adding> {
  const { events } = await client.readHistory({ after: newestSeq(held) }, held.info.id);
  return (reading) => withNewer(reading, { events, own: client.own });
}

/** How to go to another place once its page has come; undefined where all fits into the pane. */
export type Jump = (parts: ReadingParts) => Reading | undefined;

/** A message. */
export interface Place {
  readonly seq: number;
  readonly room: RoomId;
}

/** Asks for what was said before and after a message. */
export async function askAround(client: Client, { seq, room }: Place): Promise<Jump> {
  const after = Math.max(0, seq - 1 - eventsBefore);
  const { events, isOldest } = await client.readHistory({ after }, room);
  return (parts) => readAround(parts, { seq, events, own: client.own, isOldest });
}

/** Asks for the first page of all. */
export async function askFirst(client: Client, room: RoomId): Promise<Jump> {
  const { events } = await client.readHistory({ after: 0 }, room);
  return (parts) => readFirst(parts, { events, own: client.own });
}
