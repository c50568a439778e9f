import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from '../../src/client/client.ts';
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
import { Terminal } from '../helpers/terminal.ts';
import { viewWhen } from '../helpers/test-client.ts';
import { describeWithTool } from '../helpers/tools.ts';
import { waitFor } from '../helpers/wait-for.ts';

const open: { close(): unknown }[] = [];

let home: string;
let host: HostProcess;
let address: string;

beforeEach(async () => {
  home = await createHome();
  host = await startHostProcess(home, ['--limit', 'flood=off']);
  address = `127.0.0.1:${host.port}`;
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
  await host.stop();
});
afterAll(cleanUp);

/** Somebody who makes a room and stays in it. */
async function ownerOf(room: Parameters<Client['createRoom']>[0], nick = 'Owner') {
  const owner = dialedClient({ hostname: '127.0.0.1', port: host.port }, { nick });
  open.push(owner);
  await owner.connect();
  const info = await owner.createRoom(room);
  if ('type' in info) throw new Error(info.message);
  owner.show(info.id);
  return { owner, code: info.id as string };
}

function textsIn(jsonLines: string): string[] {
  return jsonLines
    .trim()
    .split('\n')
    .flatMap((line) => JSON.parse(line).text ?? []);
}

/** Knows the password. */
const rightly = { environment: { PYCHAT_ROOM_PASSWORD: 'sesame' } };

const inVain = (exitCode: number, message: string | RegExp) => ({
  exitCode,
  stdout: '',
  stderr: expect.stringMatching(message),
});

