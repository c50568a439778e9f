import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { identityOf } from '../../src/identity/identity.ts';
import { keyIdOf, openPersonKey } from '../../src/identity/person-key.ts';
import { sixWordsOf } from '../../src/identity/six-words.ts';
import { dialedClient } from '../helpers/dialed-client.ts';
import {
  cleanUp,
  collect,
  createHome,
  type HostProcess,
  runPychat,
  startHostProcess,
  startPychat,
} from '../helpers/executable.ts';
import { ownAddress } from '../helpers/own-address.ts';
import { Terminal } from '../helpers/terminal.ts';
import { createTestCredentials } from '../helpers/test-identity.ts';
import { openTlsRelay } from '../helpers/tls-relay.ts';
import { describeWithTool } from '../helpers/tools.ts';
import { waitFor } from '../helpers/wait-for.ts';

const open: { close(): unknown }[] = [];
const running: HostProcess[] = [];

let guest: string;
let home: string;
let host: HostProcess;
let address: string;

beforeEach(async () => {
  [guest, home] = await Promise.all([createHome(), createHome()]);
  host = await openHost(home, ['--title', "Ada's laptop"]);
  address = `${ownAddress}:${host.port}`;
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
  await Promise.all(running.splice(0).map((each) => each.stop()));
});
afterAll(cleanUp);

async function openHost(ofHome: string, args: readonly string[]): Promise<HostProcess> {
  const opened = await startHostProcess(ofHome, ['--bind', ownAddress, ...args]);
  running.push(opened);
  return opened;
}

function publicKeyOf(ofHome: string): string {
  return openPersonKey(path.join(ofHome, '.config/pychat')).publicKey;
}

function wordsOf(ofHome: string): string {
  return sixWordsOf(identityOf(publicKeyOf(ofHome)));
}

function inviteOf(ofHome: string, place = address): string {
  return `pychat://${place}/#${keyIdOf(publicKeyOf(ofHome))}`;
}

/** Another host takes the place of the first, at the same address. */
async function replaceHost(): Promise<string> {
  const otherHome = await createHome();
  await running.splice(0)[0]?.stop();
  host = await openHost(otherHome, ['--port', `${host.port}`, '--title', "Eve's laptop"]);
  return otherHome;
}

function send(text: string, to = address, ...flags: readonly string[]) {
  return runPychat(guest, ['send', text, '--to', to, '--nick', 'Bob', ...flags]);
}

async function readAll(): Promise<string> {
  return (await runPychat(home, ['tail', '--json'])).stdout;
}

const refused = (message: RegExp) => ({ exitCode: 6, stdout: '', stderr: expect.stringMatching(message) });
const calm = { exitCode: 0, stdout: '', stderr: '' };

