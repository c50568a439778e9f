import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Refusal, refuse } from '../../src/chat/refusal.ts';
import { type AnsweredCode, CodeExchange, type CodeTry } from '../../src/gateways/code-exchange.ts';
import type { HelloFrame } from '../../src/protocol/client-frame.ts';
import { createMemoryPair } from '../../src/transport/memory-pair.ts';
import { turns } from '../helpers/fake-time.ts';

const clientId = 'client01';
const helloOf = (changes: Partial<HelloFrame> = {}): HelloFrame => ({
  type: 'hello',
  version: 1,
  key: '',
  proof: '',
  clientId,
  ...changes,
});

describe('[P60] an attempt with a code', () => {
  let answer: PromiseWithResolvers<AnsweredCode | Refusal>;
  let tries: CodeTry[];
  let sent: string[];
  let events: string[];
  const code: AnsweredCode = {
    share: 'share',
    tag: 'tag',
    settle: (tag) => {
      events.push(`settle ${tag}`);
      return tag === 'right' ? undefined : refuse('code-wrong', 'No.');
    },
    giveUp: () => events.push('give up'),
  };
  const begin = (slot?: number) => {
    const { host, client } = createMemoryPair();
    client.open({ onText: (text) => sent.push(text), onEnd: () => {} });
    return new CodeExchange({
      frame: { type: 'try-code', clientId, share: 'theirs', ...(slot !== undefined && { slot }) },
      connection: host,
      nonce: 'nonce',
      answerCode: (attempt) => {
        tries.push(attempt);
        return answer.promise;
      },
      onRefused: ({ code: why }) => events.push(why),
    });
  };
  beforeEach(() => {
    answer = Promise.withResolvers();
    [tries, sent, events] = [[], [], []];
  });

  it('is answered when the answer is there, and shows the code by the right tag', async () => {
    const exchange = begin(3);
    expect(tries).toMatchObject([{ share: 'theirs', slot: 3, sessionId: 'nonceclient01', address: '127.0.0.1' }]);
    answer.resolve(code);
    await turns(2);
    expect(sent).toEqual(['{"type":"code-answer","share":"share","tag":"tag"}']);
    expect(exchange.finish(helloOf({ codeTag: 'right' }))).toEqual({ hasCode: true, codeSlot: 3 });
    exchange.end();
    expect(events).toEqual(['settle right']);
  });

  it('is over with one tag', async () => {
    const exchange = begin();
    answer.resolve(code);
    await turns(2);
    expect(exchange.finish(helloOf({ codeTag: 'wrong' }))).toMatchObject({ code: 'code-wrong' });
    expect(exchange.finish(helloOf({ codeTag: 'right' }))).toMatchObject({ code: 'code-wrong' });
    expect(events).toEqual(['settle wrong']);
  });

  it('breaks the protocol where the hello does not wait for the answer', async () => {
    const exchange = begin();
    expect(() => exchange.finish(helloOf({ codeTag: 'right' }))).toThrow('before the answer');
    exchange.end();
    answer.resolve(code);
    await turns(2);
    expect([sent, events]).toEqual([[], ['give up']]);
  });

  it.each<[string, Partial<HelloFrame>, object]>([
    ['no tag', {}, {}],
    ['the id of another client', { codeTag: 'right', clientId: 'client02' }, { code: 'code-wrong' }],
  ])('is given up by a hello with %s', async (_, changes, outcome) => {
    const exchange = begin();
    answer.resolve(code);
    await turns(2);
    expect(exchange.finish(helloOf(changes))).toMatchObject(outcome);
    exchange.end();
    expect(events).toEqual(['give up']);
  });

  it('is given up once when the connection ends', async () => {
    const exchange = begin();
    answer.resolve(code);
    await turns(2);
    exchange.end();
    exchange.end();
    expect(events).toEqual(['give up']);
  });

  it('is refused where there is no answer', async () => {
    begin();
    answer.resolve(refuse('code-expired', 'No.'));
    await turns(2);
    expect([sent, events]).toEqual([[], ['code-expired']]);
  });
});
