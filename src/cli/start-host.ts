import { randomBytes } from 'node:crypto';
import os from 'node:os';
import { Host } from '../host/host.ts';
import type { Limits } from '../host/limits.ts';
import { type Listener, listen } from '../host/listener.ts';
import { verifyKeyProof } from '../identity/key-proof.ts';
import { keyIdOf } from '../identity/person-key.ts';
import { MemoryLog } from '../storage/memory-log.ts';
import type { RoomLog } from '../storage/room-log.ts';
import { openSqliteLog } from '../storage/sqlite-log.ts';
import { StorageError } from '../storage/storage-error.ts';
import type { Connection } from '../transport/connection.ts';
import { createMemoryPair } from '../transport/memory-pair.ts';
import { reachableHostnames } from './bound-address.ts';
import { findFreePort } from './free-port.ts';
import { PychatError } from './pychat-error.ts';
import { announceHost, findRunningHosts } from './running-hosts.ts';
import { software } from './version.ts';

/** How to host. Without a port: pychat's usual one or the next free one. */
export interface HostOptions {
  readonly port: number | undefined;
  /** Listen on this address only. */
  readonly bind: string | undefined;
  /** Undefined: the machine's name. */
  readonly title: string | undefined;
  /** Undefined: nothing on disk. */
  readonly dataFolder: string | undefined;
  readonly isDurable: boolean;
  readonly limits: Limits;
}

/** A host that listens. */
export interface StartedHost {
  readonly port: number;
  /** Where others reach it, best first. */
  readonly addresses: readonly string[];
  readonly title: string;
  /** A connection from inside this process. */
  dial(): Promise<Connection>;
  /** Tells everybody, then stops. */
  close(): Promise<void>;
}

/** What a host asks of the program around it. */
export interface HostSurroundings {
  /** Is told of what went wrong while it served; it goes on. */
  reportFailure(message: string): void;
}

/** Opens log, host and port; throws a `PychatError` that says what is in the way. */
export async function startHost(options: HostOptions, surroundings: HostSurroundings): Promise<StartedHost> {
  const { bind, dataFolder, title = os.hostname() } = options;
  const host = await openHost({ ...options, title }, surroundings);
  const listener = await openPort(host, options).catch(async (error) => {
    await host.close();
    throw error;
  });
  const { port } = listener;
  const retract = announceHost({
    pid: process.pid,
    port,
    title,
    ...(bind !== undefined && { bind }),
    ...(dataFolder !== undefined && { dataFolder }),
  });
  return {
    port,
    addresses: reachableHostnames(bind),
    title,
    dial: async () => {
      const pair = createMemoryPair();
      host.accept(pair.host);
      return pair.client;
    },
    close: async () => {
      retract();
      await Promise.all([listener.close(), host.close()]);
    },
  };
}

async function openHost(
  options: HostOptions & { readonly title: string },
  { reportFailure }: HostSurroundings,
): Promise<Host> {
  const log = openLog(options);
  const parts = {
    log,
    title: options.title,
    limits: options.limits,
    native: { software, createNonce: random128, verifyKeyProof, keyIdOf },
    createToken: random128,
    clock: Date.now,
    now: () => performance.now(),
    reportFailure: (error: unknown) => reportFailure(error instanceof Error ? error.message : String(error)),
  };
  try {
    return await Host.open(parts);
  } catch (error) {
    await log.close();
    throw error instanceof StorageError ? new PychatError('failed', error.message, { cause: error }) : error;
  }
}

function random128(): string {
  return randomBytes(16).toString('base64url');
}

function openLog({ dataFolder, isDurable }: HostOptions): RoomLog {
  if (dataFolder === undefined) return new MemoryLog();
  try {
    return openSqliteLog({ folder: dataFolder, isDurable });
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    if (error.code !== 'in-use') throw new PychatError('failed', error.message, { cause: error });
    throw inUseError(dataFolder, error);
  }
}

function inUseError(dataFolder: string, cause: StorageError): PychatError {
  const other = findRunningHosts().find((host) => host.dataFolder === dataFolder);
  if (!other)
    return new PychatError('failed', cause.message, { cause, hint: 'Close it, or choose another folder with --data.' });
  return new PychatError(
    'failed',
    `${JSON.stringify(other.title)} is hosted here already, on port ${other.port} (process ${other.pid}).`,
    {
      cause,
      hint: `Join it with "pychat join 127.0.0.1:${other.port}", close it, or choose another folder with --data.`,
    },
  );
}

async function openPort(host: Host, { port, bind, limits }: HostOptions): Promise<Listener> {
  const parts = { limits, now: () => performance.now(), accept: host.accept.bind(host) };
  for (;;) {
    const candidate = port ?? (await findFreePort());
    try {
      return await listen({ port: candidate, ...(bind !== undefined && { address: bind }) }, parts);
    } catch (error) {
      // Someone may take a free port between the look and the listen: look again.
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (port === undefined && isTaken) continue;
      throw listenError(error as NodeJS.ErrnoException, { port: candidate, bind });
    }
  }
}

function listenError(
  cause: NodeJS.ErrnoException,
  { port, bind }: { port: number; bind: string | undefined },
): PychatError {
  switch (cause.code) {
    case 'EADDRINUSE':
      return new PychatError('cannot-listen', `Port ${port} is in use.`, {
        cause,
        hint: 'Choose another with --port, or leave --port out.',
      });
    case 'EACCES':
      return new PychatError('cannot-listen', `Port ${port} may not be used by this account.`, {
        cause,
        hint: 'Choose one above 1023 with --port.',
      });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new PychatError('cannot-listen', `This machine does not have the address ${bind}.`, {
        cause,
        hint: 'See its addresses with "pychat ip".',
      });
    default:
      return new PychatError('cannot-listen', `Port ${port} cannot be opened: ${cause.message}.`, { cause });
  }
}
