import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { setUpTemporaryHome } from '../../helpers/temporary-home.ts';
import { createTestCredentials, createTestKey } from '../../helpers/test-identity.ts';

const home = setUpTemporaryHome();
const { openHostCertificate, publicKeyIn, renewDaily } = await import('../../../src/cli/hosting/host-certificate.ts');
const { places } = await import('../../../src/cli/places.ts');

const own = { files: undefined, bind: undefined };

/** Files in the home with these contents, as `--cert` and `--key` name them. */
function keepFiles(cert: string, key: string) {
  const files = { certFile: path.join(home, 'config/cert.pem'), keyFile: path.join(home, 'config/cert-key.pem') };
  mkdirSync(path.join(home, 'config'), { recursive: true });
  writeFileSync(files.certFile, cert);
  writeFileSync(files.keyFile, key);
  return { files, bind: undefined };
}

describe("a host's certificate", () => {
  it('[P42] is over the key of whoever hosts, names this machine, and is kept', async () => {
    const key = createTestKey();
    const credentials = await openHostCertificate(key, { ...own, bind: '10.7.7.7' });
    const certificate = new X509Certificate(credentials.cert);
    expect(publicKeyIn(credentials)).toBe(key.publicKey);
    for (const name of ['127.0.0.1', '::1', '10.7.7.7']) expect(certificate.checkIP(name)).toBeDefined();
    expect(certificate.checkHost('localhost')).toBe('localhost');
    expect(readFileSync(path.join(places.configFolder, 'certificate.pem'), 'utf8')).toBe(credentials.cert);
    expect((await openHostCertificate(key, own)).cert).toBe(credentials.cert);
  });

  it('[P42] is the one that was brought, and its key is the identity', async () => {
    const key = createTestKey();
    const brought = await createTestCredentials(key);
    const credentials = await openHostCertificate(createTestKey(), keepFiles(brought.cert, brought.key));
    expect(credentials).toEqual(brought);
    expect(publicKeyIn(credentials)).toBe(key.publicKey);
  });

  it('may be brought with a key of RSA', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(publicKeyIn({ cert: '', key })).toBe(
      publicKey.export({ type: 'spki', format: 'der' }).toString('base64url'),
    );
  });

  const good = createTestCredentials();
  it.each([
    ['is no PEM', async () => keepFiles('hello', (await good).key), 'cert.pem cannot be understood'],
    ['has a key that is none', async () => keepFiles((await good).cert, 'hello'), 'cert-key.pem cannot be understood'],
    [
      'has the key of another',
      async () => keepFiles((await good).cert, (await createTestCredentials()).key),
      'not that of the certificate',
    ],
    [
      'is not there',
      async () => ({ files: { certFile: '/nowhere/cert.pem', keyFile: '/nowhere/key.pem' }, bind: undefined }),
      '--cert /nowhere/cert.pem cannot be read',
    ],
  ])('that was brought is refused in a sentence when it %s', async (_, bring, message) => {
    await expect(openHostCertificate(createTestKey(), await bring())).rejects.toThrow(message);
  });
});

describe('renewing', () => {
  it('opens the certificate again each day until it is stopped; what fails is told and tried again', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    const credentials = await good;
    const renewed: unknown[] = [];
    const failures: unknown[] = [];
    let opened = 0;
    const open = async () => {
      opened += 1;
      if (opened === 2) throw new Error('gone');
      return credentials;
    };
    const stop = renewDaily(open, {
      renew: (each) => renewed.push(each),
      reportFailure: (error) => failures.push(error),
    });
    for (let day = 0; day < 3; day += 1) await jest.advanceTimersByTimeAsync(24 * 60 * 60 * 1000);
    expect(renewed).toEqual([credentials, credentials]);
    expect(failures).toEqual([new Error('gone')]);
    stop();
    await jest.advanceTimersByTimeAsync(48 * 60 * 60 * 1000);
    expect(opened).toBe(3);
    jest.useRealTimers();
  });

  const good = createTestCredentials();
});
