import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { certifiableName } from '../../src/identity/certifiable-name.ts';
import { createCertificate } from '../../src/identity/create-certificate.ts';
import { createTestKey } from '../helpers/test-identity.ts';
import { addReflectMetadata } from './reflect-metadata.ts';

addReflectMetadata();
const x509 = await import('@peculiar/x509');

const dayMs = 24 * 60 * 60 * 1000;
const personKey = createTestKey();
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** What the same certificate is when a library makes it that is made for that; only its signature is another. */
async function madeByLibrary(ours: X509Certificate, names: readonly string[]): Promise<Buffer> {
  const { subtle } = globalThis.crypto;
  const certifiable = names.flatMap((name) => certifiableName(name) ?? []);
  const pkcs8 = personKey.privateKey.export({ type: 'pkcs8', format: 'der' });
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=pychat',
    serialNumber: ours.serialNumber,
    // The dates are not of the realm that tests run in.
    notBefore: new Date(ours.validFromDate.getTime()),
    notAfter: new Date(ours.validToDate.getTime()),
    signingAlgorithm: algorithm,
    keys: {
      privateKey: await subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']),
      publicKey: await subtle.importKey('spki', Buffer.from(personKey.publicKey, 'base64url'), algorithm, true, [
        'verify',
      ]),
    },
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      ...(certifiable.length > 0 ? [new x509.SubjectAlternativeNameExtension(certifiable)] : []),
    ],
  });
  return Buffer.from(certificate.rawData);
}

/** The part that is signed: the first element in the outer one. */
function signedPart(der: Buffer): Buffer {
  const { contentAt } = headerAt(der, 0);
  const { contentAt: signedAt, length } = headerAt(der, contentAt);
  return der.subarray(contentAt, signedAt + length);
}

function headerAt(der: Buffer, at: number): { contentAt: number; length: number } {
  const first = der[at + 1] as number;
  if (first < 0x80) return { contentAt: at + 2, length: first };
  const size = first & 0x7f;
  return { contentAt: at + 2 + size, length: der.readUIntBE(at + 2, size) };
}

const nameOfSomeKind = fc.oneof(fc.ipV4(), fc.ipV6(), fc.domain(), fc.string());

describe('createCertificate', () => {
  it.each([
    ['no name', Date.UTC(2026, 10, 20, 12), []],
    [
      'names of all kinds',
      Date.UTC(2026, 10, 20, 12),
      ['192.168.1.7', 'fe80::1%eth0', 'ada.local', 'localhost', 'Bücher.example'],
    ],
    ['an end after 2049', Date.UTC(2049, 5, 1), ['localhost']],
    ['a time after 2049', Date.UTC(2051, 5, 1), ['localhost']],
    ['the last day of 2049', Date.UTC(2050, 0, 1, 23, 59, 59), ['localhost']],
    ['a part of a second', 1_700_000_000_999, ['localhost']],
    ['many names', Date.UTC(2026, 10, 20, 12), Array.from({ length: 200 }, (_, index) => `host-${index}.local`)],
  ])('writes, with %s, byte by byte what a library writes', async (_, now, names) => {
    const ours = new X509Certificate(await createCertificate(personKey, { now, names }));
    expect(signedPart(ours.raw)).toEqual(signedPart(await madeByLibrary(ours, names)));
    expect(ours.verify(ours.publicKey)).toBe(true);
  });

  it('does so for any names, at any time', async () => {
    const uses = fc.record({
      now: fc.integer({ min: dayMs, max: Date.UTC(2200, 0) }),
      names: fc.array(nameOfSomeKind, { maxLength: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(uses, async (use) => {
        const ours = new X509Certificate(await createCertificate(personKey, use));
        expect(signedPart(ours.raw)).toEqual(signedPart(await madeByLibrary(ours, use.names)));
      }),
      { seed: 20261121, numRuns: 200 },
    );
  });
});
