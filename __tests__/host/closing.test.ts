import { describe, expect, it } from '@jest/globals';
import { lobby } from '../../src/chat/room-name.ts';
import { MemoryLog } from '../../src/storage/memory-log.ts';
import { enterAs, RawClient } from '../helpers/raw-client.ts';
import { openTestHost } from '../helpers/test-host.ts';
import { unreliable } from '../helpers/unreliable-log.ts';

/** Timers, sockets and listeners that keep the process alive. */
const held = () => process.getActiveResourcesInfo().filter((name) => /Timeout|TCP/u.test(name)).toSorted();

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
    const room = await openTestHost();
    const ada = await enterAs('Ada', room);
    let isOver = false;
    const chatter = () => {
      if (isOver) return;
      ada.post('more').catch(() => {});
      setImmediate(chatter);
    };
    chatter();
    await room.close();
    isOver = true;
    expect(ada.all('closing')).toHaveLength(1);
  });

  it('lets a tick that is still being committed finish first', async () => {
    const { promise: disk, resolve: finishWriting } = Promise.withResolvers<void>();
    const { promise: writing, resolve: startWriting } = Promise.withResolvers<void>();
    const log = unreliable(new MemoryLog(), [() => (startWriting(), disk)]);
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

  it('leaves no timers, sockets or listeners behind', async () => {
    const before = held();
    const room = await openTestHost({ limits: ['flood=5'] });
    const clients = await Promise.all(['Ada', 'Bob', 'Carol'].map((nick) => enterAs(nick, { dial: room.dialSocket })));
    const [ada] = clients as [RawClient];
    for (let count = 0; count < 30; count += 1) ada.post('flood').catch(() => {});
    new RawClient(await room.dialSocket());
    const [bob] = clients.slice(1) as [RawClient];
    await bob.end();
    await room.close();
    await Promise.all(clients.map(({ ended }) => ended));
    await new Promise((resolve) => setImmediate(resolve));
    expect(held()).toEqual(before);
  });
});
