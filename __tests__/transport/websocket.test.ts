import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { RecordingOwner, someTurns } from './recording-owner.ts';
import { maxPayload, WebsocketDoor } from './websocket-pair.ts';

let door: WebsocketDoor;
afterEach(async () => {
  jest.useRealTimers();
  await door[Symbol.asyncDispose]();
});

async function dial() {
  const dialled = await door.dial();
  const heardByClient = new RecordingOwner();
  const heardByHost = new RecordingOwner();
  dialled.client.open(heardByClient);
  dialled.host.open(heardByHost);
  return { ...dialled, heardByClient, heardByHost };
}

/** A peer that shook hands and then does only what the test has it do. */
async function dialBare() {
  const peer = net.connect({ port: door.port, host: '127.0.0.1', allowHalfOpen: true });
  const key = randomBytes(16).toString('base64');
  peer.write(
    `GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
  );
  const accepted = await door.accept();
  const heardByHost = new RecordingOwner();
  accepted.host.open(heardByHost);
  return { peer, heardByHost, ...accepted };
}

/** Resolves when the host has said goodbye to a bare peer. */
async function closeFrame(peer: net.Socket): Promise<void> {
  let isThere = false;
  while (!isThere) {
    const [bytes] = (await once(peer, 'data')) as [Buffer];
    isThere = bytes.includes(0x88);
  }
}

describe.each(['plaintext', 'tls'] as const)("a host's WebSocket over %s", (type) => {
  beforeEach(async () => {
    door = await WebsocketDoor.open(type);
  });

  it("knows its peer's address", async () => {
    const { client, host } = await dial();
    expect(host.remoteAddress).toBe('127.0.0.1');
    client.close(1000, '');
  });

  it('counts what waits while the peer does not read, and drains when it does', async () => {
    const { client, websocket, host, heardByClient } = await dial();
    websocket.pause();
    const frame = host.framing.frame('x'.repeat(60_000));
    let sent = 0;
    // The kernel takes some megabytes; only then does anything wait here.
    while (host.queuedBytes < 1_000_000) {
      host.write([frame]);
      sent += 1;
      await someTurns();
    }
    const before = host.queuedBytes;
    host.write([frame, frame]);
    expect(host.queuedBytes).toBe(before + 2 * frame.length);
    const drained = new Promise<void>((resolve) => host.onceDrained(resolve));
    websocket.resume();
    await drained;
    expect(host.queuedBytes).toBe(0);
    await heardByClient.received(sent + 2);
    client.close(1000, '');
  });

  it('takes no more than its largest frame', async () => {
    const { client, heardByClient, heardByHost } = await dial();
    client.send('x'.repeat(maxPayload));
    await heardByHost.received(1);
    client.send('x'.repeat(maxPayload + 1));
    expect(await heardByHost.ended()).toEqual({ isClean: false, reason: 'Max payload size exceeded' });
    expect(await heardByClient.ended()).toEqual({ isClean: false, reason: 'WebSocket status 1009' });
    expect(heardByHost.texts).toHaveLength(1);
  });

  it('refuses binary frames', async () => {
    const { websocket, heardByClient, heardByHost } = await dial();
    websocket.send(Buffer.from('{}'));
    expect(await heardByClient.ended()).toEqual({ isClean: false, reason: 'Frames are text.' });
    await heardByHost.ended();
    expect(heardByHost.texts).toEqual([]);
  });

  it('survives a broken frame that comes before it is opened, and tells of it then', async () => {
    const { client, host } = await door.dial();
    client.open(new RecordingOwner());
    client.send('x'.repeat(maxPayload + 1));
    await someTurns();
    const heard = new RecordingOwner();
    host.open(heard);
    expect(await heard.ended()).toMatchObject({ isClean: false });
  });

  it('tells what came before a peer vanished, then that it did', async () => {
    const { client, websocket, heardByHost } = await dial();
    client.send('last words');
    await heardByHost.received(1);
    websocket.terminate();
    expect(await heardByHost.ended()).toEqual({ isClean: false, reason: 'WebSocket status 1006' });
  });

  it('tells its client that it vanished', async () => {
    const { socket, heardByClient, heardByHost } = await dial();
    socket.destroy();
    expect(await heardByClient.ended()).toMatchObject({ isClean: false });
    await heardByHost.ended();
  });

  it('cuts a long reason where a character ends', async () => {
    const { host, heardByClient, heardByHost } = await dial();
    host.close(1008, `x${'你'.repeat(100)}`);
    expect(await heardByClient.ended()).toEqual({ isClean: false, reason: `x${'你'.repeat(39)}` });
    await heardByHost.ended();
  });

  it('answers a ping of ws between its own frames', async () => {
    const { client, websocket, host, heardByClient } = await dial();
    const pong = once(websocket, 'pong');
    host.write([host.framing.frame('a'), host.framing.frame('b')]);
    websocket.ping('are you there');
    expect(String((await pong)[0])).toBe('are you there');
    host.send('c');
    expect(await heardByClient.received(3)).toEqual(['a', 'b', 'c']);
    client.close(1000, '');
  });
});

describe('closing a WebSocket', () => {
  beforeEach(async () => {
    door = await WebsocketDoor.open();
  });

  it.each([
    ['does not follow', undefined],
    // Masked, and longer than a frame may be (RFC 6455 §5.2).
    ['sent a broken frame', Buffer.from('81ff00000000ffffffff00000000', 'hex')],
  ])('drops a peer that %s, after two seconds', async (_, bytes) => {
    const { peer, host, heardByHost } = await dialBare();
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    if (bytes) {
      peer.write(bytes);
      await closeFrame(peer);
    } else {
      host.close(1001, 'Bye.');
    }
    jest.advanceTimersByTime(1999);
    await someTurns();
    expect(heardByHost.ends).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(await heardByHost.ended()).toMatchObject({ isClean: false });
    peer.destroy();
  });
});
