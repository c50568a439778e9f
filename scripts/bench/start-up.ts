import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Part, PartContext } from './part.ts';
import type { Target } from './result.ts';
import type { Sandbox } from './sandbox.ts';
import { bundlePath, executablePath } from './server.ts';
import { ratios } from './statistics.ts';

const paintTimeoutMs = 15_000;
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

/** `script` of util-linux gives the menu its terminal and passes on what it paints; its own start counts in. */
async function timeToPaint(sandbox: Sandbox): Promise<number> {
  const startedAt = performance.now();
  const child = sandbox.start('script', ['-qfec', executablePath, '/dev/null'], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child, 'spawn');
  await painted(child.stdout as Readable);
  const ms = performance.now() - startedAt;
  (child.stdin as Writable).write('q');
  await once(child, 'exit');
  return ms;
}

function painted(screen: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    const timeout = setTimeout(
      () => reject(new Error(`The menu did not paint "${paintedWords}": ${JSON.stringify(text)}`)),
      paintTimeoutMs,
    );
    screen.on('data', (bytes: Buffer) => {
      text += bytes;
      if (!text.includes(paintedWords)) return;
      clearTimeout(timeout);
      resolve();
    });
  });
}
