import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { KeyId } from '../../../src/chat/author.ts';
import { MemoryLog } from '../../../src/storage/memory/memory-log.ts';
import type { RoomLog } from '../../../src/storage/room-log.ts';
import { openSqliteLog } from '../../../src/storage/sqlite/sqlite-log.ts';
import { passTime, useFakeTime } from '../../helpers/fake-time.ts';
import { dialOutside, type Outside } from '../../helpers/outside-pair.ts';
import { enterAs, RawClient } from '../../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';
import { createTestIdentity } from '../../helpers/test-identity.ts';
import { temporaryFolders } from '../../storage/temporary-folders.ts';

const minuteMs = 60_000;
const temporaryFolder = temporaryFolders();

describe('[P62] a private host', () => {
  useFakeTime();
  const owner = createTestIdentity();
  let host: TestHost;
  let olga: RawClient;

  const open = (log: RoomLog = new MemoryLog()) =>
    openTestHost({ log, isPrivate: true, ownerKey: owner.keyId as KeyId, limits: ['flood=off'] });
  const enterOwner = () => enterAs('Olga', { dial: () => dialOutside(host), identity: owner });
  const outside = async ({ identity, ...from }: Outside & { identity?: RawClient['identity'] } = {}) =>
    new RawClient(await dialOutside(host, from), { ...(identity && { identity }) });
  /** Waits before the door; `answer` is what becomes of the hello, or why the connection ended. */
  const knock = async (nick: string, from: Parameters<typeof outside>[0] = {}) => {
    const client = await outside(from);
    const answer = client.hello({ nick }).catch(({ message }: Error) => message);
    await client.next('knocking');
    return { client, answer };
  };
  const answerKnock = (nick: string, isLetIn: boolean, by = olga) => by.ask({ type: 'answer-knock', nick, isLetIn });
  const recorded = (type: string) => host.occurrences.filter((occurrence) => occurrence.type === type);
  const token = () => host.host.invite.token as string;

  beforeEach(async () => {
    host = await open();
    olga = await enterOwner();
  });
  afterEach(() => host.close());

  it('says so in the welcome, and lets in its owner and its own connection', async () => {
    expect(olga.all('welcome')[0]).toMatchObject({ isPrivate: true });
    expect(await new RawClient(await host.dial()).hello({ nick: 'Bob' })).toMatchObject({ type: 'welcome' });
    expect(recorded('let-in')).toEqual([]);
    expect((await host.log.people()).letIn).toEqual([]);
  });

  it('lets in by its token, also who only reads, and knows the key from then on', async () => {
    const bob = await outside();
    expect(await bob.hello({ nick: 'Bob', inviteToken: token() })).toMatchObject({ type: 'welcome' });
    const reader = await outside({ address: '192.0.2.8' });
    expect(await reader.hello({ inviteToken: token() })).toMatchObject({ type: 'welcome' });
    expect(recorded('let-in')).toEqual([
      { type: 'let-in', how: 'invite', nick: 'Bob', address: '192.0.2.7' },
      { type: 'let-in', how: 'invite', address: '192.0.2.8' },
    ]);
    for (const { identity } of [bob, reader]) {
      expect(await (await outside({ identity })).hello({ nick: identity.keyId.slice(0, 8) })).toMatchObject({
        type: 'welcome',
      });
    }
    expect(recorded('let-in')).toHaveLength(2);
  });

  it('takes the token of a page that its connection was given', async () => {
    const { createMemoryPair } = await import('../../../src/transport/memory-pair.ts');
    const pair = createMemoryPair();
    const channel = { type: 'page', id: 'https://host', isEncrypted: true } as const;
    host.host.accept({ ...pair.host, channel, inviteToken: token() });
    const client = new RawClient({ ...pair.client, channel });
    const { nonce } = await client.challenge();
    const proof = client.identity.prove({ nonce, clientId: client.clientId, channelId: channel.id });
    expect(await client.hello({ nick: 'Bob', proof })).toMatchObject({ type: 'welcome' });
  });

  it.each(['', 'x', 'A'.repeat(22), 'ä'.repeat(22), '\u0000'])('a wrong token (%j) is none', async (inviteToken) => {
    const client = await outside();
    expect(await client.hello({ inviteToken })).toMatchObject({ code: 'private' });
  });

  it('the token of an open host is none, and neither is what it was before a restart', async () => {
    const before = token();
    await host.close();
    host = await openTestHost();
    expect(host.host.invite.token).toBeUndefined();
    await host.close();
    host = await open();
    expect(token()).not.toBe(before);
    expect(await (await outside()).hello({ inviteToken: before })).toMatchObject({ code: 'private' });
  });

  it('refuses observers, and everybody where nobody is in charge, with private', async () => {
    expect(await (await outside()).hello()).toMatchObject({ code: 'private' });
    await olga.end();
    await passTime(1000);
    const late = await outside();
    expect(await late.hello({ nick: 'Bob' })).toMatchObject({ code: 'private' });
    await late.ended;
  });

  it('shows who knocks to who is in charge, and lets in on their yes', async () => {
    const opal = await knock('Opal');
    await answerKnock('Opal', true);
    await opal.answer;
    await olga.ask({ type: 'set-role', whom: 'Opal', role: 'operator' });
    const max = await outside();
    await max.hello({ nick: 'Max', inviteToken: token() });
    const bob = await knock('Bob', { address: '::ffff:192.0.2.9' });
    expect(bob.client.all('knocking')).toEqual([{ type: 'knocking', title: 'Test room' }]);
    for (const client of [olga, opal.client]) {
      await client.fence();
      expect(client.all('knock').at(-1)).toEqual({ type: 'knock', nick: 'Bob', address: '192.0.2.9' });
    }
    await max.fence();
    expect(max.all('knock')).toEqual([]);
    expect(await answerKnock('@bob', true, opal.client)).toMatchObject({ type: 'ok' });
    expect(await bob.answer).toMatchObject({ type: 'welcome', nick: 'Bob' });
    await bob.client.ask({ type: 'join', room: 'lobby' });
    expect(await bob.client.post('thanks')).toMatchObject({ type: 'ok' });
    expect(recorded('let-in').at(-1)).toEqual({
      type: 'let-in',
      how: 'knock',
      nick: 'Bob',
      address: '::ffff:192.0.2.9',
      operator: 'Opal',
    });
    expect(await answerKnock('Bob', true)).toMatchObject({ code: 'no-such-nick' });
  });

  it('turns away on their no, with not-let-in', async () => {
    const bob = await knock('Bob');
    expect(await answerKnock('Bob', false)).toMatchObject({ type: 'ok' });
    expect(await bob.answer).toMatchObject({ type: 'refused', code: 'not-let-in' });
    await bob.client.ended;
    expect(recorded('turned-away')).toEqual([
      { type: 'turned-away', nick: 'Bob', address: '192.0.2.7', operator: 'Olga' },
    ]);
    const again = await knock('Bob', { identity: bob.client.identity });
    await again.client.end();
  });

  it('turns away whom nobody has answered for five minutes, and pings them meanwhile', async () => {
    const bob = await knock('Bob');
    await passTime(5 * minuteMs - 1000);
    expect(bob.client.all('refused')).toEqual([]);
    expect(bob.client.all('ping').length).toBeGreaterThanOrEqual(28);
    await passTime(2000);
    expect(await bob.answer).toMatchObject({ code: 'not-let-in' });
    expect(await answerKnock('Bob', true)).toMatchObject({ code: 'no-such-nick' });
  });

  it('gives up who knocks and is silent', async () => {
    const client = new RawClient(await dialOutside(host), { isDeaf: true });
    client.hello({ nick: 'Bob' }).catch(() => {});
    await passTime(50_000);
    expect(client.all('closing')).toMatchObject([{ code: 'silent' }]);
  });

  it('lets nobody but who is in charge answer a knock or show an invite', async () => {
    const bob = await knock('Bob');
    const max = await outside();
    await max.hello({ nick: 'Max', inviteToken: token() });
    const reader = await outside({ identity: owner });
    await reader.hello();
    for (const [client, code] of [
      [max, 'not-allowed'],
      [reader, 'observer'],
    ] as const) {
      expect(await answerKnock('Bob', true, client)).toMatchObject({ code });
      expect(await client.ask({ type: 'create-invite' })).toMatchObject({ code });
      expect(await client.ask({ type: 'create-invite', whom: 'Bob' })).toMatchObject({ code });
    }
    expect(bob.client.all('welcome')).toEqual([]);
  });

  it('a knock under a nick that is taken, or already knocks, is refused at once', async () => {
    await knock('Bob');
    expect(await (await outside()).hello({ nick: 'OLGA' })).toMatchObject({ code: 'nick-taken' });
    expect(await (await outside()).hello({ nick: 'B0b' })).toMatchObject({ code: 'nick-taken' });
    expect(await (await outside()).hello({ nick: '' })).toMatchObject({ code: 'nick-empty' });
    expect(recorded('hello-refused')).toHaveLength(3);
  });

  it('keeps the nick of who has knocked from others while an answer may be meant for them', async () => {
    const bob = await knock('Bob');
    await bob.client.end();
    const eve = await outside({ address: '192.0.2.66' });
    expect(await eve.hello({ nick: 'B0b' })).toMatchObject({ code: 'nick-taken' });
    expect(await answerKnock('Bob', true)).toMatchObject({ code: 'no-such-nick' });
    const again = await knock('Bob', { identity: bob.client.identity, address: '192.0.2.8' });
    await answerKnock('Bob', false);
    expect(await again.answer).toMatchObject({ code: 'not-let-in' });
    expect(await (await outside()).hello({ nick: 'Bob' })).toMatchObject({ code: 'nick-taken' });
    await passTime(30_000);
    await knock('Bob', { address: '192.0.2.66' });
  });

  it('does not let in two under one nick, though one of them knocked first', async () => {
    const bob = await knock('Bob');
    const other = await outside();
    expect(await other.hello({ nick: 'Bob', inviteToken: token() })).toMatchObject({ type: 'welcome' });
    expect(await answerKnock('Bob', true)).toMatchObject({ type: 'ok' });
    expect(await bob.answer).toMatchObject({ code: 'nick-taken' });
    const again = await outside({ identity: bob.client.identity });
    expect(await again.hello({ nick: 'Rob' })).toMatchObject({ type: 'welcome' });
  });

  it('a key that knocks again takes its own place', async () => {
    const bob = await knock('Bob');
    const { identity } = bob.client;
    const again = await knock('Bob', { identity });
    expect(await bob.answer).toContain('The connection ended');
    expect(bob.client.all('closing')).toMatchObject([{ code: 'taken-over' }]);
    const other = await knock('Rob', { identity });
    expect(await again.answer).toContain('The connection ended');
    await olga.fence();
    expect(olga.all('knock').map(({ nick }) => nick)).toEqual(['Bob', 'Rob']);
    expect(await answerKnock('Bob', true)).toMatchObject({ code: 'no-such-nick' });
    await answerKnock('Rob', true);
    expect(await other.answer).toMatchObject({ type: 'welcome' });
  });

  it('has 20 wait at most', async () => {
    for (let count = 0; count < 20; count += 1) await knock(`Bob${count}`, { address: `192.0.2.${count}` });
    const late = await outside({ address: '192.0.2.99' });
    expect(await late.hello({ nick: 'Bob' })).toMatchObject({ code: 'too-many-tries', retryAfterMs: minuteMs });
    await answerKnock('Bob7', false);
    await knock('Bob', { address: '192.0.2.99' });
  });

  it('is disturbed five times a minute from one address', async () => {
    for (let count = 0; count < 5; count += 1) await (await knock(`Bob${count}`)).client.end();
    expect(await (await outside()).hello({ nick: 'Bob' })).toMatchObject({ code: 'too-many-tries' });
    await knock('Eve', { address: '192.0.2.8' });
    await passTime(minuteMs);
    await knock('Bob');
  });

  it('is disturbed 60 times a minute, from however many addresses', async () => {
    for (let count = 0; count < 60; count += 1) {
      await (await knock(`Bob${count}`, { address: `2001:db8::${count}` })).client.end();
    }
    const late = await outside({ address: '2001:db8::99' });
    expect(await late.hello({ nick: 'Eve' })).toMatchObject({ code: 'too-many-tries', retryAfterMs: minuteMs });
    await passTime(minuteMs);
    await knock('Eve', { address: '2001:db8::99' });
  });

  it('forgets who hangs up', async () => {
    const bob = await knock('Bob');
    await bob.client.end();
    expect(await answerKnock('Bob', true)).toMatchObject({ code: 'no-such-nick' });
    expect(await bob.answer).toContain('The connection ended');
    expect(recorded('let-in')).toEqual([]);
  });

  it('shows who waits to whoever comes to be in charge, after the welcome', async () => {
    const max = await outside();
    await max.hello({ nick: 'Max', inviteToken: token() });
    await knock('Bob');
    await olga.end();
    await passTime(1000);
    expect(await (await outside({ address: '192.0.2.8' })).hello({ nick: 'Eve' })).toMatchObject({ code: 'private' });
    const again = await outside({ identity: owner });
    await again.hello({ nick: 'Olga' });
    await again.fence();
    const types = again.frames.map(({ type }) => type);
    expect(types.indexOf('knock')).toBeGreaterThan(types.indexOf('welcome'));
    expect(again.all('knock').map(({ nick }) => nick)).toEqual(['Bob']);
    await again.ask({ type: 'set-role', whom: 'Max', role: 'operator' });
    await max.fence();
    expect(max.all('knock').map(({ nick }) => nick)).toEqual(['Bob']);
  });

  it('keeps out who is banned, whatever they show', async () => {
    const bob = await outside();
    await bob.hello({ nick: 'Bob', inviteToken: token() });
    const eve = await knock('Eve', { address: '192.0.2.66' });
    await olga.ask({ type: 'ban', whom: 'Bob' });
    await olga.ask({ type: 'ban', whom: '192.0.2.66' });
    expect(await eve.answer).toContain('The connection ended');
    expect(eve.client.all('closing')).toMatchObject([{ code: 'banned' }]);
    const again = await outside({ identity: bob.identity });
    expect(await again.hello({ nick: 'Bob', inviteToken: token() })).toMatchObject({ code: 'banned' });
    expect(await answerKnock('Eve', true)).toMatchObject({ code: 'no-such-nick' });
  });

  it('breaks off who asks for something before the welcome', async () => {
    const bob = await knock('Bob');
    bob.client.send({ type: 'who', number: 1, room: 'lobby' });
    expect(await bob.answer).toContain('The connection ended');
    expect(bob.client.all('closing')).toMatchObject([{ message: 'A request came before the welcome.' }]);
    const eve = await knock('Eve');
    const again = eve.client.hello({ nick: 'Eve' });
    await Promise.allSettled([again, eve.answer]);
    expect(eve.client.all('closing')).toMatchObject([{ code: 'protocol' }]);
  });

  it('remembers over restarts whom it has let in by invite or by a yes, and nobody else', async () => {
    await host.close();
    const folder = temporaryFolder();
    host = await open(openSqliteLog({ folder, isDurable: false }));
    olga = await enterOwner();
    const bob = await outside();
    await bob.hello({ nick: 'Bob', inviteToken: token() });
    const reader = await outside({ address: '192.0.2.8' });
    const eve = await knock('Eve', { address: '192.0.2.9' });
    const zed = await knock('Zed', { address: '192.0.2.10' });
    await answerKnock('Eve', true);
    await eve.answer;
    await answerKnock('Zed', false);
    await zed.answer;
    await reader.hello({ inviteToken: token() });
    await host.close();
    host = await open(openSqliteLog({ folder, isDurable: false }));
    const outcomes = [bob, eve.client, reader, zed.client].map(async ({ identity }, index) => {
      const answer = await (await outside({ identity })).hello(index === 2 ? {} : { nick: `Person${index}` });
      return 'code' in answer ? answer.code : answer.type;
    });
    expect(await Promise.all(outcomes)).toEqual(['welcome', 'welcome', 'welcome', 'private']);
  });

  it('closes while somebody knocks, and says so', async () => {
    const bob = await knock('Bob');
    await host.close();
    expect(await bob.answer).toContain('The connection ended');
    expect(bob.client.all('closing')).toMatchObject([{ code: 'host-closed' }]);
  });
});

