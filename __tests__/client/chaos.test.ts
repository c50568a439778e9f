import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { RoomEvent } from '../../src/chat/event.ts';
import type { Answer } from '../../src/chat/outgoing.ts';
import { lobby, type RoomId } from '../../src/chat/room-id.ts';
import type { Client } from '../../src/client/client.ts';
import { MemoryLog } from '../../src/storage/memory/memory-log.ts';
import type { RoomLog } from '../../src/storage/room-log.ts';
import { openSqliteLog } from '../../src/storage/sqlite/sqlite-log.ts';
import { turns } from '../helpers/fake-time.ts';
import { createRandom } from '../helpers/random.ts';
import { RoughLinks } from '../helpers/rough-link.ts';
import { connectAs, createTestClient, say, shownTexts, textsOf } from '../helpers/test-client.ts';
import { openTestHost } from '../helpers/test-host.ts';

const messagesEach = 25;

/** In all tests: one seed alone may have none. */
let cuts = 0;

afterAll(() => {
  expect(cuts).toBeGreaterThan(0);
});

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
      cuts += links.cuts;
      expect(room.host.here).toBe(people.length + 1);
      expect(room.failures).toEqual([]);
      for (const { client } of people) client.close();
      witness.close();
      await room.close();
      clean();
    },
  );
});

describe('in several rooms, over such links', () => {
  it.each(Array.from({ length: 15 }, (_, index) => `rooms ${index}`))(
    '[P12, P15, P19, P35] nothing is lost or doubled in any, and all see the same (seed "%s")',
    async (seed) => {
      const random = createRandom(seed);
      const room = await openTestHost();
      const links = new RoughLinks(random);
      const witness = await connectAs('Witness', room);
      const rooms: RoomId[] = [lobby];
      for (const name of ['den', 'attic']) {
        const made = await witness.createRoom({ name, isPrivate: name === 'attic' });
        if (!('id' in made)) throw new Error(made.message);
        rooms.push(made.id);
      }
      const people = Array.from({ length: 3 }, (_, index) =>
        createTestClient({ nick: `client-${index}`, dial: links.wrap(room.dial) }),
      );
      const heard = new Map<string, number[]>();
      for (const [index, client] of people.entries()) {
        client.onEvents((events, _, where) => {
          const seqs = heard.get(`${index} ${where}`) ?? [];
          heard.set(`${index} ${where}`, [...seqs, ...events.map(({ seq }) => seq)]);
        });
        await untilConnected(() => client.connect());
        for (const code of rooms.slice(1)) expect(await client.openRoom(code)).toMatchObject({ id: code });
      }
      const answers: Promise<Answer>[] = [];
      const said = new Map<RoomId, string[]>(rooms.map((id) => [id, []]));
      for (let count = 0; count < 20; count += 1) {
        for (const [index, client] of people.entries()) {
          const where = rooms[Math.floor(random() * rooms.length)] as RoomId;
          const text = `${index}:${count}`;
          const items = client.rooms.get(where)?.items ?? [];
          const own = items.findLast(
            (item) => item.kind === 'event' && item.isOwn && item.event.type === 'message-posted',
          );
          const target = own?.kind === 'event' ? own.event.seq : undefined;
          if (target !== undefined && random() < 0.3)
            answers.push(client.edit(target, `${text} edited`, where) as never);
          if (target !== undefined && random() < 0.3) answers.push(client.react(target, '+1', where) as never);
          said.get(where)?.push(text);
          answers.push(client.post(text, { room: where, ...(target !== undefined && { replyTo: target }) }) as never);
          if (random() < 0.1) answers.push(client.rename(`client-${index}-${count}`) as never);
        }
        await turns(Math.floor(random() * 8));
      }
      links.calmDown();
      expect((await Promise.all(answers)).filter(({ type }) => type !== 'ok')).toEqual([]);
      for (const where of rooms) {
        await Promise.all([witness, ...people].map((client) => client.who(where)));
        const truth = (await readWhole(witness, where)).slice(-40);
        for (const client of [witness, ...people]) {
          const items = client.rooms.get(where)?.items.filter((item) => item.kind === 'event') ?? [];
          expect(items.map(({ event }) => event).slice(-40)).toEqual(truth);
        }
        for (const index of people.keys()) {
          const seqs = heard.get(`${index} ${where}`) ?? [];
          expect(seqs).toEqual(seqs.map((_, place) => (seqs[0] ?? 1) + place));
        }
        const posted = (await readWhole(witness, where)).filter(({ type }) => type === 'message-posted');
        expect(posted).toHaveLength(said.get(where)?.length ?? 0);
      }
      for (const client of people) {
        expect(new Set([...client.rooms.values()].map(({ nick }) => nick)).size).toBe(1);
        expect([client.view.sending, client.isSettled]).toEqual([[], true]);
      }
      cuts += links.cuts;
      expect(room.failures).toEqual([]);
      for (const client of [witness, ...people]) client.close();
      await room.close();
    },
  );
});

async function readWhole(client: Client, room: RoomId): Promise<RoomEvent[]> {
  const all: RoomEvent[] = [];
  for (;;) {
    const { events, isNewest } = await client.readHistory({ after: all.at(-1)?.seq ?? 0 }, room);
    all.push(...events);
    if (isNewest) return all;
  }
}

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
