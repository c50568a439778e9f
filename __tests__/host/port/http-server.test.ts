import { once } from 'node:events';
import net from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHttpServer, type HttpTimes } from '../../../src/host/port/http-server.ts';
import { RawSocket } from '../../helpers/raw-socket.ts';

const never = 60_000;

describe('a socket that speaks HTTP slowly', () => {
  let listener: net.Server;
  let close: () => void;
  let sockets: Set<net.Socket>;
  beforeEach(() => {
    sockets = new Set();
  });
  afterEach(() => {
    close();
    listener.close();
    for (const socket of sockets) socket.destroy();
  });

  const connect = async (times: Partial<HttpTimes>) => {
    const all = { headersMs: never, requestMs: never, keepAliveMs: never, stalledMs: never, ...times };
    const server = createHttpServer((request, response) => {
      request.resume();
      // Without an end: what waits for `later` is never answered.
      if (request.url !== '/later') request.once('end', () => response.end('answer'));
    }, all);
    close = () => void server.close();
    listener = net.createServer((socket) => {
      sockets.add(socket);
      server.emit('connection', socket);
    });
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    return RawSocket.connect((listener.address() as net.AddressInfo).port);
  };
  const requestOf = (path: string, headers = '') => `POST ${path} HTTP/1.1\r\nHost: x\r\n${headers}\r\n`;

  it('is answered with 408 when its headers do not end', async () => {
    const socket = await connect({ headersMs: 200, requestMs: 500 });
    await socket.write(requestOf('/').slice(0, -2));
    await socket.closed;
    expect(socket.received.toString()).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/u);
  });

  it('is answered with 408 when its body does not end', async () => {
    const socket = await connect({ headersMs: 100, requestMs: 300 });
    await socket.write(requestOf('/', 'Content-Length: 5\r\n'));
    await socket.write('abc');
    await socket.closed;
    expect(socket.received.toString()).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/u);
  });

  it('is dropped when it asks for nothing more', async () => {
    const socket = await connect({ keepAliveMs: 100 });
    await socket.write(requestOf('/'));
    await socket.until('answer');
    await socket.closed;
  });

  it('is dropped when nothing moves', async () => {
    const socket = await connect({ stalledMs: 200 });
    await socket.write(requestOf('/later'));
    await socket.closed;
    expect(socket.received).toHaveLength(0);
  });
});
