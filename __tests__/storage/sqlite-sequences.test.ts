import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { KeyId } from '../../src/chat/author.ts';
import type { RoomEvent } from '../../src/chat/event.ts';
import type { Nick } from '../../src/chat/nick.ts';
import type { Reaction } from '../../src/chat/reaction.ts';
import { newRoomRecord } from '../../src/chat/room-record.ts';
import { MemoryLog } from '../../src/storage/memory/memory-log.ts';
import type { RoomLog } from '../../src/storage/room-log.ts';
import { openSqliteLog } from '../../src/storage/sqlite/sqlite-log.ts';
import {
  ada,
  deletion,
  den,
  edit,
  eve,
  later,
  lobby,
  message,
  nickChange,
  reaction,
  requestId,
} from './sample-events.ts';
import { temporaryFolders } from './temporary-folders.ts';

const temporaryFolder = temporaryFolders();
const rooms = [lobby, den];
const limit = { maxEvents: 7, maxBytes: 900 };

/** Numbers that what happens is made of. */
interface Draw {
  readonly kind: string;
  readonly room: number;
  readonly target: number;
  readonly words: readonly string[];
  readonly person: number;
}

const kinds = ['post', 'post', 'post', 'temporary', 'edit', 'edit', 'delete', 'react', 'unreact', 'rename', 'record'];
const draw: fc.Arbitrary<Draw> = fc.record({
  kind: fc.constantFrom(...kinds, 'expire', 'prune', 'remove', 'reopen', 'search', 'twice'),
  room: fc.nat(1),
  target: fc.nat(12),
  words: fc.array(fc.constantFrom('otter', 'lamp', 'Café', 'x1', '汉'), { minLength: 1, maxLength: 3 }),
  person: fc.nat(1),
});

function eventOf(
  { kind, target, words, person }: Draw,
  { seq, number }: { seq: number; number: number },
): RoomEvent | undefined {
  const who = person === 0 ? { by: ada } : { by: eve, nick: 'Eve' as Nick };
  const common = { ...who, at: 1000 * number, id: requestId(number) };
  const text = words.join(' ');
  const about = Math.max(1, seq - target);
  const kindOfReaction = { reaction: words[0] as Reaction };
  switch (kind) {
    case 'post':
      return message(seq, text, target === 0 ? { ...common, replyTo: 1, isAction: true } : common);
    case 'temporary':
      return message(seq, text, { ...common, expiresAt: 1000 * number + target * 700 });
    case 'edit':
      return { ...edit(seq, about, text), ...common };
    case 'delete':
      return { ...deletion(seq, about), ...common };
    case 'react':
      return reaction(seq, about, { ...common, ...kindOfReaction });
    case 'unreact':
      return reaction(seq, about, { ...common, ...kindOfReaction, type: 'reaction-removed' });
    case 'rename':
      return nickChange(seq, text, common);
    default:
      return undefined;
  }
}

/** All that a log tells about both rooms, read in pages. */
async function tellAll(log: RoomLog): Promise<unknown> {
  const told: unknown[] = [await log.records()];
  for (const room of rooms) {
    const head = await log.head(room);
    told.push(head, await log.oldest(room));
    for (let seq = 0; seq <= head; seq += 5) told.push(await log.readAfter(room, seq, limit));
    for (let seq = head + 2; seq >= 0; seq -= 5) told.push(await log.readBefore(room, seq, limit));
    for (let seq = 0; seq <= head + 1; seq += 1) {
      for (const by of [ada, eve]) told.push(await log.readTarget(room, seq, by));
    }
    for (const terms of [['otter'], ['lamp', 'x1'], ['cafe'], ['汉']]) {
      told.push(await log.search(room, later, { query: { terms, since: 5000, until: 90_000 }, limit }));
    }
    told.push(await log.search(room, later, { query: { terms: [], from: 'eve' }, limit }));
  }
  return told;
}

/** Does one thing to a log; returns what the log says to it. */
async function happen(log: RoomLog, { step, number }: { step: Draw; number: number }): Promise<unknown> {
  const room = rooms[step.room] as typeof lobby;
  const head = await log.head(room);
  const by = [ada, eve][step.person] as KeyId;
  switch (step.kind) {
    case 'expire':
      return log.expire(1000 * number);
    case 'prune':
      return log.prune({ maxEvents: 3 + step.target, maxAgeMs: 20_000 }, 1000 * number);
    case 'remove':
      return step.target === 0 ? log.removeRoom(room) : undefined;
    case 'search':
      return log.search(room, head - step.target, { query: { terms: ['otter'] }, limit });
    case 'twice':
      return log.findCommitted([{ by, id: requestId(Math.max(1, number - step.target)) }]);
    case 'record': {
      const record = { ...newRoomRecord(room, 'private'), topic: step.words.join(' '), pinned: [step.target] };
      return log.append([{ room, expectedHead: head, events: [], record }]);
    }
    default: {
      const event = eventOf(step, { seq: head + 1, number });
      return event && log.append([{ room, expectedHead: head, events: [event] }]);
    }
  }
}

it('a SQLite log does what a memory log does, whatever happens', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(draw, { minLength: 5, maxLength: 60 }), async (steps) => {
      const memory = new MemoryLog();
      const folder = temporaryFolder();
      let log = openSqliteLog({ folder, isDurable: false });
      try {
        for (const [index, step] of steps.entries()) {
          const number = index + 1;
          expect(await happen(log, { step, number })).toEqual(await happen(memory, { step, number }));
          if (step.kind !== 'reopen') continue;
          // Temporary texts end with the log.
          memory.expire(later);
          await log.close();
          log = openSqliteLog({ folder, isDurable: false });
        }
        expect(await tellAll(log)).toEqual(await tellAll(memory));
      } finally {
        await log.close();
      }
    }),
    { numRuns: 60 },
  );
});
