import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { dial } from '../../../src/cli/joining/dial.ts';
import { defaultLimits } from '../../../src/host/limits.ts';
import { listen } from '../../../src/host/port/listener.ts';
import { useFakeTime } from '../../helpers/fake-time.ts';
import { enterAs } from '../../helpers/raw-client.ts';
import { RawSocket, upgradeRequest } from '../../helpers/raw-socket.ts';
import { connectRawTls, connectTlsSocket } from '../../helpers/raw-tls.ts';
import { openRecordingProxy } from '../../helpers/recording-proxy.ts';
import { connectAs, say, shownTexts, viewWhen } from '../../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';
import { createTestCredentials } from '../../helpers/test-identity.ts';
import { testWebParts } from '../../helpers/test-web.ts';
import { waitFor } from '../../helpers/wait-for.ts';

const clientHelloStart = Buffer.from('16030100c8010000c40303', 'hex');

describe('a socket that is slow about TLS', () => {
  useFakeTime();
  let room: TestHost;
  let port: number;
  beforeEach(async () => {
    room = await openTestHost();
    port = await room.port();
  });
  afterEach(() => room.close());

  /** When this resolves, the host has read what was written before. */
  const fence = async () => {
    const other = await RawSocket.connect(port);
    await other.write('?\n');
    await other.closed;
  };
  const passTime = async (ms: number) => {
    await fence();
    jest.advanceTimersByTime(ms);
    await fence();
  };
  const silent = () => room.occurrences.filter((each) => 'reason' in each && each.reason === 'silent');

  it('[P40] is dropped after 10 s in the middle of the handshake, without a word', async () => {
    const socket = await RawSocket.connect(port);
    await socket.write(clientHelloStart);
    await passTime(9900);
    expect(socket.socket.destroyed).toBe(false);
    await passTime(200);
    await socket.closed;
    expect(socket.received).toHaveLength(0);
    expect(silent()).toHaveLength(1);
  });

  it('[P40] gains no time by sending a little now and then', async () => {
    const socket = await RawSocket.connect(port);
    await socket.write(clientHelloStart);
    for (let second = 0; second < 9; second += 1) {
      await socket.write('x');
      await passTime(1000);
    }
    expect(socket.socket.destroyed).toBe(false);
    await passTime(1100);
    await socket.closed;
  });

  it('is greeted after 10 s of silence inside TLS', async () => {
    const socket = await connectRawTls(port);
    await passTime(10_100);
    await socket.closed;
    expect(socket.received.toString()).toContain('This is a pychat host.');
  });

  it('is a connection like any other once it is a WebSocket', async () => {
    const socket = await connectRawTls(port);
    await socket.write(upgradeRequest());
    await socket.until('"software"');
    await passTime(50_000);
    expect(silent()).toEqual([]);
    socket.socket.destroy();
  });
});

describe('a port that closes', () => {
  it('drops who is still shaking hands, and lets the host say goodbye to the others', async () => {
    const room = await openTestHost();
    const [ada, slow, quiet] = [
      await enterAs('Ada', { dial: room.dialSocket }),
      await RawSocket.connect(await room.port()),
      await connectRawTls(await room.port()),
    ];
    await slow.write(clientHelloStart);
    await ada.fence();
    await room.close();
    await Promise.all([slow.closed, quiet.closed]);
    expect(ada.all('closing')).toMatchObject([{ code: 'host-closed' }]);
  });
});

describe('the limits', () => {
  it('count a TLS connection as one, and free its place when it ends', async () => {
    const room = await openTestHost({ limits: ['connections=2'] });
    const port = await room.port();
    const [ada, second] = [await enterAs('Ada', { dial: room.dialSocket }), await connectTlsSocket(port)];
    await expect(connectTlsSocket(port)).rejects.toThrow();
    second.destroy();
    await ada.end();
    for (const nick of ['Bob', 'Carol']) await enterWhenThereIsRoom(nick, room);
    await room.close();
  });

  const enterWhenThereIsRoom = async (nick: string, room: TestHost): Promise<void> => {
    await enterAs(nick, { dial: room.dialSocket }).catch(() => enterWhenThereIsRoom(nick, room));
  };
});

