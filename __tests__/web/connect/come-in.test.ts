import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { KeyId } from '../../../src/chat/author.ts';
import type { Client } from '../../../src/client/client.ts';
import { comeIn } from '../../../src/web/connect/come-in.ts';
import { connectAs, createTestClient, viewWhen } from '../../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';
import { createTestIdentity } from '../../helpers/test-identity.ts';
import { waitFor } from '../../helpers/wait-for.ts';

describe('coming into a private host', () => {
  let host: TestHost;
  let olga: Client;
  let bob: Client;
  let aborting: AbortController;
  let titles: string[];

  beforeEach(async () => {
    const identity = createTestIdentity();
    host = await openTestHost({ isPrivate: true, ownerKey: identity.keyId as KeyId });
    olga = await connectAs('Olga', { dial: host.dial, identity });
    bob = createTestClient({ nick: 'Bob', dial: host.dialSocket });
    aborting = new AbortController();
    titles = [];
  });
  afterEach(async () => {
    for (const client of [olga, bob]) client.close();
    await host.close();
  });

  const knock = () => comeIn(bob, { signal: aborting.signal, onKnocking: (title) => titles.push(title) });
  const isHeard = () =>
    waitFor(
      () => olga.knocking.includes('Bob' as never),
      () => 'nobody knocks',
    );

  it('[P62] tells whose host is asked, and is in once somebody there says yes', async () => {
    const coming = knock();
    await isHeard();
    await olga.answerKnock('Bob', true);
    await coming;
    expect([bob.view.link.type, new Set(titles)]).toEqual(['open', new Set(['Test room'])]);
  });

  it('[P62] says why it did not', async () => {
    const coming = knock();
    const refused = expect(coming).rejects.toMatchObject({ refusalCode: 'not-let-in' });
    await isHeard();
    await olga.answerKnock('Bob', false);
    await refused;
  });

  it('takes the knock back when it is given up: nobody can let in any more who has gone', async () => {
    const coming = knock();
    const refused = expect(coming).rejects.toMatchObject({ code: 'unreachable' });
    await isHeard();
    aborting.abort();
    await refused;
    expect(bob.view.link.type).toBe('closed');
    // While the first one waits, a second one of that nick is refused.
    await untilKnocking('Bob', host.dialSocket);
  });

  it('does not even begin where it was given up before', async () => {
    aborting.abort();
    await expect(knock()).rejects.toMatchObject({ code: 'unreachable' });
    await olga.who();
    expect(olga.knocking).toEqual([]);
  });

  it('is not ended by what is given up later', async () => {
    const coming = knock();
    await isHeard();
    await olga.answerKnock('Bob', true);
    await coming;
    aborting.abort();
    await viewWhen(bob, ({ link }) => link.type === 'open');
    expect((await bob.who()).type).toBe('ok');
  });
});

/** Knocks under a nick with another key, again and again until the host lets that wait. */
async function untilKnocking(nick: string, dial: TestHost['dial']): Promise<void> {
  for (;;) {
    const client = createTestClient({ nick, dial });
    const heard = Promise.withResolvers<'knocking'>();
    const coming = comeIn(client, { onKnocking: () => heard.resolve('knocking') });
    const outcome = await Promise.race([heard.promise, coming.catch(({ refusalCode }) => refusalCode)]);
    client.close();
    await coming.catch(() => {});
    if (outcome === 'knocking') return;
    expect(outcome).toBe('nick-taken');
  }
}
