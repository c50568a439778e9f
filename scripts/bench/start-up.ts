import { once } from 'node:events';
import type { Part, PartContext } from './part.ts';
import { Pty } from './pty.ts';
import type { Target } from './result.ts';
import type { Sandbox } from './sandbox.ts';
import { bundlePath, executablePath } from './server.ts';
import { ratios } from './statistics.ts';

/** In the menu's first picture. */
const paintedWords = 'Host a chat';

/** Something to start, and how long it takes until it has done what it is started for. */
interface Start {
  readonly what: string;
  readonly target: Target;
  measure(sandbox: Sandbox): Promise<number>;
}

const starts: readonly Start[] = [
  { what: 'pychat port', target: { bound: 'at most', value: 4 }, measure: timeToExit(executablePath, 'port') },
  {
    what: 'node pychat.js port',
    target: { bound: 'at most', value: 4 },
    measure: timeToExit(process.execPath, bundlePath, 'port'),
  },
  { what: 'pychat, menu painted', target: { bound: 'at most', value: 6 }, measure: timeToPaint },
];
const measureBaseline = timeToExit(process.execPath, '-e', '0');

export const startUp: Part = {
  name: 'start-up',
  title:
    'Start-up: each run beside one of "node -e 0" of the same node, which is the ratio\'s other side. ' +
    `The menu: in a real terminal until "${paintedWords}".`,
  run: async ({ sandbox, effort, progress }: PartContext) => {
    const rounds: number[][] = [];
    // The first is for the disk cache, the key and the like.
    for (let round = 0; round <= effort.starts; round += 1) {
      progress(`round ${round} of ${effort.starts}`);
      const times = [await measureBaseline(sandbox)];
      for (const start of starts) times.push(await start.measure(sandbox));
      if (round > 0) rounds.push(times);
    }
    const timesOf = (index: number) => rounds.map((times) => times[index] as number);
    const baseline = timesOf(0);
    return [
      { part: startUp.name, what: 'node -e 0', unit: 'ms', values: baseline },
      ...starts.map(({ what, target }, index) => ({
        part: startUp.name,
        what,
        unit: 'ms',
        values: timesOf(index + 1),
        ratios: ratios(timesOf(index + 1), baseline),
        target,
      })),
    ];
  },
};

function timeToExit(command: string, ...args: readonly string[]): (sandbox: Sandbox) => Promise<number> {
  return async (sandbox) => {
    const startedAt = performance.now();
    const child = sandbox.start(command, args, { stdio: 'ignore' });
    const [code] = await once(child, 'exit');
    const ms = performance.now() - startedAt;
    if (code !== 0) throw new Error(`${[command, ...args].join(' ')} ended with ${code}.`);
    return ms;
  };
}

/** The start of the pseudo-terminal counts in. */
async function timeToPaint(sandbox: Sandbox): Promise<number> {
  const startedAt = performance.now();
  const pty = new Pty(`exec ${executablePath}`, { sandbox, columns: 80, rows: 24 });
  const paintedAt = await pty.painted(paintedWords);
  pty.type('q');
  await pty.ended();
  return paintedAt - startedAt;
}
