import { afterAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../src/client/client.ts';
import { dialedClient, readAll } from '../helpers/dialed-client.ts';
import { cleanUp, createHome, type HostProcess, startHostProcess } from '../helpers/executable.ts';
import { createRandom } from '../helpers/random.ts';
import { waitFor } from '../helpers/wait-for.ts';

const rounds = 20;
const clientCount = 5;
const messagesPerClient = 60;

afterAll(cleanUp);

/** One burst with a kill somewhere in it; returns what each client acknowledged, saw, and what the history holds at the end. */
async function killAmidBurst(random: () => number) {
  const home = await createHome();
  const args = ['--limit', 'flood=off'];
  const first = await startHostProcess(home, args);
  const target = { hostname: '127.0.0.1', port: first.port };
  const seen: string[][] = [];
  const clients: Client[] = [];
  for (let index = 0; index < clientCount; index += 1) {
    const texts: string[] = [];
    const client = dialedClient(target, { nick: `Member-${index}`, random });
    client.onEvents((events) =>
      texts.push(...events.flatMap((event) => (event.type === 'message-posted' ? [event.text] : []))),
    );
    await client.connect();
    clients.push(client);
    seen.push(texts);
  }
  const killAfter = Math.floor(random() * clientCount * messagesPerClient * 0.8);
  let acknowledged = 0;
  let second: Promise<HostProcess> | undefined;
  const answers = clients.flatMap((client, index) =>
    Array.from({ length: messagesPerClient }, async (_, number) => {
      const text = `${index}:${number}`;
      const answer = await client.post(text);
      expect(answer.type).toBe('ok');
      acknowledged += 1;
      if (acknowledged > killAfter)
        second ??= first.stop('SIGKILL').then(() => startHostProcess(home, ['--port', `${first.port}`, ...args]));
      return text;
    }),
  );
  const texts = await Promise.all(answers);
  const host = await (second as Promise<HostProcess>);
  const history = await readAll(target);
  await waitFor(
    () => seen.every((each) => each.length >= history.length),
    () => `all to see ${history.length}: ${seen.map((each) => each.length)}`,
  );
  for (const client of clients) client.close();
  await host.stop();
  return { texts, history, seen };
}

describe('a host killed by SIGKILL amid a burst from five clients', () => {
  const seedOfRun = process.env.PYCHAT_TEST_SEED ?? 'killed';

  it.each(Array.from({ length: rounds }, (_, round) => round))(
    'loses, doubles and reorders nothing (round %i)',
    async (round) => {
      const { texts, history, seen } = await killAmidBurst(createRandom(`${seedOfRun} ${round}`));
      expect([...history].sort()).toEqual([...texts].sort());
      for (const each of seen) expect(each).toEqual(history);
      for (let index = 0; index < clientCount; index += 1) {
        const own = history.filter((text) => text.startsWith(`${index}:`));
        expect(own).toEqual(Array.from({ length: messagesPerClient }, (_, number) => `${index}:${number}`));
      }
    },
  );
});
