import { once } from 'node:events';
import net from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { findFreePort, isRefusedByBrowsers } from '../../src/cli/free-port.ts';

/** The Fetch standard's "bad ports" from 1024 up; those below are for the system. */
const badPorts = [
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
];

/** Somebody else may have it already. */
async function occupy(port: number): Promise<net.Server> {
  const server = net.createServer().listen(port, '127.0.0.1');
  await once(server, 'listening').catch(() => {});
  return server;
}

describe('a free port', () => {
  it('can be listened on', async () => {
    const port = await findFreePort();
    expect(port).toBeGreaterThanOrEqual(5050);
    const server = net.createServer().listen(port);
    await once(server, 'listening');
    server.close();
  });

  it('is never one that browsers refuse, nor one in use, however many are', async () => {
    const taken = await Promise.all(Array.from({ length: 9 }, (_, index) => occupy(5050 + index)));
    const found = new Set<number>();
    // A port that was found is not found again for a while.
    for (let count = 0; count < 15; count += 1) found.add(await findFreePort());
    expect(found.size).toBe(15);
    for (const port of found) {
      expect(port).toBeGreaterThan(5058);
      expect(badPorts).not.toContain(port);
    }
    expect(Math.max(...found)).toBeGreaterThan(5061);
    for (const server of taken) server.close();
  });

  it('knows the ports that browsers refuse', () => {
    for (const port of badPorts) expect(isRefusedByBrowsers(port)).toBe(true);
    for (const port of [5050, 8080, 65535, 0]) expect(isRefusedByBrowsers(port)).toBe(false);
  });
});
