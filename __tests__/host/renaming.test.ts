import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryLog } from '../../src/storage/memory/memory-log.ts';
import { enterAs, RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';
import { type Fate, unreliable } from '../helpers/unreliable-log.ts';

describe('renaming', () => {
  let room: TestHost;
  let ada: RawClient;
  let fates: Fate[];
  beforeEach(async () => {
    fates = [];
    room = await openTestHost({ log: unreliable(new MemoryLog(), fates) });
    ada = await enterAs('Ada', room);
  });
  afterEach(() => room.close());

  const rename = (client: RawClient, nick: string) => client.ask({ type: 'rename', nick });
  const nicksHere = async () => {
    const observer = await enterAs(undefined, room);
    return (await observer.next('roster')).nicks;
  };

  it('[P15] is an event with the old nick and the new', async () => {
    expect(await rename(ada, 'Grace')).toMatchObject({ type: 'ok' });
    const { events } = await ada.next('events');
    expect(events).toMatchObject([{ type: 'nick-changed', seq: 1, by: ada.identity.keyId, nick: 'Ada', to: 'Grace' }]);
    expect(await nicksHere()).toEqual(['Grace']);
  });

  it('[P50] keeps the old nick for its key', async () => {
    await rename(ada, 'Grace');
    expect(await nicksHere()).toEqual(['Grace']);
    expect(await new RawClient(await room.dial()).hello({ nick: 'Ada' })).toMatchObject({ code: 'nick-taken' });
    expect(await rename(ada, 'Ada')).toMatchObject({ type: 'ok' });
  });

  it('changes the spelling of its own nick', async () => {
    expect(await rename(ada, 'ADA')).toMatchObject({ type: 'ok' });
    expect(await nicksHere()).toEqual(['ADA']);
  });

  it.each([
    ['gRACE', 'nick-taken'],
    ['Ada', 'nick-taken'],
    ['', 'nick-empty'],
    ['a,b', 'nick-invalid'],
    ['x'.repeat(25), 'nick-too-long'],
  ])('[P7] to %j is refused with %s, and nobody is told', async (nick, code) => {
    await enterAs('Grace', room);
    expect(await rename(ada, nick)).toMatchObject({ type: 'refused', code });
    expect(ada.all('events')).toEqual([]);
    expect(await nicksHere()).toEqual(['Ada', 'Grace']);
  });

  it('[P13] in one tick with a post after it: the post carries the new nick', async () => {
    const [before, renamed, after] = [ada.post('before'), rename(ada, 'Grace'), ada.post('after')];
    await Promise.all([before, renamed, after]);
    const { events } = await ada.next('events');
    expect(events.map(({ nick }) => nick)).toEqual(['Ada', 'Ada', 'Grace']);
  });

  it('[P7] concerns the member: its second session posts under the new nick, too', async () => {
    const second = await enterAs('Ada', { ...room, identity: ada.identity });
    await rename(ada, 'Grace');
    await second.post('hello');
    const texts = second.all('events').flatMap(({ events }) => events.map(({ type, nick }) => `${type} ${nick}`));
    expect(texts).toEqual(['nick-changed Ada', 'message-posted Grace']);
    await ada.end(1000);
    expect(await nicksHere()).toEqual(['Grace']);
  });

  it('[P7] to a nick that the same key has on another connection is refused: two members cannot become one', async () => {
    const grace = await enterAs('Grace', { ...room, identity: ada.identity });
    expect(await rename(ada, 'Grace')).toMatchObject({ type: 'refused', code: 'nick-taken' });
    await ada.end(1000);
    expect(await new RawClient(await room.dial()).hello({ nick: 'Grace' })).toMatchObject({ code: 'nick-taken' });
    await grace.end();
  });

  it('[P12] that cannot be committed is undone', async () => {
    fates.push('fails');
    expect(await rename(ada, 'Grace')).toMatchObject({ code: 'not-saved' });
    expect(await nicksHere()).toEqual(['Ada']);
    expect(await new RawClient(await room.dial()).hello({ nick: 'Grace' })).toMatchObject({ type: 'welcome' });
    await ada.post('still me');
    expect((await ada.next('events')).events).toMatchObject([{ seq: 1, nick: 'Ada' }]);
  });

  it('[P12] several times in one tick that cannot be committed is undone to the first nick', async () => {
    fates.push('fails');
    await Promise.all([rename(ada, 'Grace'), rename(ada, 'Joan'), rename(ada, 'Mary')]);
    expect(await nicksHere()).toEqual(['Ada']);
    for (const nick of ['Grace', 'Joan', 'Mary']) {
      expect(await new RawClient(await room.dial()).hello({ nick })).toMatchObject({ type: 'welcome' });
    }
    expect(await new RawClient(await room.dial()).hello({ nick: 'Ada' })).toMatchObject({ code: 'nick-taken' });
  });
});
