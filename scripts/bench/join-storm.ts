import { requireOpenFiles } from './open-files.ts';
import type { Part, PartContext } from './part.ts';
import { startServer } from './server.ts';
import { startLoad } from './start-load.ts';

const sizes = [1250, 2500, 5000];
const entriesAtOnce = 200;
// Linear is 1; the rest is for noise.
const target = { bound: 'at most', value: 1.15 } as const;

export const joinStorm: Part = {
  name: 'join-storm',
  title:
    `Joining: time until all members are in one room (each then hears what is said), ${entriesAtOnce} entering at a time. ` +
    'Growth: log2 of the ratio of times for each doubling; 1 is linear.',
  run: async (context) => {
    requireOpenFiles(Math.max(...sizes));
    const rounds: number[][] = [];
    for (let round = 1; round <= context.effort.rounds; round += 1) rounds.push(await measureSizes(round, context));
    return [
      ...sizes.map((size, index) => ({
        part: joinStorm.name,
        what: `${size} members in`,
        unit: 's',
        values: rounds.map((seconds) => seconds[index] as number),
      })),
      ...sizes.slice(1).map((size, index) => ({
        part: joinStorm.name,
        what: `growth ${sizes[index]} to ${size}`,
        unit: '',
        values: rounds.map((seconds) => Math.log2((seconds[index + 1] as number) / (seconds[index] as number))),
      })),
      {
        part: joinStorm.name,
        what: 'growth, each doubling',
        unit: '',
        values: rounds.map(
          (seconds) => Math.log2((seconds.at(-1) as number) / (seconds[0] as number)) / (sizes.length - 1),
        ),
        target,
      },
    ];
  },
};

async function measureSizes(round: number, context: PartContext): Promise<number[]> {
  const seconds: number[] = [];
  for (const size of sizes) {
    context.progress(`${size} members, round ${round} of ${context.effort.rounds}`);
    seconds.push(await measure(size, context));
  }
  return seconds;
}

async function measure(size: number, { sandbox, profileFolder }: PartContext): Promise<number> {
  const nodeArgs = profileFolder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`];
  const server = await startServer('pychat', { sandbox, nodeArgs });
  const load = startLoad(server, sandbox);
  const { ms } = await load.enter({ count: size, atOnce: entriesAtOnce });
  // Whoever is in must hear what is said.
  await load.talk({ senders: 1, pace: { window: 1 }, warmUpMs: 0, measureMs: 100, serverPid: server.process.pid });
  await load.stop();
  await sandbox.stop(server.process);
  return ms / 1000;
}