describe('[P63] who is in charge', () => {
  const owner = createTestIdentity();
  let host: TestHost;
  let olga: RawClient;
  afterEach(() => host.close());

  it.each([true, false])('is shown what lets others in, where the host is private: %j', async (isPrivate) => {
    host = await openTestHost({ isPrivate, ownerKey: owner.keyId as KeyId, clock: () => 1_700_000_000_000 });
    olga = await enterAs('Olga', { ...host, identity: owner });
    const { code, token } = host.host.invite;
    expect(token === undefined).toBe(!isPrivate);
    expect(await olga.ask({ type: 'create-invite' })).toMatchObject({ type: 'ok' });
    const common = { type: 'invite', code, codeExpiresAt: 1_700_043_200_000, ...(token !== undefined && { token }) };
    expect(await olga.next('invite')).toEqual(common);
    expect(await olga.ask({ type: 'create-invite', whom: ' \u001b[2JBob ' })).toMatchObject({ type: 'ok' });
    expect(await olga.next('invite')).toEqual({
      ...common,
      code: expect.stringMatching(/^1-[a-z]+-[a-z]+-\d\d$/u),
      codeExpiresAt: 1_700_003_600_000,
      whom: '␛[2JBob',
    });
    await olga.ask({ type: 'create-invite', whom: ' ' });
    expect(await olga.next('invite')).toEqual(common);
    expect(await olga.ask({ type: 'answer-knock', nick: 'Bob', isLetIn: true })).toMatchObject({
      code: 'no-such-nick',
    });
  });
});