describe('TLS connections', () => {
  const count = () =>
    process.getActiveResourcesInfo().filter((name) => name === 'Timeout' || /^TCP|^TLS/u.test(name)).length;

  it('leave no socket and no timer behind, however they end', async () => {
    const before = count();
    const room = await openTestHost();
    const port = await room.port();
    for (let round = 0; round < 5; round += 1) {
      const ada = await enterAs(`Ada${round}`, { dial: room.dialSocket });
      await ada.end(round % 2 === 0 ? 1000 : 4000);
      const socket = await connectRawTls(port);
      socket.socket.destroy();
      await socket.closed;
      await connectTlsSocket(port, { maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA256' }).catch(() => {});
    }
    await room.close();
    await waitFor(
      () => count() <= before,
      () => `only what was there before; there is ${process.getActiveResourcesInfo()}`,
    );
  });
});

describe('[P43] who may not come in without encryption', () => {
  const openPort = async (judgement: 'wait' | 'leave') => {
    const refusals: string[] = [];
    const listener = await listen(
      { port: 0, address: '127.0.0.1' },
      {
        limits: defaultLimits,
        credentials: await createTestCredentials(),
        plaintext: { judge: () => judgement },
        web: testWebParts(),
        now: () => performance.now(),
        accept: () => {},
        record: (occurrence) => 'reason' in occurrence && void refusals.push(occurrence.reason),
      },
    );
    return { listener, refusals };
  };
  const answerTo = async (port: number, bytes: string) => {
    const socket = await RawSocket.connect(port);
    await socket.write(bytes);
    await socket.closed;
    return socket.received.toString();
  };

  it.each([
    ['a request', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'],
    [
      'a request with much behind it',
      `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\n${'x'.repeat(9e6)}`,
    ],
    ['an upgrade', upgradeRequest()],
  ])('is told by HTTP what to do instead, after %s', async (_, bytes) => {
    const { listener, refusals } = await openPort('leave');
    const answer = await answerTo(listener.port, bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/u);
    expect(answer).toContain(`https://127.0.0.1:${listener.port}/`);
    expect(answer).toContain(`pychat join 127.0.0.1:${listener.port}\n`);
    expect(answer).not.toContain('asked');
    expect(refusals).toEqual(['plaintext']);
    await listener.close();
  });

  it('is told that the host was asked', async () => {
    const { listener } = await openPort('wait');
    expect(await answerTo(listener.port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')).toContain('has been asked');
    await listener.close();
  });

  it('is greeted as before when it speaks no HTTP', async () => {
    const { listener, refusals } = await openPort('leave');
    expect(await answerTo(listener.port, 'NICK ada\r\n')).toContain('This is a pychat host.');
    expect(refusals).toEqual(['not-pychat']);
    await listener.close();
  });

  it('is let in by TLS all the same', async () => {
    const { listener, refusals } = await openPort('leave');
    const socket = await connectRawTls(listener.port);
    await socket.write('GET / HTTP/1.1\r\nHost: test\r\n\r\n');
    expect(await socket.until('pychat join')).toMatch(/^HTTP\/1\.1 200 OK/u);
    expect(refusals).toEqual([]);
    await listener.close();
  });

  it('is everybody, where the policy is off', async () => {
    const room = await openTestHost({ plaintext: 'off' });
    expect(await answerTo(await room.port(), upgradeRequest())).toMatch(/^HTTP\/1\.1 403 /u);
    await enterAs('Ada', { dial: room.dialSocket });
    await room.close();
  });
});

describe('what passes over the network', () => {
  const secrets = ['Adalovelace', 'Bobcat', 'meet me at noon', 'reply to that'];

  it('[P40] shows none of the messages, nicks, topics and rooms', async () => {
    const room = await openTestHost();
    const proxy = await openRecordingProxy(await room.port());
    const [ada, bob] = await Promise.all(
      ['Adalovelace', 'Bobcat'].map((nick) => connectAs(nick, { dial: () => dial(proxy.address) })),
    );
    if (!ada || !bob) throw new Error('Both came in.');
    await say(ada, 'meet me at noon');
    await say(bob, 'reply to that');
    await viewWhen(ada, (view) => shownTexts(view).length === 2);
    for (const client of [ada, bob]) client.close();
    await room.close();
    proxy.close();
    expect(proxy.recorded().length).toBeGreaterThan(3000);
    for (const secret of [...secrets, 'welcome', 'Test room', room.log.epoch]) {
      expect(proxy.recorded().includes(secret)).toBe(false);
    }
  });

  it('would show them without TLS: the recording is whole', async () => {
    const room = await openTestHost();
    const proxy = await openRecordingProxy(await room.port());
    const socket = await RawSocket.connect(proxy.address.port);
    await socket.write(upgradeRequest());
    await socket.until('"software"');
    expect(proxy.recorded().includes('"challenge"')).toBe(true);
    socket.socket.destroy();
    await room.close();
    proxy.close();
  });
});
