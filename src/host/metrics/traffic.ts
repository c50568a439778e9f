import type net from 'node:net';

/** What has gone out by sockets. Nothing is counted as it goes: each socket knows it when it is asked. */
export class Traffic {
  readonly #open = new Set<net.Socket>();
  #bytesSentByOthers = 0;

  watch(socket: net.Socket): void {
    this.#open.add(socket);
    socket.once('close', () => {
      this.#open.delete(socket);
      this.#bytesSentByOthers += socket.bytesWritten;
    });
  }

  /** Also by those that are closed. */
  get bytesSent(): number {
    let sum = this.#bytesSentByOthers;
    for (const { bytesWritten } of this.#open) sum += bytesWritten;
    return sum;
  }
}
