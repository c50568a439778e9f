import type { Part, PartContext } from './part.ts';
import { readResidentBytes } from './process-usage.ts';
import { Pty } from './pty.ts';
import { executablePath, startServer } from './server.ts';
import { startTalker } from './start-talker.ts';

const messages = 1_000_000;
/** After this many, all that is kept has reached its bounds. */
const messagesBefore = 100_000;
const steps = 10;

export const longFlood: Part = {
  name: 'long-flood',
  title:
    `A long flood: the screen's resident memory while ${messages} messages pass as fast as the host takes them. ` +
    `Ratio: to its largest while the first ${messagesBefore} passed.`,
  run: async ({ sandbox, progress }: PartContext) => {
    const server = await startServer('pychat', { sandbox });
    const talker = await startTalker(server.port, sandbox);
    const pty = new Pty(`exec ${executablePath} join 127.0.0.1:${server.port} --nick Ada`, {
      sandbox,
      columns: 120,
      rows: 40,
    });
    await pty.painted(' > ');
    const peaks: number[] = [];
    const say = async (count: number) => {
      let peak = 0;
      const watch = setInterval(() => (peak = Math.max(peak, readResidentBytes(pty.programPid))), 20);
      await talker.say({ count });
      clearInterval(watch);
      peaks.push(peak);
    };
    await say(messagesBefore);
    for (let step = 1; step <= steps; step += 1) {
      progress(`${step} of ${steps}`);
      await say(messages / steps);
    }
    pty.type('exit\r');
    await pty.ended();
    await talker.stop();
    await sandbox.stop(server.process);
    const [before = 0, ...later] = peaks;
    const part = longFlood.name;
    return [
      { part, what: `first ${messagesBefore} messages`, unit: 'MiB', values: [before / 2 ** 20] },
      {
        part,
        what: `each ${messages / steps} of the ${messages} after them`,
        unit: 'MiB',
        values: later.map((bytes) => bytes / 2 ** 20),
        ratios: later.map((bytes) => bytes / before),
        target: { bound: 'at most', value: 1.25 },
      },
    ];
  },
};
