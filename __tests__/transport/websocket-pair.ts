import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { Channel, Connection, HostConnection } from '../../src/transport/connection.ts';
import { websocketConnection, websocketHostConnection } from '../../src/transport/websocket.ts';
import { createTestCredentials } from '../helpers/test-identity.ts';

export const maxPayload = 64 * 1024;

const channels: Record<'plaintext' | 'tls', Channel> = {
  plaintext: { type: 'plaintext', id: '' },
  tls: { type: 'tls', id: 'channel' },
};

/** A door for WebSockets on a free port of this machine, made as the host makes its own. */
export class WebsocketDoor implements AsyncDisposable {
  readonly #server: http.Server;
  readonly #channel: Channel;
  readonly #accepted: { host: HostConnection; socket: Socket }[] = [];
  #wake = Promise.withResolvers<void>();

  static async open(type: 'plaintext' | 'tls' = 'plaintext'): Promise<WebsocketDoor> {
    const server = type === 'tls' ? https.createServer(await createTestCredentials()) : http.createServer();
    const door = new WebsocketDoor(server, channels[type]);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return door;
  }

  constructor(server: http.Server, channel: Channel) {
    this.#server = server;
    this.#channel = channel;
    const websockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      maxPayload,
      perMessageDeflate: false,
    });
    this.#server.on('upgrade', (request: http.IncomingMessage, duplex: Duplex, head: Buffer) => {
      websockets.handleUpgrade(request, duplex, head, (websocket) => {
        const socket = duplex as Socket;
        this.#accepted.push({ host: websocketHostConnection(websocket, { socket, channel }), socket });
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
    const scheme = this.#channel.type === 'tls' ? 'wss' : 'ws';
    const options = { perMessageDeflate: false, rejectUnauthorized: false };
    const websocket = new WebSocket(`${scheme}://127.0.0.1:${this.port}/`, options);
    const client = await new Promise<Connection>((resolve, reject) => {
      websocket.once('open', () => resolve(websocketConnection(websocket, this.#channel)));
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