describe('a host by its bare address', () => {
  it('is told of once with its six words, and silently known from then on', async () => {
    const first = await send('one');
    expect(first).toMatchObject({ exitCode: 0, stdout: '' });
    expect(first.stderr).toContain(`    ${wordsOf(home)}`);
    expect(first.stderr.trim().split('\n')).toHaveLength(2);
    expect(await send('two')).toEqual(calm);
    const joined = await runPychat(guest, ['join', address, '--nick', 'Bob'], '/verify\n');
    expect(joined.stderr).toContain('you have met before');
    expect(joined.stderr).toContain(wordsOf(home));
  });

  it('is refused with exit 6 when another one answers there, unless that is allowed', async () => {
    await send('one');
    await replaceHost();
    const notAda = refused(/This is not "Ada's laptop", which you met at .*--accept-new/su);
    expect(await send('secret')).toEqual(notAda);
    expect(await runPychat(guest, ['tail', address])).toEqual(notAda);
    expect(await runPychat(guest, ['export', '--from', address])).toEqual(notAda);
    expect(await runPychat(guest, ['join', address, '--nick', 'Bob'], 'secret\n')).toEqual(notAda);
    expect(await send('for Eve', address, '--accept-new')).toMatchObject({ exitCode: 0 });
    expect(await send('and more')).toEqual(calm);
  });

  it('stays known when it comes back with the same key, at another port, too', async () => {
    await send('one');
    await running.splice(0)[0]?.stop();
    const { port } = await openHost(home, []);
    expect(await send('two', `${ownAddress}:${port}`)).toEqual(calm);
  });

  it('can be forgotten', async () => {
    await send('one');
    const forgotten = await runPychat(guest, ['forget', address]);
    expect(forgotten).toEqual({ exitCode: 0, stdout: `"Ada's laptop" at ${address} is forgotten.\n`, stderr: '' });
    expect(await runPychat(guest, ['forget', address])).toMatchObject({ exitCode: 1, stdout: '' });
    expect(await runPychat(guest, ['forget', 'no way'])).toMatchObject({ exitCode: 2, stdout: '' });
    await replaceHost();
    expect(await send('two')).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('not met') });
  });

  it('is not pinned on loopback', async () => {
    const local = await openHost(await createHome(), ['--bind', '127.0.0.1']);
    expect(await send('one', `127.0.0.1:${local.port}`)).toEqual(calm);
  });
});

describe('a host that is another in the middle of a chat', () => {
  it('is hung up on with exit 6, on loopback, too', async () => {
    const local = await openHost(await createHome(), ['--bind', '127.0.0.1']);
    const tail = startPychat(guest, ['tail', `127.0.0.1:${local.port}`, '--follow']);
    const output = collect(tail);
    const ended = once(tail, 'exit');
    expect(await send('one', `127.0.0.1:${local.port}`)).toEqual(calm);
    await waitFor(
      () => output.stdout.includes('one'),
      () => 'the message',
    );
    running.splice(running.indexOf(local), 1);
    await local.stop('SIGKILL');
    await openHost(await createHome(), ['--bind', '127.0.0.1', '--port', `${local.port}`]);
    expect(await ended).toEqual([6, null]);
    expect(output.stderr).toContain('is not the host that you were talking with');
  });
});

describe('a host by an invite', () => {
  it('is verified, by every command', async () => {
    expect(await send('by invite', inviteOf(home))).toEqual(calm);
    const tail = await runPychat(guest, ['tail', inviteOf(home)]);
    expect(tail).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('by invite') });
    const exported = await runPychat(guest, ['export', '--from', inviteOf(home)]);
    expect(exported).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('by invite') });
    const joined = await runPychat(guest, ['join', inviteOf(home), '--nick', 'Bob'], '/verify\n');
    expect(joined.stderr).toContain('verified');
    expect(await send('known by now')).toEqual(calm);
  });

  it('is refused with exit 6 when it is somebody else, whatever is allowed, and hears nothing', async () => {
    const invite = inviteOf(await createHome());
    const impostor = refused(/is not the host that your invite names/u);
    expect(await send('secret', invite)).toEqual(impostor);
    expect(await send('secret', invite, '--accept-new')).toEqual(impostor);
    expect(await readAll()).not.toContain('secret');
  });

  it('leads into the room that it names', async () => {
    const owner = dialedClient({ hostname: ownAddress, port: host.port }, { nick: 'Owner' });
    open.push(owner);
    await owner.connect();
    const info = await owner.createRoom({ isPrivate: true });
    if ('type' in info) throw new Error(info.message);
    expect(await send('psst', `${inviteOf(home)}/${info.id.toLowerCase()}`)).toEqual(calm);
    expect(await readAll()).not.toContain('psst');
    const tail = await runPychat(guest, ['tail', `${inviteOf(home)}/${info.id}`]);
    expect(tail.stdout).toContain('psst');
  });

  it.each([
    ['otter-lamp@192.168.1.7', /is no code/u],
    ['pychat://192.168.1.7:5050/#abc', /This invite is damaged/u],
  ])('has to be whole: %s', async (invite, message) => {
    expect(await send('x', invite)).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(message) });
  });
});

