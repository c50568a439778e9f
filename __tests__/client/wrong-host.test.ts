import { describe, expect, it } from '@jest/globals';
import type { RoomEvent } from '../../src/chat/event.ts';
import { lobby } from '../../src/chat/room-id.ts';
import { ScriptedHost } from '../helpers/scripted-host.ts';
import { createTestClient, say, viewWhen } from '../helpers/test-client.ts';

const event = (seq: number) =>
  ({
    type: 'message-posted',
    seq,
    at: seq,
    by: 'other',
    nick: 'Bob',
    id: `other.${seq}`,
    text: `message ${seq}`,
  }) as RoomEvent;

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
    end.say({ type: 'events', room: lobby, events: [event(1), event(2)] });
    end.say({ type: 'events', room: lobby, events: [event(4)] });
    const again = await host.welcome(1);
    const { number, cursor } = await again.heard('join');
    expect(cursor).toEqual({ epoch: 'epoch-1', seq: 2 });
    again.say({
      type: 'page',
      room: lobby,
      events: [event(3), event(4)],
      isOldest: false,
      isNewest: true,
      reset: false,
      live: true,
    });
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
    end.say({ type: 'events', room: lobby, events: [event(2), event(3)] });
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
