import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { dialAsPage } from '../helpers/page-client.ts';
import { enterAs, RawClient } from '../helpers/raw-client.ts';
import { RawSocket, upgradeRequest } from '../helpers/raw-socket.ts';
import { connectRawTls } from '../helpers/raw-tls.ts';
import { openStreamClient } from '../helpers/stream-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';
import { waitFor } from '../helpers/wait-for.ts';

let room: TestHost;
let port: number;
beforeEach(async () => {
  room = await openTestHost();
  port = await room.port();
});
afterEach(() => room.close());

const originOf = (scheme: string) => `${scheme}://127.0.0.1:${port}`;
const reasons = () => room.occurrences.map((occurrence) => 'reason' in occurrence && occurrence.reason);

describe.each([
  ['a WebSocket', dialAsPage],
  ['a stream', openStreamClient],
] as const)('[P70] a page over %s', (_, dial) => {
  it.each(['http', 'https'])('is in the same room as everybody else, over %s', async (scheme) => {
    const page = await enterAs('Page', { dial: () => dial(originOf(scheme)) });
    const ada = await enterAs('Ada', { dial: room.dialSocket });
    await ada.post('hello page');
    await page.post('hello Ada');
    for (const client of [page, ada]) {
      await waitFor(
        () => client.eventsIn('lobby').length === 2,
        () => JSON.stringify(client.frames),
      );
      expect(client.eventsIn('lobby')).toMatchObject([{ text: 'hello page' }, { text: 'hello Ada' }]);
    }
    await page.end();
  });

  it('[P71] proves its key for its origin, and for no other', async () => {
    const elsewhere = new RawClient(await dial(originOf('http')));
    const { nonce } = await elsewhere.next('challenge');
    const proof = elsewhere.identity.prove({ nonce, clientId: elsewhere.clientId, channelId: originOf('https') });
    elsewhere.send({
      type: 'hello',
      version: 1,
      key: elsewhere.identity.publicKey,
      proof,
      clientId: elsewhere.clientId,
    });
    expect(await elsewhere.next('refused')).toMatchObject({ code: 'proof-invalid' });
  });

  it('[P9] comes back when it was cut off, and nothing is lost or doubled', async () => {
    const first = await enterAs('Page', { dial: () => dial(originOf('http')) });
    const { resumeToken } = first.all('welcome')[0] as { resumeToken: string };
    await first.post('before');
    const options = { dial: () => dial(originOf('http')), identity: first.identity, resumeToken };
    const second = await enterAs('Page', options);
    expect((await first.ended).reason).toContain('continued');
    await second.post('after');
    const events = second.all('page').flatMap((page) => page.events);
    expect([...events, ...second.eventsIn('lobby')]).toMatchObject([{ text: 'before' }, { text: 'after' }]);
    await second.end();
  });

  it('is told when the host closes', async () => {
    const page = await enterAs('Page', { dial: () => dial(originOf('http')) });
    await room.close();
    expect((await page.ended).reason).toContain('closed the chat');
    expect(page.all('closing')).toMatchObject([{ code: 'host-closed' }]);
  });

  it('says goodbye, and has left', async () => {
    const page = await enterAs('Page', { dial: () => dial(originOf('http')) });
    const ended = page.end();
    await waitFor(
      () => room.occurrences.find(({ type }) => type === 'left'),
      () => JSON.stringify(room.occurrences),
    );
    expect(room.occurrences.at(-1)).toMatchObject({ type: 'left', nick: 'Page', isClean: true });
    await ended;
  });

  it('[P23] is closed when what it says is broken, alone', async () => {
    const page = await enterAs('Page', { dial: () => dial(originOf('http')) });
    page.sendText('{');
    await page.ended;
    expect(page.all('closing')).toMatchObject([{ code: 'protocol' }]);
    await enterAs('Ada', { dial: room.dialSocket });
  });
});

describe('[P70] an upgrade', () => {
  it('[P71] of a page may come over TLS 1.2, that of a native client not', async () => {
    const page = await enterAs('Page', { dial: () => dialAsPage(originOf('https'), { maxVersion: 'TLSv1.2' }) });
    await page.end();
    const native = await connectRawTls(port, { maxVersion: 'TLSv1.2' });
    await native.write(upgradeRequest());
    expect(await native.until('TLS 1.3')).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/u);
    expect(reasons().filter(Boolean)).toEqual(['tls']);
  });

  it.each([
    ['another site', () => 'https://evil.example'],
    ['another port', () => `http://127.0.0.1:${port + 1}`],
    ['another scheme', () => `https://127.0.0.1:${port}`],
    ['nowhere', () => 'null'],
  ])('of a page from %s is refused', async (_, origin) => {
    const headers = `Sec-WebSocket-Protocol: pychat\r\nOrigin: ${origin()}\r\n`;
    const answer = await answerTo(upgradeRequest(headers).replace('Host: test', `Host: 127.0.0.1:${port}`));
    expect(answer).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n[\s\S]*nosniff/u);
    expect(reasons()).toEqual(['origin']);
  });

  it('[P73] of a page under a name that leads here is refused', async () => {
    const headers = `Sec-WebSocket-Protocol: pychat\r\nOrigin: http://evil.example:${port}\r\n`;
    const answer = await answerTo(upgradeRequest(headers).replace('Host: test', `Host: evil.example:${port}`));
    expect(answer).toMatch(/^HTTP\/1\.1 421 Misdirected Request\r\n/u);
    expect(reasons()).toEqual(['host-name']);
  });

  it('[P73] of a native client may call the host as it likes', async () => {
    const socket = await RawSocket.connect(port);
    await socket.write(upgradeRequest().replace('Host: test', 'Host: my-tunnel.example'));
    await socket.until('"software"');
    socket.socket.destroy();
  });

  it.each([
    ['version', (text: string) => text.replace('Version: 13', 'Version: 7')],
    ['key', (text: string) => text.replace(/Key: .*/u, 'Key: x')],
  ])('with a broken %s is answered like everything else', async (_, change) => {
    expect(await answerTo(change(upgradeRequest()))).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n[\s\S]*nosniff/u);
  });
});

async function answerTo(bytes: string): Promise<string> {
  const socket = await RawSocket.connect(port);
  await socket.write(bytes);
  await socket.closed;
  return socket.received.toString();
}
