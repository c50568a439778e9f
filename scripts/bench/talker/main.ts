// A member that talks as it is told over IPC, in a process of its own: pychat's own client, without a screen.
import { setTimeout as delay } from 'node:timers/promises';
import { isRefusal } from '../../../src/chat/refusal.ts';
import { createClient } from '../../../src/cli/joining/create-client.ts';
import { dial } from '../../../src/cli/joining/dial.ts';
import type { Speech } from './speech.ts';

/** When it talks as fast as it can, so many messages are not answered yet. */
const window = 256;
const beatMs = 10;

const address = { hostname: '127.0.0.1', port: Number(process.argv[2]) };
const client = createClient({ dial: () => dial(address), nick: 'Talker' });
let posted = 0;

async function speak({ count, perSecond }: Speech): Promise<void> {
  await (perSecond === undefined ? hurry(count) : keepPace({ count, perSecond }));
}

async function hurry(count: number): Promise<void> {
  const last = posted + count;
  const lane = async () => {
    while (posted < last) await post();
  };
  await Promise.all(Array.from({ length: window }, lane));
}

async function keepPace({ count, perSecond }: Required<Speech>): Promise<void> {
  const startedAt = performance.now();
  const answers: Promise<void>[] = [];
  while (answers.length < count) {
    const due = Math.min(count, Math.floor(((performance.now() - startedAt) / 1000) * perSecond));
    while (answers.length < due) answers.push(post());
    await delay(beatMs);
  }
  await Promise.all(answers);
}

async function post(): Promise<void> {
  posted += 1;
  const answer = await client.post(`message ${posted} ${'and what goes with it '.repeat(posted % 6)}`);
  if (isRefusal(answer) || answer.type === 'refused') throw new Error(answer.message);
}

process.on('message', (speech: Speech) => {
  void speak(speech).then(() => process.send?.('said'));
});
process.on('disconnect', () => process.exit());
await client.connect();
process.send?.('connected');
