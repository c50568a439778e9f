import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { useFakeTime } from '../helpers/fake-time.ts';
import { clientFrame, RawSocket, upgradeRequest } from '../helpers/raw-socket.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

describe('a socket that does not say what it wants', () => {
  useFakeTime();
  let room: TestHost;
  let socket: RawSocket;
  beforeEach(async () => {
    room = await openTestHost();
    socket = await RawSocket.connect(await room.port());
    // The answer shows that the host has this socket, and those before it.
    const other = await RawSocket.connect(await room.port());
    await other.write('?\n');
    await other.closed;
  });
  afterEach(() => {
    socket.socket.destroy();
    return room.close();
  });

  it.each([
    ['silent', ''],
    ['silent in the middle of a word', 'GET'],
    ['silent in the middle of an HTTP request', 'GET / HTTP/1.1\r\nHost:'],
    ['silent in the middle of an upgrade', upgradeRequest().slice(0, -2)],
  ])('is turned away after 10 s: %s', async (_, words) => {
    await socket.write(words);
    const other = await RawSocket.connect(await room.port());
    await other.write('?\n');
    await other.closed;
    jest.advanceTimersByTime(9900);
    expect(socket.socket.destroyed).toBe(false);
    jest.advanceTimersByTime(200);
    await socket.closed;
    expect(socket.received.toString()).toContain('This is a pychat host.');
  });

  it('is dropped when it was turned away and stays', async () => {
    const stubborn = await RawSocket.connect(await room.port());
    stubborn.socket.allowHalfOpen = true;
    await stubborn.write('hello\n');
    await stubborn.until('pychat host');
    jest.advanceTimersByTime(2000);
    while (!stubborn.socket.destroyed) await stubborn.write('still here');
    await stubborn.closed;
  });

  it('is not turned away once it is a WebSocket: then the hello has its own time', async () => {
    await socket.write(upgradeRequest());
    await socket.until('"software"');
    jest.advanceTimersByTime(50_000);
    await socket.write(clientFrame('{"type":"pong"}'));
    await socket.write(clientFrame('{"type":"who","number":1,"room":"lobby"}'));
    expect(await socket.until('closing')).toContain('A request came before the hello.');
  });

  it('is dropped when the listener closes', async () => {
    await room.close();
    await socket.closed;
  });
});
