import net from 'node:net';
import type { TlsCredentials } from '../../identity/certificate.ts';
import type { Limits } from '../limits.ts';
import { Traffic } from '../metrics/traffic.ts';
import { AddressGate } from './address-gate.ts';
import { Entrance, type EntranceParts } from './entrance.ts';

const sweepIntervalMs = 60_000;

/** What a listener is given. */
export interface ListenerParts extends EntranceParts {
  readonly limits: Limits;
  /** Monotonic, in milliseconds. */
  readonly now: () => number;
}

/** An open port. */
export interface Listener {
  readonly port: number;
  /** Since it is open, encryption included. */
  readonly bytesSent: number;
  /** From now on TLS shows this certificate. */
  renew(credentials: TlsCredentials): void;
  /** Takes no more sockets, and drops those that are no connections yet. The others are their owner's, and stay. */
  close(): Promise<void>;
}

/**
 * Opens the one port: each socket's first bytes show which door it wants. Without an address it listens on all of them.
 * Rejects with the system's error.
 */
export async function listen(
  { port, address }: { readonly port: number; readonly address?: string },
  parts: ListenerParts,
): Promise<Listener> {
  const { limits, now, record } = parts;
  const gate = new AddressGate(limits);
  const entrance = new Entrance(parts);
  const traffic = new Traffic();
  const server = net.createServer({ noDelay: true }, (socket) => {
    const remoteAddress = socket.remoteAddress ?? '';
    socket.on('error', () => socket.destroy());
    if (!gate.enter(remoteAddress, now())) {
      record({ type: 'connection-refused', reason: 'too-many', address: remoteAddress });
      socket.destroy();
      return;
    }
    socket.once('close', () => gate.leave(remoteAddress));
    traffic.watch(socket);
    entrance.take(socket);
  });
  const sweep = setInterval(() => gate.sweep(now()), sweepIntervalMs);
  try {
    await opened(server, { port, address });
  } catch (error) {
    clearInterval(sweep);
    throw error;
  }
  return {
    port: portOf(server),
    get bytesSent() {
      return traffic.bytesSent;
    },
    renew: (credentials) => entrance.renew(credentials),
    close: async () => {
      clearInterval(sweep);
      entrance.close();
      server.close();
    },
  };
}

function opened(server: net.Server, { port, address }: { port: number; address: string | undefined }): Promise<void> {
  return new Promise((resolve, reject) => {
    // It stays: when accepting a socket fails later, only that socket is lost.
    server.on('error', reject);
    server.listen({ port, ...(address !== undefined && { host: address }) }, resolve);
  });
}

function portOf(server: net.Server): number {
  return (server.address() as net.AddressInfo).port;
}
