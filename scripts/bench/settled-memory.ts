import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { readResidentBytes } from './process-usage.ts';
import type { Server } from './server.ts';

const settleMs = 2500;
const collectMs = 1000;

/** What a server must be started with for its memory to be read. */
export const collectingNodeArgs = [
  '--expose-gc',
  '--import',
  path.join(import.meta.dirname, 'servers', 'collect-on-signal.mjs'),
];

/** Its resident memory after a forced garbage collection. */
export async function readSettledBytes({ process }: Server): Promise<number> {
  await delay(settleMs);
  process.kill('SIGUSR2');
  await delay(collectMs);
  return readResidentBytes(process.pid);
}
