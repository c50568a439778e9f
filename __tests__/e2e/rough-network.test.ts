import { afterAll, describe, expect, it } from '@jest/globals';
import { dialedClient, readAll } from '../helpers/dialed-client.ts';
import { cleanUp, createHome, startHostProcess } from '../helpers/executable.ts';
import { createRandom } from '../helpers/random.ts';
import { openRoughProxy } from '../helpers/rough-proxy.ts';
import { waitFor } from '../helpers/wait-for.ts';

const seeds = Array.from({ length: 8 }, (_, index) => `${process.env.PYCHAT_TEST_SEED ?? 'rough'} ${index}`);
const clientCount = 3;
const messagesPerClient = 80;

afterAll(cleanUp);

describe('connections that are cut and stalled at random while everybody sends', () => {
  it.each(seeds)('lose, double and reorder nothing (seed %s)', async (seed) => {
    const random = createRandom(seed);
    const host = await startHostProcess(await createHome(), ['--limit', 'flood=off']);
    const target = { hostname: '127.0.0.1', port: host.port };
    const proxy = await openRoughProxy(target, random);
    const clients = Array.from({ length: clientCount }, (_, index) => {
      const client = dialedClient(index === 0 ? target : proxy.address, {
        nick: `Member-${index}`,
        random: () => random() / 50,
      });
      const seen: string[] = [];
      client.onEvents((events) =>
        seen.push(...events.flatMap((event) => (event.type === 'message-posted' ? [event.text] : []))),
      );
      return { client, seen };
    });
    for (const { client } of clients)
      await waitFor(
        () =>
          client.connect().then(
            () => true,
            () => false,
          ),
        () => 'the first connection',
      );
    const sent = clients.flatMap(({ client }, index) =>
      Array.from({ length: messagesPerClient }, async (_, number) => {
        const text = `${index}:${number} ${'x'.repeat(1 + Math.floor(random() * 300))}`;
        expect(await client.post(text)).toMatchObject({ type: 'ok' });
        return text;
      }),
    );
    const texts = await Promise.all(sent);
    proxy.calmDown();
    const history = await readAll(target);
    await waitFor(
      () => clients.every(({ seen }) => seen.length >= history.length),
      () => `everybody to have ${history.length}: ${clients.map(({ seen }) => seen.length)}`,
    );
    expect([...history].sort()).toEqual([...texts].sort());
    for (const { seen } of clients) expect(seen).toEqual(history);
    const inOrder = texts.filter((text) => text.startsWith('1:'));
    expect(history.filter((text) => text.startsWith('1:'))).toEqual(inOrder);
    expect(proxy.cuts()).toBeGreaterThan(3);
    for (const { client } of clients) {
      expect(client.view.sending).toEqual([]);
      client.close();
    }
    proxy.close();
    await host.stop();
  });
});
