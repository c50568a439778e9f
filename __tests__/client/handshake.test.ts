import { describe, expect, it, jest } from '@jest/globals';
import { createCodeExchange } from '../../src/cli/joining/code-exchange.ts';
import type { Client } from '../../src/client/client.ts';
import { ClientError } from '../../src/client/client-error.ts';
import { type AnsweredAttempt, answerAttempt } from '../../src/identity/cpace.ts';
import type { ShortCode } from '../../src/identity/short-code.ts';
import type { HostFrame } from '../../src/protocol/host-frame.ts';
import type { Channel } from '../../src/transport/connection.ts';
import { passTime, turns, useFakeTime } from '../helpers/fake-time.ts';
import { type ScriptedEnd, ScriptedHost } from '../helpers/scripted-host.ts';
import { createTestClient } from '../helpers/test-client.ts';

const code = 'otter-lamp-42' as ShortCode;
const challenge = { type: 'challenge', nonce: 'n', versions: [1], software: 'script' } as const;
const welcome = {
  ...{ type: 'welcome', nick: 'Ada', resumeToken: 'r', epoch: 'e', run: 'r', at: 1, title: 'Script' },
} as unknown as HostFrame;

function refusedAs(reason: string): HostFrame {
  return { type: 'refused', number: 0, code: reason as never, message: 'Join without the code.' };
}

/** A client that is joining; with a code it counts in `verified` how often the host has shown to know it. */
function start({ typed, ...changes }: { typed?: ShortCode } & Partial<Parameters<typeof createTestClient>[0]> = {}) {
  const host = new ScriptedHost();
  let verified = 0;
  const exchange = typed === undefined ? {} : { code: createCodeExchange(typed, () => (verified += 1)) };
  const client = createTestClient({ nick: 'Ada', dial: host.dial, ...exchange, ...changes });
  const failure = client.connect().then(
    () => undefined,
    (error: unknown) => error as ClientError,
  );
  return { host, client, failure, verified: () => verified };
}

/** Answers the client's share as a host does that has this code. */
function answerWith(known: ShortCode, { share, clientId }: { share: string; clientId: string }): AnsweredAttempt {
  const sessionId = Buffer.from(challenge.nonce + clientId);
  const answered = answerAttempt({ code: known, channelId: Buffer.alloc(0), sessionId }, share);
  if (!answered) throw new Error('That was no share.');
  return answered;
}

/** What else the client has said before the connection ended. */
async function heardAtEnd(end: ScriptedEnd): Promise<string> {
  await end.ended;
  return end.heard('hello').then(
    () => 'a hello',
    () => 'nothing',
  );
}

