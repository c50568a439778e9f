import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { keyIdOf } from '../../src/identity/person-key.ts';
import { publicKeyOfPeer } from '../../src/identity/tls-peer.ts';
import { cleanUp, collect, createHome, runPychat, startHostProcess, startPychat } from '../helpers/executable.ts';
import { RawSocket } from '../helpers/raw-socket.ts';
import { connectTlsSocket } from '../helpers/raw-tls.ts';
import { createTestCredentials, createTestKey } from '../helpers/test-identity.ts';
import { waitFor } from '../helpers/wait-for.ts';

afterAll(cleanUp);

async function keyIdAt(port: number): Promise<string> {
  const socket = await connectTlsSocket(port);
  const publicKey = publicKeyOfPeer(socket) as string;
  socket.destroy();
  return keyIdOf(publicKey);
}

async function answerTo(port: number, bytes: string): Promise<string> {
  const socket = await RawSocket.connect(port);
  await socket.write(bytes);
  await socket.closed;
  return socket.received.toString();
}

const request = 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';

describe('a host of the executable', () => {
  it('[P42] shows a certificate over its own key, which the invite names, and the same after a restart', async () => {
    const home = await createHome();
    const host = await startHostProcess(home, ['--memory']);
    expect(host.invite).toBe(`pychat://127.0.0.1:${host.port}/#${await keyIdAt(host.port)}`);
    await host.stop();
    const next = await startHostProcess(home, ['--memory']);
    expect(next.invite.split('#')[1]).toBe(host.invite.split('#')[1]);
    await next.stop();
  });

  it('is joined by its invite', async () => {
    const host = await startHostProcess(await createHome(), ['--memory']);
    const home = await createHome();
    expect(await runPychat(home, ['send', 'hello', '--to', host.invite])).toMatchObject({ exitCode: 0, stderr: '' });
    expect((await runPychat(home, ['tail', host.invite])).stdout).toContain('hello');
    await host.stop();
  });

  it('[P43] lets its own machine in without encryption, and nobody with --plaintext off', async () => {
    const open = await startHostProcess(await createHome(), ['--memory']);
    expect(await answerTo(open.port, request)).toMatch(/^HTTP\/1\.1 200 /u);
    await open.stop();
    const shut = await startHostProcess(await createHome(), ['--memory', '--plaintext', 'off']);
    expect(await answerTo(shut.port, request)).toMatch(/^HTTP\/1\.1 403 /u);
    await shut.stop();
  });

  it('shows the certificate that was brought', async () => {
    const home = await createHome();
    const key = createTestKey();
    const brought = await createTestCredentials(key);
    const [certFile, keyFile] = [path.join(home, 'cert.pem'), path.join(home, 'key.pem')];
    await writeFile(certFile, brought.cert);
    await writeFile(keyFile, brought.key);
    const host = await startHostProcess(home, ['--memory', '--cert', certFile, '--key', keyFile]);
    expect(await keyIdAt(host.port)).toBe(keyIdOf(key.publicKey));
    expect(host.invite).toContain(keyIdOf(key.publicKey));
    await host.stop();
  });

  it('says in its text who it is, too', async () => {
    const child = startPychat(await createHome(), [
      'host',
      '--headless',
      '--memory',
      '--bind',
      '127.0.0.1',
      '--port',
      '0',
    ]);
    const output = collect(child);
    await waitFor(
      () => output.stdout.includes('closes it'),
      () => JSON.stringify(output),
    );
    expect(output.stdout).toMatch(/pychat:\/\/127\.0\.0\.1:\d+\/#[\w-]{22}\n.*words: {3}(?:[a-z]+ ){5}[a-z]+\n/u);
    child.kill('SIGTERM');
  });

  it.each([
    [['--plaintext', 'yes'], /"yes" does not say who comes in/u],
    [['--cert', 'a.pem'], /--cert FILE --key FILE/u],
  ])('refuses %j with exit code 2', async (flags, message) => {
    const { exitCode, stderr } = await runPychat(await createHome(), ['host', '--headless', '--memory', ...flags]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
  });

  it('keeps its key and certificate to itself, and says neither in its log', async () => {
    const home = await createHome();
    await (await startHostProcess(home, ['--memory'])).stop();
    const key = await readFile(path.join(home, '.config/pychat/key.pem'), 'utf8');
    const log = await readFile(path.join(home, '.local/state/pychat/pychat.log'), 'utf8');
    expect(log).not.toContain('BEGIN');
    expect(log).not.toContain(key.split('\n')[1]);
  });
});
