import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { RoomEvent } from '../../src/chat/event.ts';
import type { Answer } from '../../src/chat/outgoing.ts';
import { MemoryLog } from '../../src/storage/memory-log.ts';
import type { RoomLog } from '../../src/storage/room-log.ts';
import { openSqliteLog } from '../../src/storage/sqlite-log.ts';
import { turns } from '../helpers/fake-time.ts';
import { createRandom } from '../helpers/random.ts';
import { RoughLinks } from '../helpers/rough-link.ts';
import { connectAs, createTestClient, say, shownTexts, textsOf } from '../helpers/test-client.ts';
import { openTestHost } from '../helpers/test-host.ts';

const messagesEach = 25;

describe.each([
  ['memory', () => ({ log: new MemoryLog() as RoomLog, clean: () => {} })],
  [
    'SQLite',
    () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'pychat-test-'));
      return {
        log: openSqliteLog({ folder, isDurable: false }) as RoomLog,
        clean: () => rmSync(folder, { recursive: true }),
      };
    },
  ],
])('over links that delay, stall and break at random, with the log in %s', (kind, open) => {
  it.each(Array.from({ length: 20 }, (_, index) => `${kind} ${index}`))(
    '[P12, P13, P15, P19] nothing is lost, doubled or reordered (seed "%s")',
    async (seed) => {
      const random = createRandom(seed);
      const { log, clean } = open();
      const room = await openTestHost({ log });
      const links = new RoughLinks(random);
      const witness = await connectAs('Witness', room);
      const people = Array.from({ length: 3 + Math.floor(random() * 3) }, (_, index) => {
        const heard: RoomEvent[] = [];
        const client = createTestClient({ nick: `client-${index}`, dial: links.wrap(room.dial) });
        client.onEvents((events) => heard.push(...events));
        return { client, heard, said: [] as string[], answers: [] as Promise<Answer>[] };
      });
      for (const { client } of people) await untilConnected(() => client.connect());
      for (let count = 0; count < messagesEach; count += 1) {
        for (const [index, { client, said, answers }] of people.entries()) {
          const text = `${index}:${count}`;
          said.push(text);
          answers.push(say(client, text));
          if (random() < 0.1) answers.push(client.rename(`client-${index}-${count}`) as Promise<Answer>);
        }
        await turns(Math.floor(random() * 8));
      }
      links.calmDown();
      const answers = await Promise.all(people.flatMap((person) => person.answers));
      expect(answers.filter(({ type }) => type !== 'ok')).toEqual([]);
      await Promise.all([witness, ...people.map(({ client }) => client)].map((client) => client.who()));

      const truth = shownTexts(witness.view);
      expect(truth).toHaveLength(people.length * messagesEach);
      for (const [index, { client, heard, said }] of people.entries()) {
        expect(truth.filter((text) => text.startsWith(`${index}:`))).toEqual(said);
        expect(textsOf(heard).slice(-truth.length)).toEqual(truth);
        expect(heard.map(({ seq }) => seq)).toEqual(heard.map((_, place) => place + 1));
        expect(shownTexts(client.view)).toEqual(truth);
        expect(client.view.sending).toEqual([]);
        expect(client.isSettled).toBe(true);
        const lastOwn = heard.findLast(({ by }) => by === heard.find((event) => textsOf([event])[0] === said[0])?.by);
        expect(client.view.nick).toBe(lastOwn?.type === 'nick-changed' ? lastOwn.to : lastOwn?.nick);
      }
      expect(links.cuts).toBeGreaterThan(0);
      expect(room.host.here).toBe(people.length + 1);
      expect(room.failures).toEqual([]);
      for (const { client } of people) client.close();
      witness.close();
      await room.close();
      clean();
    },
  );
});

/** The first dial is not repeated by the client itself. */
async function untilConnected(connect: () => Promise<void>): Promise<void> {
  for (;;) {
    const isConnected = await connect().then(
      () => true,
      () => false,
    );
    if (isConnected) return;
  }
}
