import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { directRoomId } from '../../src/chat/room-id.ts';
import { MemoryLog } from '../../src/storage/memory/memory-log.ts';
import { enterAs, type RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

describe('a room of two', () => {
  let host: TestHost;
  let log: MemoryLog;
  let ada: RawClient;
  let bob: RawClient;
  beforeEach(async () => {
    log = new MemoryLog();
    host = await openTestHost({ log });
    [ada, bob] = [await enterAs('Ada', host), await enterAs('Bob', host)];
  });
  afterEach(() => host.close());

  const openWith = (client: RawClient, nick: string) => client.askRoom({ type: 'open-direct', nick });
  const shownTo = (client: RawClient) => client.all('room').filter(({ info }) => info.kind === 'direct');

  it('[P28, P32] is found by the nick of who is present, and is the same from either side', async () => {
    const info = await openWith(ada, 'bob');
    expect(info).toEqual({
      id: directRoomId(ada.identity.keyId as never, bob.identity.keyId as never),
      kind: 'direct',
      pinned: [],
      pair: [
        { by: ada.identity.keyId, nick: 'Ada' },
        { by: bob.identity.keyId, nick: 'Bob' },
      ],
      isLocked: false,
    });
    expect((await openWith(bob, 'Ada')).id).toBe(info.id);
  });

  it('[P32] is shown unasked to sessions of the two that do not hear it, once something is said', async () => {
    const second = await enterAs('Bob', { ...host, identity: bob.identity });
    const carol = await enterAs('Carol', host);
    const { id } = await openWith(ada, 'Bob');
    await ada.ask({ type: 'join', room: id });
    await Promise.all([bob.fence(), second.fence()]);
    expect([shownTo(bob), shownTo(second)]).toEqual([[], []]);
    await ada.post('psst', id);
    await Promise.all([bob.fence(), second.fence(), carol.fence()]);
    expect([...shownTo(bob), ...shownTo(second)]).toMatchObject([{ info: { id } }, { info: { id } }]);
    expect(JSON.stringify(carol.frames)).not.toContain(id);
    await bob.ask({ type: 'join', room: id });
    expect(bob.all('page').at(-1)?.events).toMatchObject([{ text: 'psst', seq: 1 }]);
    await ada.post('again', id);
    await Promise.all([bob.fence(), second.fence()]);
    // One came with the join.
    expect([shownTo(bob).length, shownTo(second).length]).toEqual([2, 2]);
  });

  it('[P29] is as if it were not there for everybody else', async () => {
    const { id } = await openWith(ada, 'Bob');
    await ada.post('psst', id);
    const eve = await enterAs('Eve', host);
    for (const type of ['join', 'leave', 'who', 'type', 'read-history'] as const) {
      expect(await eve.ask({ type, room: id })).toMatchObject({ code: 'no-such-room' });
    }
    expect(await eve.post('hi', id)).toMatchObject({ code: 'no-such-room' });
    expect(await eve.ask({ type: 'open-room', name: id })).toMatchObject({ code: 'no-such-room' });
    await eve.ask({ type: 'list-rooms' });
    expect(eve.all('rooms').at(-1)?.rooms).toEqual([]);
  });

  it('[P32] is shown after the welcome to whoever comes back: the 20 latest, the last first, after a restart, too', async () => {
    const others: RawClient[] = [];
    for (let index = 0; index < 22; index += 1) {
      const other = await enterAs(`Guest-${index}`, host);
      others.push(other);
      await ada.post('hi', (await openWith(ada, `Guest-${index}`)).id);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await openWith(ada, 'Bob');
    await ada.end();
    const again = await enterAs('Ada', { ...host, identity: ada.identity });
    const ids = shownTo(again).map(({ info }) => info.id);
    const expected = others
      .map(({ identity }) => directRoomId(identity.keyId as never, ada.identity.keyId as never))
      .reverse()
      .slice(0, 20);
    expect(ids).toEqual(expected);
    expect(again.frames.slice(0, 3).map(({ type }) => type)).toEqual(['challenge', 'welcome', 'room']);
    const other = await openTestHost({ log });
    const later = await enterAs('Countess', { ...other, identity: ada.identity });
    expect(shownTo(later).map(({ info }) => info.id)).toEqual(expected);
    await other.close();
  });

  it('[P32] is found again by the nick of who is gone', async () => {
    const { id } = await openWith(ada, 'Bob');
    await ada.post('hi', id);
    await bob.end();
    expect((await openWith(ada, 'BOB')).id).toBe(id);
    expect(await ada.ask({ type: 'open-direct', nick: 'Carol' })).toMatchObject({ code: 'no-such-nick' });
    const eve = await enterAs('Eve', host);
    expect(await eve.ask({ type: 'open-direct', nick: 'Bob' })).toMatchObject({ code: 'no-such-nick' });
  });

  it.each(['', ' ', 'a b', '\u001b', 'x'.repeat(5000), '\ud800'])('[P32] there is none with %j', async (nick) => {
    expect(await ada.ask({ type: 'open-direct', nick })).toMatchObject({ code: 'no-such-nick' });
  });

  it('[P8] is refused to an observer', async () => {
    const observer = await enterAs(undefined, host);
    expect(await observer.ask({ type: 'open-direct', nick: 'Ada' })).toMatchObject({ code: 'observer' });
  });

  it('[P32] knows the two by the nicks that they had there last', async () => {
    const { id } = await openWith(ada, 'Bob');
    await Promise.all([ada, bob].map((client) => client.ask({ type: 'join', room: id })));
    await ada.ask({ type: 'rename', nick: 'Countess' });
    await ada.post('hi', id);
    expect((await openWith(bob, 'Countess')).pair?.map(({ nick }) => nick)).toEqual(['Countess', 'Bob']);
    expect(bob.eventsIn(id)).toMatchObject([{ type: 'nick-changed', to: 'Countess' }, { text: 'hi' }]);
    await ada.ask({ type: 'leave', room: id });
    await ada.ask({ type: 'rename', nick: 'Ada' });
    expect((await openWith(bob, 'Ada')).pair?.map(({ nick }) => nick)).toEqual(['Ada', 'Bob']);
    await bob.post('hi', id);
    expect((await log.records()).find((record) => record.id === id)?.pair).toMatchObject([
      { nick: 'Ada' },
      { nick: 'Bob' },
    ]);
  });

  it('[P32] may be with oneself, under one nick or two', async () => {
    const twin = await enterAs('Twin', { ...host, identity: ada.identity });
    const { id, pair } = await openWith(ada, 'Twin');
    expect(pair?.map(({ nick }) => nick)).toEqual(['Ada', 'Twin']);
    await ada.ask({ type: 'join', room: id });
    await ada.post('hello, me', id);
    await twin.fence();
    expect(shownTo(twin)).toMatchObject([{ info: { id } }]);
    await twin.ask({ type: 'join', room: id });
    await twin.post('hello, you', id);
    await ada.fence();
    expect(ada.eventsIn(id).map(({ nick }) => nick)).toEqual(['Ada', 'Twin']);
    await twin.ask({ type: 'rename', nick: 'Shadow' });
    expect((await openWith(ada, 'Shadow')).pair?.map(({ nick }) => nick)).toEqual(['Ada', 'Shadow']);
    expect((await openWith(bob, 'Bob')).pair?.map(({ nick }) => nick)).toEqual(['Bob', 'Bob']);
  });

  it('survives its two losing their connections before anything was said, but is in no log', async () => {
    const { id } = await openWith(ada, 'Bob');
    await ada.ask({ type: 'join', room: id });
    await ada.end(1006);
    const again = await enterAs('Ada', { ...host, identity: ada.identity });
    expect(shownTo(again)).toEqual([]);
    expect(await again.ask({ type: 'join', room: id })).toMatchObject({ type: 'ok' });
    expect(await log.records()).toEqual([]);
  });

  it('is not announced by a rename alone', async () => {
    const { id } = await openWith(ada, 'Bob');
    await ada.ask({ type: 'join', room: id });
    await ada.ask({ type: 'rename', nick: 'Countess' });
    await bob.fence();
    expect(shownTo(bob)).toEqual([]);
  });
});
