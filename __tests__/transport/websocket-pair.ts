import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { Connection, HostConnection } from '../../src/transport/connection.ts';
import { websocketConnection, websocketHostConnection } from '../../src/transport/websocket.ts';

export const maxPayload = 64 * 1024;

/** A door for WebSockets on a free port of this machine, made as the host makes its own. */
export class WebsocketDoor implements AsyncDisposable {
  readonly #server = http.createServer();
  readonly #accepted: { host: HostConnection; socket: Socket }[] = [];
  #wake = Promise.withResolvers<void>();

  static async open(): Promise<WebsocketDoor> {
    const door = new WebsocketDoor();
    door.#server.listen(0, '127.0.0.1');
    await once(door.#server, 'listening');
    return door;
  }

  constructor() {
    const websockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      maxPayload,
      perMessageDeflate: false,
    });
    this.#server.on('upgrade', (request: http.IncomingMessage, duplex: Duplex, head: Buffer) => {
      websockets.handleUpgrade(request, duplex, head, (websocket) => {
        const socket = duplex as Socket;
        this.#accepted.push({ host: websocketHostConnection(websocket, socket), socket });
        this.#wake.resolve();
        this.#wake = Promise.withResolvers();
      });
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** The host's end of the next connection, in the order in which they came. */
  async accept(): Promise<{ host: HostConnection; socket: Socket }> {
    for (;;) {
      const next = this.#accepted.shift();
      if (next) return next;
      await this.#wake.promise;
    }
  }

  async dial(): Promise<{ client: Connection; websocket: WebSocket; host: HostConnection; socket: Socket }> {
    const websocket = new WebSocket(`ws://127.0.0.1:${this.port}/`, { perMessageDeflate: false });
    const client = await new Promise<Connection>((resolve, reject) => {
      websocket.once('open', () => resolve(websocketConnection(websocket)));
      websocket.once('error', reject);
    });
    return { client, websocket, ...(await this.accept()) };
  }

  /** Resolves when the last connection is gone, too. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close();
    await once(this.#server, 'close');
  }
}
