import type { Client } from '../../client/client.ts';
import type { View } from '../../client/view.ts';
import { newestSeq, type Reading, type ReadingParts, readFirst, withNewer, withOlder } from './reading.ts';

/** What to make of someone's reading once a page has come, wherever they are by then. */
export type Adding = (reading: Reading) => Reading;

/** Asks for the page before the oldest event held. */
export async function askOlder(client: Client, { items }: View): Promise<Adding> {
  const oldest = items.find((item) => item.kind === 'event');
  if (!oldest) return (reading) => reading;
  const { events, isOldest } = await client.readHistory({ before: oldest.event.seq });
  return (reading) => withOlder(reading, { events, own: client.own, isOldest });
}

/** Asks for the page after the newest event held. */
export async function askNewer(client: Client, held: View): Promise<Adding> {
  const { events } = await client.readHistory({ after: newestSeq(held) });
  return (reading) => withNewer(reading, { events, own: client.own });
}

/** Asks for the first page of all; returns how to go there. */
export async function askFirst(client: Client): Promise<(parts: ReadingParts) => Reading | undefined> {
  const { events } = await client.readHistory({ after: 0 });
  return (parts) => readFirst(parts, { events, own: client.own });
}
