import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { waitFor } from './wait-for.ts';

/** The built program, as people get it. */
export const executable = path.resolve(import.meta.dirname, '../../dist/pychat');

if (!existsSync(executable)) throw new Error(`${executable} is missing. Build it first: npm run build`);

/** What a finished process said and how it ended. */
export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Given {
  readonly input?: string;
  readonly environment?: NodeJS.ProcessEnv;
}

/** A host that runs in a process of its own. */
export interface HostProcess {
  readonly port: number;
  readonly invite: string;
  /** For browsers. */
  readonly url: string;
  readonly code: string;
  readonly process: ChildProcessWithoutNullStreams;
  /** Ends it with this signal and waits until it is gone; returns its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** A person's home on a machine: settings, key and rooms, apart from every other's. Removed by `removeHomes`. */
export async function createHome(): Promise<string> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'pychat-home-'));
  homes.push(home);
  return home;
}

const homes: string[] = [];
const children = new Set<ChildProcessWithoutNullStreams>();

/** For `afterAll`: ends what still runs and removes every home. */
export async function cleanUp(): Promise<void> {
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(homes.splice(0).map((home) => rm(home, { recursive: true, force: true, maxRetries: 5 })));
}

/** Only what the program may rely on: no PATH, and no XDG folders of whoever runs the tests. */
export function environmentOf(home: string): NodeJS.ProcessEnv {
  return { HOME: home, PATH: '', LANG: 'C.UTF-8' };
}

/** Starts the program without waiting for anything. */
export function startPychat(
  home: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): ChildProcessWithoutNullStreams {
  const child = spawn(executable, args, { env: { ...environmentOf(home), ...environment } });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** Runs the program to its end with this standard input, and what else is given. */
export async function runPychat(home: string, args: readonly string[], given: string | Given = ''): Promise<Finished> {
  const { input = '', environment } = typeof given === 'string' ? { input: given } : given;
  const child = startPychat(home, args, environment);
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { exitCode, stdout, stderr };
}

/** Hosts without a screen and waits until it listens; on any free port unless `args` say otherwise. */
export async function startHostProcess(home: string, args: readonly string[] = []): Promise<HostProcess> {
  const hostArgs = args.includes('--port') ? args : ['--port', '0', ...args];
  const child = startPychat(home, ['host', '--headless', '--json', '--bind', '127.0.0.1', ...hostArgs]);
  const output = collect(child);
  const exited = once(child, 'exit');
  const line = await waitFor(
    () => {
      if (child.exitCode !== null) throw new Error(`The host ended with ${child.exitCode}: ${output.stderr}`);
      return output.stdout.split('\n').find((each) => each.includes('"listening"'));
    },
    () => `the host to listen; it said ${JSON.stringify(output)}`,
  );
  const { port, invite, url, code } = JSON.parse(line);
  return {
    port,
    invite,
    url,
    code,
    process: child,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      const [exitCode] = await exited;
      return exitCode;
    },
  };
}

/** What a process has said so far. */
export function collect(child: ChildProcessWithoutNullStreams): { stdout: string; stderr: string } {
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk) => (output.stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk) => (output.stderr += chunk));
  return output;
}
