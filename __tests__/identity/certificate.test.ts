import { X509Certificate } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { needsRenewal, openCertificate } from '../../src/identity/certificate.ts';
import { openPersonKey, type PersonKey } from '../../src/identity/person-key.ts';
import { publicKeyOfPeer } from '../../src/identity/tls-peer.ts';
import { connectTls } from './tls-sockets.ts';

const dayMs = 24 * 60 * 60 * 1000;
const now = Date.UTC(2026, 10, 20, 12);
const names = ['192.168.1.7', 'fe80::1%eth0', 'adas-laptop.local', 'localhost'];

let folder: string;
let file: string;
let personKey: PersonKey;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pychat-certificate-'));
  file = path.join(folder, 'certificate.pem');
  personKey = openPersonKey(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (use: { now?: number; names?: readonly string[]; personKey?: PersonKey } = {}) =>
  openCertificate(folder, { personKey, now, names, ...use });
const parsed = async (opened: Promise<{ cert: string }>) => new X509Certificate((await opened).cert);

describe('openCertificate', () => {
  it('makes a certificate over the key of the person, signed by itself', async () => {
    const certificate = await parsed(open());
    expect(certificate.publicKey.export({ type: 'spki', format: 'der' }).toString('base64url')).toBe(
      personKey.publicKey,
    );
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.subject).toBe('CN=pychat');
    expect(certificate.ca).toBe(false);
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(certificate.serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/u);
  });

  it('has it serve under every name for 397 days, also where a clock is a day behind', async () => {
    const certificate = await parsed(open());
    expect(certificate.subjectAltName).toBe(
      'IP Address:192.168.1.7, IP Address:FE80:0:0:0:0:0:0:1, DNS:adas-laptop.local, DNS:localhost',
    );
    expect(certificate.validFromDate.getTime()).toBe(now - dayMs);
    expect(certificate.validToDate.getTime()).toBe(now + 396 * dayMs);
  });

  it('keeps it for its owner alone, beside the key', async () => {
    const { cert } = await open();
    expect(readdirSync(folder).sort()).toEqual(['certificate.pem', 'key.pem']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toBe(cert);
  });

  it('gives the kept one again as long as it serves', async () => {
    const first = await open();
    expect(await open({ now: now + 365 * dayMs, names: ['localhost'] })).toEqual(first);
  });

  it.each([
    ['30 days are left', { now: now + 367 * dayMs }],
    ['there is a new address', { names: [...names, '10.0.0.7'] }],
    ['there is a new name', { names: ['other.local'] }],
    ['the clock was put back', { now: now - 2 * dayMs }],
  ])('makes another over the same key when %s', async (_, use) => {
    const first = await parsed(open());
    const second = await parsed(open(use));
    expect(second.serialNumber).not.toBe(first.serialNumber);
    expect(second.publicKey.equals(first.publicKey)).toBe(true);
    expect(new X509Certificate(readFileSync(file)).serialNumber).toBe(second.serialNumber);
  });

  it('makes another when the key is another', async () => {
    const first = await parsed(open());
    const other = openPersonKey(path.join(folder, 'other'));
    const second = await parsed(open({ personKey: other }));
    expect(second.publicKey.equals(first.publicKey)).toBe(false);
    expect(second.checkPrivateKey(other.privateKey)).toBe(true);
  });

  it.each([
    ['empty', ''],
    ['cut off', '-----BEGIN CERTIFICATE-----\nMIIB'],
    ['something else', '\u0000\u0001'],
  ])('makes another when the file is %s', async (_, content) => {
    writeFileSync(file, content);
    const certificate = await parsed(open());
    expect(new X509Certificate(readFileSync(file)).serialNumber).toBe(certificate.serialNumber);
  });

  it('does without the file where it cannot be kept, and leaves nothing behind', async () => {
    mkdirSync(file);
    expect((await parsed(open())).subject).toBe('CN=pychat');
    expect(readdirSync(folder).sort()).toEqual(['certificate.pem', 'key.pem']);
    chmodSync(folder, 0o500);
    expect((await parsed(open())).subject).toBe('CN=pychat');
    chmodSync(folder, 0o700);
  });

  it('gives starts at the same time certificates over the same key', async () => {
    const opened = await Promise.all([open(), open(), open()]);
    const keys = opened.map(({ cert }) => new X509Certificate(cert).checkPrivateKey(personKey.privateKey));
    expect(keys).toEqual([true, true, true]);
    expect(opened.map(({ cert }) => cert)).toContain(readFileSync(file, 'utf8'));
    expect(readdirSync(folder).sort()).toEqual(['certificate.pem', 'key.pem']);
  });

  it('passes over what no certificate can name', async () => {
    const odd = ['', '.', 'a b', '-x', 'a..b', '*', '*.local', 'x'.repeat(254), '\u0000', 'a\u0000.local', '999.1.1.1'];
    expect((await parsed(open({ names: odd }))).subjectAltName).toBeUndefined();
    expect(await open({ names: odd })).toEqual(await open({ names: odd }));
    const certificate = await parsed(
      open({ names: ['Bücher.Example.', 'ADAS_LAPTOP', '::ffff:10.0.0.7', '64:ff9b::10.0.0.8'] }),
    );
    expect(certificate.subjectAltName).toBe(
      'DNS:xn--bcher-kva.example, DNS:adas_laptop, IP Address:10.0.0.7, IP Address:64:FF9B:0:0:0:0:A00:8',
    );
  });

  it('serves a real TLS 1.3 connection, where the client that trusts it finds nothing amiss', async () => {
    const credentials = await openCertificate(folder, { personKey, now: Date.now(), names: ['127.0.0.1'] });
    await using pair = await connectTls(credentials, publicKeyOfPeer, {
      ca: credentials.cert,
      rejectUnauthorized: true,
    });
    expect(pair.client.getProtocol()).toBe('TLSv1.3');
    expect(pair.client.authorized).toBe(true);
    expect(pair.seen).toBe(personKey.publicKey);
  });
});

describe('needsRenewal', () => {
  it('depends on the time and the names alone', async () => {
    const certificate = await parsed(open());
    const at = (days: number, asked: readonly string[] = []) =>
      needsRenewal(certificate, { now: now + days * dayMs, names: asked });
    expect([at(-1.1), at(-1), at(0), at(366), at(366.1), at(1000)]).toEqual([true, false, false, false, true, true]);
    expect([at(0, names), at(0, ['localhost']), at(0, ['FE80::1']), at(0, ['LOCALHOST.'])]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect([at(0, ['127.0.0.1']), at(0, ['fe80::2']), at(0, ['local']), at(0, ['x.localhost'])]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('does not take the subject, or a wildcard, for a name', async () => {
    const certificate = await parsed(open({ names: ['a.local'] }));
    expect(needsRenewal(certificate, { now, names: ['pychat'] })).toBe(true);
  });
});
