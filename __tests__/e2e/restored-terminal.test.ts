import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { cleanUp, collect, createHome, environmentOf, executable, startHostProcess } from '../helpers/executable.ts';
import { logFileOf, readLog } from '../helpers/log-lines.ts';
import { Terminal } from '../helpers/terminal.ts';
import { describeWithTool } from '../helpers/tools.ts';
import { waitFor } from '../helpers/wait-for.ts';

const bundle = path.resolve(import.meta.dirname, '../../dist/pychat.js');
/** Makes a defect of SIGUSR2: a promise that nobody waits for, a callback that throws, and one that does so over and over. */
const defects = {
  rejection: 'process.on("SIGUSR2", () => { Promise.reject(new Error("boom")); })',
  exception: 'process.on("SIGUSR2", () => { throw new Error("boom"); })',
  'exceptions without end': 'process.on("SIGUSR2", () => { setInterval(() => { throw new Error("boom"); }); })',
} as const;
/** From SIGUSR2 on, what lays out a message throws: in the screen that is while React renders. */
const layoutDefect = 'process.on("SIGUSR2", () => { Date.prototype.getHours = () => { throw new Error("boom"); }; })';

/** What is told of them; the terminal may break the line. */
const toldDefect = /^pychat: a defect in pychat itself: boom\. Details are in\s\/\S+/mu;

const terminals: Terminal[] = [];

/** A person at a shell, who has pychat running in the foreground. */
interface Visit {
  readonly terminal: Terminal;
  /** Of pychat, if it hosts. */
  readonly pid: () => number;
  /** The hosts that have announced themselves on this machine. */
  readonly announced: () => readonly string[];
  /** What the shell showed before, and what was typed to start pychat. */
  readonly before: readonly string[];
  /** The bytes that came since. */
  readonly written: () => string;
}

/** A shell in which something was said in colour, that then starts this. */
async function startInShell(args: readonly string[], { defect = '' } = {}): Promise<Visit> {
  const home = await createHome();
  const recordTo = path.join(home, 'bytes');
  const terminal = await Terminal.startShell(home, { recordTo });
  terminals.push(terminal);
  writeFileSync(path.join(home, 'defect.mjs'), defect);
  await terminal.enter(`printf 'some \\033[31mred\\033[0m words\\n'; stty -a > before`);
  await waitForPrompt(terminal);
  const announced = () => readdirSync(path.join(home, '.local/state/pychat/running'));
  const recorded = readFileSync(recordTo, 'utf8').length;
  const program = defect === '' ? executable : `${process.execPath} --import ./defect.mjs ${bundle}`;
  await terminal.type(`${program} ${args.join(' ')}`);
  const before = await waitForEnd(terminal, args.at(-1) ?? '');
  await terminal.press('Enter');
  return {
    terminal,
    before,
    written: () => readFileSync(recordTo, 'utf8').slice(recorded),
    pid: () => Number.parseInt(announced()[0] ?? '', 10),
    announced,
  };
}

