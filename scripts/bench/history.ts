import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fillRooms } from './fill-rooms.ts';
import type { Part, PartContext } from './part.ts';
import { readResidentBytes } from './process-usage.ts';
import type { ReadingTimes } from './reader/reading-times.ts';
import type { Result, Target } from './result.ts';
import type { Sandbox } from './sandbox.ts';
import { startServer } from './server.ts';

const few = 1000;
const many = 1_000_000;
const settleMs = 1000;

interface Figures extends ReadingTimes {
  readonly hostMebibytes: number;
}

interface Round {
  readonly few: Figures;
  readonly many: Figures;
}

export const history: Part = {
  name: 'history',
  title:
    `History: a room with ${many} messages beside one with ${few}: entering it (key proof and the latest page), a page of older ` +
    'messages from its middle, a search for a common and a rare word. Ratio: to the same with few.',
  run: async (context) => {
    const { sandbox, effort, progress } = context;
    const folders = { few: await fill(context, few), many: await fill(context, many) };
    const rounds: Round[] = [];
    for (let round = 1; round <= effort.rounds; round += 1) {
      progress(`round ${round} of ${effort.rounds}`);
      rounds.push({ few: await measure(folders.few, sandbox), many: await measure(folders.many, sandbox) });
    }
    return summarize(rounds);
  },
};

async function fill({ sandbox, progress }: PartContext, count: number): Promise<string> {
  const folder = sandbox.createFolder('rooms');
  await fillRooms(folder, { count, progress });
  return folder;
}

async function measure(data: string, sandbox: Sandbox): Promise<Figures> {
  const server = await startServer('pychat', { sandbox, data });
  const program = path.join(import.meta.dirname, 'reader', 'main.ts');
  const reader = sandbox.start(process.execPath, [program, String(server.port)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(reader, 'exit').then(() => {
    throw new Error('The reader ended before it had read.');
  });
  ended.catch(() => {});
  const [times] = (await Promise.race([once(reader, 'message'), ended])) as [ReadingTimes];
  await delay(settleMs);
  const hostMebibytes = readResidentBytes(server.process.pid) / 2 ** 20;
  await sandbox.stop(reader);
  await sandbox.stop(server.process);
  return { ...times, hostMebibytes };
}

function summarize(rounds: readonly Round[]): Result[] {
  const compared = (what: string, { name, atMost }: { name: keyof ReadingTimes; atMost: number }): Result[] => [
    { part: history.name, what: `${what}, ${few}`, unit: 'ms', values: rounds.map((round) => round.few[name]) },
    {
      part: history.name,
      what: `${what}, ${many}`,
      unit: 'ms',
      values: rounds.map((round) => round.many[name]),
      ratios: rounds.map((round) => round.many[name] / round.few[name]),
      target: { bound: 'at most', value: atMost },
    },
  ];
  const target: Target = { bound: 'at most', value: 50 };
  return [
    ...compared('entering', { name: 'entering', atMost: 3 }),
    ...compared('older page', { name: 'olderPage', atMost: 3 }),
    ...compared('search for two words', { name: 'search', atMost: 10 }),
    {
      part: history.name,
      what: `host's memory above that with ${few}`,
      unit: 'MiB',
      values: rounds.map((round) => round.many.hostMebibytes - round.few.hostMebibytes),
      target,
    },
  ];
}
