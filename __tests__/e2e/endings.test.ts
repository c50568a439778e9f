import { writeFile } from 'node:fs/promises';
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
import { logFileOf, readLog } from '../helpers/log-lines.ts';
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

/** Starts a command, waits until it shows this, and returns how to end it by a signal. */
async function startUntil(args: readonly string[], shown: string) {
  const child = startPychat(await createHome(), args);
  const output = collect(child);
  await waitFor(
    () => output.stdout.includes(shown),
    () => JSON.stringify(output),
  );
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return { child, output, ended, end };
}

describe('ended from outside', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('by %s, plain lines say goodbye: 130', async (signal) => {
    await runPychat(home, ['send', '--nick', 'Bob', 'hello']);
    const ada = await startUntil(['join', address, '--nick', 'Ada'], 'hello');
    expect(await ada.end(signal)).toBe(130);
    expect(ada.output.stderr).toBe(`pychat: Ended by ${signal}.\n`);
    const left = { type: 'left', nick: 'Ada', isClean: true };
    await waitFor(
      () => readLog(logFileOf(home)).some((line) => Object.entries(left).every(([key, value]) => line[key] === value)),
      () => `Ada to leave with a goodbye: ${JSON.stringify(readLog(logFileOf(home)))}`,
    );
  });

  it('a tail that follows ends with 130', async () => {
    await runPychat(home, ['send', '--nick', 'Bob', 'hello']);
    const tail = await startUntil(['tail', address, '--follow'], 'hello');
    expect(await tail.end('SIGINT')).toBe(130);
  });

  it('a tail that follows ends with 0 when the host closes', async () => {
    await runPychat(home, ['send', '--nick', 'Bob', 'hello']);
    const tail = await startUntil(['tail', address, '--follow'], 'hello');
    await host.stop();
    expect(await tail.ended).toBe(0);
    expect(tail.output.stderr).toBe('The host closed the chat.\n');
  });

  it('a tail that follows says when it has lost the host, and goes on when it is back', async () => {
    await runPychat(home, ['send', '--nick', 'Bob', 'hello']);
    const tail = await startUntil(['tail', address, '--follow'], 'hello');
    await host.stop('SIGKILL');
    await waitFor(
      () => tail.output.stderr.includes('Trying again…'),
      () => tail.output.stderr,
    );
    host = await startHostProcess(home, ['--port', `${host.port}`]);
    await runPychat(home, ['send', '--nick', 'Bob', 'again']);
    await waitFor(
      () => tail.output.stdout.includes('again'),
      () => JSON.stringify(tail.output),
    );
    expect(tail.output.stdout.match(/hello/gu)).toHaveLength(1);
    expect(tail.output.stderr).toContain('Connected again.');
    await tail.end('SIGINT');
  });
});

describe('sending', () => {
  it('is not done when the host closes before it has everything', async () => {
    const child = startPychat(home, ['send', '--nick', 'Ada', '--lines']);
    const output = collect(child);
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.stdin.write('first\n');
    const sent = async () => (await runPychat(home, ['tail'])).stdout.includes('first');
    await waitFor(sent, () => output.stderr);
    await host.stop();
    expect(await ended).toBe(1);
    expect(output.stderr).toContain('The host closed the chat before it had everything.');
  });

  it('stops at the first line that is refused, and says which', async () => {
    const input = `one\n\ntwo\n${'x'.repeat(4001)}\nnever\n`;
    const { exitCode, stderr } = await runPychat(home, ['send', '--nick', 'Ada', '--lines'], input);
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 5,
      stderr: expect.stringContaining('Line 4: A message has at most'),
    });
    expect((await runPychat(home, ['tail'])).stdout).toMatch(/one\n.*two\n$/u);
  });

  it('reads no endless input as one message', async () => {
    const { exitCode, stderr } = await runPychat(home, ['send', '--nick', 'Ada'], 'x'.repeat(3 * 1024 * 1024));
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 5,
      stderr: expect.stringContaining('too long for a message'),
    });
  });
});

describe('a machine that does not let it', () => {
  it('is told in a sentence, not as a defect: a damaged key', async () => {
    await runPychat(home, ['send', '--nick', 'Ada', 'x']);
    await writeFile(`${home}/.config/pychat/key.pem`, 'no key');
    const { exitCode, stderr } = await runPychat(home, ['send', '--nick', 'Ada', 'x']);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('is damaged') });
  });
});
