import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answerAttempt, beginAttempt, type CodeAttempt, type HostAnswer } from '../../src/identity/cpace.ts';
import {
  calculateGenerator,
  intermediateKey,
  joinWithLengths,
  multiplyVerified,
  sampleScalar,
} from '../../src/identity/cpace-suite.ts';
import { createShortCode, type ShortCode } from '../../src/identity/short-code.ts';
import { multiplicationVector } from './cpace-vectors.ts';

const attempt: CodeAttempt = {
  code: 'otter-lamp-42' as ShortCode,
  channelId: randomBytes(32),
  sessionId: randomBytes(16),
};

const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64url');

/** The three messages between a client and a host; what each of them made of it. */
function exchange({ client = attempt, host = attempt }: { client?: CodeAttempt; host?: CodeAttempt }) {
  const begun = beginAttempt(client);
  const answered = answerAttempt(host, begun.share);
  const tag = answered && begun.finish(answered.answer);
  return { isHostBelieved: tag !== undefined, isClientBelieved: tag !== undefined && answered?.confirms(tag) === true };
}

function flipBit(text: string, bit: number): string {
  const bytes = Buffer.from(text, 'base64url');
  const at = bit % (bytes.length * 8);
  bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
  return bytes.toString('base64url');
}

describe('two sides with the same code', () => {
  it('believe each other', () => {
    expect(exchange({})).toEqual({ isHostBelieved: true, isClientBelieved: true });
  });

  it('do so with any code, channel and attempt', () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(bytes, bytes, (channelId, sessionId) => {
        const both = { code: createShortCode(randomInt, 7), channelId, sessionId };
        expect(exchange({ client: both, host: both })).toEqual({ isHostBelieved: true, isClientBelieved: true });
      }),
      { seed: 51, numRuns: 20 },
    );
  });

  it('say something else each time, and nothing that has the code in it', () => {
    const said = [1, 2].flatMap(() => {
      const begun = beginAttempt(attempt);
      const answered = answerAttempt(attempt, begun.share);
      const answer = answered?.answer as HostAnswer;
      return [begun.share, answer.share, answer.tag, begun.finish(answer)];
    });
    expect(new Set(said).size).toBe(8);
    expect(said.map((text) => Buffer.from(text ?? '', 'base64url').length)).toEqual([32, 32, 64, 64, 32, 32, 64, 64]);
  });
});

describe('the tags', () => {
  it('are those of §10.4, over the share and the name of the side that sends them', () => {
    const [client, host] = [Buffer.from('pychat client'), Buffer.from('pychat host')];
    const { code, sessionId } = attempt;
    const channelId = joinWithLengths(client, host, attempt.channelId);
    const scalar = sampleScalar();
    const generator = calculateGenerator({ secret: Buffer.from(code), channelId, sessionId });
    const share = multiplyVerified(scalar, generator) as Uint8Array;
    const answered = answerAttempt(attempt, Buffer.from(share).toString('base64url'));
    const hostShare = Buffer.from(answered?.answer.share ?? '', 'base64url');
    const sharedPoint = multiplyVerified(scalar, hostShare) as Uint8Array;
    const key = intermediateKey({ sessionId, sharedPoint }, [
      { share, associatedData: client },
      { share: hostShare, associatedData: host },
    ]);
    const macKey = createHash('sha512').update('CPaceMac').update(sessionId).update(key).digest();
    const tag = (...parts: readonly [Uint8Array, Uint8Array]) =>
      createHmac('sha512', macKey)
        .update(joinWithLengths(...parts))
        .digest('base64url');
    expect(answered?.answer.tag).toBe(tag(hostShare, host));
    expect(answered?.confirms(tag(share, client))).toBe(true);
  });
});

