import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryLog } from '../../src/storage/memory/memory-log.ts';
import { passTime, turns, useFakeTime } from '../helpers/fake-time.ts';
import { enterAs, RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

describe('presence', () => {
  useFakeTime();
  let room: TestHost;
  let watcher: RawClient;
  beforeEach(async () => {
    room = await openTestHost();
    watcher = await enterAs(undefined, room);
  });
  afterEach(() => room.close());

  const enterMany = (prefix: string, count: number) =>
    Promise.all(Array.from({ length: count }, (_, index) => enterAs(`${prefix}-${index}`, room)));

  it('[P20] the first to come is told at once', async () => {
    await enterAs('Ada', room);
    expect(await watcher.next('presence')).toEqual({
      type: 'presence',
      room: 'lobby',
      here: 1,
      joined: ['Ada'],
      left: [],
      moreJoined: 0,
      moreLeft: 0,
      away: [],
    });
  });

  it('[P20] a storm of joins and leaves is one signal a second, naming at most 20 each way', async () => {
    await enterAs('Ada', room);
    const crowd = await enterMany('a', 60);
    await passTime(999);
    await watcher.fence();
    expect(watcher.all('presence')).toHaveLength(1);
    await passTime(1);
    await watcher.fence();
    const [, storm] = watcher.all('presence');
    expect(storm).toMatchObject({ here: 61, moreJoined: 40, left: [], moreLeft: 0 });
    expect(storm?.joined).toHaveLength(20);
    await Promise.all(crowd.slice(0, 50).map((client) => client.end()));
    await passTime(1000);
    await watcher.fence();
    expect(watcher.all('presence')[2]).toMatchObject({ here: 11, joined: [], moreJoined: 0, moreLeft: 30 });
  });

  it('[P20] who came and went within the second is not mentioned', async () => {
    await enterAs('Ada', room);
    await (await enterAs('Bob', room)).end();
    await enterAs('Carol', room);
    await passTime(2000);
    await watcher.fence();
    expect(watcher.all('presence').map(({ joined, left }) => [joined, left])).toEqual([
      [['Ada'], []],
      [['Carol'], []],
    ]);
  });

  it('[P20] who broke off and is back within 2 s is not mentioned; who is not has left', async () => {
    const ada = await enterAs('Ada', room);
    await passTime(5000);
    await ada.end(1001);
    await passTime(1000);
    const again = await enterAs('Ada', { ...room, identity: ada.identity });
    await passTime(5000);
    await watcher.fence();
    expect(watcher.all('presence')).toHaveLength(1);
    await again.end(1006);
    await passTime(1000);
    await watcher.fence();
    expect(watcher.all('presence')).toHaveLength(1);
    await passTime(2000);
    expect(watcher.all('presence').at(-1)).toMatchObject({ here: 0, left: ['Ada'] });
  });

  it('[P20] who breaks off again and again holds back nobody else’s news for long', async () => {
    let ada = await enterAs('Ada', room);
    await passTime(5000);
    for (let round = 1; round <= 6; round += 1) {
      await ada.end(1001);
      await enterAs(`Bob${round}`, room);
      ada = await enterAs('Ada', { ...room, identity: ada.identity });
      await passTime(1000);
    }
    await watcher.fence();
    const joined = watcher.all('presence').flatMap((presence) => presence.joined);
    expect(joined).toEqual(expect.arrayContaining(['Bob1', 'Bob2', 'Bob3', 'Bob4']));
  });

  it('[P20] whoever was told a roster with somebody who left before their coming was told has another roster', async () => {
    await enterAs('Ada', room);
    const bob = await enterAs('Bob', room);
    await watcher.ask({ type: 'who', room: 'lobby' });
    expect(watcher.all('roster').at(-1)).toMatchObject({ here: 2, nicks: ['Ada', 'Bob'] });
    await bob.end();
    await passTime(2000);
    expect(watcher.all('roster').at(-1)).toMatchObject({ here: 1, nicks: ['Ada'] });
    expect(watcher.all('presence')).toHaveLength(1);
  });

  it('[P20] whoever was told a roster without somebody who was back in a moment has another roster', async () => {
    const ada = await enterAs('Ada', room);
    await passTime(5000);
    await ada.end(1001);
    await watcher.ask({ type: 'who', room: 'lobby' });
    expect(watcher.all('roster').at(-1)).toMatchObject({ here: 0 });
    await enterAs('Ada', { ...room, identity: ada.identity });
    await passTime(3000);
    expect(watcher.all('roster').at(-1)).toMatchObject({ here: 1, nicks: ['Ada'] });
    expect(watcher.all('presence')).toHaveLength(1);
  });

  it('[P20] such a roster comes once, with what else there is to tell, and only to who was told the wrong one', async () => {
    const other = await enterAs(undefined, room);
    await enterAs('Ada', room);
    const bob = await enterAs('Bob', room);
    await watcher.ask({ type: 'who', room: 'lobby' });
    await bob.end();
    await enterAs('Carol', room);
    await passTime(5000);
    expect(watcher.all('roster')).toHaveLength(3);
    expect(watcher.all('roster').at(-1)).toMatchObject({ here: 2, nicks: ['Ada', 'Carol'] });
    expect(watcher.all('presence').at(-1)).toMatchObject({ here: 2, joined: ['Carol'], left: [] });
    expect(other.all('roster')).toHaveLength(1);
  });

  it('a member with two sessions leaves with the second', async () => {
    const first = await enterAs('Ada', room);
    const second = await enterAs('Ada', { ...room, identity: first.identity });
    await first.end();
    await passTime(2000);
    expect(watcher.all('presence')).toHaveLength(1);
    await second.end();
    await passTime(2000);
    expect(watcher.all('presence').at(-1)).toMatchObject({ here: 0, left: ['Ada'] });
  });

  it('leaving the room is leaving, though the connection stays', async () => {
    const ada = await enterAs('Ada', room);
    await passTime(2000);
    await ada.ask({ type: 'leave', room: 'lobby' });
    expect(room.host.here).toBe(0);
    await ada.ask({ type: 'join', room: 'lobby' });
    expect(room.host.here).toBe(1);
  });

  it('a large roster names 500 and counts all', async () => {
    await enterMany('a', 510);
    await watcher.fence();
    await watcher.ask({ type: 'who', room: 'lobby' });
    const roster = watcher.all('roster').at(-1);
    expect(roster?.here).toBe(510);
    expect(roster?.nicks).toHaveLength(500);
  });

  it('a session that ends while its join is being read is not in the room afterwards', async () => {
    const log = new MemoryLog();
    const readBefore = log.readBefore.bind(log);
    const slow = await openTestHost({ log });
    const ada = new RawClient(await slow.dial());
    await ada.hello({ nick: 'Ada' });
    log.readBefore = async (...where) => {
      await ada.end(1000);
      return readBefore(...where);
    };
    ada.send({ type: 'join', number: 1, room: 'lobby' });
    await ada.ended;
    await turns(5);
    expect(slow.host.here).toBe(0);
    await slow.close();
  });
});
