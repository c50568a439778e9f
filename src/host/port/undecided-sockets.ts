import type net from 'node:net';

interface Waiting {
  readonly socket: net.Socket;
  readonly timeout: NodeJS.Timeout;
}

/**
 * The sockets that are no connections yet, each with the time it has left. A TLS socket and the one that carries it count as
 * one, known by its two ends, as neither knows the other.
 */
export class UndecidedSockets {
  readonly #waiting = new Map<string, Waiting>();
  readonly #ends = new WeakMap<net.Socket, string>();

  /** From now on `onTimeout` comes after so long, and nothing that was to come before. */
  watch(socket: net.Socket, { ms, onTimeout }: { readonly ms: number; readonly onTimeout: () => void }): void {
    this.forget(socket);
    this.#waiting.set(this.#endsOf(socket), { socket, timeout: setTimeout(onTimeout, ms) });
  }

  /** It has become a connection, or is closed. */
  forget(socket: net.Socket): void {
    const ends = this.#endsOf(socket);
    clearTimeout(this.#waiting.get(ends)?.timeout);
    this.#waiting.delete(ends);
  }

  destroyAll(): void {
    for (const { socket } of this.#waiting.values()) socket.destroy();
  }

  #endsOf(socket: net.Socket): string {
    const { remoteAddress, remotePort, localAddress } = socket;
    // A closed socket has forgotten them.
    const ends = this.#ends.get(socket) ?? `${remoteAddress} ${remotePort} ${localAddress}`;
    this.#ends.set(socket, ends);
    return ends;
  }
}
