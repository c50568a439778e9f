import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from '../../src/client/client.ts';
import { dialedClient } from '../helpers/dialed-client.ts';
import { cleanUp, createHome, type HostProcess, runPychat, startHostProcess } from '../helpers/executable.ts';
import { shownTexts } from '../helpers/test-client.ts';

let home: string;
let host: HostProcess;
let bob: Client;

beforeEach(async () => {
  home = await createHome();
  host = await startHostProcess(home, ['--limit', 'flood=off']);
  bob = dialedClient({ hostname: '127.0.0.1', port: host.port }, { nick: 'Bob' });
  await bob.connect();
});
afterEach(async () => {
  bob.close();
  await host.stop();
});
afterAll(cleanUp);

async function joinAndType(lines: readonly string[], ...flags: readonly string[]) {
  const input = lines.map((line) => `${line}\n`).join('');
  return runPychat(home, ['join', `127.0.0.1:${host.port}`, '--nick', 'Ada', ...flags], { input });
}

const withoutTimes = (text: string) =>
  text
    .replaceAll(/\d\d:\d\d {2}/gu, '')
    .trimEnd()
    .split('\n');

describe('pychat join without a terminal', () => {
  it('talks in several rooms, and says among what is said which one it is', async () => {
    const { exitCode, stdout, stderr } = await joinAndType([
      'in the lobby',
      '/create den',
      'one',
      '/reply 2 two',
      '/react 2 +1',
      '/me waves',
      '/delete',
      '/temp 1h psst',
      '/part',
      'here again',
    ]);
    expect(withoutTimes(stdout).filter((line) => line !== '')).toEqual([
      'Ada  in the lobby',
      '— #den —',
      '— Ada made this room',
      'Ada  one',
      'Ada  ↳ #2 two',
      '— Ada reacted to #2: +1',
      '* Ada waves',
      '— Ada deleted #5',
      'Ada  [1 h] psst',
      '— #lobby —',
      'Ada  here again',
    ]);
    expect(stderr).toContain('#den is open to all');
    expect(exitCode).toBe(0);
  });

  it('prints what happens in any room as JSON, with the room', async () => {
    const { stdout } = await joinAndType(['one', '/create den', 'two'], '--json');
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { room: string; type: string; text?: string });
    expect(events.map(({ room, type, text }) => [room === 'lobby', text ?? type])).toEqual([
      [true, 'one'],
      [false, 'room-created'],
      [false, 'two'],
    ]);
  });

  it('says nothing in another room than the one that was meant', async () => {
    const { exitCode, stderr } = await joinAndType(['/join nowhere', 'only for nowhere']);
    expect(exitCode).toBe(5);
    expect(stderr).toContain('A command was refused.');
    await bob.who();
    expect(shownTexts(bob.view)).toEqual([]);
  });

  it('tells that a password is asked for at a terminal', async () => {
    await bob.createRoom({ name: 'den', isPrivate: false, password: 'sesame' });
    const { exitCode, stderr } = await joinAndType(['/join den', 'only for the den']);
    expect([exitCode, stderr]).toEqual([5, expect.stringContaining('it can only be asked for at a terminal.')]);
    await bob.who();
    expect(shownTexts(bob.view)).toEqual([]);
  });
});
