import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryLog } from '../../src/storage/memory/memory-log.ts';
import { passTime, useFakeTime } from '../helpers/fake-time.ts';
import { enterAs, type RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

describe('a room with a password', () => {
  useFakeTime();
  let host: TestHost;
  let log: MemoryLog;
  let ada: RawClient;
  let eve: RawClient;
  beforeEach(async () => {
    log = new MemoryLog();
    host = await openTestHost({ log });
    [ada, eve] = [await enterAs('Ada', host), await enterAs('Eve', host)];
  });
  afterEach(() => host.close());

  const create = (password?: string) =>
    ada.askRoom({ type: 'create-room', name: 'vault', isPrivate: false, ...(password !== undefined && { password }) });
  const open = (password?: string, name = 'vault') =>
    eve.ask({ type: 'open-room', name, ...(password !== undefined && { password }) });

  it('[P30] is opened with it alone', async () => {
    const { id, isLocked } = await create('swordfish');
    expect(isLocked).toBe(true);
    expect(await open()).toMatchObject({ code: 'password-needed' });
    expect(await open('')).toMatchObject({ code: 'password-needed' });
    expect(await open('shark')).toMatchObject({ code: 'password-wrong' });
    expect(await open('s'.repeat(1000))).toMatchObject({ code: 'password-wrong' });
    expect(await eve.ask({ type: 'join', room: id })).toMatchObject({ code: 'no-such-room' });
    expect(await open('swordfish')).toMatchObject({ type: 'ok' });
    expect(await eve.ask({ type: 'join', room: id })).toMatchObject({ type: 'ok' });
    expect(await open()).toMatchObject({ type: 'ok' });
  });

  it('[P30] is shut for a minute after five wrong ones from one address, for the right one, too', async () => {
    const { id } = await create('swordfish');
    for (let count = 0; count < 5; count += 1) expect(await open('shark')).toMatchObject({ code: 'password-wrong' });
    await passTime(20_000);
    expect(await open('swordfish')).toMatchObject({ code: 'too-many-tries', retryAfterMs: expect.any(Number) });
    expect(await open(undefined, id)).toMatchObject({ code: 'too-many-tries' });
    await passTime(40_000);
    expect(await open('swordfish')).toMatchObject({ type: 'ok' });
  });

  it('[P30] counts what is tried all at once, too', async () => {
    await create('swordfish');
    const answers = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'swordfish'].map((password) => open(password)));
    expect(answers.map((answer) => answer.type === 'refused' && answer.code)).toEqual([
      ...Array.from({ length: 5 }, () => 'password-wrong'),
      'too-many-tries',
      'too-many-tries',
    ]);
  });

  it('[P30] lets in those who know it, many at once', async () => {
    await create('swordfish');
    const answers = await Promise.all(Array.from({ length: 7 }, () => open('swordfish')));
    expect(new Set(answers.map(({ type }) => type))).toEqual(new Set(['ok']));
  });

  it('[P30] counts wrong codes as it counts wrong passwords, and no names', async () => {
    await create();
    for (let count = 0; count < 9; count += 1)
      expect(await open(undefined, 'nowhere')).toMatchObject({ code: 'no-such-room' });
    for (let count = 0; count < 5; count += 1)
      expect(await open(undefined, 'ZZZZ2')).toMatchObject({ code: 'no-such-room' });
    const refused = await open();
    expect(refused).toMatchObject({ code: 'too-many-tries', message: expect.stringContaining('60 s') });
    await passTime(61_000);
    expect(await open()).toMatchObject({ type: 'ok' });
  });

  it('[P13] does not keep what is asked after it waiting', async () => {
    await create('swordfish');
    eve.frames.length = 0;
    const [opened] = await Promise.all([open('swordfish'), eve.fence(), eve.post('meanwhile')]);
    expect(opened).toMatchObject({ type: 'ok' });
    expect(eve.frames.flatMap((frame) => (frame.type === 'ok' ? [frame.number] : [])).at(-1)).toBe(opened.number);
  });

  it('gets, changes and loses it by whoever made the room, and by nobody else', async () => {
    const { id } = await create();
    await eve.ask({ type: 'join', room: id });
    expect(await eve.ask({ type: 'set-password', room: id, password: 'mine' })).toMatchObject({ code: 'not-allowed' });
    expect(await ada.ask({ type: 'set-password', room: 'lobby', password: 'mine' })).toMatchObject({
      code: 'not-allowed',
    });
    expect(await ada.ask({ type: 'set-password', room: id, password: 'swordfish' })).toMatchObject({ type: 'ok' });
    await eve.fence();
    expect(eve.eventsIn(id)).toMatchObject([{ type: 'password-changed', isLocked: true }]);
    // Who is in stays in.
    expect(await eve.post('still here', id)).toMatchObject({ type: 'ok' });
    const bob = await enterAs('Bob', host);
    expect(await bob.post('hello', id)).toMatchObject({ code: 'no-such-room' });
    await ada.ask({ type: 'set-password', room: id, password: '' });
    expect(await bob.post('hello', id)).toMatchObject({ type: 'ok' });
  });

  it.each(['x'.repeat(129), '🐟'.repeat(129)])('has one of at most 128 characters', async (password) => {
    expect(await ada.ask({ type: 'create-room', isPrivate: true, password })).toMatchObject({
      code: 'password-invalid',
    });
    const { id } = await create();
    expect(await ada.ask({ type: 'set-password', room: id, password })).toMatchObject({ code: 'password-invalid' });
    expect(await ada.ask({ type: 'create-room', isPrivate: true, password: '' })).toMatchObject({
      code: 'password-invalid',
    });
  });

  it('keeps it to itself: it is in no event, no frame and not as such in the log', async () => {
    const { id } = await create('swordfish');
    await ada.ask({ type: 'set-password', room: id, password: 'bluefish' });
    await open('bluefish');
    await eve.ask({ type: 'join', room: id });
    const seen = JSON.stringify([ada.frames, eve.frames, await log.records()]);
    expect(seen).not.toMatch(/swordfish|bluefish/u);
    expect(JSON.stringify([ada.frames, eve.frames])).not.toContain('scrypt');
  });

  it('[P30] counts a wrong one though whoever tried it hung up', async () => {
    await create('swordfish');
    for (let count = 0; count < 5; count += 1) {
      const guest = await enterAs(undefined, host);
      guest.send({ type: 'open-room', number: 9, name: 'vault', password: 'shark' });
      await guest.fence();
      await guest.end();
    }
    expect(await open('swordfish')).toMatchObject({ code: 'too-many-tries' });
  });
});
