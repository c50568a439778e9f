import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryLog } from '../../src/storage/memory/memory-log.ts';
import { passTime, turns, useFakeTime } from '../helpers/fake-time.ts';
import { enterAs, RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';
import { createTestIdentity } from '../helpers/test-identity.ts';
import { type Fate, unreliable } from '../helpers/unreliable-log.ts';

const minuteMs = 60_000;

describe('nicks', () => {
  useFakeTime();
  let room: TestHost;
  beforeEach(async () => {
    room = await openTestHost();
  });
  afterEach(() => room.close());

  const hello = async (nick: string, identity = createTestIdentity()) =>
    new RawClient(await room.dial(), { identity }).hello({ nick });

  it.each(['Ada', 'ADA', 'ada', 'Аda', 'Adа', 'Ａda'])(
    '[P7] beside Ada, another key is refused %s with nick-taken',
    async (nick) => {
      await enterAs('Ada', room);
      expect(await hello(nick)).toMatchObject({ type: 'refused', number: 0, code: 'nick-taken' });
    },
  );

  it('[P7] the same key and nick on a second connection is the same member, spelled as before', async () => {
    const first = await enterAs('Ada', room);
    const second = new RawClient(await room.dial(), { identity: first.identity });
    expect(await second.hello({ nick: 'ADA' })).toMatchObject({ type: 'welcome', nick: 'Ada' });
    await second.ask({ type: 'join', room: 'lobby' });
    await second.next('roster');
    await second.fence();
    expect(await second.next('roster')).toMatchObject({ here: 1, nicks: ['Ada'] });
  });

  it('[P7] the same key under another nick is another member', async () => {
    const first = await enterAs('Ada', room);
    const second = await enterAs('Grace', { ...room, identity: first.identity });
    await second.next('roster');
    await second.fence();
    expect(await second.next('roster')).toMatchObject({ here: 2, nicks: ['Ada', 'Grace'] });
  });

  it('[P50] a nick stays its key’s after a goodbye and after a broken connection, however long it was there', async () => {
    const ada = await enterAs('Ada', room);
    await ada.end(1000);
    expect(await hello('ada')).toMatchObject({ code: 'nick-taken' });
    const again = await enterAs('Ada', { ...room, identity: ada.identity });
    await again.end(1006);
    await passTime(20 * minuteMs);
    expect(await hello('Ada')).toMatchObject({ code: 'nick-taken' });
    expect(await hello('Ada', ada.identity)).toMatchObject({ type: 'welcome' });
  });

  it('[P10] who comes back within ten minutes after a broken connection is away as before', async () => {
    const ada = await enterAs('Ada', room);
    await ada.ask({ type: 'set-away', message: 'lunch' });
    await ada.end(1006);
    await passTime(5 * minuteMs);
    const again = await enterAs('Ada', { ...room, identity: ada.identity });
    expect(await again.next('roster')).toMatchObject({ away: [{ nick: 'Ada', message: 'lunch' }] });
  });

  it('[P10] a rename that is undone after its member broke off holds the new nick for nobody', async () => {
    const fates: Fate[] = [];
    const slow = await openTestHost({ log: unreliable(new MemoryLog(), fates) });
    const ada = await enterAs('Ada', slow);
    const ended = new Promise<void>((resolve) => {
      fates.push(async () => {
        await ada.end(1006);
        resolve();
        throw new Error('No space left on device.');
      });
    });
    ada.send({ type: 'rename', number: 9, nick: 'Grace' });
    await ended;
    await passTime(11 * minuteMs);
    const answer = await new RawClient(await slow.dial()).hello({ nick: 'Grace' });
    expect(answer).toMatchObject({ type: 'welcome' });
    await slow.close();
  });

  it('[P10] a hello that was refused holds no nick', async () => {
    await enterAs('Ada', room);
    await hello('Ada');
    const client = new RawClient(await room.dial());
    await client.hello({ nick: 'Grace', proof: '' });
    await turns(5);
    expect(await hello('Grace')).toMatchObject({ type: 'welcome' });
  });
});
