import { randomBytes } from 'node:crypto';
import { dial } from '../../src/cli/joining/dial.ts';
import type { WebParts } from '../../src/gateways/http/http-parts.ts';
import { Host } from '../../src/host/host.ts';
import type { HostParts } from '../../src/host/host-parts.ts';
import { type Limits, parseLimits } from '../../src/host/limits.ts';
import type { Occurrence } from '../../src/host/occurrence.ts';
import { type Listener, listen } from '../../src/host/port/listener.ts';
import { PlaintextGate } from '../../src/host/port/plaintext-gate.ts';
import type { PlaintextPolicy } from '../../src/host/port/plaintext-policy.ts';
import type { TlsCredentials } from '../../src/identity/certificate.ts';
import { verifyKeyProof } from '../../src/identity/key-proof.ts';
import { keyIdOf } from '../../src/identity/person-key.ts';
import { MemoryLog } from '../../src/storage/memory/memory-log.ts';
import type { RoomLog } from '../../src/storage/room-log.ts';
import type { Connection } from '../../src/transport/connection.ts';
import { createMemoryPair } from '../../src/transport/memory-pair.ts';
import { createTestCredentials } from './test-identity.ts';
import { testWebParts } from './test-web.ts';

/** A real host in this process, and the ways into it. */
export interface TestHost {
  readonly host: Host;
  readonly log: RoomLog;
  /** What the host reported, oldest first. */
  readonly failures: readonly unknown[];
  /** What the host and its port recorded, oldest first. */
  readonly occurrences: readonly Occurrence[];
  /** A connection inside the process. */
  readonly dial: () => Promise<Connection>;
  /** A real WebSocket over TLS; opens the port at the first call. */
  readonly dialSocket: () => Promise<Connection>;
  /** The real port; opens it at the first call. */
  readonly port: () => Promise<number>;
  /** By the port, so far. */
  readonly bytesSent: () => Promise<number>;
  /** The port shows this certificate from now on. */
  readonly renew: (credentials: TlsCredentials) => Promise<void>;
  close(): Promise<void>;
}

/** One certificate for all hosts of a test file. */
const credentials = createTestCredentials();

/** `limits` are settings as `--limit` takes them, over `flood=off`. Close the host; it closes the log. */
export async function openTestHost({
  log = new MemoryLog(),
  limits = [],
  plaintext = 'lan',
  web,
  ...changes
}: {
  log?: RoomLog;
  limits?: readonly string[];
  plaintext?: PlaintextPolicy;
  web?: Partial<WebParts>;
} & Partial<
  Pick<
    HostParts,
    'ownerKey' | 'isPrivate' | 'onCodeReplaced' | 'now' | 'clock' | 'random' | 'retention' | 'emptyRoomMs'
  >
> = {}): Promise<TestHost> {
  const failures: unknown[] = [];
  const occurrences: Occurrence[] = [];
  const record = (occurrence: Occurrence) => void occurrences.push(occurrence);
  const parsed = testLimits(limits);
  const now = () => performance.now();
  const host = await Host.open({
    log,
    title: 'Test room',
    isPrivate: false,
    limits: parsed,
    retention: { maxAgeMs: Number.POSITIVE_INFINITY, maxEvents: Number.POSITIVE_INFINITY },
    emptyRoomMs: 24 * 60 * 60 * 1000,
    native: { software: 'test-host', createNonce: random128, verifyKeyProof, keyIdOf },
    createToken: random128,
    random: Math.random,
    clock: Date.now,
    now,
    reportFailure: (error) => failures.push(error),
    record,
    ...changes,
  });
  let listening: Promise<Listener> | undefined;
  const gate = new PlaintextGate({ policy: plaintext, onKnock: () => {}, localNetworks: () => [] });
  const open = async () => {
    const parts = {
      limits: parsed,
      now,
      accept: host.accept.bind(host),
      record,
      plaintext: gate,
      web: testWebParts(web),
    };
    return listen({ port: 0, address: '127.0.0.1' }, { ...parts, credentials: await credentials });
  };
  const port = async () => {
    listening ??= open();
    return (await listening).port;
  };
  return {
    host,
    log,
    failures,
    occurrences,
    port,
    bytesSent: async () => (await listening)?.bytesSent ?? 0,
    renew: async (renewed) => (await listening)?.renew(renewed),
    dial: async () => {
      const pair = createMemoryPair();
      host.accept(pair.host);
      return pair.client;
    },
    dialSocket: async () => dial({ hostname: '127.0.0.1', port: await port() }),
    close: async () => {
      await Promise.all([listening?.then((listener) => listener.close()), host.close()]);
    },
  };
}

export function testLimits(settings: readonly string[]): Limits {
  const limits = parseLimits(['flood=off', ...settings]);
  if ('mistake' in limits) throw new Error(limits.mistake);
  return limits;
}

function random128(): string {
  return randomBytes(16).toString('base64url');
}