describe('somebody in between', () => {
  it('is refused by who knows the host, and hears nothing', async () => {
    const target = { hostname: ownAddress, port: host.port };
    const relay = await openTlsRelay(target, { hostname: ownAddress, ...(await createTestCredentials()) });
    open.push(relay);
    const place = `${ownAddress}:${relay.address.port}`;
    expect(await send('secret', inviteOf(home, place))).toEqual(refused(/Somebody may stand between/u));
    expect(relay.heard()).toBe('');
    const fooled = await send('secret', place);
    expect(fooled).toMatchObject({ exitCode: 5, stdout: '' });
    expect(relay.heard()).not.toContain('secret');
    expect(await readAll()).not.toContain('secret');
  });

  it('is no pychat without TLS', async () => {
    const server = http.createServer((_, response) => response.end('hello'));
    server.listen(0, ownAddress);
    await once(server, 'listening');
    open.push(server);
    const place = `${ownAddress}:${(server.address() as AddressInfo).port}`;
    expect(await send('secret', place)).toMatchObject({ exitCode: 7, stderr: expect.stringContaining('not pychat') });
  });
});

describeWithTool('tmux', 'who the host is, on a terminal', () => {
  async function join(...args: readonly string[]): Promise<Terminal> {
    const terminal = await Terminal.start(guest, ['join', address, '--nick', 'Bob', ...args]);
    open.push(terminal);
    return terminal;
  }

  it('is shown by six words, compared, and pinned', async () => {
    await host.stop();
    running.splice(0);
    const ada = await Terminal.start(home, ['host', '--nick', 'Ada', '--bind', ownAddress, '--port', `${host.port}`]);
    open.push(ada);
    await ada.shows('You are hosting');
    await ada.enter('/verify');
    await ada.shows(wordsOf(home));
    const bob = await join();
    await bob.shows(`    ${wordsOf(home)}`);
    await bob.shows(/· unverified +2 here/u);
    await bob.enter('/verify');
    await bob.shows('/verify yes');
    await bob.enter('/verify yes');
    await bob.shows(/· encrypted +2 here/u);
    await bob.enter('hello');
    await ada.shows(/Bob +hello/u);
  });

  it('is asked about where another was met, and the answer counts', async () => {
    await send('one');
    const eve = await replaceHost();
    const bob = await join();
    await bob.shows('This is not "Ada\'s laptop", which you met at');
    await bob.shows(wordsOf(eve));
    await bob.type('n');
    await bob.shows("The host's address?");
    await bob.press('Enter');
    await bob.shows('y joins it');
    await bob.type('y');
    await bob.shows(/· unverified +1 here/u);
    await bob.enter('exit');
    expect(await bob.exitCode()).toBe(0);
    expect(await send('known by now')).toEqual(calm);
  });

  it('given up, ends with exit 6', async () => {
    await send('one');
    await replaceHost();
    const bob = await join();
    await bob.shows('y joins it');
    await bob.press('C-c');
    expect(await bob.exitCode()).toBe(6);
  });

  it('is verified by an invite', async () => {
    const bob = await Terminal.start(guest, ['join', inviteOf(home), '--nick', 'Bob']);
    open.push(bob);
    await bob.shows(/· verified +1 here/u);
  });

  it('is said and asked in plain lines, too', async () => {
    const first = await join('--plain');
    await first.shows('Encrypted, with a host that you have not met before.');
    await first.shows(wordsOf(home));
    await first.enter('exit');
    expect(await first.exitCode()).toBe(0);
    await replaceHost();
    const second = await join('--plain');
    await second.shows('y or n?');
    await second.enter('perhaps');
    await second.shows('Type y to join it');
    await second.enter('y');
    await second.shows(/^Bob>$/mu);
  });
});
