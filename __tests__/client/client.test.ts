import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RoomEvent } from '../../src/chat/event.ts';
import type { Client } from '../../src/client/client.ts';
import { connectAs, createTestClient, say, shownTexts, textsOf, viewWhen } from '../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';
import { createTestIdentity } from '../helpers/test-identity.ts';

describe('a client', () => {
  let room: TestHost;
  const clients: Client[] = [];
  beforeEach(async () => {
    room = await openTestHost();
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await room.close();
  });

  const enter = async (nick: string, changes = {}) => {
    const client = await connectAs(nick, { dial: room.dial, ...changes });
    clients.push(client);
    return client;
  };

  it('is heard by the others, over memory and over sockets', async () => {
    const ada = await enter('Ada');
    const bob = await enter('Bob', { dial: room.dialSocket });
    expect(await say(ada, 'hello')).toMatchObject({ type: 'ok' });
    expect(await say(bob, 'hi')).toMatchObject({ type: 'ok' });
    for (const client of [ada, bob]) {
      const view = await viewWhen(client, ({ items }) => shownTexts({ items } as never).length === 2);
      expect(shownTexts(view)).toEqual(['hello', 'hi']);
    }
  });

  it('shows its message as sending until it is committed, and never twice', async () => {
    const ada = await enter('Ada');
    const answered = say(ada, 'hello');
    expect(ada.view.sending).toMatchObject([{ text: 'hello' }]);
    const seen: number[] = [];
    ada.subscribe(() => seen.push(ada.view.sending.length + shownTexts(ada.view).length));
    await answered;
    expect(ada.view.sending).toEqual([]);
    expect(new Set(seen)).toEqual(new Set([1]));
  });

  it('refuses at once what cannot be a message or a nick', async () => {
    const ada = await enter('Ada');
    expect(ada.post('  ')).toMatchObject({ type: 'refusal', code: 'message-empty' });
    expect(ada.rename('a b')).toMatchObject({ type: 'refusal', code: 'nick-invalid' });
    expect(ada.isSettled).toBe(true);
  });

  it('queues what is said before it is connected', async () => {
    const ada = createTestClient({ nick: 'Ada', dial: room.dial });
    clients.push(ada);
    const answers = [say(ada, 'one'), say(ada, 'two')];
    expect(ada.view.sending).toHaveLength(2);
    await ada.connect();
    await Promise.all(answers);
    expect(shownTexts(ada.view)).toEqual(['one', 'two']);
  });

  it('sends far more than the window holds, in order', async () => {
    const [ada, bob] = [await enter('Ada'), await enter('Bob')];
    const texts = Array.from({ length: 100 }, (_, index) => `message ${index}`);
    await Promise.all(texts.map((text) => say(ada, text)));
    await bob.who();
    expect(shownTexts(bob.view)).toEqual(texts);
    expect(ada.isSettled).toBe(true);
  });

  it('is refused a nick that is taken, and may come with another', async () => {
    await enter('Ada');
    const other = createTestClient({ nick: 'ada', dial: room.dial });
    clients.push(other);
    await expect(other.connect()).rejects.toMatchObject({ code: 'refused' });
    await other.connect('Grace');
    expect(other.view).toMatchObject({ nick: 'Grace', link: { type: 'open' } });
  });

  it('follows its own rename', async () => {
    const ada = await enter('Ada');
    await ada.rename('Grace');
    expect(ada.view.nick).toBe('Grace');
    await ada.who();
    expect([...ada.view.nicks]).toEqual(['Grace']);
  });

  it('keeps the nick it came with, whatever its key did under that nick before', async () => {
    const identity = createTestIdentity();
    const before = await enter('Ada', { identity });
    await before.rename('Grace');
    before.close();
    const ada = await enter('Ada', { identity });
    expect(ada.view.nick).toBe('Ada');
    await say(ada, 'hello');
    expect(ada.view.items.at(-1)).toMatchObject({ event: { nick: 'Ada' } });
  });

  it('gets each page that it asks for, many at once', async () => {
    const ada = await enter('Ada');
    await Promise.all(Array.from({ length: 130 }, (_, index) => say(ada, `message ${index + 1}`)));
    const pages = await Promise.all([
      ada.readHistory({ before: 11 }),
      say(ada, 'between'),
      ada.readHistory({ before: 31 }),
      ada.readHistory({ after: 129 }),
    ]);
    const [first, , second, third] = pages;
    expect([first.events.at(-1)?.seq, second.events.at(-1)?.seq, third.events[0]?.seq]).toEqual([10, 30, 130]);
  });

  it('shows older events once, however often it is asked to', async () => {
    const ada = await enter('Ada');
    const texts = Array.from({ length: 130 }, (_, index) => `message ${index}`);
    await Promise.all(texts.map((text) => say(ada, text)));
    const bob = await enter('Bob');
    expect(shownTexts(bob.view)).toEqual(texts.slice(-50));
    await Promise.all([bob.showOlder(), bob.showOlder()]);
    expect(shownTexts(bob.view)).toEqual(texts.slice(-100));
    await bob.showOlder();
    await bob.showOlder();
    expect(shownTexts(bob.view)).toEqual(texts);
    expect(bob.view.isOldest).toBe(true);
  });

  it('[P8] as an observer reads, follows from where it is told, and is not present', async () => {
    const ada = await enter('Ada');
    for (const text of ['one', 'two', 'three']) await say(ada, text);
    const observer = createTestClient({ dial: room.dial, isJoining: false });
    clients.push(observer);
    await observer.connect();
    expect(textsOf((await observer.readHistory({})).events)).toEqual(['one', 'two', 'three']);
    const heard: RoomEvent[] = [];
    observer.onEvents((events) => heard.push(...events));
    observer.follow(2);
    await observer.who();
    await say(ada, 'four');
    await observer.who();
    expect(textsOf(heard)).toEqual(['three', 'four']);
    expect(room.host.here).toBe(1);
  });

  it('ends with host-closed when the host does', async () => {
    const ada = await enter('Ada');
    await room.close();
    await expect(ada.failure).rejects.toMatchObject({ code: 'host-closed' });
  });
});
