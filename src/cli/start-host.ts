import { randomBytes, randomInt } from 'node:crypto';
import os from 'node:os';
import { Host } from '../host/host.ts';
import type { Limits } from '../host/limits.ts';
import type { ListenerParts } from '../host/listener.ts';
import { verifyKeyProof } from '../identity/key-proof.ts';
import { keyIdOf } from '../identity/person-key.ts';
import type { Retention } from '../storage/room-log.ts';
import { StorageError } from '../storage/storage-error.ts';
import type { Connection } from '../transport/connection.ts';
import { createMemoryPair } from '../transport/memory-pair.ts';
import { reachableHostnames } from './bound-address.ts';
import { HostLog } from './log/host-log.ts';
import { troubleOf } from './log/log-entry.ts';
import { openLog } from './open-log.ts';
import { openPort } from './open-port.ts';
import { PychatError } from './pychat-error.ts';
import { announceHost } from './running-hosts.ts';
import { pychatVersion, software } from './version.ts';

const msPerHour = 3_600_000;

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
  /** How much of its rooms it keeps. */
  readonly retention: Retention;
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

/** What serves, before it has a port. */
interface OpenedHost {
  readonly host: Host;
  readonly hostLog: HostLog;
}

/** Opens log, host and port; throws a `PychatError` that says what is in the way. */
export async function startHost(options: HostOptions, surroundings: HostSurroundings): Promise<StartedHost> {
  const { bind, dataFolder, title = os.hostname() } = options;
  const opened = await openHost({ ...options, title }, surroundings);
  const { host, hostLog } = opened;
  const listener = await openPort(listenerParts(opened, options), options).catch(async (error) => {
    await host.close();
    hostLog.close();
    throw error;
  });
  const { port } = listener;
  const addresses = reachableHostnames(bind);
  hostLog.record({
    type: 'host-started',
    title,
    port,
    addresses,
    version: pychatVersion,
    ...(dataFolder !== undefined && { dataFolder }),
  });
  hostLog.flush();
  const retract = announceHost({
    pid: process.pid,
    port,
    title,
    ...(bind !== undefined && { bind }),
    ...(dataFolder !== undefined && { dataFolder }),
  });
  return {
    port,
    addresses,
    title,
    dial: async () => {
      const pair = createMemoryPair();
      host.accept(pair.host);
      return pair.client;
    },
    close: async () => {
      retract();
      await Promise.all([listener.close(), host.close()]);
      hostLog.record({ type: 'host-stopped' });
      hostLog.close();
    },
  };
}

function listenerParts({ host, hostLog }: OpenedHost, { limits }: HostOptions): ListenerParts {
  return {
    limits,
    now: () => performance.now(),
    accept: host.accept.bind(host),
    record: hostLog.record.bind(hostLog),
  };
}

async function openHost(
  options: HostOptions & { readonly title: string },
  { reportFailure }: HostSurroundings,
): Promise<OpenedHost> {
  const log = openLog(options);
  const hostLog = HostLog.open(reportFailure);
  const report = (error: unknown) => {
    const failure = troubleOf('failed', error);
    hostLog.record(failure);
    reportFailure(failure.message);
  };
  try {
    const parts = { ...hostParts(options), log, reportFailure: report, record: hostLog.record.bind(hostLog) };
    return { host: await Host.open(parts), hostLog };
  } catch (error) {
    await log.close();
    hostLog.close();
    throw error instanceof StorageError ? new PychatError('failed', error.message, { cause: error }) : error;
  }
}

function hostParts({ title, limits, retention }: HostOptions & { readonly title: string }) {
  return {
    title,
    limits,
    retention,
    emptyRoomMs: limits.emptyRoomHours * msPerHour,
    native: { software, createNonce: random128, verifyKeyProof, keyIdOf },
    createToken: random128,
    random: () => randomInt(2 ** 32) / 2 ** 32,
    clock: Date.now,
    now: () => performance.now(),
  };
}

function random128(): string {
  return randomBytes(16).toString('base64url');
}
