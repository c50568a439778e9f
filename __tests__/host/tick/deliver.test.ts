import { describe, expect, it, jest } from '@jest/globals';
import type { Flushed } from '../../../src/host/sessions/send-queue.ts';
import { deliver } from '../../../src/host/tick/deliver.ts';
import { turns, useFakeTime } from '../../helpers/fake-time.ts';
import { enterAs } from '../../helpers/raw-client.ts';
import { openTestHost } from '../../helpers/test-host.ts';

/** As many sessions, whose flushes come to this and take so long, where time is fake. */
const createSessions = (count: number, { flushed, eachMs = 0 }: { flushed: Flushed; eachMs?: number }) => {
  const order: number[] = [];
  const sessions = Array.from({ length: count }, (_, index) => ({
    flush: (): Flushed => {
      order.push(index);
      if (eachMs > 0) jest.advanceTimersByTime(eachMs);
      return flushed;
    },
  }));
  return { sessions, order };
};

describe('a delivery', () => {
  it.each<Flushed>(['done', 'nothing'])('is over within the call where writes come to "%s"', async (flushed) => {
    const { sessions, order } = createSessions(1000, { flushed });
    const delivery = deliver(sessions);
    expect(order).toHaveLength(1000);
    expect(await delivery).toBe(10);
  });

  it('starts at once, and lets the event loop turn after 32 writes that are under way, in order to the last', async () => {
    const { sessions, order } = createSessions(100, { flushed: 'under-way' });
    const delivery = deliver(sessions);
    expect(order).toHaveLength(32);
    await turns(1);
    expect(order).toHaveLength(64);
    await delivery;
    expect(order).toEqual([...sessions.keys()]);
  });

  it('reaches who comes meanwhile, and leaves out who has gone', async () => {
    const { sessions, order } = createSessions(70, { flushed: 'under-way' });
    const [first, last] = [sessions.slice(0, 69), sessions[69]];
    const here = new Set(first);
    const delivery = deliver(here);
    here.delete(first[68] as (typeof first)[number]);
    here.add(last as (typeof first)[number]);
    await delivery;
    expect(order.at(-1)).toBe(69);
    expect(order).not.toContain(68);
  });

  it('brings each of many members over TLS every message once, in order', async () => {
    const room = await openTestHost();
    const members = [];
    for (let index = 0; index < 70; index += 1)
      members.push(await enterAs(`Member${index}`, { dial: room.dialSocket }));
    const [ada] = members;
    const texts = Array.from({ length: 20 }, (_, index) => `message ${index}`);
    for (const text of texts.slice(0, 10)) await ada?.post(text);
    await Promise.all(texts.slice(10).map((text) => ada?.post(text)));
    await Promise.all(members.map((member) => member.fence()));
    for (const member of members) {
      const posted = member.eventsIn('lobby').filter((event) => event.type === 'message-posted');
      expect(posted.map(({ text }) => text)).toEqual(texts);
    }
    await room.close();
  });
});

describe('how long the next tick may be put off', () => {
  useFakeTime();

  it.each<[string, Flushed, number, number]>([
    ['10 ms where writes are done at once, however long they took', 'done', 4, 10],
    ['10 ms after a quick delivery over TLS', 'under-way', 0.3, 10],
    ['twice as long as a delivery over TLS took', 'under-way', 1, 20],
    ['25 ms after a long delivery over TLS', 'under-way', 2, 25],
  ])('is %s', async (_, flushed, eachMs, stretchMs) => {
    expect(await deliver(createSessions(10, { flushed, eachMs }).sessions)).toBe(stretchMs);
  });

  it('is 10 ms where hardly anybody came by TLS', async () => {
    const [many, few] = [
      createSessions(10, { flushed: 'done', eachMs: 4 }),
      createSessions(2, { flushed: 'under-way' }),
    ];
    expect(await deliver([...many.sessions, ...few.sessions])).toBe(10);
  });
});
