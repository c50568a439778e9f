import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { passTime, useFakeTime } from '../helpers/fake-time.ts';
import { enterAs, type RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

const type = { type: 'type', room: 'lobby' } as const;

describe('who is writing', () => {
  useFakeTime();
  let room: TestHost;
  let watcher: RawClient;
  let ada: RawClient;
  beforeEach(async () => {
    room = await openTestHost();
    watcher = await enterAs(undefined, room);
    ada = await enterAs('Ada', room);
    await passTime(1000);
  });
  afterEach(() => room.close());

  const heard = () => watcher.all('typing').map(({ nicks, more }) => [nicks.toSorted(), more]);

  it('[P27] is told to all who hear the room', async () => {
    expect(await ada.ask(type)).toMatchObject({ type: 'ok' });
    await watcher.fence();
    expect(heard()).toEqual([[['Ada'], 0]]);
  });

  it('[P27] is told at most once a second, with five nicks and the number of the others', async () => {
    const others = await Promise.all(Array.from({ length: 7 }, (_, index) => enterAs(`Bob-${index}`, room)));
    await passTime(1000);
    await ada.ask(type);
    for (let times = 0; times < 3; times += 1) await Promise.all(others.map((other) => other.ask(type)));
    await passTime(999);
    await watcher.fence();
    expect(heard()).toEqual([[['Ada'], 0]]);
    await passTime(1);
    await watcher.fence();
    expect(heard()[1]?.[0]).toHaveLength(5);
    expect(heard()[1]?.[1]).toBe(2);
    await passTime(5000);
    await watcher.fence();
    expect(heard()).toHaveLength(2);
  });

  it('[P27] is not told of one who has left meanwhile', async () => {
    const bob = await enterAs('Bob', room);
    await ada.ask(type);
    await bob.ask(type);
    await bob.end();
    await passTime(2000);
    await watcher.fence();
    expect(heard()).toEqual([[['Ada'], 0]]);
  });

  it('[P27] is not told of one whose message came meanwhile', async () => {
    const bob = await enterAs('Bob', room);
    await ada.ask(type);
    await bob.ask(type);
    expect(await bob.ask({ type: 'post', room: 'lobby', text: 'written' })).toMatchObject({ type: 'ok' });
    await passTime(2000);
    await watcher.fence();
    expect(heard()).toEqual([[['Ada'], 0]]);
  });

  it('[P8] [P27] is refused to an observer, and outside of the room', async () => {
    expect(await watcher.ask(type)).toMatchObject({ type: 'refused', code: 'observer' });
    await ada.ask({ type: 'leave', room: 'lobby' });
    expect(await ada.ask(type)).toMatchObject({ type: 'refused', code: 'not-in-room' });
  });
});
