import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, expect, it } from '@jest/globals';
import { dialedClient, readAll } from '../helpers/dialed-client.ts';
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
import { say } from '../helpers/test-client.ts';
import { describeWithTool } from '../helpers/tools.ts';
import { waitFor } from '../helpers/wait-for.ts';

const floodPerSecond = 200;

const open: { close(): unknown }[] = [];

/** A plain pychat at a terminal, and every byte it writes. */
async function startPlain(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<{ terminal: Terminal; written: () => string }> {
  const home = await createHome();
  const recordTo = path.join(home, 'bytes');
  const terminal = await Terminal.start(home, args, { environment, recordTo });
  open.push(terminal);
  return { terminal, written: () => readFileSync(recordTo, 'utf8') };
}

async function joinPlainly(host: HostProcess, nick: string): Promise<Terminal> {
  const { terminal } = await startPlain(['join', `127.0.0.1:${host.port}`, '--plain', '--nick', nick]);
  await terminal.shows(new RegExp(`^${nick}>$`, 'mu'));
  return terminal;
}

async function joinAs(nick: string, port: number) {
  const client = dialedClient({ hostname: '127.0.0.1', port }, { nick });
  open.push(client);
  await client.connect();
  return client;
}

/** The text behind the prompt, which stands in the last line; waits while a message is printed just now. */
async function typedBy(terminal: Terminal, nick: string): Promise<string> {
  let typed = '';
  await waitFor(
    async () => {
      const last = (await terminal.lines()).findLast((line) => line !== '') ?? '';
      typed = last.slice(nick.length + 2);
      return `${last} `.startsWith(`${nick}> `);
    },
    () => 'the prompt to be in the last line',
  );
  return typed;
}

describeWithTool('tmux', 'pychat without a screen', () => {
  afterEach(async () => {
    await Promise.all(open.splice(0).map((each) => each.close()));
  });
  afterAll(cleanUp);

  it('keeps what is being typed in the last line while messages flood in, and prints each message once', async () => {
    const host = await startHostProcess(await createHome(), ['--memory', '--limit', 'flood=off']);
    const ada = await joinPlainly(host, 'Ada');
    const flooder = await joinAs('Flood', host.port);
    const sentence = 'so that is where the rabbit went';
    const sent: Promise<unknown>[] = [];
    const flood = setInterval(() => sent.push(say(flooder, `flood ${sent.length}`)), 1000 / floodPerSecond);
    await ada.shows('flood 20');
    for (const character of sentence) {
      await ada.type(character);
      expect(sentence).toContain(await typedBy(ada, 'Ada'));
    }
    await ada.shows(`Ada> ${sentence}`);
    await ada.press('Enter');
    await ada.shows(/^Ada>$/mu);
    clearInterval(flood);
    await Promise.all(sent);
    await ada.shows(`flood ${sent.length - 1}`);
    const said = await readAll({ hostname: '127.0.0.1', port: host.port });
    expect(said.filter((text) => text === sentence)).toEqual([sentence]);
    const printed = (await ada.allLines()).filter((line) => /^\d\d:\d\d {2}/u.test(line));
    expect(printed.map((line) => line.replace(/^\d\d:\d\d {2}\S+ {2}/u, ''))).toEqual(said);
    expect((await ada.allLines()).filter((line) => line.startsWith('Ada>'))).toEqual(['Ada>']);
    await host.stop();
  });

  it('asks plain questions, tells each mistake and asks again', async () => {
    const host = await startHostProcess(await createHome(), ['--memory']);
    await joinAs('Ada', host.port);
    const { terminal } = await startPlain(['--plain']);
    await terminal.shows(/^1, 2 or q\?\n>$/mu);
    await terminal.enter('3');
    await terminal.shows('Type 1, 2 or q, then Enter.');
    await terminal.enter('2');
    await terminal.shows(/^Your nick\? Enter takes \S+\.\n>$/mu);
    await terminal.enter('a b');
    await terminal.shows('cannot contain spaces');
    await terminal.enter('Ada');
    await terminal.shows("The host's address?");
    await terminal.enter('no address');
    await terminal.shows('is no address');
    await terminal.enter('127.0.0.1:1');
    await terminal.shows('Nobody is hosting at 127.0.0.1:1');
    await terminal.shows(/Enter tries 127\.0\.0\.1:1 again\.\n>$/mu);
    await terminal.enter(`127.0.0.1:${host.port}`);
    await terminal.shows('is taken here');
    await terminal.shows(/Enter takes Ada\.\n>$/mu);
    await terminal.enter('Bob');
    await terminal.shows(/^Bob>$/mu);
    await terminal.enter('exit');
    expect(await terminal.exitCode()).toBe(0);
    await host.stop();
  });

  it('writes no escape sequence on a dumb terminal, from the menu to the end, whatever comes', async () => {
    const { terminal, written } = await startPlain([], { TERM: 'dumb' });
    await terminal.type('1\rAda\r');
    const lines = await terminal.shows(/^Ada>$/mu);
    const port = Number(/enter\n\s+\S+:(\d+)/u.exec(lines.join('\n'))?.[1]);
    const bob = await joinAs('Bob', port);
    await terminal.shows('→ Bob joined');
    await terminal.type('typed');
    await say(bob, 'red \u001b[31m and 👩‍👩‍👧 and 漢字 and two\nlines');
    await terminal.shows(/Bob {2}red ␛\[31m and .* and 漢字 and two\n {7}lines\nAda> typed$/mu);
    await terminal.press('Left', 'Left', 'Home', 'C-k', 'C-y', 'M-b', 'Up', 'Down', 'BSpace', 'End', 'C-_');
    await terminal.press('C-u');
    await terminal.enter('exit');
    await terminal.shows('Close the chat for everybody? y, or exit again');
    await terminal.enter('exit');
    expect(await terminal.exitCode()).toBe(0);
    expect(written()).not.toMatch(/[\u001b\u0080-\u009f]/u);
  });

  it('edits, completes and recalls what is typed', async () => {
    const host = await startHostProcess(await createHome(), ['--memory']);
    await joinAs('Bobby', host.port);
    await joinAs('Bobette', host.port);
    await joinAs('Cy', host.port);
    const ada = await joinPlainly(host, 'Ada');
    await ada.type('C\t');
    await ada.shows(/^Ada> Cy:$/mu);
    await ada.type('he');
    await ada.resize(60, 20);
    await ada.type('lo');
    await ada.shows(/^Ada> Cy: helo$/mu);
    await ada.press('Left');
    await ada.enter('l');
    await ada.shows(/Ada {2}Cy: hello$/mu);
    await ada.press('Up');
    await ada.shows(/^Ada> Cy: hello$/mu);
    await ada.press('C-u');
    await ada.type('B\t');
    await ada.shows(/^Bobby {2}Bobette$|^Bobette {2}Bobby$/mu);
    await ada.shows(/^Ada> Bob(by|ette):$/mu);
    await ada.press('Escape');
    await ada.shows(/^Ada> B$/mu);
    await ada.press('C-u');
    await ada.enter('/dance');
    await ada.shows('There is no command /dance');
    await ada.shows(/^Ada> \/dance$/mu);
    await ada.press('C-c');
    await ada.enter('/nick Countess');
    await ada.shows(/^Countess>$/mu);
    await ada.press('C-d');
    await ada.shows('Ctrl-C again leaves');
    await ada.press('C-d');
    expect(await ada.exitCode()).toBe(0);
    await host.stop();
  });

  it('says once that the host is gone, once that it is back, and sends what was said meanwhile once', async () => {
    const home = await createHome();
    const host = await startHostProcess(home);
    const ada = await joinPlainly(host, 'Ada');
    await ada.enter('before');
    await ada.shows(/Ada {2}before$/mu);
    await host.stop('SIGKILL');
    await ada.shows('Trying again…');
    await ada.enter('meanwhile');
    const again = await startHostProcess(home, ['--port', `${host.port}`]);
    await ada.shows(/Ada {2}meanwhile$/mu);
    expect((await ada.lines()).filter((line) => /Trying again…|Connected again\./u.test(line))).toHaveLength(2);
    expect(await readAll({ hostname: '127.0.0.1', port: host.port })).toEqual(['before', 'meanwhile']);
    await again.stop();
    await ada.shows('The host closed the chat.');
    expect(await ada.exitCode()).toBe(0);
  });

  it('prints one room at a time: each message once, and a line for what is new elsewhere', async () => {
    const host = await startHostProcess(await createHome(), ['--memory']);
    const bob = await joinAs('Bob', host.port);
    await say(bob, 'in the lobby');
    const ada = await joinPlainly(host, 'Ada');
    await ada.shows(/Bob {2}in the lobby$/mu);
    await ada.enter('/create den');
    await ada.shows(/^— #den —$/mu);
    await say(bob, 'more there');
    await say(bob, 'and more');
    await ada.shows('[#lobby: 1 new message]');
    await ada.type('draft');
    await ada.press('M-1');
    await ada.shows(/^— #lobby —\n\d\d:\d\d {2}Bob {2}more there\n\d\d:\d\d {2}Bob {2}and more\nAda>$/mu);
    await ada.press('M-Down');
    await ada.shows(/^— #den —\nAda> draft$/mu);
    const printed = (await ada.allLines()).join('\n');
    for (const text of ['in the lobby', 'more there', 'and more', 'made this room', 'new message'])
      expect(printed.split(text)).toHaveLength(2);
    await host.stop();
  });

  it('asks for a password without showing what is typed', async () => {
    const host = await startHostProcess(await createHome(), ['--memory']);
    const bob = await joinAs('Bob', host.port);
    await bob.createRoom({ name: 'den', isPrivate: false, password: 'hunter2' });
    const { terminal, written } = await startPlain(['join', `127.0.0.1:${host.port}`, '--plain', '--nick', 'Ada']);
    await terminal.shows(/^Ada>$/mu);
    await terminal.enter('/join den');
    await terminal.shows(/^Password of den\? Esc gives up\nAda>$/mu);
    await terminal.enter('wrong');
    await terminal.shows(/^That was not the password of den\. Once more\?.*\nAda>$/mu);
    await terminal.enter('hunter2');
    await terminal.shows(/^— #den —$/mu);
    expect(written()).not.toMatch(/hunter2|wrong/u);
    await host.stop();
  });

  it('never takes a line of a paste for leaving', async () => {
    const host = await startHostProcess(await createHome(), ['--memory']);
    const ada = await joinPlainly(host, 'Ada');
    await ada.type('one\rexit\rtwo\r');
    await ada.shows(/Ada {2}two$/mu);
    expect(await readAll({ hostname: '127.0.0.1', port: host.port })).toEqual(['one', 'exit', 'two']);
    await ada.enter('exit');
    expect(await ada.exitCode()).toBe(0);
    await host.stop();
  });

  it('tells by the exit code why what the command line asked for did not open', async () => {
    const { terminal } = await startPlain(['join', '127.0.0.1:1', '--plain', '--nick', 'Bob']);
    await terminal.shows('Nobody is hosting at 127.0.0.1:1');
    await terminal.press('C-c');
    expect(await terminal.exitCode()).toBe(4);
  });

  it('hosts without a person where there is no terminal, whatever is asked for', async () => {
    const home = await createHome();
    const child = startPychat(home, ['host', '--plain', '--memory', '--port', '0']);
    const output = collect(child);
    await waitFor(
      () => output.stdout.includes('Ctrl-C closes it.'),
      () => JSON.stringify(output),
    );
    child.kill('SIGTERM');
    const plainMenu = await runPychat(home, ['--plain']);
    expect(plainMenu).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('The menu needs a terminal.') });
  });

  it('is what PYCHAT_PLAIN asks for, too', async () => {
    const { terminal } = await startPlain([], { PYCHAT_PLAIN: '1' });
    await terminal.shows(/^1, 2 or q\?\n>$/mu);
    await terminal.enter('q');
    expect(await terminal.exitCode()).toBe(0);
  });
});
