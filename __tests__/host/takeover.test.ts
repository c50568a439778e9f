import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Welcome } from '../../src/chat/outgoing.ts';
import { passTime, turns, useFakeTime } from '../helpers/fake-time.ts';
import { enterAs, RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

describe('taking over a session', () => {
  useFakeTime();
  let room: TestHost;
  let ada: RawClient;
  let bob: RawClient;
  let resumeToken: string;
  beforeEach(async () => {
    room = await openTestHost();
    bob = await enterAs('Bob', room);
    ada = await enterAs('Ada', room);
    resumeToken = (ada.all('welcome')[0] as Welcome).resumeToken;
    await passTime(2000);
    await bob.fence();
    bob.frames.length = 0;
  });
  afterEach(() => room.close());

  const comeBack = async ({ identity = ada.identity, nick = 'Ada' } = {}) => {
    const client = new RawClient(await room.dial(), { identity });
    await client.hello({ nick, resumeToken });
    return client;
  };
  const comingsAndGoings = () =>
    bob
      .all('presence')
      .flatMap(({ joined, left }) => [...joined.map((nick) => `+${nick}`), ...left.map((nick) => `-${nick}`)]);

  it('[P9] closes the old connection with taken-over', async () => {
    await comeBack();
    expect(await ada.next('closing')).toMatchObject({ code: 'taken-over' });
    await ada.ended;
  });

  it('[P9] tells nobody that anyone left or joined', async () => {
    const again = await comeBack();
    await again.ask({ type: 'join', room: 'lobby' });
    await passTime(3000);
    await bob.fence();
    expect(comingsAndGoings()).toEqual([]);
    expect(room.host.here).toBe(2);
  });

  it('[P9] tells nobody, even when the join is long in coming', async () => {
    const again = await comeBack();
    await passTime(5000);
    expect(room.host.here).toBe(2);
    await again.ask({ type: 'join', room: 'lobby' });
    await passTime(3000);
    await bob.fence();
    expect(comingsAndGoings()).toEqual([]);
  });

  it('[P9] is over when the new connection ends without having joined', async () => {
    await (await comeBack()).end();
    await passTime(3000);
    await bob.fence();
    expect(comingsAndGoings()).toEqual(['-Ada']);
    expect(room.host.here).toBe(1);
  });

  it('[P9] under another nick is a leave and a join', async () => {
    const again = await comeBack({ nick: 'Grace' });
    await again.ask({ type: 'join', room: 'lobby' });
    await passTime(3000);
    await bob.fence();
    expect(comingsAndGoings().toSorted()).toEqual(['+Grace', '-Ada']);
  });

  it("[P9] does not work with somebody else's token", async () => {
    const eve = await comeBack({ identity: bob.identity, nick: 'Bob' });
    await eve.fence();
    await ada.fence();
    expect(ada.all('closing')).toEqual([]);
  });

  it('[P9] works once: a token of a session that ended is no more than none', async () => {
    const second = await comeBack();
    const third = await comeBack();
    await turns(5);
    await Promise.all([second.fence(), third.fence()]);
  });

  it('[P9] requests that the old session sent before are committed, later ones are not', async () => {
    ada.send({ type: 'post', number: 7, room: 'lobby', text: 'before' });
    await turns(1);
    const again = await comeBack();
    ada.send({ type: 'post', number: 8, room: 'lobby', text: 'after' });
    await again.fence();
    await bob.fence();
    expect(bob.all('events').flatMap(({ events }) => events)).toMatchObject([{ text: 'before' }]);
  });

  it('[P20] someone whose connection broke and who is back before the next signal was never away', async () => {
    await enterAs('Carol', room);
    await bob.fence();
    await ada.end(1006);
    const again = await comeBack();
    await again.ask({ type: 'join', room: 'lobby' });
    await passTime(3000);
    await bob.fence();
    expect(comingsAndGoings()).toEqual(['+Carol']);
  });
});