describe('[P60] a client that has a code', () => {
  it('shows before its hello that it knows it, and knows then who the host is', async () => {
    const { host, client, verified } = start({ typed: '3-otter-lamp-42' as ShortCode });
    const end = await host.dialed(0);
    end.say(challenge);
    const tried = await end.heard('try-code');
    expect(tried).toMatchObject({ slot: 3 });
    expect(JSON.stringify(tried)).not.toMatch(/otter|lamp/u);
    expect(verified()).toBe(0);
    const { answer, confirms } = answerWith('3-otter-lamp-42' as ShortCode, tried);
    end.say({ type: 'code-answer', ...answer });
    const { codeTag = '' } = await end.heard('hello');
    expect(confirms(codeTag)).toBe(true);
    expect(verified()).toBe(1);
    client.close();
  });

  it('hangs up on who has another one, and says no more', async () => {
    const { host, failure, verified } = start({ typed: code });
    const end = await host.dialed(0);
    end.say(challenge);
    const { answer } = answerWith('otter-lamp-43' as ShortCode, await end.heard('try-code'));
    end.say({ type: 'code-answer', ...answer });
    expect(await failure).toMatchObject({ code: 'refused', refusalCode: 'code-wrong' });
    expect((await failure)?.message).toMatch(/^That is not this host's code, or somebody stands between you and it\./u);
    expect(await heardAtEnd(end)).toBe('nothing');
    expect(verified()).toBe(0);
  });

  it.each<[string, HostFrame]>([
    ['a welcome', welcome],
    ['an ok', { type: 'ok', number: 0 }],
    ['a knock', { type: 'knocking', title: 'x' }],
    ['another challenge', { ...challenge, nonce: 'second' }],
    ['an answer without a point', { type: 'code-answer', share: '', tag: '' }],
    ['an answer of its own share', { type: 'code-answer', share: 'A'.repeat(43), tag: 'A'.repeat(86) }],
  ])('hangs up on who answers it with %s', async (_, frame) => {
    const { host, failure, verified } = start({ typed: code });
    const end = await host.dialed(0);
    end.say(challenge);
    await end.heard('try-code');
    end.say(frame);
    expect(await failure).toBeInstanceOf(ClientError);
    expect(await heardAtEnd(end)).toBe('nothing');
    expect(verified()).toBe(0);
  });

  it('gives who answers no second guess', async () => {
    const { host, failure } = start({ typed: code });
    const end = await host.dialed(0);
    end.say(challenge);
    await end.heard('try-code');
    for (const nonce of ['two', 'three']) end.say({ ...challenge, nonce });
    expect(await failure).toMatchObject({ code: 'not-pychat' });
    expect(await heardAtEnd(end)).toBe('nothing');
    await expect(end.heard('try-code')).rejects.toThrow('ended before');
  });

  it.each(['code-expired', 'code-wrong'] as const)('says in its own words what %s means', async (refusal) => {
    const { host, failure } = start({ typed: code });
    const end = await host.dialed(0);
    end.say(challenge);
    await end.heard('try-code');
    end.say({ type: 'refused', number: 0, code: refusal, message: 'Join without the code.' });
    expect(await failure).toMatchObject({ code: 'refused', refusalCode: refusal });
    expect((await failure)?.message).not.toContain('Join without');
  });

  it.each<[string, HostFrame]>([
    ['refuses', { type: 'refused', number: 0, code: 'banned', message: 'Join without the code.' }],
    ['refuses for a reason of its own', refusedAs('because')],
    ['refuses by a name that all objects have', refusedAs('constructor')],
    ['counts too many tries', { ...refusedAs('too-many-tries'), retryAfterMs: 1 } as HostFrame],
    ['closes', { type: 'closing', code: 'banned', message: 'Join without the code.' }],
    ['closes to be dialled again', { type: 'closing', code: 'silent', message: 'Join without the code.' }],
  ])('passes on no word of who knows no code and %s', async (_, frame) => {
    for (const isAsked of [false, true]) {
      const { host, failure } = start({ typed: code });
      const end = await host.dialed(0);
      if (isAsked) {
        end.say(challenge);
        await end.heard('try-code');
      }
      end.say(frame);
      expect((await failure)?.code).toBe('refused');
      expect((await failure)?.message).toMatch(/^[A-Z][^{}]*\.$/u);
      expect((await failure)?.message).not.toContain('Join without');
    }
  });

  it('passes on no word of who hangs up instead, either', async () => {
    const { host, failure } = start({ typed: code });
    const end = await host.dialed(0);
    end.say(challenge);
    await end.heard('try-code');
    end.close(1008, 'Join without the code');
    expect(await failure).toMatchObject({ code: 'unreachable', message: 'The connection to the host was lost.' });
  });

  it('shows it no more once it was welcomed', async () => {
    const { host, client } = start({ typed: code });
    const end = await host.dialed(0);
    end.say(challenge);
    const { answer } = answerWith(code, await end.heard('try-code'));
    end.say({ type: 'code-answer', ...answer });
    await end.heard('hello');
    end.say(welcome);
    end.close(1006);
    const second = await host.dialed(1);
    second.say(challenge);
    expect(await second.heard('hello')).not.toHaveProperty('codeTag');
    client.close();
  });
});

describe('a host that refuses a hello', () => {
  const refusalOf = async (nick: string | undefined, reason: string) => {
    const { host, failure } = start(nick === undefined ? { nick: undefined as never } : { nick });
    const end = await host.dialed(0);
    end.say(challenge);
    await end.heard('hello');
    end.say({ type: 'refused', number: 0, code: reason as never, message: 'So it says.' });
    return (await failure)?.message;
  };

  it.each(['because', 'constructor', '__proto__'])(
    'for a reason that nobody knows, %s, says why itself',
    async (reason) => {
      expect(await refusalOf('Ada', reason)).toBe('So it says.');
    },
  );

  it('[P62] is private in other words to who only reads: nobody can be asked to let them in', async () => {
    expect(await refusalOf('Ada', 'private')).toMatch(/nobody there can let you in now/u);
    expect(await refusalOf(undefined, 'private')).toMatch(/to read there takes the code of the host or a link/u);
  });
});

describe('a host that lets in before it was asked', () => {
  it.each<[string, HostFrame]>([
    ['welcomes', welcome],
    ['asks to wait', { type: 'knocking', title: 'x' }],
    ['answers a code', { type: 'code-answer', share: 'x', tag: 'x' }],
    ['tells of events', { type: 'exposure', isExposed: true }],
  ])('is none where it %s', async (_, frame) => {
    const { host, failure } = start();
    (await host.dialed(0)).say(frame);
    expect(await failure).toMatchObject({ code: 'not-pychat' });
  });
});

describe('[P62] the token of a link', () => {
  const inviteToken = { token: 't'.repeat(22), keyId: 'theirs' };
  const tls = (peerKeyId: string): Channel => ({ type: 'tls', id: '', peerKeyId });

  /** What the hello says over such a channel. */
  async function helloOver(channel: Channel | undefined): Promise<object> {
    const host = new ScriptedHost();
    const dial = async () => {
      const connection = await host.dial();
      const { open, send, close } = connection;
      const bound = { open: open.bind(connection), send: send.bind(connection), close: close.bind(connection) };
      return { ...bound, channel: channel ?? connection.channel };
    };
    const client = createTestClient({ nick: 'Ada', dial, inviteToken });
    client.connect().catch(() => {});
    const end = await host.dialed(0);
    end.say(challenge);
    const hello = await end.heard('hello');
    client.close();
    return hello;
  }

  it('is sent to who holds the key that the link names, and to nobody else', async () => {
    expect(await helloOver(tls('theirs'))).toMatchObject({ inviteToken: inviteToken.token });
    for (const channel of [tls('others'), { type: 'tls', id: '' } as const, undefined]) {
      expect(await helloOver(channel)).not.toHaveProperty('inviteToken');
    }
  });
});

describe('[P62] whoever knocks', () => {
  useFakeTime();

  /** A client that knocks, and the host's end of it. */
  async function knock(): Promise<ReturnType<typeof start> & { end: ScriptedEnd }> {
    const started = start();
    const end = await started.host.dialed(0);
    end.say(challenge);
    await end.heard('hello');
    end.say({ type: 'knocking', title: 'Lab\u001b[2J' });
    await turns(3);
    return { ...started, end };
  }

  /** The host stays there for so long. */
  async function waitFor(end: ScriptedEnd, ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 10_000) {
      end.say({ type: 'ping', at: 1 });
      await passTime(10_000);
    }
  }
  const linkOf = ({ view }: Client) => view.link;

  it('waits for the answer, answers pings, and is in when it is yes', async () => {
    const { client, end, host } = await knock();
    expect(linkOf(client)).toEqual({ type: 'knocking', title: 'Lab␛[2J' });
    await waitFor(end, 290_000);
    await end.heard('pong');
    expect(linkOf(client).type).toBe('knocking');
    end.say(welcome);
    await turns(3);
    expect(linkOf(client).type).toBe('open');
    expect(host.dials).toHaveLength(1);
    await waitFor(end, 120_000);
    expect(linkOf(client).type).toBe('open');
    client.close();
    expect(jest.getTimerCount()).toBe(0);
  });

  it.each(['not-let-in', 'private'] as const)('is told what helps when it is %s', async (refusal) => {
    const { failure, end } = await knock();
    end.say({ type: 'refused', number: 0, code: refusal, message: 'No.' });
    expect(await failure).toMatchObject({ code: 'refused', refusalCode: refusal });
    expect((await failure)?.message).toMatch(/code.*link/u);
  });

  it('gives up a host that says nothing more, and one that never answers', async () => {
    const silent = await knock();
    await passTime(30_000);
    expect(await silent.failure).toMatchObject({ code: 'unreachable' });
    const slow = await knock();
    await waitFor(slow.end, 330_000);
    expect(await slow.failure).toMatchObject({ code: 'refused', refusalCode: 'not-let-in' });
    expect(jest.getTimerCount()).toBe(0);
  });

  it('hangs up when it is closed', async () => {
    const { client, end, failure } = await knock();
    client.close();
    await end.ended;
    expect((await failure)?.message).toBe('The chat was left.');
    expect(jest.getTimerCount()).toBe(0);
  });
});
