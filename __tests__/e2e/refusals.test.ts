import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { afterAll, describe, expect, it } from '@jest/globals';
import { cleanUp, createHome, runPychat, startHostProcess } from '../helpers/executable.ts';

async function listenWith(server: net.Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as net.AddressInfo).port;
}

afterAll(cleanUp);

describe('what cannot be done is said in a sentence and by the exit code', () => {
  it.each([
    ['an unknown command', ['frobnicate'], 2, /Unknown/u],
    ['an unknown flag', ['port', '--frobnicate'], 2, /Unknown argument: frobnicate/u],
    ['no terminal for the menu', [], 2, /needs a terminal/u],
    ['a malformed address', ['join', 'http//nowhere:x'], 2, /is no address/u],
    ['a port out of range', ['join', '127.0.0.1:70000'], 2, /is no port/u],
    ['no host on this machine', ['send', 'x'], 2, /No host runs on this machine/u],
    ['nobody at the address', ['join', '127.0.0.1:1'], 4, /Nobody is hosting at 127\.0\.0\.1:1/u],
    ['a name that does not exist', ['join', 'no-such-machine.invalid'], 4, /no machine called/u],
    ['a nick with spaces', ['join', '127.0.0.1:1', '--nick', 'a b'], 5, /cannot contain spaces/u],
    ['a limit that does not exist', ['host', '--headless', '--limit', 'fun=3'], 2, /is no limit/u],
    ['an age that is none', ['host', '--headless', '--keep', 'soon'], 2, /--keep takes/u],
    ['a time to live that is none', ['send', 'x', '--temp', 'soon'], 2, /such as 10s, 5m or 1h/u],
    ['a port that is no number', ['host', '--headless', '--port', 'x'], 2, /is no port/u],
    [
      'an address that this machine does not have',
      ['host', '--headless', '--bind', '203.0.113.9'],
      3,
      /does not have the address/u,
    ],
    ['--memory together with --data', ['host', '--headless', '--memory', '--data', 'x'], 2, /mutually exclusive/u],
    ['a time that is none', ['tail', '127.0.0.1:1', '--since', 'soon'], 2, /--since takes/u],
  ])('%s', async (_, args, exitCode, message) => {
    const finished = await runPychat(await createHome(), args);
    expect(finished.stderr).toMatch(message);
    expect(finished).toMatchObject({ exitCode, stdout: '' });
  });

  it('a port where something else answers', async () => {
    const home = await createHome();
    const banner = net.createServer((socket) => socket.on('error', () => {}).end('SSH-2.0-OpenSSH_9.2\r\n'));
    const page = http.createServer((_, response) => response.end('hello'));
    for (const server of [banner, page]) {
      const finished = await runPychat(home, ['join', `127.0.0.1:${await listenWith(server)}`, '--nick', 'Ada']);
      expect(finished).toMatchObject({ exitCode: 7, stderr: expect.stringContaining('is not pychat') });
      server.close();
    }
  });

  it('a port in use, a data folder in use, a nick taken, a message too long', async () => {
    const home = await createHome();
    const host = await startHostProcess(home, ['--title', 'First']);
    const inUse = await runPychat(home, [
      'host',
      '--headless',
      '--memory',
      '--bind',
      '127.0.0.1',
      '--port',
      `${host.port}`,
    ]);
    expect(inUse).toMatchObject({ exitCode: 3, stderr: expect.stringContaining(`Port ${host.port} is in use`) });
    const second = await runPychat(home, ['host', '--headless', '--port', '0']);
    expect(second).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining(`"First" is hosted here already, on port ${host.port}`),
    });
    const long = await runPychat(home, ['send', '--nick', 'Ada'], 'x'.repeat(4001));
    expect(long).toMatchObject({
      exitCode: 5,
      stderr: expect.stringContaining('at most 4,000 characters; this one has 4,001'),
    });
    const empty = await runPychat(home, ['send', '--nick', 'Ada'], ' \n ');
    expect(empty).toMatchObject({ exitCode: 5, stderr: expect.stringContaining('cannot be empty') });
    expect((await runPychat(home, ['send', '--nick', 'Ada', 'mine'])).exitCode).toBe(0);
    await host.stop();
  });
});
