import { once } from 'node:events';
import net from 'node:net';
import { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { channelIdOf, publicKeyOfPeer } from '../../../src/identity/tls-peer.ts';
import { enterAs, RawClient } from '../../helpers/raw-client.ts';
import { enterByHand, RawSocket, upgradeRequest } from '../../helpers/raw-socket.ts';
import { connectRawTls, connectTlsSocket, shakeHandsOver } from '../../helpers/raw-tls.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';
import { createTestCredentials, createTestKey } from '../../helpers/test-identity.ts';
import { waitFor } from '../../helpers/wait-for.ts';

let room: TestHost;
let port: number;
beforeEach(async () => {
  room = await openTestHost();
  port = await room.port();
});
afterEach(() => room.close());

const refusals = () => room.occurrences.map((occurrence) => 'reason' in occurrence && occurrence.reason);
const request = 'GET / HTTP/1.1\r\nHost: test\r\n\r\n';

describe('[P40] TLS on the one port', () => {
  it('carries a WebSocket, beside others without TLS', async () => {
    const [ada, bob] = [await enterAs('Ada', { dial: room.dialSocket }), await RawSocket.connect(port)];
    await enterByHand(bob, { nick: 'Bob' });
    await ada.post('hello');
    expect(await bob.until('hello')).toContain('"nick":"Ada"');
    bob.socket.destroy();
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('answers a browser over %s', async (version) => {
    const browser = await connectRawTls(port, { minVersion: version, maxVersion: version });
    await browser.write(request);
    await browser.closed;
    expect(browser.received.toString()).toMatch(/^HTTP\/1\.1 200 OK/u);
  });

  it('knows who is there: the address is the same as without', async () => {
    await connectRawTls(port).then((socket) => socket.write('NICK ada\n'));
    await waitFor(
      () => room.occurrences.length > 0,
      () => 'a refusal',
    );
    expect(room.occurrences).toEqual([{ type: 'connection-refused', reason: 'not-pychat', address: '127.0.0.1' }]);
  });

  it('greets whoever speaks something else inside, TLS again included', async () => {
    const socket = await connectRawTls(port);
    await socket.write(Buffer.from('160301', 'hex'));
    await socket.closed;
    expect(socket.received.toString()).toContain(`pychat join 127.0.0.1:${port}\n`);
  });

  it('takes a handshake that comes byte by byte', async () => {
    const link = await RawSocket.connect(port);
    const inPieces = new Duplex({
      read() {},
      write: (chunk: Buffer, _, done) => void link.writeInPieces(chunk, () => 1).then(() => done()),
    });
    link.socket.removeAllListeners('data').on('data', (chunk) => inPieces.push(chunk));
    const socket = await shakeHandsOver(inPieces);
    await socket.write(request);
    expect(await socket.until('pychat join')).toMatch(/^HTTP\/1\.1 200 OK/u);
    link.socket.destroy();
  });
});

describe('[P40] the versions and suites of TLS', () => {
  it.each([
    ['TLS 1.1', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }],
    ['CBC', { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-SHA256:ECDHE-ECDSA-AES256-SHA' }],
    ['no forward secrecy', { maxVersion: 'TLSv1.2', ciphers: 'AES128-GCM-SHA256:AES256-GCM-SHA384' }],
    ['no encryption', { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-NULL-SHA@SECLEVEL=0' }],
  ] as const)('leave out %s', async (_, options) => {
    await expect(connectTlsSocket(port, options)).rejects.toThrow(/alert|handshake/u);
    await waitFor(() => refusals().length > 0, refusals.toString);
    expect(refusals()).toEqual(['tls']);
  });

  it.each([
    ['TLSv1.3', undefined],
    ['TLSv1.2', 'ECDHE-ECDSA-AES128-GCM-SHA256'],
    ['TLSv1.2', 'ECDHE-ECDSA-CHACHA20-POLY1305'],
  ] as const)('have authenticated encryption: %s %s', async (version, ciphers) => {
    const socket = await connectTlsSocket(port, { maxVersion: version, ...(ciphers && { ciphers }) });
    expect(socket.getProtocol()).toBe(version);
    expect(socket.getCipher().name).toMatch(/GCM|POLY1305/u);
    socket.destroy();
  });

  it('do not let a client begin again within a connection', async () => {
    const socket = await connectTlsSocket(port, { maxVersion: 'TLSv1.2' });
    const error = await new Promise((resolve) => {
      socket.on('error', resolve);
      socket.renegotiate({ rejectUnauthorized: false }, resolve);
    });
    expect(String(error)).toMatch(/no.renegotiation/iu);
    socket.destroy();
  });

  it("[P41] are new for pychat's own clients", async () => {
    const socket = await connectRawTls(port, { maxVersion: 'TLSv1.2' });
    await socket.write(upgradeRequest());
    await socket.closed;
    expect(socket.received.toString()).toMatch(/^HTTP\/1\.1 400 [\s\S]*TLS 1\.3/u);
    expect(refusals()).toEqual(['tls']);
  });
});

describe('[P2] a proof over TLS', () => {
  const enter = async (channelId: (socket: TLSSocket) => string) => {
    const socket = await connectRawTls(port);
    const entered = enterByHand(socket, { nick: 'Ada', channelId: channelId(socket.socket as TLSSocket) });
    await entered.finally(() => socket.socket.destroy());
  };

  it('is bound to the connection', () => enter((socket) => channelIdOf(socket).toString('base64url')));

  it.each([
    ['a connection without TLS', () => ''],
    ['another connection', () => Buffer.alloc(32).toString('base64url')],
  ])('is refused when it was made for %s', async (_, channelId) => {
    await expect(enter(channelId)).rejects.toThrow('proof-invalid');
  });

  it('cannot be passed on by someone between, who holds a certificate of their own', async () => {
    const [near, far] = [await openTestHost(), new RawClient(await room.dialSocket())];
    const victim = new RawClient(await near.dialSocket());
    const { nonce } = await far.next('challenge');
    await victim.next('challenge');
    const proof = victim.proofFor(nonce);
    const { publicKey: key } = victim.identity;
    far.send({ type: 'hello', version: 1, key, proof, clientId: victim.clientId, nick: 'Ada' });
    expect(await far.next('refused')).toMatchObject({ code: 'proof-invalid' });
    await near.close();
  });
});

describe('[P42] a renewed certificate', () => {
  it('is shown to who comes later, and ends no connection', async () => {
    const [before, ada] = [await connectTlsSocket(port), await enterAs('Ada', { dial: room.dialSocket })];
    const key = createTestKey();
    await room.renew(await createTestCredentials(key));
    const after = await connectTlsSocket(port);
    expect(publicKeyOfPeer(after)).toBe(key.publicKey);
    expect(publicKeyOfPeer(before)).not.toBe(key.publicKey);
    await ada.fence();
    for (const socket of [before, after]) socket.destroy();
  });

  it('has the same versions and suites', async () => {
    await room.renew(await createTestCredentials());
    const options = { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-SHA256' } as const;
    await expect(connectTlsSocket(port, options)).rejects.toThrow(/alert|handshake/u);
  });
});

describe('what begins like TLS and is not', () => {
  it.each([
    ['garbage', Buffer.concat([Buffer.from('16030100c8', 'hex'), Buffer.alloc(200, 'x')])],
    ['a record that is too long', Buffer.concat([Buffer.from('160301ffff', 'hex'), Buffer.alloc(70_000)])],
    ['an empty record', Buffer.from('1603010000', 'hex')],
    ['a handshake and then garbage', Buffer.concat([Buffer.from('1603010004', 'hex'), Buffer.alloc(100, 1)])],
  ])('is closed: %s', async (_, bytes) => {
    const socket = await RawSocket.connect(port);
    await socket.write(bytes);
    socket.socket.end();
    await socket.closed;
    await waitFor(() => refusals().length > 0, refusals.toString);
    expect(refusals()).toEqual(['tls']);
  });

  it('harms nobody else', async () => {
    const ada = await enterAs('Ada', { dial: room.dialSocket });
    const socket = net.connect({ port, host: '127.0.0.1' });
    await once(socket, 'connect');
    socket.write(Buffer.from('160301', 'hex'));
    socket.resetAndDestroy();
    await ada.fence();
  });
});