/** Waits until the last line ends so, and returns all, styled. */
async function waitForEnd(terminal: Terminal, end: string): Promise<string[]> {
  await waitFor(
    async () => (await terminal.lines()).findLast((line) => line !== '')?.endsWith(end),
    () => `the screen to end with ${end}`,
  );
  return withoutEmptyEnd(await terminal.styledLines());
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function unstyled(lines: readonly string[]): string[] {
  return lines.map((line) => line.replaceAll(/\u001b\[[\d;]*m/gu, ''));
}

function withoutEmptyEnd(lines: readonly string[]): string[] {
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
}

async function waitForPrompt(terminal: Terminal): Promise<void> {
  await waitFor(
    async () =>
      !(await terminal.state()).isAlternate && (await terminal.lines()).findLast((line) => line !== '') === '$',
    () => 'the prompt of the shell',
  );
}

/** The shell has its terminal, its screen and its lines back, and below them stands what pychat had to say. */
async function expectRestored(
  { terminal, before, written }: Visit,
  { exitCode, said = /^$/u }: { exitCode: number; said?: RegExp },
): Promise<void> {
  await waitForPrompt(terminal);
  const lines = withoutEmptyEnd(await terminal.styledLines());
  expect(lines.slice(0, before.length)).toEqual(before);
  expect(lines.slice(before.length, -1).join('\n')).toMatch(said);
  expect(await terminal.state()).toEqual({
    isAlternate: false,
    isOrdinary: true,
    cursor: { column: 2, row: lines.length - 1 },
  });
  expect(modesLeftOn(written())).toEqual([]);
  await terminal.enter('echo "exit code $?"; stty -a > after; cmp before after && echo "the same"');
  await terminal.shows(new RegExp(`^exit code ${exitCode}\\nthe same$`, 'mu'));
}

/** The private modes that are not as they were, by what was written: the cursor (25) and wrapping (7) are on in a shell. */
function modesLeftOn(written: string): string[] {
  const modes = new Map([...written.matchAll(/\u001b\[\?(\d+)([hl])/gu)].map(([, mode = '', set = '']) => [mode, set]));
  return [...modes].flatMap(([mode, set]) => (set === (mode === '25' || mode === '7' ? 'h' : 'l') ? [] : [mode]));
}

/** What a shell says of a job that SIGTSTP stopped. */
const stopped = 128 + 20;

const host = ['host', '--memory', '--nick', 'Ada'];

describeWithTool('tmux', 'the terminal', () => {
  afterEach(async () => {
    await Promise.all(terminals.splice(0).map((terminal) => terminal.close()));
  });
  afterAll(cleanUp);

  describe.each([
    ['a screen', host, / 1 here/u, /^$/u],
    ['the linear mode', ['host', '--memory', '--plain', '--nick', 'Ada'], /^Ada>$/mu, /You are hosting/u],
  ])('is as before after %s', (_, args, shown, left) => {
    const open = async (options: { defect?: string } = {}) => {
      const visit = await startInShell(args, options);
      await visit.terminal.shows(shown);
      return visit;
    };

    it('that was left with exit', async () => {
      const visit = await open();
      await visit.terminal.enter('exit');
      await expectRestored(visit, { exitCode: 0, said: left });
    });

    it('that was left with Ctrl-C', async () => {
      const visit = await open();
      await visit.terminal.press('C-c');
      await visit.terminal.shows('Ctrl-C again leaves');
      await visit.terminal.press('C-c');
      await expectRestored(visit, { exitCode: 0, said: left });
    });

    it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('that %s ended', async (signal) => {
      const visit = await open();
      process.kill(visit.pid(), signal);
      await expectRestored(visit, { exitCode: 130, said: new RegExp(`^pychat: Ended by ${signal}\\.$`, 'mu') });
      expect(visit.announced()).toEqual([]);
    });

    it.each(Object.entries(defects))('that a defect ended: %s', async (_, defect) => {
      const visit = await open({ defect });
      process.kill(visit.pid(), 'SIGUSR2');
      await expectRestored(visit, { exitCode: 70, said: toldDefect });
    });

    it('that could not show a message', async () => {
      const visit = await open({ defect: layoutDefect });
      process.kill(visit.pid(), 'SIGUSR2');
      await visit.terminal.enter('hello');
      await expectRestored(visit, { exitCode: 70, said: toldDefect });
    });

    it('that was stopped with Ctrl-Z, at its new size with fg, and left', async () => {
      const visit = await open();
      await visit.terminal.press('C-z');
      await expectRestored(visit, { exitCode: stopped, said: /Stopped/u });
      await visit.terminal.resize(60, 20);
      await visit.terminal.enter('clear; stty -a > before; fg');
      const lines = await visit.terminal.shows(shown);
      if (args === host) expect(lines[19]).toBe(' >');
      await visit.terminal.enter('exit');
      await waitForPrompt(visit.terminal);
      await visit.terminal.enter('stty -a > after; cmp before after && echo "the same"');
      await visit.terminal.shows(/^the same$/mu);
      expect(modesLeftOn(visit.written())).toEqual([]);
    });

    it('that was ended while it was stopped', async () => {
      const visit = await open();
      await visit.terminal.press('C-z');
      await visit.terminal.shows('Stopped');
      const pid = visit.pid();
      await visit.terminal.enter('kill %1');
      await visit.terminal.shows('pychat: Ended by SIGTERM.');
      await waitFor(
        () => !isRunning(pid),
        () => 'pychat to end, and not to be stopped in the background',
      );
      const lines = await visit.terminal.lines();
      expect(lines.slice(0, visit.before.length)).toEqual(unstyled(visit.before));
      expect(modesLeftOn(visit.written())).toEqual([]);
    });

    it('that was stopped with SIGTSTP from outside', async () => {
      const visit = await open();
      process.kill(visit.pid(), 'SIGTSTP');
      await expectRestored(visit, { exitCode: stopped, said: /Stopped/u });
      await visit.terminal.enter('clear; fg');
      await visit.terminal.shows(shown);
      await visit.terminal.enter('hello');
      await visit.terminal.shows(/Ada +hello( +\d+)?$/mu);
    });
  });

  it('is as before when the host has ended', async () => {
    const host = await startHostProcess(await createHome(), ['--memory']);
    const visit = await startInShell(['join', `127.0.0.1:${host.port}`, '--nick', 'Ada']);
    await visit.terminal.shows('1 here');
    await host.stop();
    await visit.terminal.shows('The host closed the chat.');
    await visit.terminal.enter('exit');
    await expectRestored(visit, { exitCode: 0 });
  });

  it.each(['menu', 'question'])('goes to the shell with Ctrl-Z from the %s, too', async (place) => {
    const visit = await startInShell([]);
    await visit.terminal.shows('q  Quit');
    if (place === 'question') await visit.terminal.type('1');
    const shown = place === 'question' ? 'Your nick?' : 'q  Quit';
    await visit.terminal.shows(shown);
    await visit.terminal.press('C-z');
    await expectRestored(visit, { exitCode: stopped, said: /Stopped/u });
    await visit.terminal.enter('clear; fg');
    await visit.terminal.shows(shown);
  });

  it('stays with pychat at Ctrl-Z where there is no shell to go to', async () => {
    const home = await createHome();
    const recordTo = path.join(home, 'bytes');
    const terminal = await Terminal.start(home, host, { recordTo });
    terminals.push(terminal);
    await terminal.shows('1 here');
    await terminal.press('C-z');
    await waitFor(
      () => readFileSync(recordTo, 'utf8').split('\u001b[?1049h').length === 3,
      () => 'the screen to come back',
    );
    await terminal.enter('still here');
    await terminal.shows(/Ada +still here +\d+$/mu);
    await terminal.enter('exit');
    expect(await terminal.exitCode()).toBe(0);
  });

  it('shows no colours where NO_COLOR is set, but bold', async () => {
    const home = await createHome();
    const recordTo = path.join(home, 'bytes');
    const environment = { NO_COLOR: '1', COLORTERM: 'truecolor' };
    const terminal = await Terminal.start(home, host, { recordTo, environment });
    terminals.push(terminal);
    await terminal.shows('1 here');
    await terminal.enter('hello');
    await terminal.shows(/Ada +hello( +\d+)?$/mu);
    const styles = [...readFileSync(recordTo, 'utf8').matchAll(/\u001b\[([\d;:]*)m/gu)].flatMap(([, codes = '']) =>
      codes.split(';'),
    );
    expect(styles).toContain('1');
    expect(styles.filter((code) => /^(?:[34]\d|9\d|10[0-7])$/u.test(code))).toEqual([]);
  });
});

describe('a defect', () => {
  it.each(Object.entries(defects))('ends the program with 70 and a sentence, no stack: %s', async (_, code) => {
    const args = [
      '--import',
      `data:text/javascript,${encodeURIComponent(code)}`,
      bundle,
      'host',
      '--headless',
      '--memory',
    ];
    const home = await createHome();
    const child = spawn(process.execPath, [...args, '--port', '0'], { env: environmentOf(home) });
    const output = collect(child);
    await waitFor(
      () => output.stdout.includes('is open at'),
      () => output.stderr,
    );
    child.kill('SIGUSR2');
    const [exitCode] = await once(child, 'exit');
    const file = logFileOf(home);
    expect({ exitCode, stderr: output.stderr }).toEqual({
      exitCode: 70,
      stderr: `pychat: a defect in pychat itself: boom. Details are in ${file}.\n`,
    });
    expect(readLog(file)).toContainEqual(
      expect.objectContaining({
        type: 'defect',
        message: 'boom',
        stack: expect.stringMatching(/^Error: boom\n +at /u),
      }),
    );
  });
});
