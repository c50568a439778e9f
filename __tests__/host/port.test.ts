import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lobby } from '../../src/chat/room-id.ts';
import { defaultLimits } from '../../src/host/limits.ts';
import { listen } from '../../src/host/port/listener.ts';
import { createRandom } from '../helpers/random.ts';
import { clientFrame, enterByHand, RawSocket, upgradeRequest } from '../helpers/raw-socket.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';
import { createTestCredentials } from '../helpers/test-identity.ts';
import { testWebParts } from '../helpers/test-web.ts';

describe('the one port', () => {
  let room: TestHost;
  let socket: RawSocket;
  beforeEach(async () => {
    room = await openTestHost();
    socket = await RawSocket.connect(await room.port());
  });
  afterEach(() => {
    socket.socket.destroy();
    return room.close();
  });

  const speakInPieces = async (sizeOf: () => number) => {
    await enterByHand(socket, { nick: 'Ada', sizeOf });
    const requests = [
      { type: 'post', number: 2, room: 'lobby', text: 'hi ☂' },
      { type: 'who', number: 3, room: 'lobby' },
    ];
    await socket.writeInPieces(Buffer.concat(requests.map((request) => clientFrame(JSON.stringify(request)))), sizeOf);
    await socket.until('{"type":"ok","number":3}');
    expect(await room.log.head(lobby)).toBe(1);
  };

  it('[P23] reads a client that sends one byte at a time', () => speakInPieces(() => 1));

  it.each([1, 2, 3, 4, 5])('[P23] reads a client whose bytes are split at random (seed %d)', (seed) => {
    const random = createRandom(`pieces ${seed}`);
    return speakInPieces(() => 1 + Math.floor(random() * 40));
  });

  it('[P23] reads a text in several WebSocket frames', async () => {
    await socket.write(upgradeRequest());
    await socket.until('"software"');
    await socket.write(
      Buffer.concat([
        clientFrame('{"type":"wh', { isFinal: false }),
        clientFrame('o","number":1,"room":"lobby"}', { opcode: 0 }),
      ]),
    );
    await socket.until('A request came before the hello.');
  });

  it('[P23] closes whoever sends a binary frame', async () => {
    await socket.write(upgradeRequest());
    await socket.until('"software"');
    await socket.write(clientFrame('{}', { opcode: 2 }));
    await socket.until('Frames are text.');
  });

  it('answers a plain HTTP request, in one piece or byte by byte, with how to join', async () => {
    await socket.writeInPieces(Buffer.from('GET / HTTP/1.1\r\nHost: 10.0.0.7:5050\r\n\r\n'), () => 1);
    await socket.closed;
    expect(socket.received.toString()).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*pychat join 10\.0\.0\.7:5050\n/u);
  });

  it.each([
    ['without the subprotocol', '', '400'],
    ['with another subprotocol', 'Sec-WebSocket-Protocol: chat\r\n', '400'],
    ['from a page', 'Sec-WebSocket-Protocol: pychat\r\nOrigin: https://evil.example\r\n', '403'],
  ])('refuses an upgrade %s', async (_, headers, status) => {
    await socket.write(upgradeRequest(headers));
    await socket.closed;
    expect(socket.received.toString()).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `, 'u'));
  });

  it.each([
    ['garbage', Buffer.from('\u0000\u0001\u0002')],
    ['a line of text', Buffer.from('hello?\r\n')],
    ['almost a TLS record', Buffer.from('160400', 'hex')],
    ['almost a method', Buffer.from('GETS / HTTP/1.1\r\n')],
  ])('greets whoever sends %s, and closes', async (_, bytes) => {
    void socket.write(bytes);
    await socket.until(`pychat join 127.0.0.1:${await room.port()}\n`);
    await socket.closed;
  });

  it('greets with an address that can be entered, also when it listens on all of them', async () => {
    const limits = defaultLimits;
    const everywhere = await listen(
      { port: 0 },
      {
        limits,
        credentials: await createTestCredentials(),
        plaintext: { judge: () => 'enter' },
        web: testWebParts(),
        now: () => performance.now(),
        accept: () => {},
        record: () => {},
      },
    );
    const visitor = await RawSocket.connect(everywhere.port);
    void visitor.write('hello?\n');
    await visitor.until(`pychat join 127.0.0.1:${everywhere.port}\n`);
    await visitor.closed;
    await everywhere.close();
  });

  it('lets whoever sent much garbage finish: a reset would lose the greeting on its way', async () => {
    await socket.write(Buffer.alloc(8_000_000, 'x'));
    await socket.closed;
    expect(socket.socket.errored).toBeNull();
    expect(socket.received.toString()).toContain('pychat join');
  });

  it('forgets a socket that ends in the middle of its first word', async () => {
    await socket.write('GE');
    socket.socket.end();
    await socket.closed;
    expect(socket.received).toHaveLength(0);
  });

  it('a broken HTTP request harms nobody else', async () => {
    await socket.write('GET / HTTP/9.9\r\n\r\n');
    await socket.closed;
    socket = await RawSocket.connect(await room.port());
    await speakInPieces(() => 1000);
  });

  it('takes no more than `connections` sockets at a time', async () => {
    const small = await openTestHost({ limits: ['connections=2'] });
    const port = await small.port();
    const [first, second, third] = [
      await RawSocket.connect(port),
      await RawSocket.connect(port),
      await RawSocket.connect(port),
    ];
    await third.closed;
    first.socket.destroy();
    await first.closed;
    await second.write(upgradeRequest());
    await second.until('"software"');
    const fourth = await RawSocket.connect(port);
    await fourth.write(upgradeRequest());
    await fourth.until('"software"');
    for (const each of [second, fourth]) each.socket.destroy();
    await small.close();
  });
});
