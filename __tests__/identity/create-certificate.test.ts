import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createCertificate } from '../../src/identity/create-certificate.ts';
import { createTestKey } from '../helpers/test-identity.ts';
import { findTool } from '../helpers/test-tools.ts';
import { describeWithTool } from '../helpers/tools.ts';

const dayMs = 24 * 60 * 60 * 1000;
const personKey = createTestKey();
const folder = mkdtempSync(path.join(tmpdir(), 'pychat-openssl-'));
const file = path.join(folder, 'certificate.pem');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What OpenSSL says of it to a client that trusts it, by every rule of RFC 5280 that it knows. */
function verifyByOpenssl(certificate: string, { now, args }: { now: number; args: readonly string[] }): string {
  writeFileSync(file, certificate);
  const at = String(Math.floor(now / 1000));
  const strictly = ['-x509_strict', '-check_ss_sig', '-purpose', 'sslserver', '-attime', at, '-CAfile', file];
  const program = spawnSync(findTool('openssl') as string, ['verify', ...strictly, ...args, file], {
    encoding: 'utf8',
  });
  return program.status === 0 ? program.stdout : program.stderr;
}

describeWithTool('openssl', 'createCertificate, to OpenSSL at its strictest', () => {
  const now = Date.UTC(2026, 10, 20, 12);

  it.each([
    ['no name', now, [], []],
    ['an IPv4 address', now, ['192.168.1.7', 'ada.local'], ['-verify_ip', '192.168.1.7']],
    ['an IPv6 address with a zone', now, ['fe80::1%eth0'], ['-verify_ip', 'fe80::1']],
    ['a name', now, ['192.168.1.7', 'ada.local'], ['-verify_hostname', 'ada.local']],
    ['a name beyond ASCII', now, ['Bücher.example'], ['-verify_hostname', 'xn--bcher-kva.example']],
    ['an end after 2049', Date.UTC(2049, 5, 1), ['localhost'], ['-verify_hostname', 'localhost']],
    ['a time after 2049', Date.UTC(2051, 5, 1), ['localhost'], ['-verify_hostname', 'localhost']],
    ['the last second of 2049', Date.UTC(2050, 0, 1, 23, 59, 59), ['localhost'], []],
    ['a part of a second', 1_700_000_000_999, ['localhost'], []],
    ['many names', now, Array.from({ length: 200 }, (_, index) => `host-${index}.local`), []],
  ])('serves with %s', async (_, at, names, args) => {
    const certificate = await createCertificate(personKey, { now: at, names });
    expect(verifyByOpenssl(certificate, { now: at, args })).toBe(`${file}: OK\n`);
  });

  it.each([
    ['before it is valid', 'not yet valid', now - 2 * dayMs, []],
    ['after its end', 'expired', now + 397 * dayMs, []],
    ['under another name', 'hostname mismatch', now, ['-verify_hostname', 'bob.local']],
    ['under another address', 'IP address mismatch', now, ['-verify_ip', '192.168.1.8']],
    ['for a client', 'unsuitable certificate purpose', now, ['-purpose', 'sslclient']],
  ])('does not serve %s', async (_, reason, at, args) => {
    const certificate = await createCertificate(personKey, { now, names: ['ada.local', '192.168.1.7'] });
    expect(verifyByOpenssl(certificate, { now: at, args })).toContain(reason);
  });
});

describe('createCertificate', () => {
  it('makes one that is over the key and valid now, for any names at any time', async () => {
    const uses = fc.record({
      now: fc.integer({ min: dayMs, max: Date.UTC(2200, 0) }),
      names: fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.domain(), fc.string()), { maxLength: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(uses, async (use) => {
        const made = new X509Certificate(await createCertificate(personKey, use));
        expect(made.verify(made.publicKey) && made.checkPrivateKey(personKey.privateKey)).toBe(true);
        expect(made.validFromDate.getTime()).toBe(Math.floor((use.now - dayMs) / 1000) * 1000);
        expect(made.validToDate.getTime() - made.validFromDate.getTime()).toBe(397 * dayMs);
      }),
      { seed: 20261121, numRuns: 200 },
    );
  });

  it('never makes the same serial number twice', async () => {
    const use = { now: Date.now(), names: [] };
    const made = await Promise.all(Array.from({ length: 50 }, () => createCertificate(personKey, use)));
    expect(new Set(made.map((each) => new X509Certificate(each).serialNumber)).size).toBe(made.length);
  });

  it('leaves PEM that ends with a line end', async () => {
    const certificate = await createCertificate(personKey, { now: Date.now(), names: ['localhost'] });
    expect(certificate).toMatch(/^-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]+\n-----END CERTIFICATE-----\n$/u);
  });
});
