import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { dial } from '../../src/cli/joining/dial.ts';
import {
  cleanUp,
  collect,
  createHome,
  environmentOf,
  executable,
  type HostProcess,
  runPychat,
  startHostProcess,
} from '../helpers/executable.ts';
import { type LogLine, logFileOf, readLog } from '../helpers/log-lines.ts';
import { enterAs, RawClient } from '../helpers/raw-client.ts';
import { Terminal } from '../helpers/terminal.ts';
import { describeWithTool } from '../helpers/tools.ts';
import { waitFor } from '../helpers/wait-for.ts';

afterAll(cleanUp);

const secret = 'xyzzy-4711';

function dialHost({ port }: HostProcess) {
  return dial({ hostname: '127.0.0.1', port });
}

/** All lines without what differs from run to run. */
function linesOf(home: string): Omit<LogLine, 'time' | 'pid'>[] {
  return readLog(logFileOf(home)).map(({ time: _, pid: __, ...line }) => line);
}

function whenLogged(home: string, type: string): Promise<LogLine> {
  return waitFor(
    () => readLog(logFileOf(home)).find((line) => line.type === type),
    () => `a line about ${type}, not ${JSON.stringify(linesOf(home))}`,
  );
}

describe("a host's log", () => {
  it('has one line for each start, join, leave, refusal and stop, and never what is said', async () => {
    const home = await createHome();
    const host = await startHostProcess(home, ['--memory', '--title', 'The room']);
    const ada = await enterAs('Ada', { dial: () => dialHost(host) });
    await ada.post(secret);
    await ada.post(secret.repeat(500));
    const other = new RawClient(await dialHost(host));
    await other.hello({ nick: 'Ada' });
    await ada.ask({ type: 'leave', room: 'lobby' });
    ada.send({ type: 'post', number: 'one', room: secret });
    await ada.ended;
    await host.stop();

    const address = '127.0.0.1';
    const { port } = host;
    expect(linesOf(home)).toEqual([
      {
        level: 'info',
        type: 'host-started',
        title: 'The room',
        port,
        addresses: [address],
        version: expect.any(String),
      },
      { level: 'info', type: 'joined', room: 'lobby', nick: 'Ada', address },
      { level: 'warn', type: 'request-refused', code: 'message-too-long', room: 'lobby', nick: 'Ada', address },
      { level: 'warn', type: 'hello-refused', code: 'nick-taken', nick: 'Ada', address },
      { level: 'info', type: 'left', room: 'lobby', nick: 'Ada', address, isClean: true },
      { level: 'warn', type: 'connection-closed', code: 'protocol', nick: 'Ada', address },
      { level: 'info', type: 'host-stopped' },
    ]);
    const file = readFileSync(logFileOf(home), 'utf8');
    expect(file).not.toContain(secret);
    expect(file).not.toContain(ada.identity.publicKey);
    expect(file).not.toContain(ada.identity.keyId);
  });

  it('is kept where only this person reads it, whatever --data says; each line says when and which process', async () => {
    const home = await createHome();
    const host = await startHostProcess(home, ['--data', path.join(home, 'elsewhere')]);
    const [line] = readLog(logFileOf(home));
    expect(statSync(logFileOf(home)).mode & 0o777).toBe(0o600);
    expect(line).toMatchObject({ pid: host.process.pid, dataFolder: path.join(home, 'elsewhere') });
    expect(Math.abs(Date.parse(String(line?.time)) - Date.now())).toBeLessThan(60_000);
    await host.stop();
  });

  it('counts a flood of refusals instead of telling of each', async () => {
    const home = await createHome();
    const host = await startHostProcess(home, ['--memory', '--limit', 'flood=off']);
    const ada = await enterAs('Ada', { dial: () => dialHost(host) });
    const startedAt = performance.now();
    for (let number = 0; number < 3000; number += 1)
      ada.send({ type: 'post', number: 10 + number, room: 'lobby', text: '' });
    await ada.fence();
    const seconds = Math.ceil((performance.now() - startedAt) / 1000);
    await host.stop();
    const refusals = linesOf(home).filter(({ type }) => type === 'request-refused');
    expect(refusals.reduce((sum, { times = 1 }) => sum + Number(times), 0)).toBe(3000);
    expect(refusals.length).toBeLessThanOrEqual(2 + seconds);
  });

  it('of two hosts at once has whole lines of both', async () => {
    const home = await createHome();
    const hosts = await Promise.all([startHostProcess(home, ['--memory']), startHostProcess(home, ['--memory'])]);
    const visits = hosts.flatMap((host) =>
      Array.from({ length: 100 }, async (_, index) => {
        const visitor = await enterAs(`Visitor${index}`, { dial: () => dialHost(host) });
        await visitor.end();
      }),
    );
    await Promise.all(visits);
    await Promise.all(hosts.map((host) => host.stop()));
    for (const { process } of hosts) {
      const own = readLog(logFileOf(home)).filter(({ pid }) => pid === process.pid);
      expect(own.filter(({ type }) => type === 'joined')).toHaveLength(100);
      expect(own.filter(({ type }) => type === 'left')).toHaveLength(100);
      expect([own.at(0)?.type, own.at(-1)?.type]).toEqual(['host-started', 'host-stopped']);
    }
  });

  it('is begun anew when it is full', async () => {
    const home = await createHome();
    mkdirSync(path.dirname(logFileOf(home)), { recursive: true });
    writeFileSync(logFileOf(home), '');
    truncateSync(logFileOf(home), 10 * 1024 * 1024);
    const host = await startHostProcess(home, ['--memory']);
    expect(linesOf(home)).toMatchObject([{ type: 'host-started' }]);
    expect(statSync(`${logFileOf(home)}.1`).size).toBe(10 * 1024 * 1024);
    await host.stop();
  });

  it('that cannot be written is told of once, and hosting goes on', async () => {
    const home = await createHome();
    const folder = path.dirname(logFileOf(home));
    mkdirSync(path.dirname(folder), { recursive: true });
    writeFileSync(folder, 'a file in its place');
    const host = await startHostProcess(home, ['--memory']);
    const later = collect(host.process);
    const sent = await runPychat(home, ['send', '--to', `127.0.0.1:${host.port}`, '--nick', 'Ada', secret]);
    expect(sent).toMatchObject({ exitCode: 0, stderr: '' });
    rmSync(folder);
    await enterAs('Bob', { dial: () => dialHost(host) });
    await whenLogged(home, 'joined');
    expect(await host.stop()).toBe(0);
    expect(later.stderr).toBe('');
  });
});

