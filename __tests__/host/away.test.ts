import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { passTime, useFakeTime } from '../helpers/fake-time.ts';
import { enterAs, type RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

describe('who is away', () => {
  useFakeTime();
  let host: TestHost;
  let ada: RawClient;
  let watcher: RawClient;
  beforeEach(async () => {
    host = await openTestHost();
    watcher = await enterAs(undefined, host);
    ada = await enterAs('Ada', host);
    await passTime(2000);
  });
  afterEach(() => host.close());

  const setAway = (message: string, client = ada) => client.ask({ type: 'set-away', message });
  const told = async (room = 'lobby') => {
    await watcher.fence();
    return watcher.all('presence').flatMap((signal) => (signal.room === room ? signal.away : []));
  };

  it('[P38] is told to all, and so is that they are back', async () => {
    await setAway(' at\nlunch\u001b ');
    expect(await told()).toEqual([{ nick: 'Ada', message: 'at lunch␛' }]);
    await setAway('');
    await passTime(2000);
    expect((await told()).at(-1)).toEqual({ nick: 'Ada', message: '' });
  });

  it('[P38] stands in the roster, and again for whoever enters another room', async () => {
    await setAway('at lunch');
    const bob = await enterAs('Bob', host);
    expect(bob.all('roster').at(-1)).toMatchObject({ away: [{ nick: 'Ada', message: 'at lunch' }] });
    const { id } = await bob.askRoom({ type: 'create-room', isPrivate: false });
    await watcher.ask({ type: 'join', room: id });
    await ada.ask({ type: 'join', room: id });
    await passTime(1000);
    expect(await told(id)).toEqual([{ nick: 'Ada', message: 'at lunch' }]);
  });

  it('[P38] concerns the member: all its rooms and sessions, under its new nick, too', async () => {
    const { id } = await ada.askRoom({ type: 'create-room', isPrivate: false });
    await Promise.all([ada, watcher].map((client) => client.ask({ type: 'join', room: id })));
    const second = await enterAs('Ada', { ...host, identity: ada.identity });
    await ada.ask({ type: 'rename', nick: 'Countess' });
    await setAway('busy', second);
    await passTime(1000);
    expect([await told(), await told(id)]).toEqual([
      [{ nick: 'Countess', message: 'busy' }],
      [{ nick: 'Countess', message: 'busy' }],
    ]);
  });

  it('[P38] stays so when the link breaks and comes back, and ends with a goodbye', async () => {
    await setAway('at lunch');
    await ada.end(1006);
    const again = await enterAs('Ada', { ...host, identity: ada.identity });
    expect(again.all('roster').at(-1)?.away).toEqual([{ nick: 'Ada', message: 'at lunch' }]);
    await again.end();
    const third = await enterAs('Ada', { ...host, identity: ada.identity });
    expect(third.all('roster').at(-1)?.away).toEqual([]);
  });

  it('[P38] is told of back at once, though it was left and entered within a second', async () => {
    await setAway('at lunch');
    await ada.end();
    await enterAs('Ada', { ...host, identity: ada.identity });
    await passTime(1000);
    expect((await told()).at(-1)).toEqual({ nick: 'Ada', message: '' });
  });

  it('[P20] names at most 20 a second, and the others later', async () => {
    const crowd = await Promise.all(Array.from({ length: 50 }, (_, index) => enterAs(`Bob-${index}`, host)));
    await passTime(2000);
    await Promise.all(crowd.map((client) => setAway('out', client)));
    await passTime(1000);
    expect((await told()).length).toBeLessThanOrEqual(40);
    await passTime(3000);
    expect(new Set((await told()).map(({ nick }) => nick)).size).toBe(50);
  });

  it('is told once for the same, and not in more than 100 characters', async () => {
    await setAway('at lunch');
    await setAway('at lunch');
    await passTime(2000);
    expect(await told()).toHaveLength(1);
    expect(await setAway('x'.repeat(101))).toMatchObject({ code: 'message-too-long' });
    expect(await setAway('out', watcher)).toMatchObject({ code: 'observer' });
  });
});
