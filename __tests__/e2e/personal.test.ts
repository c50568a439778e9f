import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, expect, it } from '@jest/globals';
import { dialedClient } from '../helpers/dialed-client.ts';
import { cleanUp, createHome, type HostProcess, startHostProcess } from '../helpers/executable.ts';
import { Terminal } from '../helpers/terminal.ts';
import { say } from '../helpers/test-client.ts';
import { describeWithTool } from '../helpers/tools.ts';

const open: { close(): unknown }[] = [];

async function enterAsAda(host: HostProcess, home: string, ...flags: string[]): Promise<Terminal> {
  const recordTo = path.join(home, 'bytes');
  const args = ['join', `127.0.0.1:${host.port}`, '--nick', 'Ada', ...flags];
  const terminal = await Terminal.start(home, args, { recordTo });
  open.push(terminal);
  await terminal.shows(/^(?: >|Ada>)/mu);
  return terminal;
}

async function enterAsBob(host: HostProcess) {
  const bob = dialedClient({ hostname: '127.0.0.1', port: host.port }, { nick: 'Bob' });
  open.push(bob);
  await bob.connect();
  return bob;
}

describeWithTool('tmux', 'what is different for each person', () => {
  afterEach(async () => {
    await Promise.all(open.splice(0).map((each) => each.close()));
  });
  afterAll(cleanUp);

  it('the line above what is new stands there after one was away, and not again', async () => {
    const [host, home] = [await startHostProcess(await createHome()), await createHome()];
    const bob = await enterAsBob(host);
    await say(bob, 'while she is here');
    let ada = await enterAsAda(host, home);
    await ada.shows('while she is here');
    await ada.enter('exit');
    expect(await ada.exitCode()).toBe(0);
    await say(bob, 'while she is away');
    ada = await enterAsAda(host, home);
    await ada.shows(/new since you left —\n \d\d:\d\d {2}Bob +while she is away/u);
    await ada.enter('exit');
    await ada.exitCode();
    ada = await enterAsAda(host, home);
    expect((await ada.shows('while she is away')).join('\n')).not.toContain('new since');
    await host.stop();
  });

  it('who is ignored stays so, on the screen and without one, until they are no longer', async () => {
    const [host, home] = [await startHostProcess(await createHome(), ['--memory']), await createHome()];
    const bob = await enterAsBob(host);
    const screen = await enterAsAda(host, home);
    await say(bob, 'first words');
    await screen.shows('first words');
    await screen.enter('/ignore Bob');
    await screen.shows('Nothing of Bob');
    expect((await screen.lines()).join('\n')).not.toContain('first words');
    await screen.enter('exit');
    await screen.exitCode();
    const plain = await enterAsAda(host, home, '--plain');
    await say(bob, 'second words');
    await plain.enter('mine');
    await plain.shows(/Ada {2}mine/u);
    await plain.enter('/unignore bob');
    await plain.shows('Bob is shown again.');
    await say(bob, 'third words');
    const lines = await plain.shows('third words');
    expect(lines.join('\n')).not.toMatch(/first|second/u);
    await host.stop();
  });

  it('a mention rings the bell on the screen, and never without one', async () => {
    const host = await startHostProcess(await createHome(), ['--memory']);
    const home = await createHome();
    const bob = await enterAsBob(host);
    const screen = await enterAsAda(host, home);
    await say(bob, '@Ada look');
    await screen.shows(/!Bob +@Ada look/u);
    expect(readFileSync(path.join(home, 'bytes'), 'utf8')).toContain('\u0007');
    await screen.enter('exit');
    await screen.exitCode();
    rmSync(path.join(home, 'bytes'));
    const plain = await enterAsAda(host, home, '--plain');
    await say(bob, '@Ada look again');
    await plain.shows('look again');
    expect(readFileSync(path.join(home, 'bytes'), 'utf8')).not.toContain('\u0007');
    await host.stop();
  });

  it('a way to tell of mentions that there is not is a mistake before anything is opened', async () => {
    const home = await createHome();
    const terminal = await Terminal.start(home, [], { environment: { PYCHAT_NOTIFY: 'loud' } });
    open.push(terminal);
    await terminal.shows('"loud" is no way to tell of a mention.');
    expect(await terminal.exitCode()).toBe(2);
  });
});
