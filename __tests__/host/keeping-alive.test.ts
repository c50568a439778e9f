import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { passTime, turns, useFakeTime } from '../helpers/fake-time.ts';
import { enterAs, RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

describe('keeping alive', () => {
  useFakeTime();
  let room: TestHost;
  beforeEach(async () => {
    room = await openTestHost();
  });
  afterEach(() => room.close());

  const enterDeaf = async (nick: string) => {
    const client = new RawClient(await room.dial(), { isDeaf: true });
    await client.hello({ nick });
    await client.ask({ type: 'join', room: 'lobby' });
    return client;
  };

  it("[P21] pings every 10 s with the host's time", async () => {
    const ada = await enterAs('Ada', room);
    await passTime(60_000);
    const pings = ada.all('ping');
    expect(pings).toHaveLength(6);
    expect(pings.map(({ at }, index) => at - (pings[0]?.at ?? 0) - index * 10_000)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('[P21] keeps whoever answers, for as long as it likes', async () => {
    const ada = await enterAs('Ada', room);
    await passTime(600_000);
    expect(ada.all('closing')).toEqual([]);
    await ada.fence();
  });

  it('[P21] gives up after 30 s of silence, and says why', async () => {
    const ada = await enterDeaf('Ada');
    await passTime(30_000);
    expect(ada.all('closing')).toEqual([]);
    await passTime(10_000);
    expect(await ada.next('closing')).toMatchObject({ code: 'silent' });
    await ada.ended;
    expect(room.host.here).toBe(0);
  });

  it('[P21] takes any frame as a sign of life', async () => {
    const ada = await enterDeaf('Ada');
    for (let round = 0; round < 10; round += 1) {
      await passTime(25_000);
      await ada.fence();
    }
    expect(ada.all('closing')).toEqual([]);
  });

  it('[P6] closes who has not said hello within 60 s, and no sooner', async () => {
    const client = new RawClient(await room.dial(), { isDeaf: true });
    await passTime(59_000);
    expect(client.all('closing')).toEqual([]);
    await passTime(1000);
    expect(await client.next('closing')).toMatchObject({ code: 'silent', message: 'No hello came within a minute.' });
    await client.ended;
  });

  it('[P6] pings nobody before the hello', async () => {
    const client = new RawClient(await room.dial());
    await passTime(25_000);
    await turns(3);
    expect(client.all('ping')).toEqual([]);
  });

  it('[P6] a hello in time ends the waiting', async () => {
    const client = new RawClient(await room.dial());
    await passTime(55_000);
    await client.hello({ nick: 'Ada' });
    await passTime(60_000);
    await client.fence();
    expect(client.all('closing')).toEqual([]);
  });
});
