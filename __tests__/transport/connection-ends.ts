import { describe, expect, it } from '@jest/globals';
import { openBoth, type Pair } from './connection-contract.ts';
import { RecordingOwner, someTurns } from './recording-owner.ts';

const hundred = Array.from({ length: 100 }, (_, index) => `text ${index}`);

/** How every kind of connection ends. */
export function describeEnds(kind: string, openPair: () => Promise<Pair>): void {
  describe.each(['client', 'host'] as const)(`the end of ${kind}, by its %s`, (closing) => {
    it.each([
      [1000, true],
      [1001, false],
      [1008, false],
      [1013, false],
    ])('with status %i is told to both, clean: %p', async (status, isClean) => {
      const pair = await openBoth(openPair);
      pair[closing].close(status, 'That is why.');
      const end = { isClean, reason: 'That is why.' };
      expect(await pair.heardByClient.ended()).toEqual(end);
      expect(await pair.heardByHost.ended()).toEqual(end);
      await pair[Symbol.asyncDispose]();
    });

    it('comes after all that was sent before it', async () => {
      const pair = await openBoth(openPair);
      for (const text of hundred) pair[closing].send(text);
      pair[closing].close(1000, '');
      const heard = closing === 'client' ? pair.heardByHost : pair.heardByClient;
      await heard.ended();
      expect(heard.texts).toEqual(hundred);
      await pair[Symbol.asyncDispose]();
    });

    it('is told once, however often it is closed, and nothing comes after it', async () => {
      const pair = await openBoth(openPair);
      pair[closing].close(1000, 'first');
      for (const end of [pair.client, pair.host]) {
        end.close(1001, 'second');
        end.send('too late');
      }
      await Promise.all([pair.heardByClient.ended(), pair.heardByHost.ended()]);
      for (const end of [pair.client, pair.host]) {
        end.close(1001, 'third');
        end.send('far too late');
      }
      await pair[Symbol.asyncDispose]();
      await someTurns();
      expect(pair.heardByClient.ends).toHaveLength(1);
      expect(pair.heardByHost.ends).toHaveLength(1);
    });

    it('is told to whoever opens only then, after the texts', async () => {
      const pair = await openPair();
      const [near, far] = closing === 'client' ? [pair.client, pair.host] : [pair.host, pair.client];
      near.send('last words');
      near.close(1000, 'Bye.');
      await someTurns();
      const heard = new RecordingOwner();
      far.open(heard);
      near.open(new RecordingOwner());
      expect(await heard.ended()).toEqual({ isClean: true, reason: 'Bye.' });
      expect(heard.texts).toEqual(['last words']);
      await pair[Symbol.asyncDispose]();
    });
  });

  it(`${kind} closes while the host is not reading`, async () => {
    const pair = await openBoth(openPair);
    pair.host.pauseReading();
    pair.client.send('unread');
    pair.host.close(1000, 'Bye.');
    expect(await pair.heardByHost.ended()).toEqual({ isClean: true, reason: 'Bye.' });
    expect(await pair.heardByClient.ended()).toEqual({ isClean: true, reason: 'Bye.' });
    await pair[Symbol.asyncDispose]();
  });
}
