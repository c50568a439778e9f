import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Nick } from '../../src/chat/nick.ts';
import type { Client } from '../../src/client/client.ts';
import { enterAs, type RawClient } from '../helpers/raw-client.ts';
import { connectAs, say, viewWhen } from '../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

describe('what a client knows of who is writing', () => {
  let host: TestHost;
  let now = 0;
  let ada: Client;
  let bob: RawClient;
  beforeEach(async () => {
    host = await openTestHost();
    now = 0;
    ada = await connectAs('Ada', { dial: host.dial, now: () => now });
    bob = await enterAs('Bob', host);
  });
  afterEach(async () => {
    ada.close();
    await host.close();
  });

  it('holds for 6 seconds, or until a message of that nick comes', async () => {
    await bob.ask({ type: 'type', room: 'lobby' });
    const { typing } = await viewWhen(ada, (view) => view.typing.size > 0);
    expect([...typing]).toEqual([['Bob', 6000]]);
    await bob.post('here it is');
    await viewWhen(ada, (view) => view.typing.size === 0);
  });

  it('is never oneself', async () => {
    ada.typing();
    expect((await bob.next('typing')).nicks).toEqual(['Ada']);
    await say(ada, 'done');
    expect(ada.view.typing.has('Ada' as Nick)).toBe(false);
  });

  it('is told by it every 3 seconds at most', async () => {
    const told = () => bob.all('typing').length;
    for (let key = 0; key < 50; key += 1) ada.typing();
    await bob.next('typing');
    now = 2999;
    ada.typing();
    await say(ada, 'fence');
    expect(told()).toBe(1);
    now = 3000;
    ada.typing();
    await bob.next('typing');
    expect(told()).toBe(2);
  });

  it('is not told by one who wants that', async () => {
    const shy = await connectAs('Shy', { dial: host.dial, tellsTyping: false });
    shy.typing();
    expect(shy.isSettled).toBe(true);
    shy.close();
  });
});
