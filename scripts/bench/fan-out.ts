import type { TalkResult } from './load/talk.ts';
import { measureTalk } from './measure-talk.ts';
import type { Part, PartContext } from './part.ts';
import type { Result } from './result.ts';
import { type ComparedName, serverNames } from './server.ts';
import { median, ratios } from './statistics.ts';

const sizes = [10, 100, 1000];
const windowMessages = 8;
const target = { bound: 'at least', value: 12 } as const;

export const fanOut: Part = {
  name: 'fan-out',
  title:
    `Fan-out: deliveries a second. Ten senders, each with ${windowMessages} messages of 128 bytes under way (a message is done ` +
    'when every member has it), the same for every server; nothing lost, doubled or out of order. Ratio: to plain ws in the same round.',
  run: async (context) => {
    const results: Result[] = [];
    for (const members of sizes) results.push(...(await measureSize(members, context)));
    return results;
  },
};

async function measureSize(members: number, context: PartContext): Promise<Result[]> {
  const rounds: Record<ComparedName, TalkResult[]> = { ws: [], 'socket.io': [], pychat: [] };
  for (let round = 1; round <= context.effort.rounds; round += 1) {
    for (const name of serverNames) {
      context.progress(`${members} members, ${name}, round ${round} of ${context.effort.rounds}`);
      rounds[name].push(await measure(name, { members, context }));
    }
  }
  const deliveries = (name: ComparedName) => rounds[name].map(({ messagesPerSecond }) => messagesPerSecond * members);
  return serverNames.map((name) => ({
    part: fanOut.name,
    what: `${members} members, ${name}`,
    unit: 'deliveries/s',
    values: deliveries(name),
    ...(name !== 'ws' && { ratios: ratios(deliveries(name), deliveries('ws')) }),
    ...(name === 'pychat' && members === 1000 && { target }),
    note: formatLoad(rounds[name]),
  }));
}

function measure(
  server: ComparedName,
  { members, context }: { members: number; context: PartContext },
): Promise<TalkResult> {
  const { profileFolder } = context;
  const isProfiled = profileFolder !== undefined && server === 'pychat';
  const nodeArgs = isProfiled ? ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`] : [];
  return measureTalk({ server, nodeArgs, members, pace: { window: windowMessages } }, context);
}

function formatLoad(rounds: readonly TalkResult[]): string {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const server = median(rounds.map(({ serverCpu }) => serverCpu));
  const load = median(rounds.map(({ loadCpu }) => loadCpu));
  return `CPU: server ${percent(server)}, load ${percent(load)}`;
}
