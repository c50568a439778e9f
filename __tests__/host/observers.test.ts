import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { enterAs, type RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

describe('an observer', () => {
  let room: TestHost;
  let ada: RawClient;
  let observer: RawClient;
  beforeEach(async () => {
    room = await openTestHost();
    ada = await enterAs('Ada', room);
    observer = await enterAs(undefined, room);
  });
  afterEach(() => room.close());

  it('[P8] hears the room', async () => {
    await ada.post('hello');
    expect((await observer.next('events')).events).toMatchObject([{ text: 'hello' }]);
  });

  it('[P8] is not present and not announced', async () => {
    expect(await observer.next('roster')).toMatchObject({ here: 1, nicks: ['Ada'] });
    await observer.end();
    await ada.fence();
    expect(ada.all('presence').flatMap(({ joined, left }) => [...joined, ...left])).toEqual(['Ada']);
    expect(room.host.here).toBe(1);
  });

  it('[P8] has no nick in its welcome', () => {
    expect(observer.all('welcome')[0]).not.toHaveProperty('nick');
  });

  it.each([
    { type: 'post', room: 'lobby', text: 'hello' },
    { type: 'rename', nick: 'Eve' },
  ] as const)('[P8] is refused to $type', async (request) => {
    expect(await observer.ask(request)).toMatchObject({ type: 'refused', code: 'observer' });
    await ada.fence();
    expect(ada.all('events')).toEqual([]);
  });

  it.each([
    { type: 'who', room: 'lobby' },
    { type: 'read-history', room: 'lobby' },
    { type: 'leave', room: 'lobby' },
  ] as const)('[P8] may $type', async (request) => {
    expect(await observer.ask(request)).toMatchObject({ type: 'ok' });
  });

  it('[P8] hears nothing after it has left', async () => {
    await observer.ask({ type: 'leave', room: 'lobby' });
    await ada.post('hello');
    await observer.fence();
    expect(observer.all('events')).toEqual([]);
  });
});
