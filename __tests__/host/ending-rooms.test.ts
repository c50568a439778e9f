import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryLog } from '../../src/storage/memory/memory-log.ts';
import { passTime, turns, useFakeTime } from '../helpers/fake-time.ts';
import { enterAs, type RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';
import { createTestIdentity } from '../helpers/test-identity.ts';

const minuteMs = 60_000;

describe('a private room', () => {
  useFakeTime();
  let log: MemoryLog;
  let host: TestHost;
  let ada: RawClient;
  const identity = createTestIdentity();
  const start = async () => {
    host = await openTestHost({ log, emptyRoomMs: 10 * minuteMs });
    ada = await enterAs('Ada', { ...host, identity });
  };
  beforeEach(async () => {
    log = new MemoryLog();
    await start();
  });
  afterEach(() => host.close());

  const create = (isPrivate = true) => ada.askRoom({ type: 'create-room', isPrivate });
  const post = (room: string) => ada.ask({ type: 'post', room, text: 'still there' });
  const recordOf = async (id: string) => (await log.records()).find((record) => record.id === id);

  it('[P33] where nobody has been for long is removed with its history', async () => {
    const { id } = await create();
    await post(id);
    await passTime(9 * minuteMs);
    expect(await post(id)).toMatchObject({ type: 'ok' });
    await passTime(2 * minuteMs);
    expect(await post(id)).toMatchObject({ code: 'no-such-room' });
    await turns(3);
    expect(await recordOf(id)).toBeUndefined();
    expect(await log.head(id)).toBe(0);
  });

  it('[P33] stays while somebody is there, and its time begins anew when the last one goes', async () => {
    const { id } = await create();
    await ada.ask({ type: 'join', room: id });
    await passTime(30 * minuteMs);
    expect(await recordOf(id)).not.toHaveProperty('emptySince');
    await ada.ask({ type: 'leave', room: id });
    await ada.fence();
    expect(await recordOf(id)).toHaveProperty('emptySince', Date.now());
    await passTime(9 * minuteMs);
    expect(await post(id)).toMatchObject({ type: 'ok' });
  });

  it('[P33] counts its time over a restart of the host', async () => {
    const { id } = await create();
    await ada.fence();
    await host.close();
    await passTime(9 * minuteMs);
    await start();
    await passTime(2 * minuteMs);
    expect(await ada.ask({ type: 'open-room', name: id })).toMatchObject({ code: 'no-such-room' });
  });

  it('[P33] where somebody was when the host ended is empty from the next start on', async () => {
    const { id } = await create();
    await ada.ask({ type: 'join', room: id });
    await host.close();
    await passTime(60 * minuteMs);
    await start();
    await ada.fence();
    expect(await recordOf(id)).toHaveProperty('emptySince');
    await passTime(9 * minuteMs);
    expect(await ada.ask({ type: 'open-room', name: id })).toMatchObject({ type: 'ok' });
  });

  it('[P33] alone ends: the lobby and public rooms stay', async () => {
    const { id } = await create(false);
    await ada.ask({ type: 'leave', room: 'lobby' });
    await passTime(60 * minuteMs);
    expect(await post(id)).toMatchObject({ type: 'ok' });
    expect(await post('lobby')).toMatchObject({ type: 'ok' });
  });
});

describe('what a host keeps', () => {
  useFakeTime();

  it('is no more than it was told to: what is older is gone at its start and every hour', async () => {
    const log = new MemoryLog();
    const retention = { maxAgeMs: 90 * minuteMs, maxEvents: Number.POSITIVE_INFINITY };
    const host = await openTestHost({ log, retention });
    const ada = await enterAs('Ada', host);
    for (let seq = 1; seq <= 4; seq += 1) {
      await ada.post(`message ${seq}`);
      await passTime(60 * minuteMs);
    }
    expect(await log.oldest('lobby' as never)).toBe(4);
    await host.close();
    const later = await openTestHost({ log, retention: { ...retention, maxAgeMs: 1 } });
    const bob = await enterAs('Bob', later);
    expect(bob.all('page').at(-1)).toMatchObject({ events: [{ seq: 4 }], isOldest: true });
    await later.close();
  });

  it('[P18] a cursor before what is kept gets a snapshot, and a pin of what is not kept can be taken away', async () => {
    const log = new MemoryLog();
    const host = await openTestHost({ log, retention: { maxAgeMs: Number.POSITIVE_INFINITY, maxEvents: 3 } });
    const ada = await enterAs('Ada', host);
    for (let seq = 1; seq <= 5; seq += 1) await ada.post(`message ${seq}`);
    await ada.ask({ type: 'pin', room: 'lobby', target: 2 });
    await passTime(60 * minuteMs);
    const join = async (seq: number) => {
      await ada.ask({ type: 'join', room: 'lobby', cursor: { epoch: log.epoch, seq } });
      return ada.all('page').at(-1);
    };
    expect(await join(2)).toMatchObject({ reset: true, events: [{ seq: 4 }, { seq: 5 }, { seq: 6 }] });
    expect(await join(3)).toMatchObject({ reset: false, events: [{ seq: 4 }, { seq: 5 }, { seq: 6 }] });
    expect(await ada.ask({ type: 'pin', room: 'lobby', target: 2 })).toMatchObject({ type: 'ok' });
    expect(await ada.ask({ type: 'pin', room: 'lobby', target: 2 })).toMatchObject({ code: 'no-such-message' });
    await host.close();
  });
});
