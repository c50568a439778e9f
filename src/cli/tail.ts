import type { RoomEvent } from '../chat/event.ts';
import { neutralize } from '../chat/text.ts';
import type { Client } from '../client/client.ts';
import { formatEvent } from '../client/format-item.ts';
import { formatEventJson } from './format-json.ts';
import { isHostClosed, runClient } from './run-client.ts';
import type { Since } from './since.ts';

/** How to read a room from outside. */
export interface TailOptions {
  /** Undefined: the latest page. */
  readonly since: Since | undefined;
  readonly isFollowing: boolean;
  readonly isJson: boolean;
}

/** Prints a room's events in order, each once; returns at the newest one or, when following, when the host closes. */
export async function runTail(client: Client, { since, isFollowing, isJson }: TailOptions): Promise<void> {
  const format = isJson ? formatEventJson : (event: RoomEvent) => neutralize(formatEvent(event));
  const print = (events: readonly RoomEvent[]) => {
    if (events.length > 0) process.stdout.write(`${events.map(format).join('\n')}\n`);
  };
  let isAllPrinted = false;
  const work = async () => {
    const last = await printHistory(client, { since, print });
    isAllPrinted = true;
    if (!isFollowing) return;
    client.onEvents(print);
    client.follow(last);
    await client.failure;
  };
  try {
    await runClient(client, work);
  } catch (error) {
    if (!isAllPrinted || !isHostClosed(error)) throw error;
    process.stderr.write(`${error.message}\n`);
  }
}

/** Returns the seq after which nothing has been printed. */
async function printHistory(
  client: Client,
  { since, print }: { since: Since | undefined; print: Print },
): Promise<number> {
  if (since === undefined) {
    const { events } = await client.readHistory({});
    print(events);
    return events.at(-1)?.seq ?? 0;
  }
  let seq = 'seq' in since ? since.seq : await findSeqBefore(client, client.hostTime() - since.agoMs);
  for (;;) {
    const { events, isNewest } = await client.readHistory({ after: seq });
    print(events);
    seq = events.at(-1)?.seq ?? seq;
    // Who asks for more than there is yet hears whatever comes next.
    if (isNewest) return Math.min(seq, await findLastSeq(client));
  }
}

async function findLastSeq(client: Client): Promise<number> {
  const { events } = await client.readHistory({});
  return events.at(-1)?.seq ?? 0;
}

/** The seq of the last event that is older than this time, by pages from the newest. */
async function findSeqBefore(client: Client, at: number): Promise<number> {
  let page = await client.readHistory({});
  for (;;) {
    const older = page.events.findLast((event) => event.at < at);
    if (older) return older.seq;
    const [first] = page.events;
    if (page.isOldest || !first) return 0;
    page = await client.readHistory({ before: first.seq });
  }
}

type Print = (events: readonly RoomEvent[]) => void;
