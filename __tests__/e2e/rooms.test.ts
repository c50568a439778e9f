import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanUp, createHome, executable, type HostProcess, startHostProcess } from '../helpers/executable.ts';
import { Terminal } from '../helpers/terminal.ts';
import { describeWithTool } from '../helpers/tools.ts';

const terminals: Terminal[] = [];

let host: HostProcess;
let ada: Terminal;
let bob: Terminal;
let cleo: Terminal;
let everybody: readonly Terminal[];

/** Each person has a home, and so a key, of their own. */
async function join(nick: string, home: string): Promise<Terminal> {
  const terminal = await Terminal.startShell(home, { columns: 100, rows: 30 });
  terminals.push(terminal);
  await enterChat(terminal, nick);
  return terminal;
}

async function enterChat(terminal: Terminal, nick: string): Promise<void> {
  await terminal.enter(`${executable} join 127.0.0.1:${host.port} --nick ${nick}`);
  await terminal.shows(/^ >/mu);
}

/** Waits until all of these terminals show it. */
function allShow(expected: string | RegExp, watching = everybody): Promise<string[][]> {
  return Promise.all(watching.map((terminal) => terminal.shows(expected)));
}

/** Waits until none of the terminals shows it any more; returns how long after the first the last one was, in milliseconds. */
async function allForget(text: string): Promise<number> {
  const times = await Promise.all(
    everybody.map(async (terminal) => {
      await terminal.hides(text);
      return performance.now();
    }),
  );
  return Math.max(...times) - Math.min(...times);
}

async function showsNot(terminal: Terminal, text: string): Promise<void> {
  expect((await terminal.lines()).join('\n')).not.toContain(text);
}

/** The number that stands beside a message, for /reply and the like. */
function numberOf(text: string, lines: readonly string[]): string {
  const row = lines.find((line) => line.includes(text)) ?? '';
  const [, number] = /(\d+)$/u.exec(row) ?? [];
  if (number === undefined) throw new Error(`No number beside ${text} in\n${lines.join('\n')}`);
  return number;
}

