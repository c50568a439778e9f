import { afterAll, afterEach, expect, it } from '@jest/globals';
import { cleanUp, collect, createHome, runPychat, startHostProcess, startPychat } from '../helpers/executable.ts';
import { Terminal } from '../helpers/terminal.ts';
import { describeWithTool } from '../helpers/tools.ts';
import { waitFor } from '../helpers/wait-for.ts';

const terminals: Terminal[] = [];
afterEach(async () => {
  await Promise.all(terminals.splice(0).map((terminal) => terminal.close()));
});
afterAll(cleanUp);

async function start(args: readonly string[], home?: string): Promise<Terminal> {
  const terminal = await Terminal.start(home ?? (await createHome()), args);
  terminals.push(terminal);
  return terminal;
}

/** Ada hosts at a terminal: what her screen says to pass on. */
async function host(...args: readonly string[]): Promise<{ ada: Terminal; code: string; link: string; place: string }> {
  const ada = await start(['host', '--memory', '--nick', 'Ada', '--bind', '127.0.0.1', '--port', '0', ...args]);
  const screen = (await ada.shows('exit closes the chat')).join('\n');
  const [, code = '', place = ''] = /([a-z]+-[a-z]+-\d\d)@(\S+)/u.exec(screen) ?? [];
  const [link = ''] = /pychat:\/\/\S+/u.exec(screen) ?? [];
  return { ada, code: `${code}@${place}`, link, place };
}

/** Somebody presses 2 in the menu, is Bob, and enters this. */
async function enterInMenu(address: string): Promise<Terminal> {
  const bob = await start([]);
  await bob.shows('2  Join a chat');
  await bob.type('2');
  await bob.shows('Your nick?');
  await bob.press('C-u');
  await bob.enter('Bob');
  await bob.shows("The host's address?");
  await bob.enter(address);
  return bob;
}

/** Not the one that it is. */
function otherThan(code: string): string {
  return code.includes('-10@') ? code.replace('-10@', '-11@') : code.replace(/-\d\d@/u, '-10@');
}

describeWithTool('tmux', '[P60] the code that the host shows', () => {
  it('makes sure of the host from the menu; a wrong one goes back with the reason', async () => {
    const { ada, code } = await host();
    const bob = await enterInMenu(otherThan(code));
    const screen = (await bob.shows("That is not this host's code")).join('\n');
    expect(screen).toContain("The host's address?");
    await bob.press('C-u');
    await bob.enter(code.toUpperCase().replaceAll('-', ' '));
    await bob.shows(/· verified +2 here/u);
    await bob.enter('/verify');
    await bob.shows('the host whose invite or code you have');
    await bob.enter('hello');
    await ada.shows(/Bob +hello/u);
  });

  it('is for one person where /invite is told whose, and good once', async () => {
    const { ada } = await host();
    await ada.enter('/invite Bob');
    const screen = await ada.shows(/For Bob alone, once, until \d\d:\d\d:\n +\d+-\S+@/u);
    const [code = ''] = /\d+-[a-z]+-[a-z]+-\d\d@\S+/u.exec(screen.join('\n')) ?? [];
    const bob = await start(['join', code, '--nick', 'Bob']);
    await bob.shows(/· verified +2 here/u);
    const eve = await start(['join', code, '--nick', 'Eve']);
    await eve.shows('This code does not hold any more.');
  });
});

describeWithTool('tmux', '[P62] a private host', () => {
  it('is asked by who has the address alone, says yes, and the chat goes on', async () => {
    const { ada, place } = await host('--private');
    const bob = await enterInMenu(place);
    await bob.shows(/Waiting to be let in by the host of Ada's chat…\n +Esc goes back\./u);
    await ada.shows('Bob at 127.0.0.1 wants to be let in: /allow Bob or /deny Bob');
    await ada.type('/allow b');
    await ada.press('Tab');
    await ada.shows('> /allow Bob');
    await ada.press('Enter');
    await ada.shows('Bob is let in.');
    await bob.shows(/2 here/u);
    await bob.enter('thank you');
    await ada.shows(/Bob +thank you/u);
    await bob.enter('/invite');
    await bob.shows('Who can invite others: Ada. /msg Ada asks.');
    await bob.enter('exit');
    expect(await bob.exitCode()).toBe(0);
  });

  it('says no, and what helps is told where the address is asked for', async () => {
    const { ada, place } = await host('--private');
    const bob = await enterInMenu(place);
    await ada.shows('Bob at 127.0.0.1 wants to be let in');
    await ada.enter('/deny Bob');
    await ada.shows('Bob was turned away.');
    const screen = await bob.shows('You were not let in.');
    expect(screen.join('\n')).toContain("The host's address?");
  });

  it('is entered by its code and by its link without a knock', async () => {
    const { ada, code, link } = await host('--private');
    expect(link).toMatch(/#[\w-]{22}\.[\w-]{22}$/u);
    const bob = await start(['join', code, '--nick', 'Bob']);
    await bob.shows(/· verified +2 here/u);
    const eve = await start(['join', link, '--nick', 'Eve']);
    await eve.shows(/· verified +3 here/u);
    await bob.enter('hello');
    await eve.shows(/Bob +hello/u);
    expect((await ada.lines()).join('\n')).not.toContain('wants to be let in');
  });

  it('that was killed and is back lets in again who came by its link, without a word', async () => {
    const home = await createHome();
    const before = await startHostProcess(home, ['--private']);
    const bob = await start(['join', before.invite, '--nick', 'Bob']);
    await bob.shows(/· verified +1 here/u);
    await before.stop('SIGKILL');
    await bob.shows(/lost/u);
    await bob.enter('kept meanwhile');
    const after = await startHostProcess(home, ['--private', '--port', `${before.port}`]);
    await bob.shows(/Bob +kept meanwhile +\d+$/mu);
    await bob.shows(/· verified +1 here/u);
    const all = await runPychat(home, ['tail']);
    expect(all.stdout).toMatch(/Bob {2}kept meanwhile$/mu);
    await after.stop();
  });

  it('is asked in plain lines, too, at a terminal and in a pipe', async () => {
    const { ada, place } = await host('--private');
    const bob = await start(['join', place, '--nick', 'Bob', '--plain']);
    await bob.shows("Waiting to be let in by the host of Ada's chat… Ctrl-C leaves.");
    await ada.shows('Bob at 127.0.0.1 wants');
    await ada.enter('/allow Bob');
    await bob.shows(/^Bob>$/mu);
    const eve = startPychat(await createHome(), ['join', place, '--nick', 'Eve']);
    const output = collect(eve);
    eve.stdin.end('let me in\n');
    await ada.shows('Eve at 127.0.0.1 wants');
    await waitFor(
      () => output.stderr.endsWith('\n'),
      () => JSON.stringify(output),
    );
    expect(output).toEqual({ stdout: '', stderr: "Waiting to be let in by the host of Ada's chat…\n" });
    await ada.enter('/allow Eve');
    await ada.shows(/Eve +let me in/u);
  });
});