describe('a log that cannot be written', () => {
  it('is told of in one sentence on stderr', async () => {
    const home = await createHome();
    mkdirSync(logFileOf(home), { recursive: true });
    const child = spawn(
      executable,
      ['host', '--headless', '--json', '--memory', '--port', '0', '--bind', '127.0.0.1'],
      {
        env: environmentOf(home),
      },
    );
    const stderr = text(child.stderr);
    child.stdout.once('data', () => child.kill('SIGTERM'));
    const [exitCode] = await once(child, 'close');
    expect({ exitCode, stderr: await stderr }).toEqual({
      exitCode: 0,
      stderr: expect.stringMatching(
        /^pychat: The log \S+pychat\.log cannot be written \(EISDIR: [^,]*\)\. The chat goes on without it\.\n$/u,
      ),
    });
  });

  describeWithTool('tmux', 'on a screen', () => {
    let terminal: Terminal | undefined;
    afterEach(() => terminal?.close());

    it('is told of below the welcome', async () => {
      const home = await createHome();
      mkdirSync(logFileOf(home), { recursive: true });
      terminal = await Terminal.start(home, ['host', '--memory', '--port', '0', '--nick', 'Ada']);
      await terminal.shows(/You are hosting[\s\S]*The log \S+\s+cannot\s+be\s+written/u);
      await terminal.enter('exit');
    });
  });

  it('does not hide a defect', async () => {
    const home = await createHome();
    mkdirSync(logFileOf(home), { recursive: true });
    const code = 'process.on("SIGUSR2", () => { throw new Error("boom!\\u001b[31m") })';
    const bundle = path.resolve(path.dirname(executable), 'pychat.js');
    const program = ['--import', `data:text/javascript,${encodeURIComponent(code)}`, bundle];
    const child = spawn(process.execPath, [...program, 'host', '--headless', '--memory', '--port', '0', '--debug'], {
      env: environmentOf(home),
    });
    const output = collect(child);
    child.stdout.once('data', () => child.kill('SIGUSR2'));
    const [exitCode] = await once(child, 'close');
    expect(exitCode).toBe(70);
    expect(output.stderr).toMatch(
      /^pychat: a defect in pychat itself: boom!␛\[31m\. Its details cannot be kept in .*--debug shows them\.\nError: boom!␛\[31m\n {4}at /mu,
    );
  });
});
