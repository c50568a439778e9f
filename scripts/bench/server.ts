import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Sandbox } from './sandbox.ts';

const startTimeoutMs = 15_000;
const root = path.join(import.meta.dirname, '..', '..');

/** The bundle that `npm run build` makes, and the executable with the same inside. */
export const bundlePath = path.join(root, 'dist', 'pychat.js');
export const executablePath = path.join(root, 'dist', 'pychat');

export const serverNames = ['ws', 'socket.io', 'pychat'] as const;
export type ComparedName = (typeof serverNames)[number];

export type ServerName = ComparedName | 'pychat over TLS' | 'bare TLS' | 'bare relay over TLS';

/** Whether its members come by TLS. */
export function isEncrypted(name: ServerName): boolean {
  return name.endsWith('TLS');
}

/** A server under test, in a process of its own. */
export interface Server {
  readonly name: ServerName;
  readonly port: number;
  readonly process: ChildProcess & { readonly pid: number };
}

interface ServerOptions {
  readonly sandbox: Sandbox;
  readonly nodeArgs?: readonly string[];
  /** Where pychat keeps its rooms; a new folder by default. */
  readonly data?: string;
}

/** Starts a server on the very node that runs the bench; resolves when it listens. The sandbox stops it. */
export async function startServer(name: ServerName, { sandbox, nodeArgs = [], data }: ServerOptions): Promise<Server> {
  const args = [...nodeArgs, ...argumentsOf(name, data ?? sandbox.createFolder('rooms'))];
  const child = sandbox.start(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout as Readable });
  const exited = once(child, 'exit').then(() => {
    throw new Error(`The ${name} server ended before it listened: ${args.join(' ')}`);
  });
  const [line] = await Promise.race([once(lines, 'line', { signal: AbortSignal.timeout(startTimeoutMs) }), exited]);
  exited.catch(() => {});
  const { port } = JSON.parse(String(line)) as { port: number };
  return { name, port, process: child as Server['process'] };
}

const programs: Partial<Record<ServerName, string>> = {
  ws: 'ws.ts',
  'socket.io': 'socket-io.ts',
  'bare TLS': 'tls.ts',
  'bare relay over TLS': 'tls-relay.ts',
};

function argumentsOf(name: ServerName, data: string): string[] {
  const program = programs[name];
  if (program !== undefined) return [path.join(import.meta.dirname, 'servers', program)];
  return [
    bundlePath,
    'host',
    '--headless',
    '--json',
    '--no-discovery',
    '--port',
    '0',
    '--data',
    data,
    '--limit',
    'flood=off',
  ];
}
