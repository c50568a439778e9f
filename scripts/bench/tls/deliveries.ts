import type { Pace } from '../load/pace.ts';
import type { TalkResult } from '../load/talk.ts';
import { measureTalk } from '../measure-talk.ts';
import type { PartContext } from '../part.ts';
import type { Result, Target } from '../result.ts';
import { ratios } from '../statistics.ts';

const part = 'tls';
const doors = ['pychat', 'pychat over TLS', 'bare relay over TLS'] as const;
type Door = (typeof doors)[number];
type Rounds = Record<Door, TalkResult[]>;

const sizes = [10, 100, 1000];
const closedLoop = { window: 8 };
/** What both bear with time to spare. */
const steady = { members: 1000, perSecond: 300 };
const cpuTarget: Target = { bound: 'at most', value: 1.6 };

/** How much each door delivers at most, and what a delivery costs it: with as much to do as it can, and with the same to do. */
export async function measureDeliveries(context: PartContext): Promise<Result[]> {
  const results: Result[] = [];
  for (const members of sizes) {
    const rounds = await measureRounds({ members, pace: closedLoop }, context);
    const rate = (result: TalkResult) => result.messagesPerSecond * members;
    results.push(...summarize(rounds, { what: `${members} members`, unit: 'deliveries/s', of: rate }));
    results.push(...summarizeCpu(rounds, { members, what: `CPU, ${members} members` }));
  }
  const { members, perSecond } = steady;
  const rounds = await measureRounds({ members, pace: { perSecond } }, context);
  return [...results, ...summarizeCpu(rounds, { members, what: `CPU, ${members} members, ${perSecond} messages/s` })];
}

/** One after the other in each round, in turns from the first and from the last on. */
async function measureRounds(talk: { members: number; pace: Pace }, context: PartContext): Promise<Rounds> {
  const rounds: Rounds = { pychat: [], 'pychat over TLS': [], 'bare relay over TLS': [] };
  for (let round = 1; round <= context.effort.rounds; round += 1) {
    for (const server of round % 2 === 1 ? doors : doors.toReversed()) {
      context.progress(`${talk.members} members, ${server}, round ${round} of ${context.effort.rounds}`);
      rounds[server].push(await measureTalk({ ...talk, server }, context));
    }
  }
  return rounds;
}

interface Measure {
  readonly what: string;
  readonly unit: string;
  readonly of: (result: TalkResult) => number;
  /** Of pychat over TLS. */
  readonly target?: Target;
}

function summarize(rounds: Rounds, { what, unit, of, target }: Measure): Result[] {
  return doors.map((door) => ({
    part,
    what: `${what}, ${door}`,
    unit,
    values: rounds[door].map(of),
    ...(door !== 'pychat' && { ratios: ratios(rounds[door].map(of), rounds.pychat.map(of)) }),
    ...(door === 'pychat over TLS' && target && { target }),
  }));
}

function summarizeCpu(rounds: Rounds, { members, what }: { members: number; what: string }): Result[] {
  const of = ({ serverCpu, messagesPerSecond }: TalkResult) => (serverCpu * 1e6) / (messagesPerSecond * members);
  return summarize(rounds, { what, unit: 'µs/delivery', of, target: cpuTarget });
}
