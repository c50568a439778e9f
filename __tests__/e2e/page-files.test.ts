import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from '@jest/globals';
import { cleanUp, createHome, environmentOf, executable, startHostProcess } from '../helpers/executable.ts';

/** What a host on this machine answers whoever shows pages. */
async function get(port: number, address: string, encoding = 'br'): Promise<{ text: string; headers: Headers }> {
  const headers = { accept: 'text/html', 'accept-encoding': encoding };
  const response = await fetch(`http://127.0.0.1:${port}${address}`, { headers });
  expect(response.status).toBe(200);
  return { text: await response.text(), headers: response.headers };
}

/** The bundle, as npm brings it. */
async function startBundle(home: string): Promise<{ port: number; stop(): void }> {
  const bundle = path.join(path.dirname(executable), 'pychat.js');
  const args = [bundle, 'host', '--headless', '--json', '--memory', '--port', '0', '--bind', '127.0.0.1'];
  const child = spawn(process.execPath, args, { env: environmentOf(home), stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { port: (JSON.parse(String(line)) as { port: number }).port, stop: () => child.kill('SIGKILL') };
}

describe('the page that the executable serves', () => {
  afterAll(cleanUp);

  it('names files that are there, each under the hash of what is in it; the bundle’s is the same', async () => {
    const host = await startHostProcess(await createHome());
    const bundle = await startBundle(await createHome());
    try {
      const page = await get(host.port, '/');
      const addresses = [...page.text.matchAll(/(?:href|src)="([^"]+)"/gu)].map(([, address]) => address as string);
      expect(addresses.map((address) => path.extname(address)).sort()).toEqual(
        expect.arrayContaining(['.css', '.js', '.svg']),
      );
      for (const address of addresses) {
        expect(address).toMatch(/^\/assets\/[\w-]+-[A-Z0-9]{8}\.\w+$/u);
        const { text, headers } = await get(host.port, address, 'gzip');
        expect(headers.get('cache-control')).toContain('immutable');
        expect((await get(bundle.port, address)).text).toBe(text);
      }
      expect((await get(bundle.port, '/')).text).toBe(page.text);
      expect((await get(host.port, '/r/BCDFG')).text).toBe(page.text);
    } finally {
      bundle.stop();
      await host.stop();
    }
  });
});
