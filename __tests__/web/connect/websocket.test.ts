import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type WebSocket, WebSocketServer } from 'ws';
import { subprotocol } from '../../../src/protocol/version.ts';
import type { ConnectionEnd } from '../../../src/transport/connection.ts';
import { dialWebsocket } from '../../../src/web/connect/websocket.ts';
import { waitFor } from '../../helpers/wait-for.ts';

describe('a WebSocket of a page', () => {
  let server: WebSocketServer;
  let onPeer: (peer: WebSocket) => void;
  beforeEach(async () => {
    onPeer = (peer) => peer.send('challenge');
    server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => subprotocol });
    server.on('connection', (peer) => onPeer(peer));
    await new Promise((resolve) => server.once('listening', resolve));
  });
  afterEach(() => {
    for (const peer of server.clients) peer.terminate();
    server.close();
  });

  const dial = (signal = new AbortController().signal) => {
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    return dialWebsocket({ origin: `http://${host}`, host }, signal);
  };
  const listen = (texts: string[], ends: ConnectionEnd[] = []) => ({
    onText: (text: string) => void texts.push(text),
    onEnd: (end: ConnectionEnd) => void ends.push(end),
  });

  it('[P71] is open once the host has spoken, and loses nothing of that; its channel is where the page is at home', async () => {
    onPeer = (peer) => {
      for (const text of ['one', 'two']) peer.send(text);
      peer.on('message', (data) => peer.send(`heard ${data}`));
    };
    const connection = await dial();
    expect(connection.channel).toEqual({
      type: 'page',
      id: expect.stringMatching(/^http:\/\/127/),
      isEncrypted: false,
    });
    const texts: string[] = [];
    connection.open(listen(texts));
    connection.send('three');
    await waitFor(
      () => texts.length === 3,
      () => `three texts; there are ${texts}`,
    );
    expect(texts).toEqual(['one', 'two', 'heard three']);
    connection.close(1000, '');
  });

  it('does not open where the host says nothing until it is given up', async () => {
    onPeer = () => {};
    const aborting = new AbortController();
    const dialling = dial(aborting.signal);
    await waitFor(
      () => server.clients.size === 1,
      () => 'the peer',
    );
    aborting.abort();
    await expect(dialling).rejects.toThrow('did not open');
    await waitFor(
      () => server.clients.size === 0,
      () => 'the peer to be gone',
    );
  });

  it('does not open where nobody listens', async () => {
    const place = { origin: 'http://127.0.0.1:1', host: '127.0.0.1:1' };
    await expect(dialWebsocket(place, new AbortController().signal)).rejects.toThrow('closed');
  });

  it('says how it ended, also to who comes late', async () => {
    const ends: ConnectionEnd[] = [];
    onPeer = (peer) => {
      peer.send('challenge');
      peer.close(1008, 'because');
    };
    const connection = await dial();
    connection.open(listen([], ends));
    await waitFor(
      () => ends.length > 0,
      () => 'the end',
    );
    expect(ends).toEqual([{ isClean: false, reason: 'because' }]);
    connection.send('to nobody');
    connection.close(1001, '');
  });

  it.each([
    [1000, 1000],
    // A page may not say more.
    [1001, 1005],
  ])('closes with %i as %i', async (status, heard) => {
    const closed = Promise.withResolvers<number>();
    onPeer = (peer) => {
      peer.send('challenge');
      peer.on('close', closed.resolve);
    };
    const connection = await dial();
    connection.open(listen([]));
    connection.close(status, '');
    expect(await closed.promise).toBe(heard);
  });
});
