import { setTimeout as delay } from 'node:timers/promises';
import { measureKeys } from './key-latency.ts';
import type { Part, PartContext } from './part.ts';
import { readCpuMs } from './process-usage.ts';
import { Pty } from './pty.ts';
import type { Result, Target } from './result.ts';
import type { Sandbox } from './sandbox.ts';
import { executablePath, startServer } from './server.ts';
import { startTalker, type Talker } from './start-talker.ts';
import { quantile } from './statistics.ts';

const history = 100_000;
const floodPerSecond = 1000;
const size = { columns: 120, rows: 40 };
const idleMs = 5000;
const settleMs = 1500;
/** One frame of a 60 Hz screen. */
const frameMs = 16.7;

/** What one round measures, in milliseconds and percent of a processor. */
interface Round {
  readonly floor: readonly number[];
  readonly quiet: readonly number[];
  readonly flood: readonly number[];
  readonly idlePercent: number;
  readonly floodPercent: number;
}

export const typing: Part = {
  name: 'typing',
  title:
    `Typing: from a key to the bytes that show it, in a pseudo-terminal of ${size.columns}×${size.rows}, in a room with ${history} messages; the flood is ` +
    `${floodPerSecond} messages a second. The floor is a raw-mode echo (cat) in such a terminal, measured in the same round.`,
  run: async (context) => {
    const { sandbox, effort, progress } = context;
    const server = await startServer('pychat', { sandbox });
    const talker = await startTalker(server.port, sandbox);
    progress(`filling the room with ${history} messages`);
    await talker.say({ count: history });
    const rounds: Round[] = [];
    for (let round = 1; round <= effort.rounds; round += 1) {
      progress(`round ${round} of ${effort.rounds}`);
      rounds.push(await measure({ context, port: server.port, talker }));
    }
    await talker.stop();
    await sandbox.stop(server.process);
    return summarize(rounds);
  },
};

interface MeasureParts {
  readonly context: PartContext;
  readonly port: number;
  readonly talker: Talker;
}

async function measure({ context: { sandbox, effort }, port, talker }: MeasureParts): Promise<Round> {
  const floor = await measureFloor(sandbox, effort.keys);
  const pty = new Pty(`exec ${executablePath} join 127.0.0.1:${port} --nick Ada`, { sandbox, ...size });
  await pty.painted(' > ');
  // The compiler, too, needs some keys to get warm.
  await measureKeys(pty, effort.keys / 4);
  const idlePercent = await measureCpu(pty, () => delay(idleMs));
  const quiet = await measureKeys(pty, effort.keys);
  const flood = startFlood(talker, effort.keys);
  await delay(settleMs);
  let latencies: number[] = [];
  const floodPercent = await measureCpu(pty, async () => {
    latencies = await measureKeys(pty, effort.keys);
  });
  await flood;
  pty.type('exit\r');
  await pty.ended();
  return { floor, quiet, flood: latencies, idlePercent, floodPercent };
}

async function measureFloor(sandbox: Sandbox, keys: number): Promise<number[]> {
  const pty = new Pty('stty raw -echo; exec cat', { sandbox, ...size });
  await delay(settleMs);
  const latencies = await measureKeys(pty, keys);
  await pty.close();
  return latencies;
}

/** Lasts longer than typing so many keys. */
function startFlood(talker: Talker, keys: number): Promise<void> {
  const seconds = (keys * 75 + 2 * settleMs) / 1000;
  return talker.say({ count: Math.ceil(seconds * floodPerSecond), perSecond: floodPerSecond });
}

/** Percent of one processor that the program uses meanwhile. */
async function measureCpu(pty: Pty, meanwhile: () => Promise<unknown>): Promise<number> {
  const pid = pty.programPid;
  const [startedAt, before] = [performance.now(), readCpuMs(pid)];
  await meanwhile();
  return ((readCpuMs(pid) - before) / (performance.now() - startedAt)) * 100;
}

function summarize(rounds: readonly Round[]): Result[] {
  const result = (what: string, unit: string, measured: (round: Round) => number, target?: Target): Result => ({
    part: typing.name,
    what,
    unit,
    values: rounds.map(measured),
    ...(target && { target }),
  });
  const atMost = (value: number): Target => ({ bound: 'at most', value });
  const above = (latencies: 'quiet' | 'flood', q: number) => (round: Round) =>
    quantile(round[latencies], q) - quantile(round.floor, q);
  return [
    result('echo (the floor), p50', 'ms', ({ floor }) => quantile(floor, 0.5)),
    result('echo (the floor), p99', 'ms', ({ floor }) => quantile(floor, 0.99)),
    result('quiet, p50 above the floor', 'ms', above('quiet', 0.5)),
    result('quiet, p99 above the floor', 'ms', above('quiet', 0.99)),
    result('flood, p50 above the floor', 'ms', above('flood', 0.5), atMost(3)),
    result('flood, p99 above the floor', 'ms', above('flood', 0.99), atMost(10)),
    result('flood, slowest key', 'ms', ({ flood }) => Math.max(...flood), atMost(frameMs)),
    result('flood, CPU of the screen', '%', ({ floodPercent }) => floodPercent, atMost(40)),
    result('idle, CPU of the screen', '%', ({ idlePercent }) => idlePercent, atMost(1)),
  ];
}
