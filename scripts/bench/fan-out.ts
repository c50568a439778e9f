import type { TalkResult } from './load/talk.ts';
import type { Part, PartContext } from './part.ts';
import type { Result } from './result.ts';
import { type ComparedName, serverNames, startServer } from './server.ts';
import { startLoad } from './start-load.ts';
import { median, ratios } from './statistics.ts';

const sizes = [10, 100, 1000];
const senders = 10;
const windowMessages = 8;
const entriesAtOnce = 50;
const target = { bound: 'at least', value: 12 } as const;

export const fanOut: Part = {
  name: 'fan-out',
  title:
    `Fan-out: deliveries a second. ${senders} senders, each with ${windowMessages} messages of 128 bytes under way (a message is done ` +
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

async function measure(
  name: ComparedName,
  { members, context }: { members: number; context: PartContext },
): Promise<TalkResult> {
  const { sandbox, effort, profileFolder } = context;
  const isProfiled = profileFolder !== undefined && name === 'pychat';
  const nodeArgs = isProfiled ? ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`] : [];
  const server = await startServer(name, { sandbox, nodeArgs });
  const load = startLoad(server, sandbox);
  await load.enter({ count: members, atOnce: entriesAtOnce });
  const result = await load.talk({
    ...effort,
    senders: Math.min(senders, members),
    window: windowMessages,
    serverPid: server.process.pid,
  });
  await load.stop();
  await sandbox.stop(server.process);
  return result;
}

function formatLoad(rounds: readonly TalkResult[]): string {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const server = median(rounds.map(({ serverCpu }) => serverCpu));
  const load = median(rounds.map(({ loadCpu }) => loadCpu));
  return `CPU: server ${percent(server)}, load ${percent(load)}`;
}
