import { describe, expect, it, jest } from '@jest/globals';
import { openSqliteLog } from '../../src/storage/sqlite/sqlite-log.ts';
import { StorageError } from '../../src/storage/storage-error.ts';
import { LogProcess } from './log-process.ts';
import { commit, later, lobby, messages, noLimit, seqsOf } from './sample-events.ts';
import { filesWith, temporaryFolders } from './temporary-folders.ts';

// Starting processes is slow on a busy machine.
jest.setTimeout(30_000);

const temporaryFolder = temporaryFolders();
const open = (folder: string) => openSqliteLog({ folder, isDurable: false });

describe('a data folder in use', () => {
  it('is refused to another process, and free again when its host is killed', async () => {
    const folder = temporaryFolder();
    const host = new LogProcess('hold', { folder });
    expect(await host.word()).toBe('open');
    expect(() => open(folder)).toThrow(StorageError);
    expect(() => open(folder)).toThrow(expect.objectContaining({ code: 'in-use' }));
    expect(() => open(folder)).toThrow(`Another pychat host is using the data folder ${folder}.`);
    await host.kill();
    await open(folder).close();
  });

  it('is refused to the same process, and stays locked against others', async () => {
    const folder = temporaryFolder();
    const log = open(folder);
    expect(() => open(folder)).toThrow(expect.objectContaining({ code: 'in-use' }));
    const other = new LogProcess('hold', { folder });
    expect(await other.word()).toBe('in-use');
    expect(await log.append([commit(lobby, 0, messages(1, 1))])).toBe('appended');
    await log.close();
  });

  it('is refused while a log that existed before is open, though nothing is written', async () => {
    const folder = temporaryFolder();
    await open(folder).close();
    const log = open(folder);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect(await new LogProcess('hold', { folder }).word()).toBe('in-use');
    }
    await log.close();
  });

  it('is free again after it is closed', async () => {
    const folder = temporaryFolder();
    await open(folder).close();
    const next = new LogProcess('hold', { folder });
    expect(await next.word()).toBe('open');
    await next.kill();
  });
});

describe('a host that is killed while it writes', () => {
  it('has lost nothing that it acknowledged, whenever it was killed, and finds it all', async () => {
    const folder = temporaryFolder();
    for (const moment of [1, 2, 7, 40, 300]) {
      const host = new LogProcess('write', { folder });
      expect(await host.word()).toBe('open');
      const words: (string | undefined)[] = [];
      while (words.length < moment) words.push(await host.word());
      words.push(...(await host.kill()));
      const log = open(folder);
      const head = await log.head(lobby);
      expect(head).toBeGreaterThanOrEqual(Number(words.at(-1)));
      // A tick is in the log whole or not at all.
      expect(head % 10).toBe(0);
      const all = await log.readAfter(lobby, 0, noLimit);
      expect(seqsOf(all)).toEqual(Array.from({ length: head }, (_, index) => index + 1));
      const found = await log.search(lobby, later, { query: { terms: ['message'] }, limit: noLimit });
      expect(found.messages).toHaveLength(head);
      await log.close();
    }
  });
});

describe('what is not to be on the disk', () => {
  it('[P37] is not there when a host is killed, or is gone when the next one has started', async () => {
    const folder = temporaryFolder();
    const host = new LogProcess('whisper', { folder });
    expect([await host.word(), await host.word()]).toEqual(['open', 'whispered']);
    expect(filesWith(folder, 'whispered')).toEqual([]);
    await host.kill();
    expect(filesWith(folder, 'whispered')).toEqual([]);
    expect(filesWith(folder, 'spoken')).not.toEqual([]);
    const log = open(folder);
    expect(filesWith(folder, 'regretted')).toEqual([]);
    expect((await log.readAfter(lobby, 0, noLimit)).events).toMatchObject([
      { text: '' },
      { text: '' },
      { text: 'spoken' },
      {},
    ]);
    await log.close();
    expect(filesWith(folder, 'spoken')).toEqual(['rooms.db']);
  });
});

describe('a disk that is full', () => {
  it('refuses what does not fit, whole, and takes what does', async () => {
    const folder = temporaryFolder();
    // In units of 512 bytes: no file above 1 MiB.
    const host = new LogProcess('overfill', { folder, shell: 'ulimit -f 2048;' });
    expect([await host.word(), await host.word(), await host.word()]).toEqual(['open', 'cannot-write', 'appended']);
    expect(await host.word()).toBeUndefined();
    const log = open(folder);
    expect(seqsOf(await log.readAfter(lobby, 0, noLimit))).toEqual([1, 2, 3, 4]);
    await log.close();
  });
});
