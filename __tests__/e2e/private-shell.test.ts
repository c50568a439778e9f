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
let guest: string;
let host: HostProcess;

beforeEach(async () => {
  [home, guest] = await Promise.all([createHome(), createHome()]);
  host = await startHostProcess(home, ['--private']);
});
afterEach(async () => void (await host.stop()));
afterAll(cleanUp);

const said = (text: string, to: string) => ['send', text, '--to', to, '--nick', 'Bob'];

describe('[P62] a private host without a screen', () => {
  it('says by what others come in: its code, and a link with a token', () => {
    expect(host.invite).toMatch(/^pychat:\/\/127\.0\.0\.1:\d+\/#[\w-]{22}\.[\w-]{22}$/u);
    expect(host.code).toMatch(/^[a-z]+-[a-z]+-\d\d$/u);
  });

  it('refuses who has neither with exit 5, and says what helps', async () => {
    const place = `127.0.0.1:${host.port}`;
    const refused = {
      exitCode: 5,
      stdout: '',
      stderr: expect.stringMatching(/^pychat: This chat is private.*code.*link/u),
    };
    expect(await runPychat(guest, said('x', place))).toEqual(refused);
    expect(await runPychat(guest, ['tail', place])).toEqual(refused);
    expect(await runPychat(guest, ['export', '--from', place])).toEqual(refused);
    expect(await runPychat(guest, ['join', place, '--nick', 'Bob'], 'x\n')).toEqual(refused);
  });

  it('lets in who has the code or the link, and the same key again after that, over a restart', async () => {
    const place = `127.0.0.1:${host.port}`;
    expect(await runPychat(guest, said('by code', `${host.code}@${place}`))).toMatchObject({ exitCode: 0 });
    expect(await runPychat(guest, ['tail', place])).toMatchObject({ exitCode: 0 });
    const other = await createHome();
    expect(await runPychat(other, ['tail', host.invite])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('by code'),
    });
    const tail = startPychat(guest, ['tail', place, '--follow']);
    const output = collect(tail);
    await waitFor(
      () => output.stdout.includes('by code'),
      () => JSON.stringify(output),
    );
    await host.stop('SIGKILL');
    host = await startHostProcess(home, ['--private', '--port', `${host.port}`]);
    expect(await runPychat(guest, said('and again', place))).toMatchObject({ exitCode: 0 });
    await waitFor(
      () => output.stdout.includes('and again'),
      () => JSON.stringify(output),
    );
  });

  it('is open to its owner', async () => {
    expect(await runPychat(home, ['send', 'it is me', '--nick', 'Ada'])).toMatchObject({ exitCode: 0 });
  });
});

describe('[P60] a wrong code', () => {
  it('is exit 5, and nothing is said', async () => {
    const { code } = host;
    const other = code.endsWith('10') ? code.replace('10', '11') : code.replace(/\d\d$/u, '10');
    const finished = await runPychat(guest, said('secret', `${other}@127.0.0.1:${host.port}`));
    expect(finished).toEqual({ exitCode: 5, stdout: '', stderr: expect.stringContaining("is not this host's code") });
    const all = await runPychat(home, ['tail', '--json']);
    expect(all.stdout).not.toContain('secret');
  });

  it('is exit 2 where it is no code at all', async () => {
    const finished = await runPychat(guest, said('x', 'otter-lmap-42@127.0.0.1'));
    expect(finished).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('lamp') });
  });
});
