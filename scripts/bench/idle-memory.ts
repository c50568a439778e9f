import { requireOpenFiles } from './open-files.ts';
import type { Part, PartContext } from './part.ts';
import { type ServerName, startServer } from './server.ts';
import { collectingNodeArgs, readSettledBytes } from './settled-memory.ts';
import { startLoad } from './start-load.ts';
import { ratios } from './statistics.ts';

/** What every program needs once is there after so many connections; growth is counted from them on. */
const warmUpMembers = 100;
const sizes = [1000, 5000];
const entriesAtOnce = 50;
const servers = ['ws', 'pychat'] as const;

export const idleMemory: Part = {
  name: 'idle-memory',
  title:
    'Idle memory a connection: growth of the resident memory after a forced garbage collection, over the connections beyond the ' +
    `first ${warmUpMembers}. pychat's members are in the room. Ratio: to plain ws in the same round.`,
  run: async (context) => {
    requireOpenFiles(Math.max(...sizes));
    const rounds: Record<(typeof servers)[number], number[][]> = { ws: [], pychat: [] };
    for (let round = 1; round <= Math.min(3, context.effort.rounds); round += 1) {
      for (const name of servers) {
        context.progress(`${name}, round ${round}`);
        rounds[name].push(await measure(name, context));
      }
    }
    return sizes.flatMap((size, index) =>
      servers.map((name) => {
        const valuesOf = (server: typeof name) => rounds[server].map((growths) => (growths[index] as number) / 1024);
        return {
          part: idleMemory.name,
          what: `${size} connections, ${name}`,
          unit: 'KiB each',
          values: valuesOf(name),
          ...(name !== 'ws' && { ratios: ratios(valuesOf(name), valuesOf('ws')) }),
        };
      }),
    );
  },
};

/** Bytes a connection, at each size. */
async function measure(name: ServerName, { sandbox }: PartContext): Promise<number[]> {
  const server = await startServer(name, { sandbox, nodeArgs: collectingNodeArgs });
  const load = startLoad(server, sandbox);
  await load.enter({ count: warmUpMembers, atOnce: entriesAtOnce });
  const before = await readSettledBytes(server);
  const growths: number[] = [];
  let members = warmUpMembers;
  for (const size of sizes) {
    await load.enter({ count: size - members, atOnce: entriesAtOnce });
    members = size;
    growths.push(((await readSettledBytes(server)) - before) / (size - warmUpMembers));
  }
  await load.stop();
  await sandbox.stop(server.process);
  return growths;
}
