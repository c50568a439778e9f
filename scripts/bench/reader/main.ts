// Someone who reads a room's history, in a process and a home of its own; says over IPC how long it took.
import { createClient } from '../../../src/cli/joining/create-client.ts';
import { dial } from '../../../src/cli/joining/dial.ts';
import type { Client } from '../../../src/client/client.ts';
import { median } from '../statistics.ts';
import type { ReadingTimes } from './reading-times.ts';

const repetitions = 100;
const address = { hostname: '127.0.0.1', port: Number(process.argv[2]) };

async function read(): Promise<ReadingTimes> {
  const client = await enter();
  const head = client.view.items.findLast((item) => item.kind === 'event')?.event.seq ?? 0;
  const times = {
    entering: await time(async () => (await enter()).close()),
    olderPage: await time(() => client.readHistory({ before: Math.floor(head / 2) })),
    search: await time(() => find(client, 'message quartz')),
  };
  client.close();
  return times;
}

async function enter(): Promise<Client> {
  const client = createClient({ dial: () => dial(address), nick: 'Reader' });
  await client.connect();
  return client;
}

async function find(client: Client, words: string): Promise<void> {
  const found = await client.search(words);
  if (found.type === 'refusal' || found.messages.length === 0)
    throw new Error(`The search for "${words}" found nothing.`);
}

/** The median, in milliseconds. */
async function time(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const startedAt = performance.now();
    await work();
    times.push(performance.now() - startedAt);
  }
  return median(times);
}

process.on('disconnect', () => process.exit());
process.send?.(await read());
