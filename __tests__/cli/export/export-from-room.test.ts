import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { exportFromRoom, namesOn } from '../../../src/cli/export/export-from-room.ts';
import type { Client } from '../../../src/client/client.ts';
import { MemoryLog } from '../../../src/storage/memory/memory-log.ts';
import { connectAs, say } from '../../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';
import { lobby, messages } from '../../storage/sample-events.ts';
import { temporaryFolders } from '../../storage/temporary-folders.ts';

const newFolder = temporaryFolders();
const home = process.cwd();

let folder: string;
let host: TestHost;
let ada: Client;

beforeEach(async () => {
  folder = newFolder();
  process.chdir(folder);
  const log = new MemoryLog();
  await log.append([{ room: lobby, expectedHead: 0, events: messages(1, 5000) }]);
  host = await openTestHost({ log });
  ada = await connectAs('Ada', host);
});
afterEach(async () => {
  ada.close();
  await host.close();
});
afterAll(() => process.chdir(home));

describe('an export from a room', () => {
  it('is a new file each time, named after the room and the day, in the current folder', async () => {
    for (const suffix of ['', '-2', '-3']) {
      const { path: file, count } = await exportFromRoom(ada, { format: 'json', onProgress: () => {} });
      expect(file).toMatch(new RegExp(`/pychat-lobby-\\d{4}-\\d\\d-\\d\\d${suffix}\\.json$`, 'u'));
      expect(count).toBe(5000);
      expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveLength(5000);
    }
    expect(readdirSync(folder)).toHaveLength(3);
  });

  it('does not touch what the room shows', async () => {
    const { items } = ada.view;
    await exportFromRoom(ada, { format: 'md', onProgress: () => {} });
    expect(ada.view.items).toBe(items);
  });

  it('leaves no file when the person leaves, or the host closes', async () => {
    const leaving = exportFromRoom(ada, { format: 'md', onProgress: () => ada.close() });
    await expect(leaving).rejects.toMatchObject({ name: 'ExportError', message: expect.stringContaining('was left') });
    const bob = await connectAs('Bob', host);
    const losing = exportFromRoom(bob, { format: 'md', onProgress: () => void host.host.close() });
    await expect(losing).rejects.toMatchObject({ message: 'Nothing was exported. The host closed the chat.' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('needs no chat that is closed already', async () => {
    ada.close();
    await expect(exportFromRoom(ada, { format: 'md', onProgress: () => {} })).rejects.toMatchObject({
      name: 'ExportError',
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is of the room that is shown, under a name that stays in the folder', async () => {
    const den = await ada.createRoom({ name: 'd.e-n', isPrivate: true });
    if (!('id' in den)) throw new Error(den.message);
    ada.show(den.id);
    await say(ada, 'in the den');
    const { path: file } = await exportFromRoom(ada, { format: 'txt', onProgress: () => {} });
    expect(path.basename(file)).toMatch(/^pychat-d\.e-n-\d{4}-\d\d-\d\d\.txt$/u);
    expect(readFileSync(file, 'utf8')).toContain('in the den');
  });

  it('two at a time have a file each', async () => {
    const both = await Promise.all([1, 2].map(() => exportFromRoom(ada, { format: 'md', onProgress: () => {} })));
    expect(new Set(both.map((each) => each.path)).size).toBe(2);
    expect(readdirSync(folder)).toHaveLength(2);
  });
});

it('names files by the local day', () => {
  const [first, second] = namesOn(new Date(2026, 0, 5, 23, 59), { folder: '/x', name: 'pychat-lobby', format: 'txt' });
  expect([first, second]).toEqual(
    ['/x/pychat-lobby-2026-01-05.txt', '/x/pychat-lobby-2026-01-05-2.txt'].map(path.normalize),
  );
});
