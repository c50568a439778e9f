import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  cleanUp,
  collect,
  createHome,
  type HostProcess,
  runPychat,
  startHostProcess,
  startPychat,
} from '../helpers/executable.ts';
import { waitFor } from '../helpers/wait-for.ts';

let home: string;
let host: HostProcess;
let address: string;

beforeEach(async () => {
  home = await createHome();
  host = await startHostProcess(home);
  address = `127.0.0.1:${host.port}`;
});
afterEach(async () => {
  await host.stop();
});
afterAll(cleanUp);

describe('pychat in the shell', () => {
  it('sends words, a whole input as one message, or its lines, and tails them', async () => {
    for (const [args, input] of [
      [['--nick', 'Ada', 'Lunch', 'is', 'here'], ''],
      [['--nick', 'Ada'], 'two\nlines\n'],
      [['--nick', 'Ada', '--lines'], 'one\n\nother\n'],
    ] as const) {
      expect(await runPychat(home, ['send', ...args], input)).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    }
    const { stdout, exitCode } = await runPychat(home, ['tail', '--json']);
    expect(exitCode).toBe(0);
    const messages = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(messages.map(({ text }) => text)).toEqual(['Lunch is here', 'two\nlines', 'one', 'other']);
    expect(messages.map(({ seq, nick }) => [seq, nick])).toEqual([1, 2, 3, 4].map((seq) => [seq, 'Ada']));
    expect(Date.parse(messages[0].at)).toBeGreaterThan(Date.now() - 600_000);
  });

  it('tails from a number or a time, exclusively, and follows', async () => {
    await runPychat(home, ['send', '--nick', 'Ada', '--lines'], 'first\nsecond\nthird');
    const after = await runPychat(home, ['tail', address, '--since', '2']);
    expect(after.stdout).toMatch(/^\d\d:\d\d {2}Ada {2}third\n$/u);
    const lastHour = await runPychat(home, ['tail', '--since', '1h']);
    expect(lastHour.stdout.match(/first|second|third/gu)).toEqual(['first', 'second', 'third']);
    const following = startPychat(home, ['tail', '--follow', '--since', '2']);
    const output = collect(following);
    await waitFor(
      () => output.stdout.includes('third'),
      () => output.stdout,
    );
    await runPychat(home, ['send', '--nick', 'Ada', 'fourth']);
    await waitFor(
      () => output.stdout.includes('fourth'),
      () => output.stdout,
    );
    following.kill('SIGKILL');
  });

  it('follows from beyond the last message: prints what comes next, and nothing old', async () => {
    await runPychat(home, ['send', '--nick', 'Ada', 'old']);
    const following = startPychat(home, ['tail', address, '--follow', '--since', '999']);
    const output = collect(following);
    const isHeard = async () => {
      await runPychat(home, ['send', '--nick', 'Ada', 'next']);
      return output.stdout !== '';
    };
    await waitFor(isHeard, () => 'the next message to be printed');
    expect(output.stdout).not.toContain('old');
    following.kill('SIGKILL');
  });

  it('joins in plain lines: stdin is said, stdout shows everybody, the end of input leaves with 0', async () => {
    const listener = startPychat(home, ['join', address, '--plain', '--nick', 'Eve']);
    const heard = collect(listener);
    await runPychat(home, ['send', '--nick', 'Ada', 'anybody there?']);
    await waitFor(
      () => heard.stdout.includes('anybody there?'),
      () => heard.stdout,
    );
    const bob = await runPychat(
      home,
      ['join', address, '--nick', 'Bob'],
      'yes\n/nick Rob\n//slashed\n/who\nexit\nnever said\n',
    );
    expect(bob.exitCode).toBe(0);
    expect(bob.stdout).toMatch(
      /Ada {2}anybody there\?\n\d\d:\d\d {2}Bob {2}yes\n\d\d:\d\d {2}— Bob is now Rob\n\d\d:\d\d {2}Rob {2}\/slashed/u,
    );
    expect(bob.stderr).toContain('2 here: Eve (owner), Rob (owner)');
    await waitFor(
      () => heard.stdout.includes('/slashed'),
      () => heard.stdout,
    );
    expect(heard.stdout).not.toContain('never said');
    listener.stdin.end();
    await waitFor(
      () => listener.exitCode === 0,
      () => `exit code ${listener.exitCode}`,
    );
  });

  it('ends with 0 when the host closes, and says so', async () => {
    const bob = startPychat(home, ['join', address, '--nick', 'Bob']);
    const heard = collect(bob);
    await runPychat(home, ['send', '--nick', 'Ada', 'hello']);
    await waitFor(
      () => heard.stdout.includes('hello'),
      () => heard.stdout,
    );
    expect(await host.stop('SIGINT')).toBe(0);
    await waitFor(
      () => bob.exitCode === 0,
      () => `exit code ${bob.exitCode}, ${heard.stderr}`,
    );
    expect(heard.stderr).toContain('The host closed the chat.');
  });

  it('keeps the history over a restart, and none with --memory', async () => {
    await runPychat(home, ['send', '--nick', 'Ada', 'remember me']);
    await host.stop();
    host = await startHostProcess(home);
    expect((await runPychat(home, ['tail'])).stdout).toContain('remember me');
    await host.stop();
    host = await startHostProcess(home, ['--memory']);
    expect((await runPychat(home, ['tail'])).stdout).toBe('');
  });

  it('keeps as much of the history as it is told to', async () => {
    await runPychat(home, ['send', '--nick', 'Ada', '--lines'], 'one\ntwo\nthree\nfour\n');
    await host.stop();
    host = await startHostProcess(home, ['--keep', '2']);
    const { stdout } = await runPychat(home, ['tail', '--since', '0']);
    expect(stdout.match(/\w+$/gmu)).toEqual(['three', 'four']);
    await runPychat(home, ['send', '--nick', 'Ada', 'five']);
    await host.stop();
    host = await startHostProcess(home, ['--keep', '1w']);
    expect((await runPychat(home, ['tail'])).stdout.match(/\w+$/gmu)).toEqual(['three', 'four', 'five']);
  });
});
