import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openSqliteLog } from '../../src/storage/sqlite/sqlite-log.ts';
import { enterAs } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

describe('a host that starts again on the same folder', () => {
  let folder: string;
  let room: TestHost;
  const start = async () => {
    room = await openTestHost({ log: openSqliteLog({ folder, isDurable: false }) });
  };
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'pychat-test-'));
    await start();
  });
  afterEach(async () => {
    await room.close();
    rmSync(folder, { recursive: true });
  });

  it('[P12] gives the same request the same answer, and it has no second effect', async () => {
    const ada = await enterAs('Ada', room);
    await ada.askAs(1, { type: 'post', room: 'lobby', text: 'once' });
    await room.close();
    await start();
    const again = await enterAs('Ada', { ...room, identity: ada.identity, clientId: ada.clientId });
    expect(await again.askAs(1, { type: 'post', room: 'lobby', text: 'once' })).toEqual({ type: 'ok', number: 1 });
    await again.askAs(2, { type: 'post', room: 'lobby', text: 'next' });
    expect((await again.next('page')).events).toMatchObject([{ seq: 1, text: 'once' }]);
    expect((await again.next('events')).events).toMatchObject([{ seq: 2, text: 'next' }]);
  });

  it('[P17] has the same epoch, so that cursors stay good', async () => {
    const ada = await enterAs('Ada', room);
    for (const text of ['one', 'two', 'three']) await ada.post(text);
    const { epoch } = room.log;
    await room.close();
    await start();
    const observer = await enterAs(undefined, room);
    await observer.next('page');
    await observer.ask({ type: 'join', room: 'lobby', cursor: { epoch, seq: 2 } });
    expect(await observer.next('page')).toMatchObject({
      reset: false,
      live: true,
      events: [{ seq: 3, text: 'three' }],
    });
  });

  it('[P28] has its rooms again: names, topics, pins, owners and passwords, and their histories', async () => {
    const ada = await enterAs('Ada', room);
    const { id } = await ada.askRoom({ type: 'create-room', name: 'den', isPrivate: false, password: 'swordfish' });
    await ada.post('one', id);
    await ada.ask({ type: 'pin', room: id, target: 2 });
    await ada.ask({ type: 'set-topic', room: id, topic: 'fish' });
    await room.close();
    await start();
    const bob = await enterAs('Bob', room);
    expect(await bob.ask({ type: 'open-room', name: 'den' })).toMatchObject({ code: 'password-needed' });
    expect(await bob.askRoom({ type: 'open-room', name: 'den', password: 'swordfish' })).toEqual({
      id,
      kind: 'public',
      name: 'den',
      topic: 'fish',
      pinned: [2],
      owner: ada.identity.keyId,
      isLocked: true,
    });
    await bob.ask({ type: 'join', room: id });
    expect(
      bob
        .all('page')
        .at(-1)
        ?.events.map(({ type }) => type),
    ).toEqual(['room-created', 'message-posted', 'message-pinned', 'topic-changed']);
  });

  it('closes its log: the folder is free for the next', async () => {
    await room.close();
    await start();
    expect(room.host.here).toBe(0);
  });
});
