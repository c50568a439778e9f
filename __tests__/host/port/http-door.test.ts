import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fetchFrom } from '../../helpers/fetch-from.ts';
import { enterAs } from '../../helpers/raw-client.ts';
import { RawSocket, upgradeRequest } from '../../helpers/raw-socket.ts';
import { connectRawTls } from '../../helpers/raw-tls.ts';
import { openStreamClient } from '../../helpers/stream-client.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';
import { testPage } from '../../helpers/test-web.ts';
import { waitFor } from '../../helpers/wait-for.ts';

let room: TestHost;
let port: number;
beforeEach(async () => {
  room = await openTestHost();
  port = await room.port();
});
afterEach(() => room.close());

const request = (path: string, headers = '') => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers}\r\n`;
const asBrowser = 'Accept: text/html\r\n';

const answerTo = async (bytes: string | Buffer) => {
  const socket = await RawSocket.connect(port);
  await socket.write(bytes);
  await socket.closed;
  return socket.received.toString();
};

describe('the page', () => {
  it.each(['http', 'https'])('is served on the one port, over %s', async (scheme) => {
    const answer = await fetchFrom(`${scheme}://127.0.0.1:${port}/r/den`, { headers: { accept: 'text/html' } });
    expect(answer).toMatchObject({ status: 200, text: testPage });
  });

  it('comes over one connection that is kept, also when much is asked for at once', async () => {
    const socket = await RawSocket.connect(port);
    await socket.write(request('/', asBrowser).repeat(20) + request('/health'));
    const received = await socket.until('"status":"ok"');
    expect(received.match(/HTTP\/1\.1 200 OK/gu)).toHaveLength(21);
    await socket.write(request('/', asBrowser));
    await waitFor(
      () => socket.received.toString().match(/HTTP\/1\.1 200 OK/gu)?.length === 22,
      () => socket.received.toString(),
    );
    socket.socket.destroy();
  });

  it('does not come without end over one connection', async () => {
    const socket = await RawSocket.connect(port);
    for (let round = 0; round < 11; round += 1) await socket.write(request('/health').repeat(100));
    await socket.closed;
    expect(socket.received.toString().match(/HTTP\/1\.1 200 OK/gu)?.length).toBeLessThanOrEqual(1000);
  });
});

describe('a request that breaks the rules of HTTP', () => {
  it.each([
    ['is no HTTP', 'GET / HTTP/9.9\r\n\r\n', 400],
    ['names no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 421],
    ['expects too much', request('/nothing', 'Expect: the best\r\nConnection: close\r\n'), 404],
    ['has headers of more than 16 KiB', request('/', `X: ${'x'.repeat(17_000)}\r\n`), 431],
    ['has a very long path', request(`/${'x'.repeat(20_000)}`), 431],
    ['carries two lengths', request('/', 'Content-Length: 1\r\nContent-Length: 2\r\n'), 400],
    ['smuggles', request('/', 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n'), 400],
  ])('is answered when it %s', async (_, bytes, status) => {
    const answer = await answerTo(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [\\s\\S]*nosniff`, 'u'));
  });

  it('is answered inside TLS, too', async () => {
    const socket = await connectRawTls(port);
    await socket.write(request('/', `X: ${'x'.repeat(17_000)}\r\n`));
    await socket.closed;
    expect(socket.received.toString()).toMatch(/^HTTP\/1\.1 431 [\s\S]*nosniff/u);
  });

  it('is not answered in the middle of another answer', async () => {
    const socket = await RawSocket.connect(port);
    await socket.write(request('/health'));
    await socket.until('"ok"');
    await socket.write('\u0000\u0001');
    await socket.closed;
    expect(socket.received.toString().match(/HTTP\/1\.1/gu)).toHaveLength(1);
  });

  it('harms nobody, however many there are and however they end', async () => {
    const pieces = [
      request('/').slice(0, 20),
      request('/', 'Content-Length: 100\r\n'),
      `POST /enter HTTP/1.1\r\nHost: test\r\nContent-Length: 50\r\n\r\n{"tok`,
      `POST /enter HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
      request('/stream'),
      request('/stream') + request('/stream'),
      request('/stream') + request('/').repeat(50),
      request('/stream') + upgradeRequest(),
      upgradeRequest() + request('/'),
      upgradeRequest('').slice(0, -2),
      request('/').repeat(300),
      '\u0016\u0003',
    ];
    const sockets = await Promise.all(pieces.flatMap((piece) => [0, 1, 2].map((ending) => sendAndEnd(piece, ending))));
    for (const socket of sockets) socket.socket.destroy();
    expect(room.failures).toEqual([]);
    await enterAs('Ada', { dial: room.dialSocket });
    expect(await answerTo(request('/'))).toContain('200 OK');
  });

  const sendAndEnd = async (piece: string, ending: number) => {
    const socket = await RawSocket.connect(port);
    await socket.write(piece);
    if (ending === 0) socket.socket.resetAndDestroy();
    if (ending === 1) socket.socket.end();
    return socket;
  };
});

describe('a port that closes', () => {
  it('drops the sockets that are no connections, also those that are kept for more', async () => {
    const kept = await RawSocket.connect(port);
    await kept.write(request('/health'));
    await kept.until('"ok"');
    const half = await RawSocket.connect(port);
    await half.write(`POST /enter HTTP/1.1\r\nHost: test\r\nContent-Length: 50\r\n\r\n{`);
    await room.close();
    await Promise.all([kept.closed, half.closed]);
  });

  it('frees every place and leaves no timer behind', async () => {
    const small = await openTestHost({ limits: ['connections=2'] });
    const origin = `http://127.0.0.1:${await small.port()}`;
    for (let round = 0; round < 5; round += 1) {
      const stream = await openStreamClient(origin);
      expect((await stream.post('/close', '')).status).toBe(204);
      stream.response.resume();
      await waitFor(
        () => stream.response.closed,
        () => 'the end of the stream',
      );
    }
    await small.close();
  });
});

describe('[P25] a page that does not take what it is sent', () => {
  it('is closed, and harms nobody else', async () => {
    const small = await openTestHost({ limits: ['send-queue-bytes=200000'] });
    const origin = `http://127.0.0.1:${await small.port()}`;
    const link = await openStreamClient(origin);
    const slow = await enterAs('Slow', { dial: async () => link });
    const ada = await enterAs('Ada', { dial: small.dialSocket });
    link.response.pause();
    for (let count = 0; count < 3000 && small.host.tally.queueOverflows === 0; count += 1) {
      await ada.post('x'.repeat(4000));
    }
    expect(small.host.tally.queueOverflows).toBe(1);
    link.response.resume();
    await slow.ended;
    await ada.fence();
    await small.close();
  });
});
