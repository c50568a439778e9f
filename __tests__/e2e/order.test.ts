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
let evesHome: string;
let host: HostProcess;

beforeEach(async () => {
  [home, evesHome] = [await createHome(), await createHome()];
  host = await startHostProcess(home, ['--limit', 'flood=off']);
});
afterEach(() => host.stop());
afterAll(cleanUp);

const address = () => `127.0.0.1:${host.port}`;
/** Whoever hosts, from another window of the same machine. */
const ownerTypes = (...lines: string[]) =>
  runPychat(home, ['join', address(), '--nick', 'Olga'], { input: lines.map((line) => `${line}\n`).join('') });
const eveSends = (nick = 'Eve') => runPychat(evesHome, ['send', 'hello', '--to', address(), '--nick', nick]);

describe('who hosts keeps order from another window', () => {
  it('throws somebody out, who does not come back by themselves and ends with exit code 5', async () => {
    const eve = startPychat(evesHome, ['join', address(), '--nick', 'Eve']);
    const said = collect(eve);
    const ended = new Promise((resolve) => eve.once('exit', resolve));
    eve.stdin.write('hello\n');
    await waitFor(
      () => said.stdout.includes('hello'),
      () => JSON.stringify(said),
    );
    expect(await ownerTypes('/kick Eve no shouting')).toMatchObject({ exitCode: 0 });
    expect(await ended).toBe(5);
    expect(said.stderr).toContain('Olga has thrown you out: no shouting');
  });

  it('bans: exit code 5 and until when, after a restart, too; who did what is in tail, export and log', async () => {
    expect(await eveSends()).toMatchObject({ exitCode: 0 });
    await ownerTypes('/ban Eve 2h enough');
    const { port } = host;
    await host.stop();
    host = await startHostProcess(home, ['--port', String(port)]);
    for (const nick of ['Eve', 'Other']) {
      const refused = await eveSends(nick);
      expect(refused).toMatchObject({ exitCode: 5, stdout: '' });
      expect(refused.stderr).toMatch(/You are banned here for another 2 h: enough/u);
    }
    const { stdout } = await runPychat(home, ['tail', address()]);
    expect(stdout).toContain('— Olga banned Eve for 2 h: enough');
    const exported = await runPychat(home, ['export', 'lobby', '--format', 'txt']);
    expect(`${exported.stdout}${exported.stderr}`).toContain('Olga banned Eve for 2 h: enough');
    expect(readLog(logFileOf(home))).toContainEqual(
      expect.objectContaining({ type: 'measure-taken', measure: 'member-banned', operator: 'Olga', whom: 'Eve' }),
    );
    await ownerTypes('/unban Eve');
    expect(await eveSends()).toMatchObject({ exitCode: 0 });
  });

  it('mutes: what is not said is refused with exit code 5', async () => {
    await eveSends();
    await ownerTypes('/mute Eve 10m');
    expect(await eveSends()).toMatchObject({ exitCode: 5, stderr: expect.stringMatching(/muted here, for another/u) });
  });

  it('keeps each nick for its key over a restart', async () => {
    await eveSends();
    await host.stop();
    host = await startHostProcess(home, []);
    const taken = await runPychat(await createHome(), ['send', 'hi', '--to', address(), '--nick', 'eve']);
    expect(taken).toMatchObject({ exitCode: 5, stderr: expect.stringContaining('is taken here') });
  });
});
