import net from 'node:net';
import ipaddr from 'ipaddr.js';
import { formatGreeting } from '../gateways/http.ts';
import { formatAddress } from '../protocol/address.ts';
import type { HostConnection } from '../transport/connection.ts';
import { AddressGate } from './address-gate.ts';
import { recognizeFirstBytes } from './first-bytes.ts';
import { createHttpDoor } from './http-door.ts';
import type { Limits } from './limits.ts';
import type { ConnectionRefusal, RecordOccurrence } from './occurrence.ts';

/** Within this time a socket has shown what it is and become a connection, or it is turned away. */
const undecidedTimeoutMs = 10_000;
/** So long a socket that is turned away may take to read why. */
const farewellMs = 2000;
const sweepIntervalMs = 60_000;

/** What a listener is given. */
export interface ListenerParts {
  readonly limits: Limits;
  /** Monotonic, in milliseconds. */
  readonly now: () => number;
  /** Takes each connection over. */
  readonly accept: (connection: HostConnection) => void;
  readonly record: RecordOccurrence;
}

/** An open port. */
export interface Listener {
  readonly port: number;
  /** Takes no more sockets, and drops those that are no connections yet. The others are their owner's, and stay. */
  close(): Promise<void>;
}

/**
 * Opens the one port: each socket's first bytes show which door it wants. Without an address it listens on all of them.
 * Rejects with the system's error.
 */
export async function listen(
  { port, address }: { readonly port: number; readonly address?: string },
  { limits, now, accept, record }: ListenerParts,
): Promise<Listener> {
  const gate = new AddressGate(limits);
  const undecided = new Map<net.Socket, NodeJS.Timeout>();
  const decide = (socket: net.Socket) => {
    clearTimeout(undecided.get(socket));
    undecided.delete(socket);
  };
  const refused = (reason: ConnectionRefusal, { remoteAddress: address = '' }: net.Socket) =>
    record({ type: 'connection-refused', reason, address });
  const enterHttpDoor = createHttpDoor({
    accept: (connection, socket) => {
      decide(socket);
      accept(connection);
    },
    refused,
  });
  const turnAway = (reason: ConnectionRefusal, socket: net.Socket) => {
    refused(reason, socket);
    decide(socket);
    undecided.set(
      socket,
      setTimeout(() => socket.destroy(), farewellMs),
    );
    socket.end(formatGreeting(localAddressOf(socket)));
    // What is left unread makes the system reset the connection, and the greeting is lost on its way.
    socket.resume();
  };
  const server = net.createServer({ noDelay: true }, (socket) => {
    const remoteAddress = socket.remoteAddress ?? '';
    socket.on('error', () => socket.destroy());
    if (!gate.enter(remoteAddress, now())) {
      refused('too-many', socket);
      socket.destroy();
      return;
    }
    socket.once('close', () => {
      decide(socket);
      gate.leave(remoteAddress);
    });
    undecided.set(
      socket,
      setTimeout(() => turnAway('silent', socket), undecidedTimeoutMs),
    );
    readFirstBytes(socket, (first) => (first === 'http' ? enterHttpDoor(socket) : turnAway('not-pychat', socket)));
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
    close: async () => {
      clearInterval(sweep);
      for (const socket of undecided.keys()) socket.destroy();
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

/** Looks at the first bytes and puts them back, so that whoever serves the socket reads them all. */
function readFirstBytes(socket: net.Socket, decided: (first: 'http' | 'tls' | 'other') => void): void {
  let bytes = Buffer.alloc(0);
  const read = () => {
    const chunk: Buffer | null = socket.read();
    if (chunk === null) return;
    bytes = Buffer.concat([bytes, chunk]);
    const first = recognizeFirstBytes(bytes);
    if (first === 'undecided') return;
    socket.off('readable', read);
    socket.unshift(bytes);
    decided(first);
  };
  socket.on('readable', read);
}

function portOf(server: net.Server): number {
  return (server.address() as net.AddressInfo).port;
}

/** As a person would enter it: an IPv4 address that came in by an IPv6 socket is shown as IPv4. */
function localAddressOf({ localAddress = '', localPort = 0 }: net.Socket): string {
  const hostname = ipaddr.isValid(localAddress) ? ipaddr.process(localAddress).toString() : localAddress;
  return formatAddress({ hostname, port: localPort });
}