describe('--room', () => {
  it('sends to a room, tails and exports it: by name, or by a code in any case', async () => {
    await ownerOf({ name: 'den', isPrivate: false });
    const { code } = await ownerOf({ isPrivate: true }, 'Other');
    for (const room of ['den', '#DEN', code, code.toLowerCase()]) {
      const sent = await runPychat(home, ['send', '--nick', 'Ada', '--room', room, `to ${room}`]);
      expect(sent).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    }
    expect(textsIn((await runPychat(home, ['tail', '--room', 'den', '--json'])).stdout)).toEqual(['to den', 'to #DEN']);
    const exported = await runPychat(home, ['export', code, '--format', 'json']);
    expect(exported.stdout).toContain(`to ${code.toLowerCase()}`);
    expect(exported.stdout).not.toContain('den');
    const lobby = await runPychat(home, ['tail', '--room', 'lobby', '--json']);
    expect(lobby).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it('sends and reads without being present', async () => {
    const { owner } = await ownerOf({ name: 'den', isPrivate: false });
    const following = startPychat(home, ['tail', address, '--room', 'den', '--follow']);
    const heard = collect(following);
    const isHeard = async () => {
      await runPychat(home, ['send', '--nick', 'Ada', '--room', 'den', 'anybody?']);
      return heard.stdout.includes('Ada  anybody?');
    };
    await waitFor(isHeard, () => JSON.stringify(heard));
    await runPychat(home, ['send', '--nick', 'Ada', 'elsewhere']);
    await owner.post('the last word');
    await waitFor(
      () => heard.stdout.includes('the last word'),
      () => JSON.stringify(heard),
    );
    expect(heard.stdout).not.toContain('elsewhere');
    expect(owner.view.here).toBe(1);
    expect(owner.view.items.map(({ kind }) => kind)).not.toContain('presence');
    following.kill('SIGKILL');
  });

  it('enters a room beside the lobby in plain lines', async () => {
    const { owner, code } = await ownerOf({ isPrivate: true });
    const bob = startPychat(home, ['join', address, '--nick', 'Bob', '--room', code]);
    const heard = collect(bob);
    await viewWhen(owner, ({ nicks }) => [...nicks].some((nick) => nick === 'Bob'));
    bob.stdin.write('hello, private room\n');
    await viewWhen(owner, ({ items }) =>
      items.some(
        (item) =>
          item.kind === 'event' && item.event.type === 'message-posted' && item.event.text === 'hello, private room',
      ),
    );
    bob.stdin.end();
    await waitFor(
      () => bob.exitCode === 0,
      () => `exit code ${bob.exitCode}: ${heard.stderr}`,
    );
    expect(textsIn((await runPychat(home, ['tail', '--json'])).stdout || '{}')).toEqual([]);
  });

  it('@NICK is the room of two', async () => {
    const ada = ['--nick', 'Ada'];
    const { owner } = await ownerOf({ isPrivate: true });
    expect((await runPychat(home, ['send', ...ada, '--room', '@Owner', 'for you alone'])).exitCode).toBe(0);
    await viewWhen(owner, ({ rooms }) => rooms.some(({ kind, unread }) => kind === 'direct' && unread === 1));
    const { stdout } = await runPychat(home, ['tail', '--room', '@Owner', '--json']);
    expect(textsIn(stdout)).toEqual(['for you alone']);
    expect((await runPychat(home, ['export', '@Owner', '--format', 'txt'])).stdout).toContain('for you alone');
  });

  it.each([
    ['send', ['send', 'x', '--nick', 'Ada', '--room']],
    ['tail', ['tail', '--room']],
    ['export', ['export']],
    ['join', ['join', '--nick', 'Ada', '--room']],
  ])('of %s must be one that is there', async (command, args) => {
    for (const room of ['nowhere', 'K7QMX', 'a/b\u001b[2J', '']) {
      const target = command === 'join' ? [...args, room, address] : [...args, room];
      const finished = await runPychat(home, target);
      expect(finished).toEqual(inVain(5, /^pychat: .*\.\n/u));
      expect(finished.stderr).not.toContain('\u001b');
    }
    const nobody = command === 'join' ? [...args, '@Nobody', address] : [...args, '@Nobody'];
    expect(await runPychat(home, nobody)).toEqual(inVain(5, 'Nobody'));
  });

  it('of a locked room needs its password, from the environment where nobody can be asked', async () => {
    await ownerOf({ name: 'vault', isPrivate: false, password: 'sesame' });
    const send = ['send', '--nick', 'Ada', '--room', 'vault', 'treasure'];
    expect(await runPychat(home, send)).toEqual(inVain(5, 'PYCHAT_ROOM_PASSWORD'));
    expect(await runPychat(home, send, { environment: { PYCHAT_ROOM_PASSWORD: 'open' } })).toEqual(
      inVain(5, 'password'),
    );
    expect(await runPychat(home, send, rightly)).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect((await runPychat(home, ['tail', '--room', 'vault'], rightly)).stdout).toContain('treasure');
    expect((await runPychat(home, ['export', 'vault'], rightly)).stdout).toContain('treasure');
    const join = ['join', address, '--nick', 'Bob', '--room', 'vault'];
    expect((await runPychat(home, join, { ...rightly, input: 'and more\n' })).exitCode).toBe(0);
    expect(await runPychat(home, join, 'never\n')).toMatchObject({ exitCode: 5 });
    expect((await runPychat(home, ['tail', '--room', 'vault'], rightly)).stdout).toMatch(/treasure[\s\S]*and more/u);
  });
});

describe('send --temp', () => {
  it('sends what disappears', async () => {
    const { owner } = await ownerOf({ name: 'den', isPrivate: false });
    await runPychat(home, ['send', '--nick', 'Ada', '--room', 'den', '--temp', '1s', 'soon gone']);
    await viewWhen(owner, ({ items }) => items.some((item) => JSON.stringify(item).includes('soon gone')));
    await viewWhen(owner, ({ items }) => !items.some((item) => JSON.stringify(item).includes('soon gone')));
    expect((await runPychat(home, ['tail', '--room', 'den', '--json'])).stdout).not.toContain('soon gone');
  });

  it.each(['soon', '0', '-5', '1e99', '25h', '', '0.1s'])('%j is no time', async (time) => {
    const finished = await runPychat(home, ['send', '--nick', 'Ada', `--temp=${time}`, 'never said']);
    expect(finished).toEqual(inVain(2, 'such as 10s, 5m or 1h'));
    expect((await runPychat(home, ['send', '--nick', 'Ada', '--temp', time, 'never said'])).exitCode).toBe(2);
  });
});

describeWithTool('tmux', 'the password of a room at a terminal', () => {
  async function startAsking(...args: string[]): Promise<Terminal> {
    await ownerOf({ name: 'vault', isPrivate: false, password: 'sesame' });
    await runPychat(home, ['send', '--nick', 'Ada', '--room', 'vault', 'treasure'], rightly);
    const terminal = await Terminal.start(home, args);
    open.push(terminal);
    return terminal;
  }

  it('is asked for, is not shown, and may be wrong twice', async () => {
    const terminal = await startAsking('tail', '--room', 'vault');
    await terminal.shows('Password of vault:');
    await terminal.enter('open');
    await terminal.shows(/not the password[\s\S]*Password of vault:/u);
    await terminal.enter('sesame');
    expect(await terminal.exitCode()).toBe(0);
    const shown = (await terminal.lines()).join('\n');
    expect(shown).toContain('treasure');
    expect(shown).not.toMatch(/sesame|open/u);
  });

  it('is asked for before the message', async () => {
    const terminal = await startAsking('send', '--nick', 'Ada', '--room', 'vault');
    await terminal.shows('Password of vault:');
    await terminal.enter('sesame');
    await terminal.enter('more treasure');
    await terminal.press('C-d');
    expect(await terminal.exitCode()).toBe(0);
    expect((await runPychat(home, ['tail', '--room', 'vault'], rightly)).stdout).toContain('more treasure');
  });

  it.each([
    ['C-c', 130],
    ['Escape', 5],
    ['C-d', 5],
  ])('may be declined by %s', async (key, exitCode) => {
    const terminal = await startAsking('tail', '--room', 'vault');
    await terminal.shows('Password of vault:');
    await terminal.type('half');
    if (key === 'C-d') await terminal.press('C-u');
    await terminal.press(key);
    expect(await terminal.exitCode()).toBe(exitCode);
  });

  it.each([
    ['on the screen', []],
    ['line by line', ['--plain']],
  ])('is taken from the environment %s', async (_face, flags) => {
    await ownerOf({ name: 'vault', isPrivate: false, password: 'sesame' });
    const terminal = await Terminal.start(
      home,
      ['join', address, '--nick', 'Bob', '--room', 'vault', ...flags],
      rightly,
    );
    open.push(terminal);
    await terminal.shows(/^(?: >|Bob>)/mu);
    await terminal.enter('/topic');
    await terminal.shows('#vault has no topic.');
  });

  it.each([
    ['on the screen', []],
    ['line by line', ['--plain']],
  ])('does not help %s where there is no such room', async (_face, flags) => {
    const terminal = await Terminal.start(home, ['join', address, '--nick', 'Bob', '--room', 'nowhere', ...flags]);
    open.push(terminal);
    await terminal.shows('There is no such room.');
    await terminal.enter('but here I am');
    await terminal.shows(/Bob +but here I am/u);
  });

  it.each([
    ['on the screen', []],
    ['line by line', ['--plain']],
  ])('is asked for %s', async (_face, flags) => {
    const terminal = await startAsking('join', address, '--nick', 'Bob', '--room', 'vault', ...flags);
    await terminal.shows(/password/iu);
    await terminal.enter('sesame');
    const lines = await terminal.shows('treasure');
    expect(lines.join('\n')).not.toContain('sesame');
  });
});