describe('a host and a client', () => {
  it.each<[string, Partial<CodeAttempt>]>([
    ['another code', { code: 'otter-lamp-43' as ShortCode }],
    ['the same code for another person', { code: '3-otter-lamp-42' as ShortCode }],
    ['another channel: somebody stands between', { channelId: randomBytes(32) }],
    ['another attempt', { sessionId: randomBytes(16) }],
    ['the channel and the attempt swapped', { channelId: attempt.sessionId, sessionId: attempt.channelId }],
  ])('do not believe each other with %s', (_, difference) => {
    const other = { ...attempt, ...difference };
    expect(exchange({ client: other })).toEqual({ isHostBelieved: false, isClientBelieved: false });
    expect(exchange({ host: other })).toEqual({ isHostBelieved: false, isClientBelieved: false });
  });

  it('do not believe each other when a bit was changed on the way', () => {
    fc.assert(
      fc.property(fc.constantFrom('client share', 'host share', 'host tag', 'client tag'), fc.nat(), (which, bit) => {
        const change = (name: string, text: string) => (name === which ? flipBit(text, bit) : text);
        const begun = beginAttempt(attempt);
        const answered = answerAttempt(attempt, change('client share', begun.share));
        if (!answered) return;
        const { share, tag } = answered.answer;
        const clientTag = begun.finish({ share: change('host share', share), tag: change('host tag', tag) });
        expect(clientTag === undefined).toBe(which !== 'client tag');
        expect(answered.confirms(change('client tag', clientTag ?? ''))).toBe(false);
      }),
      { seed: 52, numRuns: 120 },
    );
  });
});

describe('a client', () => {
  const { noPoint, neutralElement } = multiplicationVector;
  it.each<[string, (answer: HostAnswer, ownShare: string) => HostAnswer]>([
    ['nothing', () => ({ share: '', tag: '' })],
    ['"ok"', () => ({ share: 'ok', tag: 'ok' })],
    ['no tag', ({ share }) => ({ share, tag: '' })],
    ['half a tag', ({ share, tag }) => ({ share, tag: tag.slice(0, 43) })],
    ['a tag with more behind it', ({ share, tag }) => ({ share, tag: `${tag}AAAA` })],
    ['no point', ({ tag }) => ({ share: base64(noPoint), tag })],
    ['the neutral element', ({ tag }) => ({ share: base64(neutralElement), tag })],
    ['its own share', ({ tag }, ownShare) => ({ share: ownShare, tag })],
    ['a share with more behind it', ({ share, tag }) => ({ share: `${share}${'A'.repeat(1_000_000)}`, tag })],
    ['a share that is no base64', ({ tag }) => ({ share: '\u0000'.repeat(43), tag })],
  ])('does not believe a host that answers %s', (_, forge) => {
    const begun = beginAttempt(attempt);
    const answer = answerAttempt(attempt, begun.share)?.answer as HostAnswer;
    expect(begun.finish(forge(answer, begun.share))).toBeUndefined();
  });

  it('takes one answer, as each is a guess', () => {
    const begun = beginAttempt(attempt);
    const answer = answerAttempt(attempt, begun.share)?.answer as HostAnswer;
    expect(begun.finish({ ...answer, tag: '' })).toBeUndefined();
    expect(() => begun.finish(answer)).toThrow('one answer');
  });
});

describe('a host', () => {
  it.each([
    ['nothing', ''],
    ['no point', base64(multiplicationVector.noPoint)],
    ['the neutral element', base64(multiplicationVector.neutralElement)],
    ['something far too long', 'A'.repeat(1_000_000)],
    ['something that is no base64', '\u0000*'],
  ])('answers no client that sends %s', (_, share) => {
    expect(answerAttempt(attempt, share)).toBeUndefined();
  });

  it('does not take its own tag, nor the tag of an earlier attempt, from a client', () => {
    const begun = beginAttempt(attempt);
    const first = answerAttempt(attempt, begun.share);
    const tag = begun.finish(first?.answer as HostAnswer) as string;
    const second = answerAttempt(attempt, begun.share);
    expect(first?.confirms(first.answer.tag)).toBe(false);
    expect(second?.confirms(tag)).toBe(false);
    expect(first?.confirms(tag)).toBe(true);
  });

  it.each(['', 'ok', '\u0000', 'A'.repeat(86), 'A'.repeat(1_000_000)])('takes no other tag', (tag) => {
    expect(answerAttempt(attempt, beginAttempt(attempt).share)?.confirms(tag)).toBe(false);
  });
});
