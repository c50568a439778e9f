import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryLog } from '../../src/storage/memory/memory-log.ts';
import { passTime, useFakeTime } from '../helpers/fake-time.ts';
import { enterAs, RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';
import { type Fate, unreliable } from '../helpers/unreliable-log.ts';

describe('a member of several rooms', () => {
  useFakeTime();
  let host: TestHost;
  let fates: Fate[];
  let ada: RawClient;
  let watcher: RawClient;
  let den: string;
  let attic: string;
  beforeEach(async () => {
    fates = [];
    host = await openTestHost({ log: unreliable(new MemoryLog(), fates) });
    [watcher, ada] = [await enterAs(undefined, host), await enterAs('Ada', host)];
    den = (await ada.askRoom({ type: 'create-room', isPrivate: false, name: 'den' })).id;
    attic = (await ada.askRoom({ type: 'create-room', isPrivate: false, name: 'attic' })).id;
    for (const room of [den, attic]) await watcher.ask({ type: 'join', room });
    await ada.ask({ type: 'join', room: den });
  });
  afterEach(() => host.close());

  const eventsIn = async (room: string) => {
    await watcher.fence();
    return watcher.eventsIn(room).map(({ seq, type, nick }) => `${seq} ${type} ${nick}`);
  };
  const signalsIn = async (room: string) => {
    await watcher.fence();
    return watcher
      .all('presence')
      .filter((signal) => signal.room === room)
      .flatMap(({ joined, left }) => [...joined.map((nick) => `+${nick}`), ...left.map((nick) => `-${nick}`)]);
  };

  it('[P15] is renamed in each room where it is present, by one request', async () => {
    await Promise.all([ada.post('before', den), ada.ask({ type: 'rename', nick: 'Grace' }), ada.post('after', den)]);
    expect(await eventsIn('lobby')).toEqual(['1 nick-changed Ada']);
    expect(await eventsIn(den)).toEqual(['2 message-posted Ada', '3 nick-changed Ada', '4 message-posted Grace']);
    expect(await eventsIn(attic)).toEqual([]);
    const ids = watcher.all('events').flatMap(({ events }) => events.filter(({ type }) => type === 'nick-changed'));
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
  });

  it('[P12] is renamed once, however often the same request comes', async () => {
    for (let count = 0; count < 2; count += 1) {
      expect(await ada.askAs(50, { type: 'rename', nick: 'Grace' })).toEqual({ type: 'ok', number: 50 });
    }
    expect(await eventsIn(den)).toHaveLength(1);
  });

  it('[P12] is renamed nowhere when that cannot be saved', async () => {
    fates.push('fails');
    expect(await ada.ask({ type: 'rename', nick: 'Grace' })).toMatchObject({ code: 'not-saved' });
    await Promise.all(['lobby', den].map((room) => ada.post('still me', room)));
    expect(await eventsIn('lobby')).toEqual(['1 message-posted Ada']);
    expect(await eventsIn(den)).toEqual(['2 message-posted Ada']);
  });

  it('is renamed in the lobby when it is nowhere', async () => {
    await Promise.all(['lobby', den].map((room) => ada.ask({ type: 'leave', room })));
    await ada.ask({ type: 'rename', nick: 'Grace' });
    expect(await eventsIn('lobby')).toEqual(['1 nick-changed Ada']);
  });

  it('leaves all of them with its connection', async () => {
    await passTime(2000);
    await ada.end();
    await passTime(2000);
    expect([await signalsIn('lobby'), await signalsIn(den), await signalsIn(attic)]).toEqual([
      ['+Ada', '-Ada'],
      ['+Ada', '-Ada'],
      [],
    ]);
  });

  it('[P9] is present in all of them when its session is taken over', async () => {
    await passTime(2000);
    const resumeToken = ada.all('welcome')[0]?.resumeToken as string;
    const again = new RawClient(await host.dial(), { identity: ada.identity });
    await again.hello({ nick: 'Ada', resumeToken });
    await ada.ended;
    await passTime(5000);
    for (const room of ['lobby', den]) await again.ask({ type: 'join', room });
    await passTime(2000);
    expect([await signalsIn('lobby'), await signalsIn(den)]).toEqual([['+Ada'], ['+Ada']]);
    await again.end();
    await passTime(2000);
    expect(await signalsIn(den)).toEqual(['+Ada', '-Ada']);
  });

  it('[P27] writes in one of them', async () => {
    await ada.ask({ type: 'type', room: den });
    expect(await ada.ask({ type: 'type', room: attic })).toMatchObject({ code: 'not-in-room' });
    await passTime(1000);
    await watcher.fence();
    expect(watcher.all('typing')).toMatchObject([{ room: den, nicks: ['Ada'] }]);
  });

  it('[P12] loses nothing in one room when another one has a conflict: all of the tick is decided again', async () => {
    fates.push('conflicts');
    const answers = await Promise.all([ada.post('one', den), ada.post('two'), ada.post('three', attic)]);
    expect(answers.map(({ type }) => type)).toEqual(['ok', 'ok', 'ok']);
    expect([await eventsIn(den), await eventsIn('lobby'), await eventsIn(attic)]).toEqual([
      ['2 message-posted Ada'],
      ['1 message-posted Ada'],
      ['2 message-posted Ada'],
    ]);
  });
});
