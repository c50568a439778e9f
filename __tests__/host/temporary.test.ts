import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { passTime, turns, useFakeTime } from '../helpers/fake-time.ts';
import { enterAs, type RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

const room = 'lobby';

describe('a temporary message', () => {
  useFakeTime();
  let host: TestHost;
  let ada: RawClient;
  beforeEach(async () => {
    host = await openTestHost();
    ada = await enterAs('Ada', host);
  });
  afterEach(() => host.close());

  const whisper = (ttlMs: number, text = 'a secret') => ada.ask({ type: 'post', room, text, ttlMs });
  const visit = async () => {
    const visitor = await enterAs(undefined, host);
    return visitor.all('page').at(-1)?.events ?? [];
  };

  it('[P37] says until when it is there, and is gone then for whoever comes', async () => {
    const at = Date.now();
    await whisper(10_000);
    expect(ada.eventsIn(room)).toMatchObject([{ text: 'a secret', expiresAt: at + 10_000 }]);
    expect(await visit()).toMatchObject([{ text: 'a secret' }]);
    await passTime(9999);
    expect(await visit()).toMatchObject([{ text: 'a secret' }]);
    await passTime(1);
    expect(await visit()).toMatchObject([{ text: '', expiresAt: at + 10_000 }]);
  });

  it('[P37] is gone from a page that others have shared', async () => {
    await whisper(5000);
    await visit();
    await visit();
    await passTime(5000);
    expect(JSON.stringify(await visit())).not.toContain('secret');
  });

  it('[P37] does not outlive its time where timers are late', async () => {
    let clock = 1_000_000;
    const late = await openTestHost({ clock: () => clock });
    const bob = await enterAs('Bob', late);
    await bob.ask({ type: 'post', room, text: 'a secret', ttlMs: 60_000 });
    clock += 60_000;
    await bob.ask({ type: 'read-history', room });
    expect(JSON.stringify(bob.all('page').at(-1))).not.toContain('secret');
    await late.close();
  });

  it('[P37] several end each at its own time, the later ones posted first, too', async () => {
    await whisper(3000, 'three');
    await whisper(1000, 'one');
    await whisper(2000, 'two');
    const texts = async () => (await visit()).flatMap((event) => ('text' in event ? [event.text] : []));
    await passTime(1000);
    expect(await texts()).toEqual(['three', '', 'two']);
    await passTime(1000);
    expect(await texts()).toEqual(['three', '', '']);
    await passTime(1000);
    expect(await texts()).toEqual(['', '', '']);
  });

  it.each([0, -1, 999, 1e99, 86_400_001, 1000.5, Number.MIN_VALUE])('[P37] cannot live for %d ms', async (ttlMs) => {
    expect(await whisper(ttlMs)).toMatchObject({ type: 'refused', code: 'ttl-invalid' });
    expect(ada.eventsIn(room)).toEqual([]);
  });

  it('[P34] is no message any more once it is gone, and cannot be edited before', async () => {
    await whisper(1000);
    expect(await ada.ask({ type: 'edit', room, target: 1, text: 'x' })).toMatchObject({ code: 'not-allowed' });
    expect(await ada.ask({ type: 'react', room, target: 1, reaction: '+1' })).toMatchObject({ type: 'ok' });
    await passTime(1000);
    for (const type of ['delete', 'pin'] as const) {
      expect(await ada.ask({ type, room, target: 1 })).toMatchObject({ code: 'no-such-message' });
    }
    expect(await ada.ask({ type: 'post', room, text: 'x', replyTo: 1 })).toMatchObject({ code: 'no-such-message' });
  });

  it('[P37] is found by no search', async () => {
    await whisper(60_000);
    await ada.ask({ type: 'search', room, terms: ['secret'] });
    expect(ada.all('found')).toMatchObject([{ messages: [] }]);
  });

  it('keeps no timer waiting once the host is closed, though it was said last', async () => {
    void whisper(60_000).catch(() => {});
    await turns(1);
    await host.close();
    expect(await host.log.head(room as never)).toBe(1);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('[P37] is told apart by the run of the host, which is the same for all', async () => {
    const bob = await enterAs('Bob', host);
    const [{ run } = { run: '' }] = ada.all('welcome');
    expect(run).toMatch(/^[\w-]{22}$/u);
    expect(bob.all('welcome')[0]?.run).toBe(run);
    const other = await openTestHost({ log: host.log });
    expect((await enterAs('Carol', other)).all('welcome')[0]?.run).not.toBe(run);
    await other.close();
  });
});
