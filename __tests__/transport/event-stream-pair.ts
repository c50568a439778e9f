import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createHttpGateway } from '../../src/gateways/http/http-gateway.ts';
import type { HostConnection } from '../../src/transport/connection.ts';
import { openStreamClient, type StreamClient } from '../helpers/stream-client.ts';
import { createTestCredentials } from '../helpers/test-identity.ts';
import { testWebParts } from '../helpers/test-web.ts';

/** A door for streams on a free port of this machine, behind the host's own gateway. */
export class StreamDoor implements AsyncDisposable {
  readonly #server: http.Server;
  readonly #scheme: 'http' | 'https';
  readonly #accepted: { host: HostConnection; socket: Socket }[] = [];

  static async open(scheme: 'http' | 'https' = 'http'): Promise<StreamDoor> {
    const server = scheme === 'https' ? https.createServer(await createTestCredentials()) : http.createServer();
    const door = new StreamDoor(server, scheme);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return door;
  }

  constructor(server: http.Server, scheme: 'http' | 'https') {
    this.#server = server;
    this.#scheme = scheme;
    const gateway = createHttpGateway({
      ...testWebParts(),
      refused: () => {},
      accept: (host, socket) => void this.#accepted.push({ host, socket }),
    });
    this.#server.on('request', gateway);
  }

  get origin(): string {
    return `${this.#scheme}://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async dial(): Promise<{ client: StreamClient; host: HostConnection; socket: Socket }> {
    const client = await openStreamClient(this.origin);
    return { client, ...(this.#accepted.shift() as { host: HostConnection; socket: Socket }) };
  }

  /** Resolves when the last connection is gone, too. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close();
    this.#server.closeIdleConnections();
    await once(this.#server, 'close');
  }
}
