import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, jest } from '@jest/globals';
import type { RoomEvent } from '../../src/chat/event.ts';
import type { RoomId } from '../../src/chat/room-id.ts';
import type { RoomLog } from '../../src/storage/room-log.ts';
import { openSqliteLog, type SqliteLog } from '../../src/storage/sqlite/sqlite-log.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { commit, deletion, den, edit, later, lobby, message, messages, noLimit, reaction } from './sample-events.ts';
import { filesWith, temporaryFolders } from './temporary-folders.ts';

// Waits for the write-ahead log to be truncated, a second at most.
jest.setTimeout(30_000);

const temporaryFolder = temporaryFolders();
const open = (folder: string) => openSqliteLog({ folder, isDurable: false });
const search = (log: RoomLog, term: string) => log.search(lobby, later, { query: { terms: [term] }, limit: noLimit });

const vanished = (folder: string, letters: string) =>
  waitFor(
    () => filesWith(folder, letters).length === 0,
    () => `${letters} is still in ${filesWith(folder, letters).join()}.`,
  );

/** Appends them one by one. */
async function happen(log: SqliteLog, events: readonly RoomEvent[], room = lobby): Promise<void> {
  for (const event of events) {
    expect(await log.append([commit(room, event.seq - 1, [event])])).toBe('appended');
  }
}

describe('what was said before an edit or a deletion', () => {
  it.each([
    ['before it is indexed', false],
    ['after it was indexed', true],
  ])('[P35] is nowhere on the disk a second later, %s', async (_, isIndexed) => {
    const folder = temporaryFolder();
    const log = open(folder);
    await happen(log, [message(1, 'first wording'), message(2, 'regretted'), message(3, 'kept')]);
    if (isIndexed) expect((await search(log, 'regretted')).messages).toHaveLength(1);
    expect(filesWith(folder, 'regretted')).not.toEqual([]);
    await happen(log, [edit(4, 1, 'second wording'), edit(5, 1, 'third wording'), deletion(6, 2)]);
    await vanished(folder, 'regretted');
    for (const gone of ['first', 'second', 'regretted']) expect(filesWith(folder, gone)).toEqual([]);
    await happen(log, [edit(7, 1, 'fourth wording')]);
    await log.close();
    for (const gone of ['first', 'second', 'third']) expect(filesWith(folder, gone)).toEqual([]);
    for (const said of ['fourth wording', 'kept']) expect(filesWith(folder, said)).toEqual(['rooms.db']);
  });

  it('[P35] is nowhere on the disk, however much is said in however many rooms', async () => {
    const folder = temporaryFolder();
    const log = open(folder);
    const gone: string[] = [];
    const heads = new Map<RoomId, number>();
    const next = (room: RoomId) => {
      heads.set(room, (heads.get(room) ?? 0) + 1);
      return heads.get(room) as number;
    };
    for (let number = 1; number <= 1500; number += 1) {
      const room = `room${number % 7}` as RoomId;
      const filling = 'x'.repeat((number * 131) % 700);
      await happen(log, [message(next(room), `secret${number}s ${filling}`)], room);
      if (number % 5 === 0) {
        const target = heads.get(room) as number;
        gone.push(`secret${number}s`);
        await happen(log, [reaction(next(room), target)], room);
        const change =
          number % 2 === 0 ? deletion(next(room), target) : edit(next(room), target, `${filling} and more`);
        await happen(log, [change], room);
      }
    }
    await search(log, 'more');
    await log.close();
    expect(gone.filter((text) => filesWith(folder, text).length > 0)).toEqual([]);
    expect(filesWith(folder, 'secret1499s')).toEqual(['rooms.db']);
  });
});

describe('a room that is removed', () => {
  it('leaves nothing on the disk', async () => {
    const folder = temporaryFolder();
    const log = open(folder);
    const record = { id: den, kind: 'private', pinned: [], topic: 'plotting' } as const;
    for (let head = 0; head < 600; head += 3) {
      const secret = [1, 2, 3].map((more) => message(head + more, `secret ${'y'.repeat(head % 90)}`));
      await log.append([{ ...commit(den, head, secret), record }, commit(lobby, head, messages(head + 1, head + 3))]);
    }
    expect((await log.search(den, later, { query: { terms: ['secret'] }, limit: noLimit })).messages).toHaveLength(600);
    await log.removeRoom(den);
    await vanished(folder, 'secret');
    expect(filesWith(folder, 'plotting')).toEqual([]);
    expect((await search(log, 'message')).messages).toHaveLength(600);
    await log.close();
    expect(filesWith(folder, 'secret')).toEqual([]);
  });
});

describe('a temporary message', () => {
  it('[P37] is on no disk while it lives, when it has expired, and when the log is closed', async () => {
    const folder = temporaryFolder();
    const log = open(folder);
    const secret = message(1, 'whispered', { expiresAt: 5000, replyTo: 1 });
    await happen(log, [secret, message(2, 'spoken'), reaction(3, 1), edit(4, 1, 'whispered again')]);
    await search(log, 'spoken');
    const nowhere = () => expect(filesWith(folder, 'whispered')).toEqual([]);
    nowhere();
    expect((await log.readAfter(lobby, 0, noLimit)).events[0]).toMatchObject({ text: 'whispered' });
    nowhere();
    log.expire(5000);
    nowhere();
    await log.close();
    nowhere();
    expect(filesWith(folder, 'spoken')).toEqual(['rooms.db']);
  });
});

describe('the search index', () => {
  it('holds no word that can be read', async () => {
    const folder = temporaryFolder();
    const log = open(folder);
    await happen(log, [message(1, 'otter')]);
    expect((await search(log, 'otter')).messages).toHaveLength(1);
    await log.close();
    const database = new DatabaseSync(`${folder}/rooms.db`);
    database.exec(`PRAGMA secure_delete = ON; DELETE FROM event; UPDATE said SET text = '-----'; VACUUM`);
    expect(database.prepare('SELECT count(*) AS count FROM message_term_data').get()).not.toEqual({ count: 0 });
    database.close();
    expect(filesWith(folder, 'otter')).toEqual([]);
  });

  it('is whole after all kinds of changes', async () => {
    const folder = temporaryFolder();
    const log = open(folder);
    await log.append([commit(lobby, 0, messages(1, 1300, 'otter lamp')), commit(den, 0, messages(1, 1300))]);
    await happen(log, [edit(1301, 5, 'lamp'), deletion(1302, 1299), edit(1303, 1300, 'otter'), deletion(1304, 5)]);
    await log.prune({ maxEvents: 700, maxAgeMs: Number.POSITIVE_INFINITY }, 0);
    await log.removeRoom(den);
    expect((await search(log, 'otter')).messages).toHaveLength(695);
    await log.close();
    const database = new DatabaseSync(`${folder}/rooms.db`);
    database.exec(`INSERT INTO message_term (message_term) VALUES ('integrity-check')`);
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    // No text takes room but those of the 696 messages and two edits that are kept.
    expect(database.prepare('SELECT count(*) AS count FROM said').get()).toEqual({ count: 698 });
    database.close();
  });
});
