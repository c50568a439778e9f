import type net from 'node:net';
import ipaddr from 'ipaddr.js';
import { formatGreeting } from '../../gateways/http/greeting.ts';
import type { WebParts } from '../../gateways/http/http-parts.ts';
import type { TlsCredentials } from '../../identity/certificate.ts';
import { formatAddress } from '../../protocol/address.ts';
import type { HostConnection } from '../../transport/connection.ts';
import type { ConnectionRefusal, RecordOccurrence } from '../occurrence.ts';
import { HttpDoor } from './http-door.ts';
import type { PlaintextGate } from './plaintext-gate.ts';
import { readFirstBytes } from './read-first-bytes.ts';
import { createTlsDoor, type TlsDoor } from './tls-door.ts';
import { UndecidedSockets } from './undecided-sockets.ts';

/** Within this time a socket has shown what it is, and again it has become a connection, or it is turned away. */
const undecidedTimeoutMs = 10_000;
const tlsTimeoutMs = 10_000;
/** So long a socket that is turned away may take to read why. */
const farewellMs = 2000;

/** What an entrance is given. */
export interface EntranceParts {
  readonly credentials: TlsCredentials;
  readonly plaintext: Pick<PlaintextGate, 'judge'>;
  readonly web: WebParts;
  /** Takes each connection over. */
  readonly accept: (connection: HostConnection) => void;
  readonly record: RecordOccurrence;
}

/** Leads each socket to the door that its first bytes ask for, by way of TLS or, where that is allowed, without. */
export class Entrance {
  readonly #parts: EntranceParts;
  readonly #undecided = new UndecidedSockets();
  readonly #httpDoor: HttpDoor;
  readonly #tlsDoor: TlsDoor;

  constructor(parts: EntranceParts) {
    this.#parts = parts;
    this.#httpDoor = new HttpDoor({
      ...parts,
      localAddressOf,
      begun: (socket) => this.#undecided.forget(socket),
      refused: (reason, socket) => this.#refused(reason, socket),
    });
    this.#tlsDoor = createTlsDoor({
      credentials: parts.credentials,
      entered: (socket) => this.#lookInside(socket),
      failed: (socket) => this.#refused('tls', socket),
    });
  }

  take(socket: net.Socket): void {
    this.#watch(socket);
    readFirstBytes(socket, (first) => {
      if (first === 'tls') this.#shakeHands(socket);
      else this.#lead(first, socket);
    });
  }

  renew(credentials: TlsCredentials): void {
    this.#tlsDoor.renew(credentials);
  }

  /** Drops the sockets that are no connections. */
  close(): void {
    this.#undecided.destroyAll();
    this.#httpDoor.close();
  }

  #watch(socket: net.Socket): void {
    socket.once('close', () => this.#undecided.forget(socket));
    this.#undecided.watch(socket, { ms: undecidedTimeoutMs, onTimeout: () => this.#turnAway('silent', socket) });
  }

  #shakeHands(socket: net.Socket): void {
    const onTimeout = () => {
      this.#refused('silent', socket);
      socket.destroy();
    };
    this.#undecided.watch(socket, { ms: tlsTimeoutMs, onTimeout });
    this.#tlsDoor.enter(socket);
  }

  #lookInside(socket: net.Socket): void {
    // Its peer has gone meanwhile, and it has no ends any more by which it would be known.
    if (socket.remotePort === undefined) return void socket.destroy();
    this.#watch(socket);
    readFirstBytes(socket, (first) => this.#lead(first === 'tls' ? 'other' : first, socket));
  }

  #lead(first: 'http' | 'other', socket: net.Socket): void {
    if (first === 'http') this.#httpDoor.enter(socket);
    else this.#turnAway('not-pychat', socket);
  }

  #turnAway(reason: ConnectionRefusal, socket: net.Socket): void {
    this.#refused(reason, socket);
    this.#undecided.watch(socket, { ms: farewellMs, onTimeout: () => socket.destroy() });
    socket.end(formatGreeting(localAddressOf(socket)));
    // What is left unread makes the system reset the connection, and the greeting is lost on its way.
    socket.resume();
  }

  #refused(reason: ConnectionRefusal, { remoteAddress: address = '' }: net.Socket): void {
    this.#parts.record({ type: 'connection-refused', reason, address });
  }
}

/** As a person would enter it: an IPv4 address that came in by an IPv6 socket is shown as IPv4. */
function localAddressOf({ localAddress = '', localPort = 0 }: net.Socket): string {
  const hostname = ipaddr.isValid(localAddress) ? ipaddr.process(localAddress).toString() : localAddress;
  return formatAddress({ hostname, port: localPort });
}
