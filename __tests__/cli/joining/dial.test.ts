import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import { afterEach, describe, expect, it } from '@jest/globals';
import { WebSocketServer } from 'ws';
import { dial } from '../../../src/cli/joining/dial.ts';
import { ClientError } from '../../../src/client/client-error.ts';
import { keyIdOf } from '../../../src/identity/person-key.ts';
import { createTestCredentials, createTestKey } from '../../helpers/test-identity.ts';

const personKey = createTestKey();
const credentials = await createTestCredentials(personKey);

const servers: (net.Server | http.Server)[] = [];

/** Listens on any free port; returns the address and each socket's end. */
async function serve(
  server: net.Server,
): Promise<{ address: { hostname: string; port: number }; ends: Promise<unknown>[] }> {
  const ends: Promise<unknown>[] = [];
  servers.push(server);
  server.on('connection', (socket: net.Socket) => {
    socket.on('error', () => {});
    ends.push(new Promise((resolve) => socket.once('close', resolve)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { address: { hostname: '127.0.0.1', port: (server.address() as net.AddressInfo).port }, ends };
}

/** A WebSocket server that chooses this subprotocol, whatever it is offered; `false` is none. It says hello. */
function webSocketServer(
  subprotocol: string | false,
  server: http.Server | https.Server = https.createServer(credentials),
) {
  const websockets = new WebSocketServer({
    server,
    handleProtocols: () => subprotocol,
  });
  websockets.on('connection', (websocket) => websocket.send('hello'));
  return server;
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe('an address where something else answers', () => {
  it.each<[string, () => net.Server]>([
    ['a banner', () => net.createServer((socket) => socket.resume().end('SSH-2.0-OpenSSH_9.2\r\n'))],
    ['noise', () => net.createServer((socket) => socket.resume().end(Buffer.alloc(4096, 0xa5)))],
    ['a page', () => http.createServer((_, response) => response.end('hello'))],
    ['a page that is not found', () => http.createServer((_, response) => response.writeHead(404).end())],
    ['a page over TLS', () => https.createServer(credentials, (_, response) => response.end('hello'))],
    [
      'noise over TLS',
      () => tls.createServer(credentials, (socket) => void socket.resume().end(Buffer.alloc(4096, 0xa5))),
    ],
    ['a WebSocket server that knows no TLS', () => webSocketServer('pychat', http.createServer())],
    [
      'TLS of before 1.3',
      () => webSocketServer('pychat', https.createServer({ ...credentials, maxVersion: 'TLSv1.2' })),
    ],
    ['TLS without a key', () => tls.createServer({ ciphers: 'TLS_AES_128_GCM_SHA256' })],
    ['a WebSocket server without our subprotocol', () => webSocketServer(false)],
    ['a WebSocket server with a subprotocol of its own', () => webSocketServer('mqtt')],
  ])('is not pychat: %s', async (_, createServer) => {
    const { address, ends } = await serve(createServer());
    const sentence = `Something answers at 127.0.0.1:${address.port}, but it is not pychat. Check the address and the port.`;
    await expect(dial(address)).rejects.toMatchObject({ name: 'ClientError', code: 'not-pychat', message: sentence });
    await Promise.all(ends);
    expect(ends).toHaveLength(1);
  });
});

describe('an address where nobody answers', () => {
  it('refuses', async () => {
    const { address } = await serve(net.createServer());
    servers.pop()?.close();
    const error = {
      code: 'unreachable',
      message: expect.stringContaining(`Nobody is hosting at 127.0.0.1:${address.port}`),
    };
    await expect(dial(address)).rejects.toMatchObject(error);
  });

  it.each<[string, (socket: net.Socket) => void]>([
    ['resets the connection', (socket) => socket.resetAndDestroy()],
    ['ends the connection', (socket) => socket.resume().end()],
  ])('%s', async (_, treat) => {
    const { address, ends } = await serve(net.createServer(treat));
    const error = { code: 'unreachable', message: `127.0.0.1:${address.port} cut the connection at once.` };
    await expect(dial(address)).rejects.toMatchObject(error);
    await Promise.all(ends);
  });

  it('is silent: it is given up in time, and the socket closed', async () => {
    const { address, ends } = await serve(net.createServer((socket) => socket.resume()));
    const error = { code: 'unreachable', message: expect.stringContaining('takes the connection but says nothing') };
    await expect(dial(address, { timeoutMs: 50 })).rejects.toMatchObject(error);
    await Promise.all(ends);
    expect(ends).toHaveLength(1);
  });

  it('has a name that nobody knows', async () => {
    const error = {
      code: 'unreachable',
      message: expect.stringContaining('no machine called no-such-machine.invalid'),
    };
    await expect(dial({ hostname: 'no-such-machine.invalid', port: 5050 })).rejects.toMatchObject(error);
  });
});

describe('an address where pychat answers', () => {
  it('opens a connection that outlives the time for opening it, and knows whose key is there', async () => {
    const { address } = await serve(webSocketServer('pychat'));
    const connection = await dial(address, { timeoutMs: 1000 });
    expect(await new Promise((onText) => connection.open({ onText, onEnd: () => {} }))).toBe('hello');
    const { publicKey } = personKey;
    const id = expect.stringMatching(/^[\w-]{43}$/u);
    expect(connection.channel).toEqual({
      type: 'tls',
      id,
      peerPublicKey: publicKey,
      peerKeyId: keyIdOf(publicKey),
    });
    connection.close(1000, '');
  });

  it('[P45] writes nothing to who is not to be spoken to', async () => {
    const heard: Buffer[] = [];
    const { address, ends } = await serve(
      tls.createServer(credentials, (socket) => socket.on('data', (chunk) => heard.push(Buffer.from(chunk)))),
    );
    const seen: string[] = [];
    const refuse = (publicKey: string) => {
      seen.push(publicKey);
      throw new ClientError('impostor', 'That is somebody else.');
    };
    await expect(dial(address, { checkHost: refuse })).rejects.toMatchObject({
      code: 'impostor',
    });
    await Promise.all(ends);
    expect(seen).toEqual([personKey.publicKey]);
    expect(heard).toEqual([]);
  });
});
