import path from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from '@jest/globals';
import { dialedClient } from '../helpers/dialed-client.ts';
import { cleanUp, createHome, type HostProcess, runPychat, startHostProcess } from '../helpers/executable.ts';
import { filesWith } from '../helpers/folder-search.ts';
import { Terminal } from '../helpers/terminal.ts';
import { say, shownTexts } from '../helpers/test-client.ts';
import { describeWithTool } from '../helpers/tools.ts';

const open: { close(): unknown }[] = [];

let homes: string[];
let host: HostProcess;
let ada: Terminal;
let bob: Terminal;

/** Everywhere that pychat writes: of the host, of Ada and of Bob. */
function filesThatHold(text: string): string[] {
  return homes.flatMap((home) => filesWith(text, home));
}

/** So that looking into the files is known to find what is there: it is on the host's disk, and in Ada's history of what she typed. */
function expectKept(text: string): void {
  const names = filesThatHold(text).map((file) => path.basename(file));
  expect(names).toEqual(expect.arrayContaining([expect.stringMatching(/\.db/u), 'input-history']));
}

async function startHost(...args: string[]): Promise<HostProcess> {
  return startHostProcess(homes[0] ?? '', ['--limit', 'flood=off', ...args]);
}

async function joinAs(nick: string, home = '', ...flags: string[]): Promise<Terminal> {
  const terminal = await Terminal.start(home, ['join', `127.0.0.1:${host.port}`, '--nick', nick, ...flags]);
  open.push(terminal);
  await terminal.shows(/^(?: >|Bob>)/mu);
  return terminal;
}

async function leave(terminal: Terminal): Promise<void> {
  await terminal.press('C-u');
  await terminal.enter('exit');
  await terminal.exitCode();
}

describeWithTool('tmux', 'the text of a temporary message', () => {
  beforeEach(async () => {
    homes = [await createHome(), await createHome(), await createHome()];
    host = await startHost();
    ada = await joinAs('Ada', homes[1]);
    bob = await joinAs('Bob', homes[2], '--plain');
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((each) => each.close()));
    await host.stop();
  });
  afterAll(cleanUp);

  it('is on no disk while it lives, after that, and when all have left', async () => {
    await ada.enter('ordinary-words');
    await bob.shows('ordinary-words');
    await ada.enter('/temp 5s fleeting-words');
    await Promise.all([ada, bob].map((terminal) => terminal.shows('fleeting-words')));
    expect(filesThatHold('fleeting-words')).toEqual([]);
    expectKept('ordinary-words');
    await ada.hides('fleeting-words');
    expect((await runPychat(homes[1] ?? '', ['tail', `127.0.0.1:${host.port}`])).stdout).not.toContain(
      'fleeting-words',
    );
    expect(filesThatHold('fleeting-words')).toEqual([]);
    await Promise.all([leave(ada), leave(bob)]);
    await host.stop();
    expect(filesThatHold('fleeting-words')).toEqual([]);
    expectKept('ordinary-words');
  });

  it('is on no disk while all that somebody says is temporary', async () => {
    await ada.enter('/temp on 1h');
    await ada.shows('1 h');
    await ada.enter('fleeting-words');
    await bob.shows('fleeting-words');
    await bob.enter('/temp on 1h');
    await bob.enter('/me waves fleetingly');
    await ada.shows('waves fleetingly');
    await ada.enter('/reply 1 fleeting-answer');
    await bob.shows('fleeting-answer');
    await ada.enter('/temp off');
    await ada.enter('ordinary-words');
    await bob.shows('ordinary-words');
    expectKept('ordinary-words');
    for (const text of ['fleeting-words', 'waves fleetingly', 'fleeting-answer'])
      expect(filesThatHold(text)).toEqual([]);
    await Promise.all([leave(ada), leave(bob)]);
    await host.stop();
    for (const text of ['fleeting-words', 'waves fleetingly', 'fleeting-answer'])
      expect(filesThatHold(text)).toEqual([]);
  });

  it('is not there any more for who joins later, and for nobody who exports', async () => {
    await ada.enter('/temp 2s fleeting-words');
    await bob.shows('fleeting-words');
    await ada.enter('ordinary-words');
    await ada.hides('fleeting-words');
    const cleo = dialedClient({ hostname: '127.0.0.1', port: host.port }, { nick: 'Cleo' });
    open.push(cleo);
    await cleo.connect();
    expect(shownTexts(cleo.view).filter((text) => text !== '')).toEqual(['ordinary-words']);
    for (const format of ['md', 'txt', 'json']) {
      const { stdout } = await runPychat(homes[0] ?? '', ['export', '--format', format]);
      expect(stdout).toContain('ordinary');
      expect(stdout).not.toContain('fleeting');
    }
  });

  it('is in no export and found by no search while it lives', async () => {
    await ada.enter('/temp 1h fleeting-words');
    await bob.shows('fleeting-words');
    await ada.enter('ordinary-words');
    await bob.shows('ordinary-words');
    const { stdout } = await runPychat(homes[0] ?? '', ['export', '--format', 'json']);
    expect(stdout).toContain('ordinary-words');
    expect(stdout).not.toContain('fleeting');
    const join = ['join', `127.0.0.1:${host.port}`, '--nick', 'Dora'];
    const { stderr } = await runPychat(homes[0] ?? '', join, '/search ordinary words\n/search fleeting words\n');
    expect(stderr).toMatch(/Ada {2}ordinary-words\nNothing was found for: fleeting words\n$/u);
  });

  it('ends with the host, however that ends: on the screens, in what was quoted of it, and for good', async () => {
    await ada.enter('/temp 1h fleeting-words');
    await ada.shows('fleeting-words');
    const cleo = dialedClient({ hostname: '127.0.0.1', port: host.port }, { nick: 'Cleo' });
    open.push(cleo);
    await cleo.connect();
    await say(cleo, 'ordinary-words');
    await ada.enter('/reply 1 an-answer');
    await ada.shows(/fleeting-words[\s\S]*fleeting-words[\s\S]*an-answer/u);
    await host.stop('SIGKILL');
    expect(filesThatHold('fleeting-words')).toEqual([]);
    host = await startHost('--port', `${host.port}`);
    await ada.hides('fleeting-words');
    await ada.shows(/ordinary-words[\s\S]*an-answer/u);
    await say(cleo, 'back again');
    expect(shownTexts(cleo.view)).not.toContain('fleeting-words');
    const { stdout } = await runPychat(homes[0] ?? '', ['tail', '--json']);
    expect(stdout).not.toContain('fleeting');
    expect(filesThatHold('fleeting-words')).toEqual([]);
  });
});
