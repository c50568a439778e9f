import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClientRequest } from '../../../src/chat/request.ts';
import { FloodGate } from '../../../src/host/sessions/flood-gate.ts';
import { passTime, useFakeTime } from '../../helpers/fake-time.ts';
import { enterAs, type RawClient } from '../../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';

describe('[P24] the flood gate', () => {
  useFakeTime();
  let passed: number[];
  const open = (perSecond: number) => {
    passed = [];
    return new FloodGate<ClientRequest>({
      perSecond,
      now: () => performance.now(),
      pass: ({ number }) => passed.push(number),
    });
  };
  const post = (number: number): ClientRequest => ({ type: 'post', number, room: 'lobby', text: 'x' });

  it('lets ten pass at once and then five a second, in order', async () => {
    const gate = open(5);
    for (let number = 1; number <= 30; number += 1) expect(gate.add(post(number), 100)).toBe(true);
    expect(passed).toHaveLength(10);
    await passTime(1000);
    expect(passed).toHaveLength(15);
    await passTime(3000);
    expect(passed).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });

  it('lets a cheap request wait behind a dear one: the order stays', async () => {
    const gate = open(5);
    for (let number = 1; number <= 11; number += 1) gate.add(post(number), 100);
    gate.add({ type: 'who', number: 12, room: 'lobby' }, 100);
    expect(passed.at(-1)).toBe(10);
    await passTime(1000);
    expect(passed.slice(-2)).toEqual([11, 12]);
  });

  it('lets a hundred pages of history pass at once', () => {
    const gate = open(5);
    for (let number = 1; number <= 100; number += 1) gate.add({ type: 'read-history', number, room: 'lobby' }, 100);
    expect(passed).toHaveLength(100);
  });

  it('saves up no more than ten', async () => {
    const gate = open(5);
    await passTime(60_000);
    for (let number = 1; number <= 20; number += 1) gate.add(post(number), 100);
    expect(passed).toHaveLength(10);
    gate.close();
  });

  it('says no when more than 64 KiB wait', () => {
    const gate = open(5);
    for (let number = 1; number <= 10; number += 1) gate.add(post(number), 60_000);
    expect(gate.add(post(11), 64 * 1024)).toBe(true);
    expect(gate.add(post(12), 1)).toBe(false);
    gate.close();
  });

  it('lets everything pass when it is off', () => {
    const gate = open(Number.POSITIVE_INFINITY);
    for (let number = 1; number <= 10_000; number += 1) gate.add(post(number), 60_000);
    expect(passed).toHaveLength(10_000);
  });

  it('of less than one request a second lets one pass at last', async () => {
    const gate = open(0.25);
    gate.add(post(1), 100);
    gate.add(post(2), 100);
    expect(passed).toEqual([1]);
    await passTime(4000);
    expect(passed).toEqual([1, 2]);
  });

  it('drops what waits when it is closed', async () => {
    const gate = open(5);
    for (let number = 1; number <= 20; number += 1) gate.add(post(number), 100);
    gate.close();
    await passTime(10_000);
    expect(passed).toHaveLength(10);
  });
});

describe('[P24] a client that asks too fast', () => {
  useFakeTime();
  let room: TestHost;
  let ada: RawClient;
  beforeEach(async () => {
    room = await openTestHost({ limits: ['flood=5'] });
    ada = await enterAs('Ada', room);
  });
  afterEach(() => room.close());

  it('is served late, and in order', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => `message ${index}`);
    const answers = Promise.all(texts.map((text) => ada.post(text)));
    await passTime(3000);
    expect((await answers).every(({ type }) => type === 'ok')).toBe(true);
    expect(ada.all('events').flatMap(({ events }) => events)).toMatchObject(texts.map((text) => ({ text })));
  });

  it('is closed with too-fast when its waiting requests exceed 64 KiB, counted in bytes', async () => {
    for (let count = 0; count < 20; count += 1) ada.post('☂'.repeat(3000)).catch(() => {});
    expect(await ada.next('closing')).toMatchObject({ code: 'too-fast' });
    await ada.ended;
  });
});
