import { describe, expect, it, jest } from '@jest/globals';
import { lobby } from '../../src/chat/room-id.ts';
import { MemoryLog } from '../../src/storage/memory/memory-log.ts';
import { turns, useFakeTime } from '../helpers/fake-time.ts';
import { enterAs, RawClient } from '../helpers/raw-client.ts';
import { openTestHost } from '../helpers/test-host.ts';
import { unreliable } from '../helpers/unreliable-log.ts';

describe('closing a host', () => {
  it('[P22] tells everybody why, and the connections end', async () => {
    const room = await openTestHost();
    const clients = [await enterAs('Ada', room), await enterAs(undefined, room), new RawClient(await room.dial())];
    await room.close();
    for (const client of clients) {
      expect(await client.next('closing')).toMatchObject({ code: 'host-closed' });
      await client.ended;
    }
  });

  it('[P12] commits and answers what was read before', async () => {
    const room = await openTestHost();
    const ada = await enterAs('Ada', room);
    const answer = ada.post('last words');
    await new Promise((resolve) => setImmediate(resolve));
    await room.close();
    expect(await answer).toMatchObject({ type: 'ok' });
    expect(await room.log.head(lobby)).toBe(1);
    expect(ada.frames.at(-1)?.type).toBe('closing');
  });

  it('does not wait for those who keep asking', async () => {
    const log = new MemoryLog();
    const append = log.append.bind(log);
    log.append = async (commits) => {
      await turns(3);
      return append(commits);
    };
    const room = await openTestHost({ log });
    const ada = await enterAs('Ada', room);
    let isOver = false;
    const chatter = () => {
      if (isOver) return;
      ada.post('more').catch(() => {});
      setImmediate(chatter);
    };
    chatter();
    await ada.next('events');
    await room.close();
    isOver = true;
    expect(ada.all('closing')).toHaveLength(1);
  });

  it('lets a tick that is still being committed finish first', async () => {
    const { promise: disk, resolve: finishWriting } = Promise.withResolvers<void>();
    const { promise: writing, resolve: startWriting } = Promise.withResolvers<void>();
    const log = unreliable(new MemoryLog(), [
      () => {
        startWriting();
        return disk;
      },
    ]);
    const room = await openTestHost({ log });
    const ada = await enterAs('Ada', room);
    const answer = ada.post('slow');
    await writing;
    const closed = room.close();
    finishWriting();
    await closed;
    expect(await answer).toMatchObject({ type: 'ok' });
  });

  it('twice is closing once, and both wait for the end', async () => {
    const room = await openTestHost();
    const ada = await enterAs('Ada', room);
    let isLogClosed = false;
    room.log.close = async () => {
      isLogClosed = true;
    };
    void room.host.close();
    await room.host.close();
    expect(isLogClosed).toBe(true);
    expect(ada.all('closing')).toHaveLength(1);
  });

  it('turns away who comes afterwards', async () => {
    const room = await openTestHost();
    await room.close();
    const late = new RawClient(await room.dial());
    expect(await late.next('closing')).toMatchObject({ code: 'host-closed' });
    await late.ended;
  });
});

describe('a host that was closed', () => {
  useFakeTime();

  /** Sockets and listeners that keep the process alive. */
  const held = () => process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP'));

  it('leaves no timers, sockets or listeners behind', async () => {
    const room = await openTestHost({ limits: ['flood=5'] });
    const clients: RawClient[] = [];
    for (const nick of ['Ada', 'Bob', 'Carol']) clients.push(await enterAs(nick, { dial: room.dialSocket }));
    const [ada, bob] = clients as [RawClient, RawClient];
    const silent = new RawClient(await room.dialSocket());
    for (let count = 0; count < 30; count += 1) ada.post('flood').catch(() => {});
    await ada.next('events');
    await bob.end();
    expect(jest.getTimerCount()).toBeGreaterThan(3);
    expect(held().length).toBeGreaterThan(3);
    await room.close();
    await Promise.all([...clients, silent].map(({ ended }) => ended));
    await turns(5);
    expect(jest.getTimerCount()).toBe(0);
    expect(held()).toEqual([]);
  });
});
