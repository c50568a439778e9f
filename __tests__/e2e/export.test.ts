import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  cleanUp,
  collect,
  createHome,
  executable,
  type HostProcess,
  runPychat,
  startHostProcess,
  startPychat,
} from '../helpers/executable.ts';
import { Terminal } from '../helpers/terminal.ts';
import { describeWithTool } from '../helpers/tools.ts';
import { waitFor } from '../helpers/wait-for.ts';

const count = 20_000;
/** So that an export takes some seconds: a few pages at once, then ten a second. */
const slowly = ['--limit', 'flood=1'];

let home: string;
let host: HostProcess;
const terminals: Terminal[] = [];

beforeAll(async () => {
  home = await createHome();
  host = await startHostProcess(home, ['--limit', 'flood=off']);
  const lines = Array.from({ length: count }, (_, index) => `*message* ${index + 1} ${'and so on '.repeat(5)}\n`);
  await runPychat(home, ['send', '--nick', 'Ada', '--lines'], lines.join(''));
  await host.stop();
});
afterEach(async () => {
  await Promise.all(terminals.splice(0).map((terminal) => terminal.close()));
  await host.stop();
});
afterAll(cleanUp);

/** Starts a slow export into a folder and waits until something of it is on the disk. */
async function startSlowExport(folder: string) {
  host = await startHostProcess(home, slowly);
  const args = ['export', '--from', `127.0.0.1:${host.port}`, '--output', path.join(folder, 'chat.json')];
  const child = startPychat(await createHome(), args);
  const exited = once(child, 'exit').then(([exitCode]) => exitCode as number | null);
  const output = collect(child);
  await waitFor(
    () => isUnderWay(folder),
    () => output.stderr,
  );
  return { child, exited, output };
}

function isUnderWay(folder: string): boolean {
  return draftsIn(folder).some((name) => statSync(path.join(folder, name)).size > 0);
}

function draftsIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('.pychat-export-'));
}

function expectWhole(json: string): void {
  const seqs: number[] = JSON.parse(json).map(({ seq }: { seq: number }) => seq);
  expect(seqs).toEqual(Array.from({ length: count }, (_, index) => index + 1));
}

describe('pychat export', () => {
  it('writes the whole history to stdout: Markdown, unless told otherwise', async () => {
    host = await startHostProcess(home);
    const markdown = await runPychat(home, ['export']);
    expect(markdown).toMatchObject({ exitCode: 0, stderr: '' });
    expect(markdown.stdout.match(/^\\\*message\\\* \d+ /gmu)).toHaveLength(count);
    const text = await runPychat(home, ['export', 'lobby', '--format', 'txt', '--from', `127.0.0.1:${host.port}`]);
    expect(text.stdout.match(/^\d\d:\d\d {2}Ada {2}\*message\* \d+ /gmu)).toHaveLength(count);
    const json = await runPychat(home, ['export', '--format', 'JSON']);
    expectWhole(json.stdout);
    const tail = await runPychat(home, ['tail', '--json']);
    expect(json.stdout).toContain(tail.stdout.trim().replaceAll('\n', ',\n'));
  });

  it('ends with 0 when its reader has enough', async () => {
    host = await startHostProcess(home);
    const child = startPychat(home, ['export']);
    const exited = once(child, 'exit');
    await once(child.stdout, 'data');
    child.stdout.destroy();
    expect(await exited).toEqual([0, null]);
  });

  it('writes a file, in the format of its name, and replaces none unless told to', async () => {
    host = await startHostProcess(home);
    const file = path.join(await createHome(), 'chat.json');
    expect(await runPychat(home, ['export', '-o', file])).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expectWhole(readFileSync(file, 'utf8'));
    const again = await runPychat(home, ['export', '-o', file, '--format', 'txt']);
    expect(again).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('is there already.\n') });
    expectWhole(readFileSync(file, 'utf8'));
    expect((await runPychat(home, ['export', '-o', file, '--format', 'txt', '--force'])).exitCode).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/, lobby\nExported on /u);
    expect(readdirSync(path.dirname(file))).toEqual(['chat.json']);
  });

  it.each([
    [['den'], 5, 'There is no such room.'],
    [['--format', 'pdf'], 2, '--format takes md, txt, json'],
    [['--from', 'not an address'], 2, 'address'],
    [['--from', '127.0.0.1:1'], 4, 'Nobody is hosting'],
    [['--output', ''], 2, '--output needs'],
    [['--output', '/no/such/folder/x.md'], 1, 'There is no folder /no/such/folder.'],
    [['--output', '/'], 1, 'is a folder'],
    [['one', 'two'], 2, 'two'],
  ])('refuses %j with %i', async (args, exitCode, message) => {
    host = await startHostProcess(home);
    const finished = await runPychat(home, ['export', ...args]);
    expect(finished).toMatchObject({ exitCode, stdout: '', stderr: expect.stringContaining(message) });
  });

  it('needs a host on this machine, or an address', async () => {
    expect(await runPychat(await createHome(), ['export'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('No host runs on this machine.'),
    });
  });
});

