import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanUp, createHome, type HostProcess, runPychat, startHostProcess } from '../helpers/executable.ts';

let home: string;
let host: HostProcess;

beforeEach(async () => {
  home = await createHome();
  host = await startHostProcess(home);
  await runPychat(home, ['send', '--nick', 'Bob', '--lines'], 'lunch is ready\nnothing\nLunch was good\n');
});
afterEach(async () => {
  await host.stop();
});
afterAll(cleanUp);

/** Enters lines without a terminal; what is said to the person beside the chat comes back. */
async function enter(...lines: string[]): Promise<string> {
  const { exitCode, stderr } = await runPychat(
    home,
    ['join', `127.0.0.1:${host.port}`, '--nick', 'Ada'],
    `${lines.join('\n')}\n`,
  );
  expect(exitCode).toBe(0);
  return stderr;
}

describe('/search in plain lines', () => {
  it('prints what it found, also after the host was killed and started again', async () => {
    const found =
      /^#1 {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}Bob {2}lunch is ready\n#3 {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}Bob {2}Lunch was good\n$/u;
    expect(await enter('/search LUNCH')).toMatch(found);
    await host.stop('SIGKILL');
    host = await startHostProcess(home);
    expect(await enter('/search lunch from:bob')).toMatch(found);
  });

  it('says what it did not find, and what it cannot look for', async () => {
    expect(await enter('/search breakfast')).toBe('Nothing was found for: breakfast\n');
    expect(await enter('/search lunch before:noon')).toContain('"noon" is no day.');
    expect(await enter('/search')).toContain('Say which words to look for');
  });
});
