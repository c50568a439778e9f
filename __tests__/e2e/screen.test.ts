import { afterAll, afterEach, expect, it } from '@jest/globals';
import { dialedClient, readAll } from '../helpers/dialed-client.ts';
import { cleanUp, createHome, type HostProcess, startHostProcess } from '../helpers/executable.ts';
import { Terminal } from '../helpers/terminal.ts';
import { describeWithTool } from '../helpers/tools.ts';
import { waitFor } from '../helpers/wait-for.ts';

const open: { close(): unknown }[] = [];

async function joinOnScreen(host: HostProcess, nick: string): Promise<Terminal> {
  const terminal = await Terminal.start(await createHome(), ['join', `127.0.0.1:${host.port}`, '--nick', nick]);
  open.push(terminal);
  await terminal.shows(/\d here/u);
  return terminal;
}

/** The text on the input line. */
function inputLine(lines: readonly string[]): string | undefined {
  return lines.findLast((line) => line.startsWith(' >'))?.slice(3);
}

describeWithTool('tmux', 'the chat screen', () => {
  afterEach(async () => {
    await Promise.all(open.splice(0).map((each) => each.close()));
  });
  afterAll(cleanUp);

  it('says that the host is gone, counts down, keeps what is sent meanwhile and delivers it once', async () => {
    const home = await createHome();
    const host = await startHostProcess(home);
    const ada = await joinOnScreen(host, 'Ada');
    await ada.enter('before');
    await ada.shows(/\d\d:\d\d ›Ada +before/u);
    await host.stop('SIGKILL');
    await ada.shows(/connection lost, trying again in \d+ s/u);
    await ada.enter('meanwhile');
    await ada.shows('meanwhile (sending)');
    await ada.shows('1 to send are kept');
    const again = await startHostProcess(home, ['--port', `${host.port}`]);
    await ada.shows(/\d\d:\d\d ›Ada +meanwhile +2$/mu);
    const address = { hostname: '127.0.0.1', port: host.port };
    expect(await readAll(address)).toEqual(['before', 'meanwhile']);
    await again.stop();
    await ada.shows('The host closed the chat.');
  });

  it('stands still while someone reads back, and older pages arrive', async () => {
    const host = await startHostProcess(await createHome(), ['--memory', '--limit', 'flood=off']);
    const bob = dialedClient({ hostname: '127.0.0.1', port: host.port }, { nick: 'Bob' });
    open.push(bob);
    await bob.connect();
    for (let number = 1; number <= 200; number += 1) await bob.post(`message ${number}`);
    const ada = await joinOnScreen(host, 'Ada');
    await ada.shows(/message 200 +200$/mu);
    await ada.press('PageUp');
    const before = await ada.shows('reading back');
    await bob.post('news');
    const after = await ada.shows('1 new message below');
    expect(after.filter((line) => line.includes('Bob'))).toEqual(before.filter((line) => line.includes('Bob')));
    await waitFor(
      async () => {
        await ada.press('PageUp');
        return (await ada.lines()).some((line) => /Bob +message 1 +1$/u.test(line));
      },
      () => 'the first message to be reached',
    );
    await ada.enter('back to now');
    await ada.shows(/Ada +back to now/u);
    await ada.press('C-Home');
    await ada.shows(/Bob +message 1 +1$/mu);
    await ada.press('C-End');
    await ada.shows(/Ada +back to now/u);
    await host.stop();
  });

  it('explains what it cannot do and gives the text back', async () => {
    const host = await startHostProcess(await createHome(), ['--memory']);
    const ada = await joinOnScreen(host, 'Ada');
    await ada.enter('/dance');
    await ada.shows('There is no command /dance');
    await ada.shows(' > /dance');
    await ada.press('C-u');
    await ada.enter('/nick two words');
    await ada.shows('cannot contain spaces');
    expect(inputLine(await ada.shows(' > /nick two words'))).toBe('/nick two words');
    await ada.press('C-u');
    await ada.enter('/help');
    await ada.shows('/quit ');
    await ada.enter('/nick Countess');
    await ada.shows('Ada is now Countess');
    await ada.enter('/who');
    await ada.shows(/1 here: [\u2801-\u28ff] Countess/u);
    await ada.enter('//not a command');
    await ada.shows(/Countess +\/not a command/u);
    await ada.press('C-c');
    await ada.shows('Ctrl-C again leaves');
    await ada.press('C-c');
    expect(await ada.exitCode()).toBe(0);
    await host.stop();
  });

  it('keeps what was submitted for the next run, recalls it by the arrow keys, and completes by Tab', async () => {
    const host = await startHostProcess(await createHome(), ['--memory']);
    const home = await createHome();
    const join = ['join', `127.0.0.1:${host.port}`, '--nick', 'Ada'];
    const first = await Terminal.start(home, join);
    open.push(first);
    await first.shows('1 here');
    await first.enter('said before');
    await first.shows(/Ada +said before/u);
    await first.enter('exit');
    expect(await first.exitCode()).toBe(0);
    const second = await Terminal.start(home, join);
    open.push(second);
    await second.shows('1 here');
    await second.press('Up');
    await second.shows(/^ > said before$/mu);
    await second.press('C-Left', 'M-BSpace');
    await second.shows(/^ > before$/mu);
    await second.press('C-_', 'C-e', 'C-u');
    await second.type('/');
    await second.press('Tab');
    await second.shows(/▸ \/me +says/u);
    await second.press('BTab');
    await second.shows(/^ > \/quit$/mu);
    await second.press('Escape');
    await second.shows(/^ > \/$/mu);
    await host.stop();
  });
});
