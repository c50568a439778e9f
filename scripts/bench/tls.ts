import type { Part, PartContext } from './part.ts';
import type { Result } from './result.ts';
import { type ServerName, startServer } from './server.ts';
import { collectingNodeArgs, readSettledBytes } from './settled-memory.ts';
import { startLoad } from './start-load.ts';
import { ratios } from './statistics.ts';

const members = 1000;
const idleConnections = 1000;
const warmUpConnections = 100;
const joins = 500;
const joinsAtOnce = 10;
const entriesAtOnce = 50;
const talkers = { senders: 10, window: 8 };

export const tlsPart: Part = {
  name: 'tls',
  title:
    `TLS: CPU of the host a delivery, with ${members} members, over TLS beside plaintext; memory an idle connection and the time until ` +
    'a member is in, beside a bare TLS server of Node that only greets. Ratio: to what is measured beside it in the same round.',
  run: async (context) => {
    const rounds: Round[] = [];
    for (let round = 1; round <= Math.min(3, context.effort.rounds); round += 1)
      rounds.push(await measureRound(round, context));
    const row = (what: string, { unit, atMost, of, beside }: Row): Result => ({
      part: tlsPart.name,
      what,
      unit,
      values: rounds.map((round) => round[of]),
      ...(beside && {
        ratios: ratios(
          rounds.map((round) => round[of]),
          rounds.map((round) => round[beside]),
        ),
      }),
      ...(atMost !== undefined && { target: { bound: 'at most', value: atMost } as const }),
    });
    return [
      row('delivery, plaintext', { unit: 'µs CPU', of: 'plainDelivery' }),
      row('delivery, TLS', { unit: 'µs CPU', of: 'tlsDelivery', beside: 'plainDelivery', atMost: 1.6 }),
      row('idle, bare TLS', { unit: 'KiB each', of: 'bareIdle' }),
      row('idle, pychat over TLS', { unit: 'KiB each', of: 'pychatIdle', beside: 'bareIdle', atMost: 1.3 }),
      row('bare handshake', { unit: 'ms', of: 'handshake' }),
      row('join over TLS', { unit: 'ms', of: 'join', beside: 'handshake', atMost: 10 }),
    ];
  },
};

interface Round {
  readonly plainDelivery: number;
  readonly tlsDelivery: number;
  readonly bareIdle: number;
  readonly pychatIdle: number;
  readonly handshake: number;
  readonly join: number;
}

interface Row {
  readonly unit: string;
  readonly of: keyof Round;
  readonly beside?: keyof Round;
  readonly atMost?: number;
}

async function measureRound(round: number, context: PartContext): Promise<Round> {
  const step = (text: string) => context.progress(`${text}, round ${round}`);
  step('deliveries');
  const plainDelivery = await measureDelivery('pychat', context);
  const tlsDelivery = await measureDelivery('pychat over TLS', context);
  step('idle memory');
  const bareIdle = await measureIdle('bare TLS', context);
  const pychatIdle = await measureIdle('pychat over TLS', context);
  step('joining');
  const handshake = await measureEntering('bare TLS', context);
  const join = await measureEntering('pychat over TLS', context);
  return { plainDelivery, tlsDelivery, bareIdle, pychatIdle, handshake, join };
}

/** Microseconds of the server's CPU. */
async function measureDelivery(name: ServerName, { sandbox, effort }: PartContext): Promise<number> {
  const server = await startServer(name, { sandbox });
  const load = startLoad(server, sandbox);
  await load.enter({ count: members, atOnce: entriesAtOnce });
  const { serverCpu, messagesPerSecond } = await load.talk({ ...effort, ...talkers, serverPid: server.process.pid });
  await load.stop();
  await sandbox.stop(server.process);
  return (serverCpu * 1e6) / (messagesPerSecond * members);
}

/** KiB a connection. */
async function measureIdle(name: ServerName, { sandbox }: PartContext): Promise<number> {
  const server = await startServer(name, { sandbox, nodeArgs: collectingNodeArgs });
  const load = startLoad(server, sandbox);
  const open = (count: number) => enterOrShake(load, { name, count, atOnce: entriesAtOnce });
  await open(warmUpConnections);
  const before = await readSettledBytes(server);
  await open(idleConnections);
  const growth = (await readSettledBytes(server)) - before;
  await load.stop();
  await sandbox.stop(server.process);
  return growth / idleConnections / 1024;
}

/** Milliseconds each. */
async function measureEntering(name: ServerName, { sandbox }: PartContext): Promise<number> {
  const server = await startServer(name, { sandbox });
  const load = startLoad(server, sandbox);
  await enterOrShake(load, { name, count: warmUpConnections, atOnce: joinsAtOnce });
  const { ms } = await enterOrShake(load, { name, count: joins, atOnce: joinsAtOnce });
  await load.stop();
  await sandbox.stop(server.process);
  return ms / joins;
}

interface Entering {
  readonly name: ServerName;
  readonly count: number;
  readonly atOnce: number;
}

function enterOrShake(
  load: ReturnType<typeof startLoad>,
  { name, ...members }: Entering,
): Promise<{ readonly ms: number }> {
  return name === 'bare TLS' ? load.shakeHands(members) : load.enter(members);
}
