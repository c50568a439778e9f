import { afterAll, describe, expect, it } from '@jest/globals';
import { cleanUp, createHome, runPychat, startHostProcess } from '../helpers/executable.ts';
import { fetchFrom } from '../helpers/fetch-from.ts';
import { enterAs } from '../helpers/raw-client.ts';
import { openStreamClient } from '../helpers/stream-client.ts';

afterAll(cleanUp);

describe('a host of the executable, to browsers', () => {
  it('says where they open it: encrypted, unless they are let in without', async () => {
    const home = await createHome();
    for (const [plaintext, scheme] of [
      ['loopback', 'https'],
      ['off', 'https'],
      ['web', 'http'],
      ['lan', 'http'],
    ] as const) {
      const host = await startHostProcess(home, ['--memory', '--plaintext', plaintext]);
      expect(host.url).toBe(`${scheme}://127.0.0.1:${host.port}/`);
      await host.stop();
    }
  });

  it('[P75] [P76] shows the page, how it is and what it counts', async () => {
    const host = await startHostProcess(await createHome(), ['--memory', '--title', 'Lab']);
    const get = (path: string) => fetchFrom(new URL(path, host.url).href, { headers: { accept: 'text/html' } });
    expect(await get('/r/den')).toMatchObject({ status: 200, text: expect.stringContaining('<!doctype html>') });
    expect(JSON.parse((await get('/health')).text)).toMatchObject({ status: 'ok', title: 'Lab' });
    const metrics = await get('/metrics');
    expect(metrics.status).toBe(200);
    expect(metrics.text).toContain('\npychat_sessions{door="stream"} 0\n');
    expect(Number(/^pychat_sent_bytes_total (\d+)$/mu.exec(metrics.text)?.[1])).toBeGreaterThan(1000);
    await host.stop();
  });

  it('[P75] counts for nobody with --metrics off', async () => {
    const host = await startHostProcess(await createHome(), ['--memory', '--metrics', 'off']);
    expect((await fetchFrom(`${host.url}metrics`)).status).toBe(404);
    await host.stop();
  });

  it('[P72] talks over a stream with who came by TLS', async () => {
    const host = await startHostProcess(await createHome(), ['--memory']);
    const page = await enterAs('Page', { dial: () => openStreamClient(host.url.replace(/\/$/u, '')) });
    const sent = await runPychat(await createHome(), ['send', 'hello page', '--to', `127.0.0.1:${host.port}`]);
    expect(sent.exitCode).toBe(0);
    await page.post('hello terminal');
    expect(page.eventsIn('lobby')).toMatchObject([{ text: 'hello page' }, { text: 'hello terminal' }]);
    await host.stop();
    expect((await page.ended).reason).toContain('closed the chat');
  });
});
