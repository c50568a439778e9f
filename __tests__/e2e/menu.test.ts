import { afterAll, afterEach, expect, it } from '@jest/globals';
import { cleanUp, createHome } from '../helpers/executable.ts';
import { Terminal } from '../helpers/terminal.ts';
import { describeWithTool } from '../helpers/tools.ts';

const terminals: Terminal[] = [];

async function openTerminal(args: readonly string[] = []): Promise<Terminal> {
  const terminal = await Terminal.start(await createHome(), args);
  terminals.push(terminal);
  return terminal;
}

/** Answers a question whose answer is filled in. */
async function replaceAnswer(terminal: Terminal, answer: string): Promise<void> {
  await terminal.press('C-u');
  await terminal.enter(answer);
}

async function hostByMenu(nick: string): Promise<{ terminal: Terminal; address: string }> {
  const terminal = await openTerminal();
  await terminal.shows('1  Host a chat on this network');
  await terminal.type('1');
  await terminal.shows('Your nick?');
  await replaceAnswer(terminal, nick);
  const lines = await terminal.shows('Others run pychat, press 2 and enter');
  const port = /:(\d+)\s/u.exec(lines[0] ?? '')?.[1] ?? /enter\s+\S+:(\d+)/u.exec(lines.join('\n'))?.[1];
  return { terminal, address: `127.0.0.1:${port}` };
}

async function joinByMenu(nick: string, address: string): Promise<Terminal> {
  const terminal = await openTerminal();
  await terminal.shows('2  Join a chat');
  await terminal.type('2');
  await terminal.shows('Your nick?');
  await replaceAnswer(terminal, nick);
  await terminal.shows("The host's address?");
  await terminal.enter(address);
  await terminal.shows(/\d here/u);
  return terminal;
}

describeWithTool('tmux', 'the menu, in real terminals', () => {
  afterEach(async () => {
    await Promise.all(terminals.splice(0).map((terminal) => terminal.close()));
  });
  afterAll(cleanUp);

  it('hosts with 1, joins with 2 and an IP, and carries messages both ways', async () => {
    const { terminal: ada, address } = await hostByMenu('Ada');
    const bob = await joinByMenu('Bob', address);
    const cy = await joinByMenu('Cy', address);
    await ada.shows('3 here');
    await bob.enter('Hello from Bob');
    await ada.enter('Hello from Ada');
    await cy.enter('Hello from Cy');
    for (const terminal of [ada, bob, cy]) {
      for (const nick of ['Ada', 'Bob', 'Cy'])
        await terminal.shows(new RegExp(`\\d\\d:\\d\\d [ ›]*${nick} +Hello from ${nick}`, 'u'));
    }
  });

  it('leaves with exit: a member at once, the host after a question, and everybody is told', async () => {
    const { terminal: ada, address } = await hostByMenu('Ada');
    const bob = await joinByMenu('Bob', address);
    const cy = await joinByMenu('Cy', address);
    await ada.shows(/Cy joined/u);
    await cy.enter('exit');
    expect(await cy.exitCode()).toBe(0);
    await ada.shows(/← .*Cy left/u);
    await ada.enter('exit');
    await ada.shows('Close the chat for everybody?');
    await bob.enter('still here');
    await ada.shows('still here');
    await ada.enter('exit');
    expect(await ada.exitCode()).toBe(0);
    await bob.shows('The host closed the chat.');
    await bob.enter('exit');
    expect(await bob.exitCode()).toBe(0);
  });

  it('asks again, with the reason, when the address or the nick does not do', async () => {
    const { address } = await hostByMenu('Ada');
    const bob = await openTerminal();
    await bob.shows('2  Join a chat');
    await bob.type('2');
    await bob.shows('Your nick?');
    await replaceAnswer(bob, 'a b');
    await bob.shows('cannot contain spaces');
    await replaceAnswer(bob, 'АDА');
    await bob.shows("The host's address?");
    await bob.enter('not an address');
    await bob.shows('is no address');
    await replaceAnswer(bob, '127.0.0.1:1');
    await bob.shows('Nobody is hosting at 127.0.0.1:1');
    await replaceAnswer(bob, address);
    await bob.shows('is taken here');
    await replaceAnswer(bob, 'Bob');
    await bob.shows('2 here');
  });

  it.each([0, 5, 30])('fills the terminal from the top, with %i lines above the prompt', async (linesBefore) => {
    const terminal = await Terminal.start(await createHome(), [], { linesBefore });
    terminals.push(terminal);
    expect((await terminal.shows('q  Quit')).slice(0, 6)).toEqual([
      ' pychat',
      '',
      '   1  Host a chat on this network',
      '   2  Join a chat',
      '   q  Quit',
      '',
    ]);
    await terminal.type('1');
    await terminal.shows('Your nick?');
    await replaceAnswer(terminal, 'Ada');
    await terminal.shows('1 here');
    // The prompt comes once the keyboard listens.
    const lines = await terminal.shows(/^ >$/mu);
    expect(lines[0]).toMatch(/^ pychat {2}#lobby · Ada's chat/u);
    expect(lines[23]).toBe(' >');
  });

  it('tells by the exit code why what the command line asked for did not open', async () => {
    const { address } = await hostByMenu('Ada');
    const port = address.split(':')[1] as string;
    const second = await openTerminal(['host', '--memory', '--port', port, '--nick', 'Bob']);
    await second.shows(`Port ${port} is in use`);
    await second.type('q');
    expect(await second.exitCode()).toBe(3);
    const lost = await openTerminal(['join', '127.0.0.1:1', '--nick', 'Bob']);
    await lost.shows('Nobody is hosting at 127.0.0.1:1');
    await replaceAnswer(lost, address);
    await lost.shows('2 here');
    await lost.enter('exit');
    expect(await lost.exitCode()).toBe(0);
  });
});
