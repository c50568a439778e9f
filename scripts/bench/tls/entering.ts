import type { PartContext } from '../part.ts';
import type { Result } from '../result.ts';
import { type Server, type ServerName, startServer } from '../server.ts';
import { collectingNodeArgs, readSettledBytes } from '../settled-memory.ts';
import { type Load, startLoad } from '../start-load.ts';
import { median, ratios } from '../statistics.ts';

const part = 'tls';
const maxRounds = 3;
/** What every program needs once is there after so many connections. */
const warmUpConnections = 100;
const joins = 500;
const joinsAtOnce = 10;
const idleConnections = 1000;
const entriesAtOnce = 50;

/** How long it takes until somebody is in, beside a bare handshake and beside plaintext. */
export async function measureJoins(context: PartContext): Promise<Result[]> {
  const names = ['bare TLS', 'pychat', 'pychat over TLS'] as const;
  const [bare, plain, encrypted] = await measureRounds(names, { what: 'joining', measure: measureJoin, context });
  const toPlain = median(ratios(encrypted, plain));
  const ms = { part, unit: 'ms' };
  return [
    { ...ms, what: 'a handshake, bare TLS', values: bare },
    { ...ms, what: 'a join, pychat', values: plain, ratios: ratios(plain, bare) },
    {
      ...ms,
      what: 'a join, pychat over TLS',
      values: encrypted,
      ratios: ratios(encrypted, bare),
      target: { bound: 'at most', value: 10 },
      note: `${toPlain.toFixed(2)} × a join in plaintext`,
    },
  ];
}

/** What an idle connection holds, beside a bare one. */
export async function measureIdle(context: PartContext): Promise<Result[]> {
  const names = ['bare TLS', 'pychat over TLS'] as const;
  const [bare, pychat] = await measureRounds(names, { what: 'idle memory', measure: measureGrowth, context });
  const each = { part, unit: 'KiB' };
  return [
    { ...each, what: 'an idle connection, bare TLS', values: bare },
    {
      ...each,
      what: 'an idle connection, pychat over TLS',
      values: pychat,
      ratios: ratios(pychat, bare),
      target: { bound: 'at most', value: 1.3 },
    },
  ];
}

interface Measuring {
  readonly what: string;
  readonly measure: (name: ServerName, context: PartContext) => Promise<number>;
  readonly context: PartContext;
}

/** Of each server, one value a round: one after the other in each round, in turns from the first and from the last on. */
async function measureRounds<Names extends readonly ServerName[]>(
  names: Names,
  { what, measure, context }: Measuring,
): Promise<{ [Name in keyof Names]: number[] }> {
  const values = names.map((): number[] => []);
  for (let round = 1; round <= Math.min(maxRounds, context.effort.rounds); round += 1) {
    const order = [...names.keys()];
    for (const index of round % 2 === 1 ? order : order.toReversed()) {
      const name = names[index] as ServerName;
      context.progress(`${what}, ${name}, round ${round}`);
      values[index]?.push(await measure(name, context));
    }
  }
  return values as { [Name in keyof Names]: number[] };
}

/** Milliseconds each. */
async function measureJoin(name: ServerName, { sandbox }: PartContext): Promise<number> {
  const server = await startServer(name, { sandbox });
  const load = startLoad(server, sandbox);
  await enter({ server, load }, { count: warmUpConnections, atOnce: joinsAtOnce });
  const { ms } = await enter({ server, load }, { count: joins, atOnce: joinsAtOnce });
  await load.stop();
  await sandbox.stop(server.process);
  return ms / joins;
}

/** KiB a connection. */
async function measureGrowth(name: ServerName, { sandbox }: PartContext): Promise<number> {
  const server = await startServer(name, { sandbox, nodeArgs: collectingNodeArgs });
  const load = startLoad(server, sandbox);
  await enter({ server, load }, { count: warmUpConnections, atOnce: entriesAtOnce });
  const before = await readSettledBytes(server);
  await enter({ server, load }, { count: idleConnections, atOnce: entriesAtOnce });
  const growth = (await readSettledBytes(server)) - before;
  await load.stop();
  await sandbox.stop(server.process);
  return growth / idleConnections / 1024;
}

function enter(
  { server, load }: { readonly server: Server; readonly load: Load },
  members: { readonly count: number; readonly atOnce: number },
): Promise<{ readonly ms: number }> {
  return server.name === 'bare TLS' ? load.shakeHands(members) : load.enter(members);
}