/** Makes a private room in this terminal and returns its code, as it is shown there. */
async function createPrivateRoom(terminal: Terminal): Promise<string> {
  await terminal.enter('/create --private');
  const lines = await terminal.shows(/^ pychat +#[A-Z2-9]{5}\b/u);
  const [, code = ''] = /#([A-Z2-9]{5})\b/u.exec(lines[0] ?? '') ?? [];
  return code;
}

describeWithTool('tmux', 'three people at three terminals', () => {
  beforeEach(async () => {
    host = await startHostProcess(await createHome(), ['--limit', 'flood=off']);
    const homes = [await createHome(), await createHome(), await createHome()] as const;
    everybody = await Promise.all([join('Ada', homes[0]), join('Bob', homes[1]), join('Cleo', homes[2])]);
    [ada, bob, cleo] = everybody as [Terminal, Terminal, Terminal];
    await allShow('3 here');
  });
  afterEach(async () => {
    await Promise.all(terminals.splice(0).map((terminal) => terminal.close()));
    await host.stop();
  });
  afterAll(cleanUp);

  it('meet in a private room by its code, which must be the right one', async () => {
    const code = await createPrivateRoom(ada);
    await ada.enter('/create --private Hideout');
    await ada.shows(/^ pychat +#Hideout/u);
    await bob.enter('/rooms');
    await bob.shows('There is no other public room.');
    await showsNot(bob, code);
    await showsNot(bob, 'Hideout');
    await cleo.enter('/join ZZZZZ');
    await cleo.shows(/no such room/iu);
    await cleo.press('C-u');
    await bob.enter(`/join ${code}`);
    await cleo.enter(`/join ${code.toLowerCase()}`);
    await allShow(new RegExp(`#${code}`, 'u'), [bob, cleo]);
    await bob.enter('only for us');
    await allShow('only for us', [bob, cleo]);
    await ada.press('M-2');
    await ada.shows('only for us');
    await ada.press('M-1');
    await ada.shows(/^ pychat +#lobby/u);
    await showsNot(ada, 'only for us');
  });

  it('see somebody renamed in every room', async () => {
    await ada.enter('/create den');
    await ada.shows(/^ pychat +#den/u);
    await bob.enter('/join den');
    await bob.shows(/^ pychat +#den/u);
    await ada.enter('/nick Countess');
    await allShow('Ada is now Countess');
    await ada.enter('who am I?');
    await bob.shows(/Countess +who am I\?/u);
  });

  it('see a temporary message count down and go at the same moment', async () => {
    await ada.enter('/temp 6s read this quickly');
    await allShow(/read this quickly +\d s$/mu);
    await allShow(/read this quickly +[12] s$/mu);
    expect(await allForget('read this quickly')).toBeLessThan(1000);
  });

  it('reply, react, edit and delete, and all see what becomes of it', async () => {
    await ada.enter('the train leaves at nine');
    const [, shown = []] = await allShow('the train leaves at nine');
    const number = numberOf('the train leaves at nine', shown);
    await bob.enter(`/reply ${number} I will be there`);
    await allShow(/↳ Ada: the train leaves at nine\n.*Bob +I will be there/u);
    await bob.enter(`/react ${number} +1`);
    await cleo.enter(`/react ${number} +1`);
    await allShow(/\+1 ×2/u);
    await cleo.enter(`/react ${number} +1`);
    await allShow(/\+1(?! ×)/u);
    await ada.enter(`/edit ${number} the train leaves at ten`);
    await allShow(/↳ Ada: the train leaves at ten/u);
    await allShow(/Ada +the train leaves at ten \(edited\)/u);
    await bob.enter(`/edit ${number} no it does not`);
    await bob.shows(/not yours/u);
    await bob.press('C-u');
    await ada.enter(`/delete ${number}`);
    await allShow(/Ada +deleted/u);
    expect(await allForget('leaves at')).toBeLessThan(1000);
  });

  it('speak alone with one another, unheard by the third', async () => {
    await ada.enter('/msg Bob between you and me');
    await ada.shows(/^ pychat +@Bob/u);
    await ada.shows('between you and me');
    await bob.shows(/@Ada/u);
    await bob.press('M-2');
    await bob.shows('between you and me');
    await bob.enter('understood');
    await ada.shows(/Bob +understood/u);
    await cleo.enter('/search understood');
    await cleo.shows('Nothing was found');
    const shown = (await cleo.lines()).join('\n');
    expect(shown).not.toMatch(/between you and me|@Ada|@Bob/u);
  });

  it('count what is new in rooms that they do not look at', async () => {
    await ada.enter('/create den');
    await ada.shows(/^ pychat +#den/u);
    await bob.enter('/join den');
    await bob.shows(/^ pychat +#den/u);
    await bob.press('M-1');
    await bob.shows(/^ pychat +#lobby/u);
    await ada.enter('first');
    await ada.enter('second, @Bob');
    await bob.shows(/ 2 #den +!2$/mu);
    await bob.press('M-2');
    await bob.shows('second, @Bob');
    await bob.press('M-Up');
    await bob.shows(/^ pychat +#lobby/u);
    await bob.shows(/ 2 #den *$/mu);
  });

  it('find what was said long ago, and write it all into a file', async () => {
    await ada.enter('/create den');
    await ada.shows(/^ pychat +#den/u);
    await ada.enter('the needle is here');
    for (let number = 1; number <= 60; number += 1) await ada.enter(`hay ${number}`);
    await ada.shows('hay 60');
    await showsNot(ada, 'needle');
    await ada.enter('/search needle');
    await ada.shows(/▸.*the needle is here/u);
    await ada.press('Enter');
    await ada.shows(/Ada +the needle is here[\s\S]*hay 5\b/u);
    await showsNot(ada, 'hay 60');
    await ada.press('C-End');
    await ada.enter('/export');
    const lines = await ada.shows(/messages are in|events are in/u);
    const folder = /(\/\S*pychat-home-[^/\s]+)/u.exec(lines.join(''))?.[1] ?? '';
    const [name = ''] = readdirSync(folder).filter((file) => /^pychat-.*\.md$/u.test(file));
    expect(readFileSync(path.join(folder, name), 'utf8')).toMatch(/the needle is here[\s\S]*hay 60/u);
  });

  it('see what is new when they come back', async () => {
    await ada.enter('while you are here');
    await allShow('while you are here');
    await bob.enter('exit');
    await bob.shows(/^\$/mu);
    await ada.enter('while you are away');
    await cleo.shows('while you are away');
    await enterChat(bob, 'Bob');
    await bob.shows(/while you are here[\s\S]*new since you left[\s\S]*while you are away/u);
  });
});