describe('an export that does not end as meant', () => {
  it('leaves no file when it is interrupted', async () => {
    const folder = await createHome();
    const { child, exited } = await startSlowExport(folder);
    child.kill('SIGINT');
    expect(await exited).toBe(130);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves no file when the host closes', async () => {
    const folder = await createHome();
    const { exited, output } = await startSlowExport(folder);
    await host.stop();
    expect(await exited).toBe(1);
    expect(output.stderr).toBe('pychat: The host closed the chat before all of it was exported.\n');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('goes on where it was when the host is lost and comes back', async () => {
    const folder = await createHome();
    const { exited, output } = await startSlowExport(folder);
    const { port } = host;
    await host.stop('SIGKILL');
    host = await startHostProcess(home, ['--port', `${port}`]);
    expect(await exited).toBe(0);
    expect(output.stderr).toContain('Connected again.');
    expectWhole(readFileSync(path.join(folder, 'chat.json'), 'utf8'));
    expect(draftsIn(folder)).toEqual([]);
  });
});

describeWithTool('tmux', 'an export at a terminal', () => {
  it('says how far it is, and nothing any more when it is done', async () => {
    host = await startHostProcess(home, slowly);
    const folder = await createHome();
    const file = path.join(folder, 'chat.md');
    const terminal = await Terminal.start(home, ['export', '-o', file]);
    terminals.push(terminal);
    await terminal.shows(/Exporting… \d+ %/u);
    expect(await terminal.exitCode()).toBe(0);
    expect((await terminal.lines()).join('\n')).not.toContain('Exporting');
    expect(readdirSync(folder)).toEqual(['chat.md']);
  });

  /** Under a nick of its own: each folder has a key of its own. */
  async function joinIn(folder: string, nick: string, ...flags: string[]): Promise<Terminal> {
    const terminal = await Terminal.startShell(folder);
    terminals.push(terminal);
    await terminal.enter(`${executable} join 127.0.0.1:${host.port} --nick ${nick} ${flags.join(' ')}`);
    await terminal.shows(/message\*? 20000/u);
    return terminal;
  }

  it.each([
    ['on the screen', 'Bob', []],
    ['line by line', 'Carl', ['--plain']],
  ])('is written into the current folder from within the room, %s (as %s)', async (_face, nick, flags) => {
    host = await startHostProcess(home);
    const folder = await createHome();
    const terminal = await joinIn(folder, nick, ...flags);
    await terminal.enter('/export json');
    await terminal.shows(/20,000 messages are in/u);
    const [name = ''] = readdirSync(folder).filter((each) => each.startsWith('pychat-lobby-'));
    expectWhole(readFileSync(path.join(folder, name), 'utf8'));
    await terminal.enter('/export');
    await waitFor(
      () => readdirSync(folder).some((each) => each.endsWith('.md')),
      () => readdirSync(folder).join(),
    );
  });

  it('leaves nothing in the folder when the person leaves before it is done', async () => {
    host = await startHostProcess(home, slowly);
    const folder = await createHome();
    const terminal = await joinIn(folder, 'Dora');
    await terminal.enter('/export json');
    await waitFor(
      () => isUnderWay(folder),
      () => 'the export to be under way',
    );
    await terminal.enter('exit');
    await terminal.shows(/^\$$/mu);
    expect(readdirSync(folder).filter((name) => name.includes('pychat-'))).toEqual([]);
  });

  it('is another command where there is no terminal', async () => {
    host = await startHostProcess(home);
    const args = ['join', `127.0.0.1:${host.port}`, '--nick', 'Emma'];
    expect(await runPychat(home, args, '/export txt\n')).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('pychat export --format txt'),
    });
  });
});
