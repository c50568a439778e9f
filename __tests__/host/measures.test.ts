import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { KeyId } from '../../src/chat/author.ts';
import type { MeasureRequest } from '../../src/chat/request.ts';
import { MemoryLog } from '../../src/storage/memory/memory-log.ts';
import { createMemoryPair } from '../../src/transport/memory-pair.ts';
import { enterAs, RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';
import { createTestIdentity } from '../helpers/test-identity.ts';
import { type Fate, unreliable } from '../helpers/unreliable-log.ts';

const hourMs = 60 * 60 * 1000;

describe('keeping order', () => {
  const owner = createTestIdentity();
  let host: TestHost;
  let log: MemoryLog;
  let fates: Fate[];
  let at: number;
  let olga: RawClient;
  let opal: RawClient;
  let eve: RawClient;

  const start = async () => {
    host = await openTestHost({ log, ownerKey: owner.keyId as KeyId, clock: () => at });
  };
  const hello = async (client: RawClient, nick = 'Eve') =>
    new RawClient(await host.dial(), { identity: client.identity }).hello({ nick });
  const order = (client: RawClient, request: MeasureRequest) => client.ask(request);
  const about = (type: MeasureRequest['type'], whom: string, more: object = {}) =>
    ({ type, whom, ...more }) as MeasureRequest;

  beforeEach(async () => {
    fates = [];
    at = 1_700_000_000_000;
    log = unreliable(new MemoryLog(), fates);
    await start();
    olga = await enterAs('Olga', { ...host, identity: owner });
    opal = await enterAs('Opal', host);
    eve = await enterAs('Eve', host);
    await order(olga, { type: 'set-role', whom: 'Opal', role: 'operator' });
  });
  afterEach(() => host.close());

  it('[P52] the welcome names the host’s key, and the roster who is in charge', async () => {
    expect(olga.all('welcome')).toMatchObject([{ hostKey: owner.keyId }]);
    const bob = await enterAs('Bob', host);
    expect((await bob.next('roster')).roles).toEqual([
      { nick: 'Olga', role: 'owner' },
      { nick: 'Opal', role: 'operator' },
    ]);
    await order(olga, { type: 'set-role', whom: '@opal', role: 'member' });
    await bob.fence();
    expect(bob.all('roster').at(-1)?.roles).toEqual([{ nick: 'Olga', role: 'owner' }]);
    expect(bob.eventsIn('lobby')).toMatchObject([{ type: 'role-changed', nick: 'Olga', whom: 'Opal', role: 'member' }]);
  });

  it.each<[MeasureRequest['type'], object]>([
    ['set-role', { role: 'operator' }],
    ['kick', {}],
    ['ban', {}],
    ['unban', {}],
    ['mute', {}],
    ['unmute', {}],
    ['forget-nick', {}],
  ])('[P52] no member may %s', async (type, more) => {
    expect(await order(eve, about(type, 'Opal', more))).toMatchObject({ code: 'not-allowed' });
    const observer = await enterAs(undefined, { ...host, identity: owner });
    expect(await order(observer, about(type, 'Eve', more))).toMatchObject({ code: 'observer' });
  });

  it.each<[MeasureRequest['type'], object]>([
    ['set-role', { role: 'member' }],
    ['kick', {}],
    ['ban', {}],
    ['mute', {}],
    ['forget-nick', {}],
  ])('[P52] nobody may %s the owner, or an operator another', async (type, more) => {
    for (const whom of ['Olga', 'Opal']) {
      expect(await order(opal, about(type, whom, more))).toMatchObject({ code: 'not-allowed' });
    }
    expect(await order(olga, about(type, 'Olga', more))).toMatchObject({ code: 'not-allowed' });
    expect(await order(olga, about(type, 'Nobody', more))).toMatchObject({ code: 'no-such-nick' });
    expect(await order(olga, about(type, '\u0007', more))).toMatchObject({ code: 'no-such-nick' });
  });

  it('[P52] only the owner makes operators, and they stay so over a restart', async () => {
    const promoted = about('set-role', 'Eve', { role: 'operator' });
    expect(await order(opal, promoted)).toMatchObject({ code: 'not-allowed' });
    expect(await order(olga, about('set-role', 'Opal', { role: 'operator' }))).toMatchObject({ code: 'not-allowed' });
    await host.close();
    await start();
    const [again] = [
      await enterAs('Opal', { ...host, identity: opal.identity }),
      await enterAs('Eve', { ...host, identity: eve.identity }),
    ];
    expect(await order(again, about('kick', 'Eve'))).toMatchObject({ type: 'ok' });
  });

  it('[P53] who is thrown out is told why, and may come back', async () => {
    expect(await order(opal, about('kick', 'eve', { reason: 'no\nshouting' }))).toMatchObject({ type: 'ok' });
    expect(await eve.next('closing')).toEqual({
      type: 'closing',
      code: 'kicked',
      message: 'Opal has thrown you out: no shouting',
    });
    await eve.ended;
    expect(olga.eventsIn('lobby').at(-1)).toMatchObject({ type: 'member-kicked', whom: 'Eve', reason: 'no shouting' });
    expect(await order(opal, about('kick', 'Eve'))).toMatchObject({ code: 'no-such-nick' });
    expect(await hello(eve)).toMatchObject({ type: 'welcome' });
    expect(await order(opal, about('kick', 'Eve', { reason: 'x'.repeat(201) }))).toMatchObject({
      code: 'message-too-long',
    });
  });

  it('[P53] who is banned is told until when, also after a restart, and comes in again when it is over', async () => {
    expect(await order(opal, about('ban', 'Eve', { forMs: 2 * hourMs, reason: 'enough' }))).toMatchObject({
      type: 'ok',
    });
    expect(await eve.next('closing')).toMatchObject({
      code: 'banned',
      message: 'You are banned here for another 2 h: enough',
    });
    await host.close();
    await start();
    at += hourMs;
    expect(await hello(eve, 'Other')).toMatchObject({
      code: 'banned',
      message: 'You are banned here for another 60 m: enough',
      retryAfterMs: hourMs,
    });
    const observer = new RawClient(await host.dial(), { identity: eve.identity });
    expect(await observer.hello({})).toMatchObject({ code: 'banned' });
    at += hourMs;
    expect(await hello(eve)).toMatchObject({ type: 'welcome' });
  });

  it('[P53] a ban without a time holds until it is lifted', async () => {
    await order(opal, about('ban', 'Eve'));
    at += 10_000 * 24 * hourMs;
    expect(await hello(eve)).toMatchObject({ code: 'banned', message: 'You are banned here.' });
    expect(await order(opal, about('unban', 'EVE'))).toMatchObject({ type: 'ok' });
    expect(await order(opal, about('unban', 'Eve'))).toMatchObject({ code: 'no-such-nick' });
    expect(await hello(eve)).toMatchObject({ type: 'welcome' });
    expect(olga.eventsIn('lobby').map(({ type }) => type)).toEqual(['role-changed', 'member-banned', 'ban-lifted']);
  });

  it('[P53] a later ban takes the place of an earlier one', async () => {
    await order(opal, about('ban', 'Eve'));
    await order(opal, about('ban', 'Eve', { forMs: hourMs }));
    at += hourMs;
    expect(await hello(eve)).toMatchObject({ type: 'welcome' });
  });

  it('[P53] an operator who is banned is none any more', async () => {
    await order(olga, about('ban', 'Opal', { forMs: hourMs }));
    expect(await opal.next('closing')).toMatchObject({ code: 'banned' });
    at += hourMs;
    const again = await enterAs('Opal', { ...host, identity: opal.identity });
    expect(await order(again, about('kick', 'Eve'))).toMatchObject({ code: 'not-allowed' });
  });

  it('[P53] addresses can be banned, in any spelling, but not the host’s own; which it was is in no event', async () => {
    for (const whom of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
      expect(await order(opal, about('ban', whom))).toMatchObject({ code: 'not-allowed' });
    }
    expect(await order(opal, about('ban', '::ffff:192.0.2.7'))).toMatchObject({ type: 'ok' });
    expect(JSON.stringify(olga.frames)).not.toContain('192.0.2.7');
    expect((await log.people()).bans).toMatchObject([{ address: '192.0.2.7', keys: [] }]);
    expect(host.occurrences.at(-1)).toMatchObject({ measure: 'member-banned', operator: 'Opal', whom: '192.0.2.7' });
    expect(await order(opal, about('unban', '192.0.2.7'))).toMatchObject({ type: 'ok' });
    expect((await log.people()).bans).toEqual([]);
  });

  it('[P53] who comes from a banned address is out, and stays out under any key, but for who is in charge', async () => {
    const from = async (remoteAddress: string, nick: string, identity = createTestIdentity()) => {
      const pair = createMemoryPair();
      host.host.accept({ ...pair.host, remoteAddress });
      const client = new RawClient(pair.client, { identity });
      return { client, answer: await client.hello({ nick }) };
    };
    const mallory = await from('::ffff:192.0.2.7', 'Mallory');
    const other = await from('192.0.2.8', 'Other');
    expect(await order(opal, about('ban', '192.0.2.7', { forMs: hourMs }))).toMatchObject({ type: 'ok' });
    expect(await mallory.client.next('closing')).toMatchObject({ code: 'banned' });
    expect(await other.client.post('still here')).toMatchObject({ type: 'ok' });
    expect((await from('192.0.2.7', 'Fresh')).answer).toMatchObject({ code: 'banned', retryAfterMs: hourMs });
    expect((await from('192.0.2.7', 'Olga', owner)).answer).toMatchObject({ type: 'welcome' });
    expect((await from('192.0.2.7', 'Opal', opal.identity)).answer).toMatchObject({ type: 'welcome' });
    at += hourMs;
    expect((await from('192.0.2.7', 'Fresh')).answer).toMatchObject({ type: 'welcome' });
  });

  it('[P53] whoever got the nick of somebody banned is another: to ban them lifts nothing', async () => {
    await order(opal, about('ban', 'Eve'));
    await eve.ended;
    await order(opal, about('forget-nick', 'Eve'));
    const second = await enterAs('Eve', host);
    await order(opal, about('ban', 'Eve'));
    for (const client of [eve, second]) expect(await hello(client, 'Any')).toMatchObject({ code: 'banned' });
    await order(opal, about('unban', 'Eve'));
    expect(await hello(eve, 'Any')).toMatchObject({ type: 'welcome' });
  });

  it.each([0, -1, 999, 1.5, 1e300])('[P53] a time of %p ms is refused', async (forMs) => {
    for (const type of ['ban', 'mute'] as const) {
      expect(await order(opal, about(type, 'Eve', { forMs }))).toMatchObject({ code: 'time-invalid' });
    }
  });

  it('[P54] who is muted is not heard, over a restart, until the time is up', async () => {
    const { id } = await eve.askRoom({ type: 'create-room', name: 'den', isPrivate: false });
    await eve.post('before');
    await order(opal, about('mute', 'Eve', { forMs: hourMs }));
    const requests = [
      { type: 'post', room: 'lobby', text: 'hi' },
      { type: 'edit', room: 'lobby', target: 2, text: 'hi' },
      { type: 'react', room: 'lobby', target: 2, reaction: '+1' },
      { type: 'set-topic', room: id, topic: 'hi' },
      { type: 'create-room', isPrivate: true },
      { type: 'rename', nick: 'Heard' },
      { type: 'set-away', message: 'hi' },
      { type: 'type', room: 'lobby' },
    ] as const;
    for (const request of requests) {
      expect(await eve.ask(request)).toMatchObject({ code: 'muted', message: 'You are muted here, for another 60 m.' });
    }
    expect(await eve.ask({ type: 'delete', room: 'lobby', target: 2 })).toMatchObject({ type: 'ok' });
    await host.close();
    await start();
    eve = await enterAs('Eve', { ...host, identity: eve.identity });
    expect(await eve.post('hi')).toMatchObject({ code: 'muted', retryAfterMs: hourMs });
    at += hourMs;
    expect(await eve.post('hi')).toMatchObject({ type: 'ok' });
  });

  it('[P54] who is muted for good is heard again once an operator says so', async () => {
    await order(opal, about('mute', 'Eve'));
    expect(await eve.post('hi')).toMatchObject({ code: 'muted' });
    await order(opal, about('unmute', 'Eve'));
    expect(await eve.post('hi')).toMatchObject({ type: 'ok' });
    expect(await order(opal, about('unmute', 'Eve'))).toMatchObject({ code: 'not-allowed' });
  });

  it('[P54] nobody gets out of it by another account', async () => {
    await opal.ask({ type: 'register', password: 'swordfish' });
    await order(olga, about('mute', 'Eve'));
    expect(await eve.ask({ type: 'login', nick: 'Opal', password: 'swordfish' })).toMatchObject({ code: 'muted' });
  });

  it('[P50] a nick whose person has lost the key is freed by an operator, while nobody is there by it', async () => {
    expect(await order(opal, about('forget-nick', 'Eve'))).toMatchObject({ code: 'not-allowed' });
    await eve.end();
    expect(await order(opal, about('forget-nick', 'Eve'))).toMatchObject({ type: 'ok' });
    expect(await new RawClient(await host.dial()).hello({ nick: 'Eve' })).toMatchObject({ type: 'welcome' });
    expect(await hello(eve)).toMatchObject({ code: 'nick-taken' });
  });

  it('[P55] a locked topic is changed by who made the room and who is in charge', async () => {
    const { id } = await eve.askRoom({ type: 'create-room', name: 'den', isPrivate: false });
    const bob = await enterAs('Bob', host);
    const lock = (client: RawClient, isLocked: boolean, room: string) =>
      client.ask({ type: 'lock-topic', room, isLocked });
    expect(await lock(bob, true, id)).toMatchObject({ code: 'not-allowed' });
    expect(await lock(eve, true, id)).toMatchObject({ type: 'ok' });
    expect(await bob.ask({ type: 'set-topic', room: id, topic: 'x' })).toMatchObject({ code: 'not-allowed' });
    for (const client of [eve, opal]) {
      expect(await client.ask({ type: 'set-topic', room: id, topic: 'x' })).toMatchObject({ type: 'ok' });
    }
    expect(await bob.askRoom({ type: 'open-room', name: 'den' })).toMatchObject({ isTopicLocked: true });
    await lock(opal, false, id);
    expect(await bob.ask({ type: 'set-topic', room: id, topic: 'y' })).toMatchObject({ type: 'ok' });
    expect(await lock(eve, true, 'lobby')).toMatchObject({ code: 'not-allowed' });
    expect(await lock(opal, true, 'lobby')).toMatchObject({ type: 'ok' });
  });

  it('[P55] the password of a room is changed by operators, too', async () => {
    const { id } = await eve.askRoom({ type: 'create-room', name: 'den', isPrivate: false });
    expect(await opal.ask({ type: 'set-password', room: id, password: 'swordfish' })).toMatchObject({ type: 'ok' });
    expect(await opal.ask({ type: 'set-password', room: 'lobby', password: 'x' })).toMatchObject({
      code: 'not-allowed',
    });
  });

  it('[P12] what cannot be committed has not happened', async () => {
    fates.push('fails', 'fails', 'fails');
    expect(await order(olga, about('set-role', 'Eve', { role: 'operator' }))).toMatchObject({ code: 'not-saved' });
    expect(await order(olga, about('ban', 'Eve'))).toMatchObject({ code: 'not-saved' });
    expect(await order(olga, about('mute', 'Eve'))).toMatchObject({ code: 'not-saved' });
    expect(await eve.post('still here')).toMatchObject({ type: 'ok' });
    expect(await order(eve, about('kick', 'Opal'))).toMatchObject({ code: 'not-allowed' });
    expect(await hello(eve)).toMatchObject({ type: 'welcome' });
  });

  it('[P12] the log’s conflict is decided again, once', async () => {
    fates.push('conflicts');
    expect(await order(opal, about('ban', 'Eve'))).toMatchObject({ type: 'ok' });
    await eve.ended;
    expect((await log.people()).bans).toHaveLength(1);
    expect(olga.eventsIn('lobby').filter(({ type }) => type === 'member-banned')).toHaveLength(1);
  });

  it('is noted for the host’s keeper', async () => {
    await order(opal, about('mute', 'Eve', { forMs: hourMs }));
    expect(host.occurrences.slice(-1)).toEqual([
      { type: 'measure-taken', measure: 'member-muted', operator: 'Opal', whom: 'Eve', until: at + hourMs },
    ]);
  });
});
