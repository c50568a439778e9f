import { describe, expect, it } from '@jest/globals';
import { amendMessage } from '../../src/chat/amend-message.ts';
import { isAmendment, type RoomEvent } from '../../src/chat/event.ts';
import type { LoggedRequest, UnloggedRequest } from '../../src/chat/request.ts';
import { MemoryLog } from '../../src/storage/memory/memory-log.ts';
import { createRandom } from '../helpers/random.ts';
import { enterAs, type RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

type Request = LoggedRequest | UnloggedRequest;

const nicks = ['Ada', 'Bob', 'Carol', 'Dora', 'Eve'];

/** A log that fails or conflicts now and then. */
function openMoodyLog(random: () => number): MemoryLog {
  const log = new MemoryLog();
  const append = log.append.bind(log);
  log.append = async (commits, people) => {
    const mood = random();
    if (mood < 0.05) throw new Error('No space left on device.');
    return mood < 0.1 ? 'conflict' : append(commits, people);
  };
  return log;
}

function createRequest(random: () => number, rooms: readonly string[]): Request {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  const [room, target] = [pick(rooms), Math.floor(random() * 30)];
  const requests: readonly Request[] = [
    { type: 'post', room, text: pick(['hello', '']) },
    { type: 'post', room, text: 'hello', replyTo: target },
    { type: 'post', room, text: 'hello', ttlMs: pick([60_000, 5]) },
    { type: 'edit', room, target, text: 'better' },
    { type: 'delete', room, target },
    { type: 'react', room, target, reaction: pick(['+1', '-1', 'x']) },
    { type: 'pin', room, target },
    { type: 'set-topic', room, topic: pick(['', 'fish']) },
    { type: 'rename', nick: pick(nicks) },
    { type: 'join', room },
    { type: 'leave', room },
    { type: 'create-room', isPrivate: false, name: pick(['den', 'attic', 'vault']) },
    { type: 'open-direct', nick: pick(nicks) },
    { type: 'set-away', message: pick(['', 'out']) },
  ];
  return pick(requests);
}

/** What somebody who only listened makes of a room. */
function heardBy(watcher: RawClient, room: string): RoomEvent[] {
  const events = new Map<number, RoomEvent>();
  for (const frame of watcher.frames) {
    if ((frame.type !== 'page' && frame.type !== 'events') || frame.room !== room) continue;
    for (const event of frame.events) {
      expect(events.has(event.seq)).toBe(false);
      events.set(event.seq, event);
      const target = isAmendment(event) ? events.get(event.target) : undefined;
      if (isAmendment(event) && target?.type === 'message-posted') events.set(target.seq, amendMessage(target, event));
    }
  }
  return [...events.values()];
}

/** The edits of a log are emptied as later ones come. */
function withoutEdits(events: readonly RoomEvent[]): RoomEvent[] {
  return events.map((event) => (event.type === 'message-edited' ? { ...event, text: '' as never } : event));
}

async function live(host: TestHost, random: () => number): Promise<{ watcher: RawClient; rooms: readonly string[] }> {
  const watcher = await enterAs(undefined, host);
  const clients = await Promise.all(nicks.slice(0, 3).map((nick) => enterAs(nick, host)));
  const rooms = new Set(['lobby']);
  for (let step = 0; step < 200; step += 1) {
    const asked = clients.flatMap((client) =>
      Array.from({ length: Math.floor(random() * 4) }, () => client.ask(createRequest(random, [...rooms]))),
    );
    await Promise.all(asked);
    for (const { info } of clients.flatMap((client) => client.all('room'))) {
      if (info.kind !== 'public' || rooms.has(info.id)) continue;
      rooms.add(info.id);
      await watcher.ask({ type: 'join', room: info.id });
    }
  }
  await watcher.fence();
  return { watcher, rooms: [...rooms] };
}

describe('rooms in which everything happens at once, on a log that often fails', () => {
  it.each(['a', 'b', 'c'])('[P15, P35] look the same to a listener as in the log (seed %s)', async (seed) => {
    const random = createRandom(seed);
    const host = await openTestHost({ log: openMoodyLog(random) });
    const { watcher, rooms } = await live(host, random);
    expect(rooms.length).toBeGreaterThan(1);
    for (const room of rooms) {
      const { events } = await host.log.readAfter(room as never, 0, { maxEvents: 1e6, maxBytes: 1e9 });
      expect(withoutEdits(heardBy(watcher, room))).toEqual(withoutEdits(events));
    }
    expect(host.failures.every((failure) => String(failure).includes('No space'))).toBe(true);
    await host.close();
  });
});
