import { describe, expect, it } from '@jest/globals';
import { openBoth, type Pair } from './connection-contract.ts';
import { RecordingOwner, someTurns } from './recording-owner.ts';

const hundred = Array.from({ length: 100 }, (_, index) => `text ${index}`);
const spoken = [
  ['nothing', ''],
  ['a space', ' '],
  ['quotes and backslashes', '"\\"'],
  ['other scripts', 'ünïcödé — 你好'],
  ['joined emoji', '👨‍👩‍👧‍👦'],
  ['controls', '\u0000\u001b\r\u007f\u0085\u2028\ufeff'],
  ['the replacement character', '\ufffd'],
  ['200 letters', 'x'.repeat(200)],
] as const;

async function finish(pair: Pair): Promise<void> {
  pair.client.close(1000, '');
  await pair[Symbol.asyncDispose]();
}

/** How texts travel over every kind of connection. */
export function describeTexts(kind: string, openPair: () => Promise<Pair>): void {
  describe(`texts over ${kind}`, () => {
    it('arrive in order, both ways at once', async () => {
      const pair = await openBoth(openPair);
      for (const text of hundred) {
        pair.client.send(text);
        pair.host.send(text);
      }
      expect(await pair.heardByHost.received(100)).toEqual(hundred);
      expect(await pair.heardByClient.received(100)).toEqual(hundred);
      await finish(pair);
    });

    it.each(spoken)('arrive as they were sent: %s', async (_, text) => {
      const pair = await openBoth(openPair);
      pair.client.send(text);
      pair.host.send(text);
      expect(await pair.heardByHost.received(1)).toEqual([text]);
      expect(await pair.heardByClient.received(1)).toEqual([text]);
      await finish(pair);
    });

    it('arrive whole when they are large', async () => {
      const pair = await openBoth(openPair);
      const [up, down] = ['é'.repeat(32 * 1024), 'x🦊'.repeat(300_000)];
      pair.client.send(up);
      pair.host.send(down);
      expect((await pair.heardByHost.received(1))[0] === up).toBe(true);
      expect((await pair.heardByClient.received(1))[0] === down).toBe(true);
      await finish(pair);
    });

    it('wait for whoever has not opened yet, and never come within open', async () => {
      const pair = await openPair();
      pair.host.send('to client');
      pair.client.send('to host');
      await someTurns();
      for (const [end, text] of [
        [pair.client, 'to client'],
        [pair.host, 'to host'],
      ] as const) {
        const heard = new RecordingOwner();
        end.open(heard);
        expect(heard.texts).toEqual([]);
        expect(await heard.received(1)).toEqual([text]);
      }
      await finish(pair);
    });

    it('arrive apart when prepared buffers are written together, or as one', async () => {
      const pair = await openBoth(openPair);
      const frames = ['a', '', 'b'.repeat(300), '你'].map((text) => pair.host.framing.frame(text));
      pair.host.write(frames);
      pair.host.write([]);
      pair.host.write([Buffer.concat(frames)]);
      const texts = ['a', '', 'b'.repeat(300), '你'];
      expect(await pair.heardByClient.received(8)).toEqual([...texts, ...texts]);
      await finish(pair);
    });

    it('do not come while reading is paused, and come in order when it is resumed', async () => {
      const pair = await openPair();
      const heardByClient = new RecordingOwner();
      const heardByHost = new RecordingOwner((text) => text === 'first' && pair.host.pauseReading());
      pair.client.open(heardByClient);
      pair.host.open(heardByHost);
      for (const text of ['first', 'second', 'third']) pair.client.send(text);
      await heardByHost.received(1);
      pair.host.send('fence');
      await heardByClient.received(1);
      await someTurns();
      expect(heardByHost.texts).toEqual(['first']);
      pair.host.resumeReading();
      pair.client.send('fourth');
      expect(await heardByHost.received(4)).toEqual(['first', 'second', 'third', 'fourth']);
      await finish(pair);
    });

    it('that are written are drained once, be they none or some', async () => {
      const pair = await openBoth(openPair);
      let drained = 0;
      const drain = () =>
        new Promise<void>((resolve) => {
          pair.host.onceDrained(() => {
            drained += 1;
            resolve();
          });
        });
      await drain();
      pair.host.send('some');
      await drain();
      expect(pair.host.queuedBytes).toBe(0);
      await someTurns();
      expect(drained).toBe(2);
      await finish(pair);
    });
  });
}
