import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { enterAs, type RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

const search = { type: 'search', room: 'lobby', terms: ['lunch'] } as const;

describe('a search', () => {
  let room: TestHost;
  let ada: RawClient;
  beforeEach(async () => {
    room = await openTestHost();
    ada = await enterAs('Ada', room);
  });
  afterEach(() => room.close());

  const found = () => ada.all('found').map(({ messages, isOldest }) => [messages.map(({ seq }) => seq), isOldest]);

  it('[P26] finds what was said, the newest 50 of it, and goes on before the first of them', async () => {
    for (let number = 1; number <= 60; number += 1) await ada.post(number % 10 === 0 ? 'dinner' : `lunch ${number}`);
    expect(await ada.ask(search)).toMatchObject({ type: 'ok' });
    expect(await ada.ask({ ...search, before: 5 })).toMatchObject({ type: 'ok' });
    const [newest, older] = found();
    expect(newest?.flat()).toHaveLength(50 + 1);
    expect(newest?.at(-1)).toBe(false);
    expect(older).toEqual([[1, 2, 3, 4], true]);
  });

  it('[P26] finds nothing without a mistake', async () => {
    await ada.ask({ ...search, from: 'Nobody' });
    expect(found()).toEqual([[[], true]]);
  });

  it('[P8] [P26] is for observers, too', async () => {
    await ada.post('lunch');
    const observer = await enterAs(undefined, room);
    expect(await observer.ask(search)).toMatchObject({ type: 'ok' });
    expect(observer.all('found').map(({ messages }) => messages.length)).toEqual([1]);
  });

  it.each([
    ['for nothing', { ...search, terms: [] }, 'search-invalid'],
    ['in a room that is not there', { ...search, room: 'den' }, 'no-such-room'],
  ])('[P26] %s is refused', async (_, request, code) => {
    expect(await ada.ask(request)).toMatchObject({ type: 'refused', code });
    expect(found()).toEqual([]);
  });
});
