import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { KeyId } from '../../../src/chat/author.ts';
import { beginAttempt } from '../../../src/identity/cpace.ts';
import type { ShortCode } from '../../../src/identity/short-code.ts';
import { CodeClient } from '../../helpers/code-client.ts';
import { dialOutside } from '../../helpers/outside-pair.ts';
import { enterAs, RawClient } from '../../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';
import { createTestIdentity } from '../../helpers/test-identity.ts';
import { dialFrom } from '../../helpers/tls-client.ts';
import { waitFor } from '../../helpers/wait-for.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const wrong = 'wrong-wrong-99' as ShortCode;

describe('showing a short code over TLS', () => {
  const owner = createTestIdentity();
  let host: TestHost;
  let now: number;
  let replaced: number;
  let guessed: number;
  let olga: RawClient;

  beforeEach(async () => {
    now = 1_700_000_000_000;
    replaced = 0;
    guessed = 0;
    host = await openTestHost({
      isPrivate: true,
      ownerKey: owner.keyId as KeyId,
      clock: () => now,
      now: () => now,
      onCodeReplaced: () => (replaced += 1),
    });
    olga = await enterAs('Olga', { ...host, identity: owner });
  });
  afterEach(() => host.close());

  const common = () => host.host.invite.code;
  const dial = async (address = '127.0.0.1') => new CodeClient(await dialFrom(address, await host.port()));
  const join = async (code: ShortCode, { nick = 'Bob', from }: { nick?: string; from?: string } = {}) => {
    const client = await dial(from);
    const { answer, codeTag } = await client.tryCode(code);
    if (answer.type === 'refused' || codeTag === undefined) {
      await client.end();
      return { client, outcome: answer };
    }
    return { client, outcome: await client.hello({ nick, codeTag }) };
  };
  /** So many wrong guesses, at most five from one address; returns what was answered to each. */
  const guess = async (count: number, code = wrong) => {
    const answers: string[] = [];
    for (let left = count; left > 0; left -= 1) {
      const { outcome } = await join(code, { from: `127.0.1.${1 + Math.floor(guessed / 5)}` });
      guessed += 1;
      answers.push(outcome.type === 'refused' ? outcome.code : outcome.type);
    }
    return answers;
  };
  const shownFor = async (whom: string) => {
    await olga.ask({ type: 'create-invite', whom });
    return olga.all('invite').at(-1)?.code as ShortCode;
  };
  const recorded = (type: string) => host.occurrences.filter((occurrence) => occurrence.type === type);

  it('[P60] lets in, and shows that the host knows the code, too', async () => {
    const { client, outcome } = await join(common());
    expect(outcome).toMatchObject({ type: 'welcome', nick: 'Bob', isPrivate: true });
    expect(await client.post('hello')).toMatchObject({ type: 'ok' });
    expect(recorded('let-in')).toEqual([{ type: 'let-in', how: 'code', nick: 'Bob', address: '127.0.0.1' }]);
  });

  it('[P60] a host that knows another code shows that it does not know this one', async () => {
    const client = await dial();
    const { answer, codeTag } = await client.tryCode(wrong);
    expect([answer.type, codeTag]).toEqual(['code-answer', undefined]);
  });

  it('[P60] a wrong tag is refused with code-wrong', async () => {
    const client = await dial();
    const { answer } = await client.tryCode(wrong);
    const codeTag = answer.type === 'code-answer' ? answer.tag : '';
    expect(await client.hello({ nick: 'Bob', codeTag })).toMatchObject({ type: 'refused', code: 'code-wrong' });
    await client.ended;
    const stranger = await dial();
    expect(await stranger.hello({ nick: 'Bob', codeTag })).toMatchObject({ type: 'refused', code: 'code-wrong' });
  });

  it('[P60] somebody between two connections learns a tag that is good on neither', async () => {
    const [near, far] = [await dial(), await dial()];
    const { codeTag } = await near.tryCode(common());
    await far.tryCode(wrong);
    expect(await far.hello({ nick: 'Bob', codeTag: codeTag ?? '' })).toMatchObject({ code: 'code-wrong' });
    expect(await near.hello({ nick: 'Bob', codeTag: codeTag ?? '' })).toMatchObject({ type: 'welcome' });
  });

  it('[P60] a share that somebody passes on to the host from another connection proves nothing to either side', async () => {
    const [between, victim] = [await dial(), await dial()];
    const { nonce } = await between.challenge();
    const attempt = beginAttempt({
      code: common(),
      sessionId: Buffer.from(`${nonce}${between.clientId}`),
      channelId: Buffer.from(victim.channelId, 'base64url'),
    });
    between.send({ type: 'try-code', clientId: between.clientId, share: attempt.share });
    const answer = await between.next('code-answer');
    expect(attempt.finish(answer)).toBeUndefined();
    expect(await between.hello({ nick: 'Bob', codeTag: answer.tag })).toMatchObject({ code: 'code-wrong' });
  });

  it('[P60] the tag of another client id is wrong', async () => {
    const client = await dial();
    const { codeTag } = await client.tryCode(common());
    const other = new RawClient(await dialOutside(host));
    expect(await other.hello({ nick: 'Bob', codeTag: codeTag ?? '' })).toMatchObject({ code: 'code-wrong' });
    const proof = client.identity.prove({
      nonce: (await client.challenge()).nonce,
      clientId: 'another-one',
      channelId: client.channelId,
    });
    const outcome = await client.hello({ nick: 'Bob', codeTag: codeTag ?? '', clientId: 'another-one', proof });
    expect(outcome).toMatchObject({ code: 'code-wrong' });
  });

  it('[P60] is tried once a connection, before the hello', async () => {
    const twice = await dial();
    await twice.tryCode(common());
    await twice.begin(common());
    expect(await twice.next('closing')).toMatchObject({ code: 'protocol' });
    const late = await enterAs('Olga', { ...host, identity: owner });
    late.send({ type: 'try-code', clientId: late.clientId, share: '' });
    expect(await late.next('closing')).toMatchObject({ code: 'protocol' });
  });

  it('[P60] is refused in a sentence where the connection is not encrypted', async () => {
    for (const channel of [{ type: 'plaintext', id: '' } as const, { type: 'inside', id: '' } as const]) {
      const client = new CodeClient(await dialOutside(host, { channel }));
      const { answer } = await client.tryCode(common());
      expect(answer).toMatchObject({ number: 0, code: 'not-allowed', message: expect.stringContaining('encrypted') });
      await client.ended;
    }
    expect(await guess(5)).toEqual(Array(5).fill('code-answer'));
  });

  it.each(['', 'AAAA', 'A'.repeat(43), 'A'.repeat(200), '!'.repeat(43)])(
    '[P60] a share that is none (%j) is a guess',
    async (share) => {
      const tries = [1, 2, 3, 4, 5, 6].map(async () => {
        const client = await dial();
        client.send({ type: 'try-code', clientId: client.clientId, share });
        return (await client.next('refused')).code;
      });
      expect((await Promise.all(tries)).toSorted()).toEqual([...Array(5).fill('code-wrong'), 'too-many-tries']);
    },
  );

  it('[P61] is a guess once it was answered, whoever hangs up then; five in a minute from one address', async () => {
    for (let count = 0; count < 5; count += 1) {
      const client = await dial();
      await client.tryCode(common());
      await client.end();
    }
    const { outcome } = await join(common());
    expect(outcome).toMatchObject({ type: 'refused', code: 'too-many-tries', retryAfterMs: minuteMs });
    expect((await join(common(), { from: '127.0.0.2' })).outcome.type).toBe('welcome');
    now += minuteMs;
    expect((await join(common(), { nick: 'Eve' })).outcome.type).toBe('welcome');
  });

  it('[P61] however many come at once, five are answered', async () => {
    const clients = await Promise.all(Array.from({ length: 12 }, () => dial()));
    const tried = await Promise.all(clients.map((client) => client.tryCode(wrong)));
    expect(tried.filter(({ answer }) => answer.type === 'code-answer')).toHaveLength(5);
  });

  it('[P61] a guess is given back when the tag proves right', async () => {
    for (let count = 0; count < 12; count += 1) {
      const { client, outcome } = await join(common(), { nick: `Bob${count}` });
      expect(outcome.type).toBe('welcome');
      await client.end();
    }
    expect(replaced).toBe(0);
  });

  it('[P61] is given back though the nick is taken', async () => {
    for (let count = 0; count < 12; count += 1) {
      expect((await join(common(), { nick: 'OLGA' })).outcome).toMatchObject({ code: 'nick-taken' });
    }
  });

  it('[P61] after 20 wrong guesses there is another code, and who is in charge is told', async () => {
    const member = (await join(common())).client;
    const before = common();
    expect(await guess(19)).toEqual(Array(19).fill('code-answer'));
    await olga.fence();
    expect(common()).toBe(before);
    await guess(1);
    const told = await olga.next('invite');
    expect(told).toMatchObject({ code: common(), isReplacement: true, codeExpiresAt: now + 12 * hourMs });
    expect(told.token).toBe(host.host.invite.token);
    expect(common()).not.toBe(before);
    expect(recorded('code-replaced')).toEqual([{ type: 'code-replaced' }]);
    expect(replaced).toBe(1);
    await member.fence();
    expect(member.all('invite')).toEqual([]);
    expect((await join(before, { from: '127.0.0.9', nick: 'Eve' })).outcome.type).toBe('code-answer');
    expect((await join(common(), { from: '127.0.0.9', nick: 'Eve' })).outcome.type).toBe('welcome');
    for (const secret of [before, common(), told.token]) expect(JSON.stringify(host.occurrences)).not.toContain(secret);
  });

  it('[P61] 25 guesses: no more than five from each address, and no more than 20 at one code', async () => {
    const answers: string[] = [];
    for (let count = 0; count < 25; count += 1) {
      const { outcome } = await join(wrong);
      answers.push(outcome.type === 'refused' ? outcome.code : outcome.type);
    }
    expect(answers).toEqual([...Array(5).fill('code-answer'), ...Array(20).fill('too-many-tries')]);
    expect(replaced).toBe(0);
    expect(await guess(25)).toEqual(Array(25).fill('code-answer'));
    expect(replaced).toBe(1);
  });

  it('[P61] from however many addresses, no second code is had to guess at within a minute', async () => {
    await guess(20);
    await waitFor(
      () => replaced === 1,
      () => `${replaced} codes were replaced`,
    );
    const second = common();
    expect(await guess(22)).toEqual([...Array(20).fill('code-answer'), ...Array(2).fill('too-many-tries')]);
    expect(common()).toBe(second);
    expect(replaced).toBe(1);
    const { outcome } = await join(common(), { from: '127.0.3.1' });
    expect(outcome).toMatchObject({ code: 'too-many-tries', retryAfterMs: minuteMs });
    now += minuteMs;
    expect((await join(second, { from: '127.0.3.1' })).outcome.type).toBe('code-answer');
    expect(common()).not.toBe(second);
    expect(replaced).toBe(2);
    expect((await join(common(), { from: '127.0.3.2' })).outcome.type).toBe('welcome');
  });

  it('[P61] 20 that are under way at once leave the 21st another code', async () => {
    const before = common();
    const addresses = Array.from({ length: 20 }, (_, index) => `127.0.2.${1 + Math.floor(index / 5)}`);
    const clients = await Promise.all(addresses.map((address) => dial(address)));
    await Promise.all(clients.map((client) => client.tryCode(wrong)));
    expect(common()).toBe(before);
    expect((await join(before, { from: '127.0.0.9' })).outcome.type).toBe('code-answer');
    expect(common()).not.toBe(before);
    await Promise.all(clients.map((client) => client.end()));
    expect(replaced).toBe(1);
  });

  it('[P61] a code that has expired is refused with code-expired, also under a slot that nobody has', async () => {
    const old = common();
    expect((await join(`7-${wrong}` as ShortCode)).outcome).toMatchObject({ code: 'code-expired' });
    now += 12 * hourMs;
    expect((await join(old)).outcome).toMatchObject({ code: 'code-expired' });
    expect((await join(common())).outcome.type).toBe('welcome');
  });

  it('[P61] a code for one person lets in once', async () => {
    const code = await shownFor('Bob');
    expect(code).toMatch(/^1-/u);
    expect((await join(code, { nick: 'Olga' })).outcome).toMatchObject({ code: 'nick-taken' });
    expect((await join(code)).outcome).toMatchObject({ type: 'welcome', nick: 'Bob' });
    expect((await join(code, { nick: 'Eve' })).outcome).toMatchObject({ code: 'code-expired' });
  });

  it('[P61] of two who show the same code for one person at once, one comes in', async () => {
    const code = await shownFor('Bob');
    const clients = [await dial(), await dial()];
    const tried = await Promise.all(clients.map((client) => client.tryCode(code)));
    const hellos = clients.map((client, index) =>
      client.hello({ nick: `Bob${index}`, codeTag: tried[index]?.codeTag ?? '' }),
    );
    const outcomes = await Promise.all(hellos);
    expect(outcomes.map((outcome) => ('code' in outcome ? outcome.code : outcome.type)).toSorted()).toEqual([
      'code-expired',
      'welcome',
    ]);
  });

  it('[P61] a code for one person holds for an hour, and is replaced after 20 guesses', async () => {
    const code = await shownFor('Bob');
    await olga.next('invite');
    await guess(20, `1-${wrong}` as ShortCode);
    const told = await olga.next('invite');
    expect(told).toMatchObject({ whom: 'Bob', code: expect.stringMatching(/^1-/u), isReplacement: true });
    expect(told.code).not.toBe(code);
    expect(replaced).toBe(0);
    now += hourMs;
    expect((await join(told.code as ShortCode)).outcome).toMatchObject({ code: 'code-expired' });
  });

  it('[P62] is remembered by the key', async () => {
    const { client } = await join(common());
    await client.end();
    const again = new RawClient(await dialFrom('127.0.0.1', await host.port()), { identity: client.identity });
    expect(await again.hello({ nick: 'Bob' })).toMatchObject({ type: 'welcome' });
  });

  it('[P61] an open host counts, too, and lets in who does not go on with the code', async () => {
    await host.close();
    host = await openTestHost();
    const client = await dial();
    await client.tryCode(wrong);
    expect(await client.hello({ nick: 'Bob' })).toMatchObject({ type: 'welcome' });
    for (let count = 0; count < 4; count += 1) await join(wrong);
    expect((await join(common())).outcome).toMatchObject({ code: 'too-many-tries' });
  });
});
