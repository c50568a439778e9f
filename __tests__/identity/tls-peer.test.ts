import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openCertificate } from '../../src/identity/certificate.ts';
import { answerAttempt, beginAttempt } from '../../src/identity/cpace.ts';
import { openPersonKey } from '../../src/identity/person-key.ts';
import type { ShortCode } from '../../src/identity/short-code.ts';
import { channelIdOf, publicKeyOfPeer } from '../../src/identity/tls-peer.ts';
import { connectTls } from './tls-sockets.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'pychat-tls-'));
const personKey = openPersonKey(folder);
const credentials = await openCertificate(folder, { personKey, now: Date.now(), names: ['127.0.0.1'] });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a TLS connection', () => {
  it('tells the client whose key the host has, before the client has written anything', async () => {
    await using pair = await connectTls(credentials, (client) => ({
      publicKey: publicKeyOfPeer(client),
      written: client.bytesWritten,
    }));
    expect(pair.client.getProtocol()).toBe('TLSv1.3');
    expect(pair.seen).toEqual({ publicKey: personKey.publicKey, written: 0 });
  });

  it('has one name on both sides, and another each time', async () => {
    await using one = await connectTls(credentials, channelIdOf);
    await using other = await connectTls(credentials, channelIdOf);
    expect(one.seen).toHaveLength(32);
    expect(channelIdOf(one.host)).toEqual(one.seen);
    expect(channelIdOf(other.host)).toEqual(other.seen);
    expect(one.seen).not.toEqual(other.seen);
  });

  it('has no name below TLS 1.3', async () => {
    await using pair = await connectTls({ ...credentials, maxVersion: 'TLSv1.2' }, (client) => client.getProtocol());
    expect(pair.seen).toBe('TLSv1.2');
    expect(() => channelIdOf(pair.client)).toThrow('TLSv1.2');
  });

  it('tells the host nothing of a client without a certificate', async () => {
    await using pair = await connectTls(credentials, () => undefined);
    expect(publicKeyOfPeer(pair.host)).toBeUndefined();
  });

  it('carries what is written after the look, and ends without a trace', async () => {
    const pair = await connectTls(credentials, (client) => client.write('hello'));
    const [said] = await once(pair.host, 'data');
    expect(String(said)).toBe('hello');
    await pair[Symbol.asyncDispose]();
    expect([pair.client.destroyed, pair.host.destroyed]).toEqual([true, true]);
  });
});

describe('a short code over TLS', () => {
  const attemptOver = (channelId: Buffer) => ({
    code: 'otter-lamp-42' as ShortCode,
    channelId,
    sessionId: Buffer.from('nonce and client id'),
  });

  it('shows that nobody stands between', async () => {
    await using pair = await connectTls(credentials, (client) => beginAttempt(attemptOver(channelIdOf(client))));
    const answered = answerAttempt(attemptOver(channelIdOf(pair.host)), pair.seen.share);
    const tag = pair.seen.finish(answered?.answer ?? { share: '', tag: '' });
    expect(answered?.confirms(tag ?? '')).toBe(true);
  });

  it('is of no use to someone who passes every message on, under a certificate of their own', async () => {
    const otherFolder = path.join(folder, 'between');
    const otherKey = openPersonKey(otherFolder);
    const other = await openCertificate(otherFolder, { personKey: otherKey, now: Date.now(), names: [] });
    await using near = await connectTls(other, (client) => beginAttempt(attemptOver(channelIdOf(client))));
    await using far = await connectTls(credentials, () => undefined);
    const answered = answerAttempt(attemptOver(channelIdOf(far.host)), near.seen.share);
    expect(near.seen.finish(answered?.answer ?? { share: '', tag: '' })).toBeUndefined();
  });
});
