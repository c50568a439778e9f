import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RoomEvent } from '../../src/chat/event.ts';
import type { Client } from '../../src/client/client.ts';
import { ClientError } from '../../src/client/client-error.ts';
import type { Connection } from '../../src/transport/connection.ts';
import { ScriptedHost } from '../helpers/scripted-host.ts';
import { connectAs, createTestClient, say, shownTexts, textsOf, viewWhen } from '../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

const event = (seq: number) =>
  ({ type: 'message-posted', seq, at: seq, by: 'other', nick: 'Bob', id: `other.${seq}`, text: `message ${seq}` }) as RoomEvent;

describe('a client whose connection broke', () => {
  let room: TestHost;
  let ada: Client;
  let heard: RoomEvent[];
  /** The link that Ada uses now, and whether her next dials fail. */
  let link: Connection;
  let isCutOff: boolean;
  beforeEach(async () => {
    room = await openTestHost();
    [isCutOff, heard] = [false, []];
    ada = createTestClient({
      nick: 'Ada',
      dial: async () => {
        if (isCutOff) throw new ClientError('unreachable', 'The cable is out.');
        link = await room.dial();
        return link;
      },
    });
    ada.onEvents((events) => heard.push(...events));
    await ada.connect();
  });
  afterEach(async () => {
    ada.close();
    await room.close();
  });

  const loseLink = async () => {
    isCutOff = true;
    link.close(1006, 'cut');
    await viewWhen(ada, ({ link: { type } }) => type === 'waiting-to-retry');
  };
  const backAgain = () => {
    isCutOff = false;
    return viewWhen(ada, ({ link: { type } }) => type === 'open').then(() => ada.who());
  };

  it('[P17] has what was said meanwhile, once and in order', async () => {
    const bob = await connectAs('Bob', room);
    await say(bob, 'before');
    await ada.who();
    await loseLink();
    for (let count = 0; count < 100; count += 1) await say(bob, `meanwhile ${count} ${'x'.repeat(2000)}`);
    await backAgain();
    await say(bob, 'after');
    await ada.who();
    expect(heard.map(({ seq }) => seq)).toEqual(Array.from({ length: 102 }, (_, index) => index + 1));
    expect(shownTexts(ada.view)).toHaveLength(102);
    bob.close();
  });

  it('[P19] sends what it said meanwhile, in order, and each once', async () => {
    const early = say(ada, 'on its way');
    await loseLink();
    const late = [say(ada, 'first'), say(ada, 'second')];
    await backAgain();
    await Promise.all([early, ...late]);
    expect(textsOf(heard)).toEqual(['on its way', 'first', 'second']);
    expect(ada.view.sending).toEqual([]);
  });

  it('[P12] comes back under the nick of a rename whose answer was lost', async () => {
    const renamed = ada.rename('Grace');
    // The host reads it in the next turn and commits it in the one after; then the answer is on its way.
    while ((await room.log.head('lobby' as never)) === 0) await new Promise((resolve) => setImmediate(resolve));
    await loseLink();
    await backAgain();
    expect(await renamed).toMatchObject({ type: 'ok' });
    await say(ada, 'it is me');
    expect(heard.at(-1)).toMatchObject({ nick: 'Grace', text: 'it is me' });
    expect(ada.view.nick).toBe('Grace');
    expect(room.host.here).toBe(1);
  });

  it('[P18] starts afresh when the host has another log', async () => {
    await say(ada, 'old');
    await loseLink();
    await room.close();
    room = await openTestHost();
    const bob = await connectAs('Bob', room);
    await say(bob, 'new');
    await backAgain();
    expect(shownTexts(ada.view)).toEqual(['new']);
    await say(ada, 'newer');
    expect(shownTexts(ada.view)).toEqual(['new', 'newer']);
    bob.close();
  });
});

describe('a client whose host makes mistakes', () => {
  const start = () => {
    const host = new ScriptedHost();
    const client = createTestClient({ nick: 'Ada', dial: host.dial });
    const connected = client.connect();
    return { host, client, connected };
  };

  it('[P15] joins again after a gap, from where it was', async () => {
    const { host, client, connected } = start();
    const end = await host.goLive(0);
    await connected;
    end.say({ type: 'events', room: 'lobby' as never, events: [event(1), event(2)] });
    end.say({ type: 'events', room: 'lobby' as never, events: [event(4)] });
    const again = await host.welcome(1);
    const { number, cursor } = await again.heard('join');
    expect(cursor).toEqual({ epoch: 'epoch-1', seq: 2 });
    again.say({ type: 'page', room: 'lobby' as never, events: [event(3), event(4)], isOldest: false, isNewest: true, reset: false, live: true });
    again.say({ type: 'ok', number });
    await viewWhen(client, ({ items }) => items.length === 4);
    client.close();
  });

  it('[P17] a gap in the very page that resumes is asked for again, and only then requests are sent', async () => {
    const { host, client } = start();
    (await host.goLive(0, { events: [event(1)] })).close(1006);
    const answer = say(client, 'hello');
    const second = await host.goLive(1, { events: [event(3)], reset: false });
    await second.ended;
    const third = await host.goLive(2, { events: [event(2), event(3)], reset: false });
    const { number } = await third.heard('post');
    third.say({ type: 'ok', number });
    expect(await answer).toMatchObject({ type: 'ok' });
    expect(client.view.items).toHaveLength(3);
    client.close();
  });

  it('[P15] passes over events that it has already', async () => {
    const { host, client, connected } = start();
    const end = await host.goLive(0, { events: [event(1), event(2)] });
    await connected;
    end.say({ type: 'events', room: 'lobby' as never, events: [event(2), event(3)] });
    const { items } = await viewWhen(client, (view) => view.items.length >= 3);
    expect(items.map(({ key }) => key)).toEqual(['e1', 'e2', 'e3']);
    client.close();
  });

  it('gives up when its join is refused', async () => {
    const { host, connected } = start();
    const end = await host.welcome(0);
    const { number } = await end.heard('join');
    end.say({ type: 'refused', number, code: 'no-such-room', message: 'There is no lobby here.' });
    await expect(connected).rejects.toMatchObject({ code: 'refused', message: 'There is no lobby here.' });
  });

  it('[P14] says so when a page that it asked for does not come', async () => {
    const { host, client, connected } = start();
    const end = await host.goLive(0);
    await connected;
    const page = client.readHistory({});
    const { number } = await end.heard('read-history');
    end.say({ type: 'ok', number });
    await expect(page).rejects.toMatchObject({ code: 'protocol' });
    client.close();
  });
});
