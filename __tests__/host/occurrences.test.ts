import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { enterAs, RawClient } from '../helpers/raw-client.ts';
import { RawSocket, upgradeRequest } from '../helpers/raw-socket.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';
import { waitFor } from '../helpers/wait-for.ts';

const address = '127.0.0.1';
const room = 'lobby';

describe('a host records', () => {
  let host: TestHost;
  beforeEach(async () => {
    host = await openTestHost();
  });
  afterEach(() => host.close());

  const recorded = (count: number) =>
    waitFor(
      () => host.occurrences.length >= count && host.occurrences,
      () => `${count} occurrences, not ${JSON.stringify(host.occurrences)}`,
    );

  it('who joins and who leaves, and whether the link broke', async () => {
    const ada = await enterAs('Ada', host);
    const bob = await enterAs('Bob', host);
    await ada.end();
    await bob.end(1011);
    expect(await recorded(4)).toEqual([
      { type: 'joined', room, nick: 'Ada', address },
      { type: 'joined', room, nick: 'Bob', address },
      { type: 'left', room, nick: 'Ada', address, isClean: true },
      { type: 'left', room, nick: 'Bob', address, isClean: false },
    ]);
  });

  it('a leave without a goodbye under the nick of then, once', async () => {
    const ada = await enterAs('Ada', host);
    await ada.ask({ type: 'rename', nick: 'Countess' });
    await ada.ask({ type: 'leave', room });
    await ada.ask({ type: 'leave', room });
    await ada.end();
    expect(await recorded(2)).toEqual([
      { type: 'joined', room, nick: 'Ada', address },
      { type: 'left', room, nick: 'Countess', address, isClean: true },
    ]);
  });

  it('nothing of observers, of what is said, and of a session that another takes over', async () => {
    await enterAs(undefined, host);
    const ada = await enterAs('Ada', host);
    await ada.post('a secret');
    const resumeToken = ada.all('welcome')[0]?.resumeToken as string;
    const again = new RawClient(await host.dial(), { identity: ada.identity });
    await again.hello({ nick: 'Ada', resumeToken });
    await again.ask({ type: 'join', room });
    await ada.ended;
    expect(host.occurrences).toEqual([{ type: 'joined', room, nick: 'Ada', address }]);
  });

  it('hellos that are refused, with the nick as it came', async () => {
    await enterAs('Ada', host);
    const second = new RawClient(await host.dial());
    await second.hello({ nick: 'ADA' });
    const old = new RawClient(await host.dial());
    await old.hello({ version: 99 });
    expect((await recorded(3)).slice(1)).toEqual([
      { type: 'hello-refused', code: 'nick-taken', nick: 'ADA', address },
      { type: 'hello-refused', code: 'version', address },
    ]);
  });

  it('requests that are refused, without what was asked', async () => {
    const ada = await enterAs('Ada', host);
    await ada.post('x'.repeat(4001));
    const observer = await enterAs(undefined, host);
    await observer.post('a secret');
    expect((await recorded(3)).slice(1)).toEqual([
      { type: 'request-refused', code: 'message-too-long', room, nick: 'Ada', address },
      { type: 'request-refused', code: 'observer', room, address },
    ]);
  });

  it('rooms by their names in the protocol, but neither codes of private ones nor who talks to whom', async () => {
    const [ada] = [await enterAs('Ada', host), await enterAs('Bob', host)];
    const ids = [
      await ada.askRoom({ type: 'create-room', isPrivate: false }),
      await ada.askRoom({ type: 'create-room', isPrivate: true }),
      await ada.askRoom({ type: 'open-direct', nick: 'Bob' }),
    ].map(({ id }) => id);
    for (const id of [...ids, 'ZZZZZ']) {
      await ada.ask({ type: 'join', room: id });
      await ada.post('', id);
    }
    const told = host.occurrences.slice(2).map((each) => `${each.type} ${'room' in each ? each.room : '-'}`);
    expect(told).toEqual([
      `joined ${ids[0]}`,
      `request-refused ${ids[0]}`,
      'joined private',
      'request-refused private',
      'joined direct',
      'request-refused direct',
      'request-refused -',
      'request-refused -',
    ]);
  });

  it('connections that it closes for what the client did, without quoting it', async () => {
    const ada = await enterAs('Ada', host);
    ada.send({ type: 'a secret' });
    await ada.ended;
    const early = new RawClient(await host.dial());
    early.send({ type: 'who', number: 1, room });
    await early.ended;
    expect((await recorded(4)).slice(1)).toEqual([
      { type: 'connection-closed', code: 'protocol', nick: 'Ada', address },
      { type: 'left', room, nick: 'Ada', address, isClean: false },
      { type: 'connection-closed', code: 'protocol', address },
    ]);
  });

  it('sockets that do not become connections', async () => {
    const port = await host.port();
    const send = async (bytes: string | Buffer) => {
      const socket = await RawSocket.connect(port);
      await socket.write(bytes);
      await socket.closed;
    };
    await send('SSH-2.0-OpenSSH_9.2\r\n');
    await send(upgradeRequest(''));
    await send(upgradeRequest('Origin: http://evil.example\r\nSec-WebSocket-Protocol: pychat\r\n'));
    expect(host.occurrences.map((occurrence) => 'reason' in occurrence && occurrence.reason)).toEqual([
      'not-pychat',
      'subprotocol',
      'origin',
    ]);
  });

  it('nothing when it is only asked what it is', async () => {
    const socket = await RawSocket.connect(await host.port());
    await socket.write('GET / HTTP/1.1\r\nHost: test\r\n\r\n');
    await socket.closed;
    expect(host.occurrences).toEqual([]);
  });
});

describe('a host whose limits are reached records', () => {
  it('connections beyond them', async () => {
    const host = await openTestHost({ limits: ['connections=1'] });
    await enterAs('Ada', { dial: host.dialSocket });
    const second = await RawSocket.connect(await host.port());
    await second.closed;
    expect(host.occurrences.at(-1)).toMatchObject({ type: 'connection-refused', reason: 'too-many' });
    await host.close();
  });

  it('a client that asks too fast', async () => {
    const host = await openTestHost({ limits: ['flood=1'] });
    const ada = await enterAs('Ada', host);
    for (let number = 1; number <= 40; number += 1)
      ada.send({ type: 'post', number: 100 + number, room, text: 'x'.repeat(4000) });
    await ada.ended;
    expect(host.occurrences).toContainEqual({ type: 'connection-closed', code: 'too-fast', nick: 'Ada', address });
    await host.close();
  });

  it('nobody as refused whom it closes itself', async () => {
    const host = await openTestHost();
    const ada = await enterAs('Ada', host);
    await host.close();
    await ada.ended;
    expect(host.occurrences.map(({ type }) => type)).toEqual(['joined', 'left']);
  });
});
