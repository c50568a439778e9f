import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RoomEvent } from '../../src/chat/event.ts';
import type { Found, Refused } from '../../src/chat/outgoing.ts';
import { lobby, type RoomId } from '../../src/chat/room-id.ts';
import type { RoomInfo } from '../../src/chat/room-record.ts';
import type { Client } from '../../src/client/client.ts';
import { ClientError } from '../../src/client/client-error.ts';
import { MemoryLog } from '../../src/storage/memory/memory-log.ts';
import type { Connection } from '../../src/transport/connection.ts';
import { connectAs, createTestClient, say, shownTexts, viewWhen } from '../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';
import { createTestIdentity } from '../helpers/test-identity.ts';
import { waitFor } from '../helpers/wait-for.ts';

let host: TestHost;
let clients: Client[];
/** The links in use, by nick, and whether new ones can be had. */
let links: Map<string, Connection>;
let isCutOff: boolean;

beforeEach(async () => {
  host = await openTestHost();
  [clients, links, isCutOff] = [[], new Map(), false];
});
afterEach(async () => {
  for (const client of clients) client.close();
  await host.close();
});

async function enter(nick: string, changes: object = {}): Promise<Client> {
  const dial = async () => {
    if (isCutOff) throw new ClientError('unreachable', 'The cable is out.');
    const link = await host.dial();
    links.set(nick, link);
    return link;
  };
  const client = await connectAs(nick, { dial, ...changes });
  clients.push(client);
  return client;
}

/** The room that was opened; throws if it was refused. */
async function opened(asked: ReturnType<Client['openRoom']>): Promise<RoomInfo> {
  const answer = await asked;
  if ('type' in answer) throw new Error(answer.message);
  return answer;
}

const make = (client: Client, options: Partial<Parameters<Client['createRoom']>[0]> = {}) =>
  opened(client.createRoom({ isPrivate: false, ...options }));
const textsIn = (client: Client, room: RoomId) => shownTexts((client.rooms.get(room) ?? { items: [] }) as never);

async function loseLink(client: Client, nick: string): Promise<void> {
  isCutOff = true;
  links.get(nick)?.close(1006, 'cut');
  await viewWhen(client, ({ link: { type } }) => type === 'waiting-to-retry');
}

async function backAgain(client: Client): Promise<void> {
  isCutOff = false;
  await viewWhen(client, ({ link: { type } }) => type === 'open');
  await client.who(lobby);
}

describe('a client in several rooms', () => {
  it('[P29, P31] makes one, which others enter by its name or its code, and each hears what is said there', async () => {
    const [ada, bob, eve] = [await enter('Ada'), await enter('Bob'), await enter('Eve')];
    const den = await make(ada, { name: 'den' });
    expect(den).toMatchObject({ kind: 'public', name: 'den', owner: ada.own.keyId, isLocked: false });
    await opened(bob.openRoom('DEN'));
    await opened(eve.openRoom(den.id.toLowerCase()));
    await say(ada, 'in the lobby');
    await bob.post('in the den', { room: den.id });
    for (const client of [ada, bob, eve]) {
      await client.who(den.id);
      expect([shownTexts(client.view), textsIn(client, den.id)]).toEqual([['in the lobby'], ['in the den']]);
      expect(client.view.rooms.map(({ label }) => label)).toEqual(['#lobby', '#den']);
    }
  });

  it('says things in the room that is shown', async () => {
    const ada = await enter('Ada');
    const den = await make(ada, { name: 'den' });
    ada.show(den.id);
    await say(ada, 'here');
    expect(shownTexts(ada.view)).toEqual(['here']);
    expect(textsIn(ada, lobby)).toEqual([]);
    ada.show('nowhere' as RoomId);
    expect(ada.view.info.id).toBe(den.id);
  });

  it('counts what others say in rooms that are not shown, and what speaks of oneself, until they are shown', async () => {
    const [ada, bob] = [await enter('Ada'), await enter('Bob')];
    const den = await make(ada, { name: 'den' });
    await opened(bob.openRoom('den'));
    await ada.post('my own', { room: den.id });
    await bob.post('hello', { room: den.id });
    await bob.post('@Ada look', { room: den.id });
    await ada.who(den.id);
    expect(ada.view.rooms[1]).toMatchObject({ unread: 2, mentions: 1 });
    expect(ada.view.rooms[0]).toMatchObject({ unread: 0 });
    ada.show(den.id);
    expect(ada.view).toMatchObject({ unread: 0, mentions: 0 });
    await bob.post('seen', { room: den.id });
    await ada.who(den.id);
    expect(ada.view.unread).toBe(0);
  });

  it('counts nothing of whom one ignores', async () => {
    const [ada, bob] = [await enter('Ada'), await enter('Bob')];
    const den = await make(ada, { name: 'den' });
    await opened(bob.openRoom('den'));
    ada.ignoreUnread(({ by }) => by === bob.own.keyId);
    await bob.post('hello', { room: den.id });
    await ada.who(den.id);
    expect(ada.view.rooms[1]).toMatchObject({ unread: 0 });
  });

  it('is refused a room that is not there, and holds none then', async () => {
    const ada = await enter('Ada');
    expect(await ada.openRoom('nowhere')).toMatchObject({ type: 'refused', code: 'no-such-room' });
    expect(ada.openRoom('a b')).toMatchObject({ type: 'refusal', code: 'room-name-invalid' });
    expect(ada.view.rooms).toHaveLength(1);
  });

  it('enters a room that it holds at once, and the lobby', async () => {
    const ada = await enter('Ada');
    const den = await make(ada, { name: 'den' });
    expect(await ada.openRoom('#den')).toMatchObject({ id: den.id });
    expect(await ada.openRoom('Lobby')).toMatchObject({ id: lobby });
    expect(ada.isSettled).toBe(true);
  });

  it('parts from a room, never from the lobby, and hears no more of it', async () => {
    const [ada, bob] = [await enter('Ada'), await enter('Bob')];
    const den = await make(ada, { name: 'den' });
    await opened(bob.openRoom('den'));
    bob.show(den.id);
    await bob.part();
    expect([bob.view.info.id, bob.view.rooms.length]).toEqual([lobby, 1]);
    await ada.post('alone', { room: den.id });
    await bob.part();
    await bob.who();
    expect([bob.rooms.has(den.id), bob.view.rooms.length]).toEqual([false, 1]);
    await ada.who(den.id);
    expect(ada.rooms.get(den.id)?.here).toBe(1);
  });

  it('[P30] opens a locked room with its password, and asks for it again by itself', async () => {
    const [ada, bob] = [await enter('Ada'), await enter('Bob')];
    const den = await make(ada, { name: 'den', password: 'sesame' });
    expect(await bob.openRoom('den')).toMatchObject({ code: 'password-needed' });
    expect(await bob.openRoom('den', 'simsalabim')).toMatchObject({ code: 'password-wrong' });
    await opened(bob.openRoom('den', 'sesame'));
    await loseLink(bob, 'Bob');
    await ada.post('meanwhile', { room: den.id });
    await backAgain(bob);
    await waitFor(
      () => textsIn(bob, den.id).length > 0,
      () => JSON.stringify(bob.view.rooms),
    );
    expect(textsIn(bob, den.id)).toEqual(['meanwhile']);
    expect(bob.view.rooms[1]).toMatchObject({ unread: 1 });
  });

  it('is renamed in all of them at once', async () => {
    const [ada, bob] = [await enter('Ada'), await enter('Bob')];
    const den = await make(ada, { name: 'den' });
    await opened(bob.openRoom('den'));
    await ada.rename('Grace');
    expect([...ada.rooms.values()].map(({ nick }) => nick)).toEqual(['Grace', 'Grace']);
    await bob.who(den.id);
    for (const { items } of bob.rooms.values()) {
      const renames = items.filter((item) => item.kind === 'event' && item.event.type === 'nick-changed');
      expect(renames).toHaveLength(1);
    }
    ada.show(den.id);
    await say(ada, 'it is me');
    expect(ada.view.items.at(-1)).toMatchObject({ event: { nick: 'Grace' }, isOwn: true });
  });

  it('tells whoever listens which room something happened in', async () => {
    const ada = await enter('Ada');
    const heard: [RoomId, RoomEvent['type'], boolean][] = [];
    ada.onEvents((events, isLive, room) => heard.push(...events.map(({ type }) => [room, type, isLive] as never)));
    const den = await make(ada, { name: 'den' });
    await ada.post('hi', { room: den.id });
    await say(ada, 'ho');
    expect(heard).toEqual([
      [den.id, 'room-created', false],
      [den.id, 'message-posted', true],
      [lobby, 'message-posted', true],
    ]);
  });

  it('[P12] changes what was said, wherever', async () => {
    const [ada, bob] = [await enter('Ada'), await enter('Bob')];
    await say(ada, 'hallo');
    await ada.edit(1, 'hello');
    await bob.react(1, '+1');
    await bob.post('hi', { replyTo: 1 });
    await ada.pin(1);
    await ada.setTopic('Greetings');
    await bob.who();
    expect(bob.view.items[0]).toMatchObject({ event: { text: 'hello', isEdited: true, reactions: [{ count: 1 }] } });
    expect(bob.view.items.at(-3)).toMatchObject({ quoted: { seq: 1, nick: 'Ada', text: 'hello' } });
    expect(bob.view.info).toMatchObject({ topic: 'Greetings', pinned: [1] });
    await ada.delete(1);
    await bob.who();
    expect(bob.view.items[0]).toMatchObject({ event: { text: '', isDeleted: true } });
    expect(bob.view.items.at(-4)).toMatchObject({ quoted: { text: '' } });
    expect(bob.view.info.pinned).toEqual([]);
    expect(bob.edit(1, ' ')).toMatchObject({ type: 'refusal' });
    expect(bob.react(1, 'a b')).toMatchObject({ type: 'refusal' });
    expect(await bob.delete(99)).toMatchObject({ code: 'no-such-message' });
  });

  it('asks for what is answered and not here, once', async () => {
    const ada = await enter('Ada');
    await Promise.all(Array.from({ length: 60 }, (_, index) => say(ada, `message ${index + 1}`)));
    for (let count = 0; count < 3; count += 1) await ada.post('yes', { replyTo: 2 });
    const bob = await enter('Bob');
    const view = await viewWhen(bob, ({ items }) => items.filter((item) => 'quoted' in item).length === 3);
    expect(view.items.at(-1)).toMatchObject({ quoted: { seq: 2, nick: 'Ada', text: 'message 2' } });
    expect(view.items[0]).toMatchObject({ event: { seq: 14 } });
    await ada.edit(2, 'message two');
    await bob.who();
    expect(bob.view.items.at(-2)).toMatchObject({ quoted: { text: 'message two' } });
  });

  it('looks for words in a room that is named', async () => {
    const ada = await enter('Ada');
    const den = await make(ada, { name: 'den' });
    await ada.post('lunch in the den', { room: den.id });
    await say(ada, 'lunch in the lobby');
    const found = async (input: string) => ((await ada.search(input)) as Found).messages;
    expect(await found('lunch')).toMatchObject([{ text: 'lunch in the lobby' }]);
    expect(await found('lunch in:#den')).toMatchObject([{ text: 'lunch in the den' }]);
    expect(ada.search('lunch in:nowhere')).toMatchObject({ code: 'no-such-room' });
    ada.show(den.id);
    expect(await found('lunch')).toMatchObject([{ text: 'lunch in the den' }]);
    expect(await found('lunch in:lobby')).toMatchObject([{ text: 'lunch in the lobby' }]);
  });

  it('lists the public rooms', async () => {
    const ada = await enter('Ada');
    await make(ada, { name: 'den' });
    await make(ada, { isPrivate: true });
    const { rooms } = await ada.listRooms();
    expect(rooms.map(({ info }) => info.name ?? info.id)).toEqual(expect.arrayContaining(['den']));
    expect(rooms.some(({ info }) => info.kind === 'private')).toBe(false);
  });

  it('tells others that it is away, after the host was another, too', async () => {
    const [ada, bob] = [await enter('Ada'), await enter('Bob')];
    await ada.setAway('lunch');
    await bob.who();
    expect([...bob.view.away]).toEqual([['Ada', 'lunch']]);
    await loseLink(ada, 'Ada');
    await host.close();
    host = await openTestHost();
    await backAgain(ada);
    const eve = await enter('Eve');
    expect([...eve.view.away]).toEqual([['Ada', 'lunch']]);
    await ada.setAway('');
    await eve.who();
    expect(eve.view.away.size).toBe(0);
  });

  it('drops a room that is not there any more, with a notice, and keeps the rest', async () => {
    const ada = await enter('Ada');
    const den = await make(ada, { name: 'den' });
    ada.show(den.id);
    const late = ada.post('too late', { room: den.id });
    await late;
    await loseLink(ada, 'Ada');
    const lost = ada.post('never said', { room: den.id }) as Promise<Refused>;
    const kept = ada.post('said', { room: lobby }) as Promise<unknown>;
    await host.close();
    host = await openTestHost();
    await backAgain(ada);
    expect(await kept).toMatchObject({ type: 'ok' });
    expect(await lost).toMatchObject({ code: 'no-such-room' });
    expect(ada.view.info.id).toBe(lobby);
    expect(ada.view.items).toContainEqual(
      expect.objectContaining({ tone: 'mistake', text: expect.stringContaining('You are not in #den any more') }),
    );
    expect(shownTexts(ada.view)).toEqual(['said']);
  });

  it('[P8] as an observer reads a room that it has opened, and is not present', async () => {
    const ada = await enter('Ada');
    const den = await make(ada, { name: 'den', password: 'sesame' });
    await ada.post('one', { room: den.id });
    const observer = createTestClient({ dial: host.dial, isJoining: false });
    clients.push(observer);
    await observer.connect();
    await opened(observer.openRoom('den', 'sesame'));
    expect((await observer.readHistory({}, den.id)).events).toHaveLength(2);
    const heard: string[] = [];
    observer.onEvents((events, _, room) => heard.push(...events.map(({ seq }) => `${room} ${seq}`)));
    observer.follow(1, den.id);
    await ada.post('two', { room: den.id });
    await waitFor(
      () => heard.length === 2,
      () => heard.join(),
    );
    expect(heard).toEqual([`${den.id} 2`, `${den.id} 3`]);
    await ada.who(den.id);
    expect(ada.rooms.get(den.id)?.here).toBe(1);
  });
});

describe('a room of two', () => {
  it('[P32] comes by itself to who is spoken to, with what was said unread', async () => {
    const [ada, bob] = [await enter('Ada'), await enter('Bob')];
    const heard: [string, boolean][] = [];
    bob.onEvents((events, isLive) => heard.push(...events.map(({ type }) => [type, isLive] as [string, boolean])));
    const room = await opened(ada.openDirect('bob'));
    expect(ada.view.rooms[1]).toMatchObject({ label: '@Bob', kind: 'direct' });
    await ada.post('psst', { room: room.id });
    const view = await viewWhen(bob, ({ rooms }) => rooms[1]?.unread === 1);
    expect(view.rooms[1]).toMatchObject({ id: room.id, label: '@Ada' });
    expect(heard).toEqual([['message-posted', true]]);
    await bob.post('yes?', { room: room.id });
    await ada.who(room.id);
    expect(textsIn(ada, room.id)).toEqual(['psst', 'yes?']);
    expect(ada.view.rooms[1]).toMatchObject({ unread: 1 });
  });

  it('comes again after it was left, once something is said there, and not with the next connection', async () => {
    const [ada, bob] = [await enter('Ada'), await enter('Bob')];
    const room = await opened(ada.openDirect('Bob'));
    await ada.post('one', { room: room.id });
    await viewWhen(bob, ({ rooms }) => rooms[1]?.unread === 1);
    await bob.part(room.id);
    await loseLink(bob, 'Bob');
    await backAgain(bob);
    await bob.who();
    await bob.who();
    expect(bob.view.rooms).toHaveLength(1);
    await ada.post('two', { room: room.id });
    const view = await viewWhen(bob, ({ rooms }) => rooms[1]?.unread === 1);
    expect(view.rooms[1]).toMatchObject({ label: '@Ada' });
  });

  it('is there for who comes back, and only what was not seen is unread', async () => {
    const identity = createTestIdentity();
    const log = new MemoryLog();
    await host.close();
    host = await openTestHost({ log });
    const ada = await enter('Ada');
    const bob = await enter('Bob', { identity });
    const room = await opened(ada.openDirect('Bob'));
    await ada.post('seen', { room: room.id });
    await viewWhen(bob, ({ rooms }) => rooms.length === 2);
    bob.close();
    await ada.post('missed', { room: room.id });
    const again = await enter('Bob', { identity, lastSeen: () => 1 });
    const view = await viewWhen(again, ({ rooms }) => rooms[1]?.unread === 1);
    expect(view.rooms[1]).toMatchObject({ label: '@Ada', unread: 1 });
    expect(textsIn(again, room.id)).toEqual(['seen', 'missed']);
  });

  it('may be of one key under two nicks', async () => {
    const identity = createTestIdentity();
    const [ada, grace] = [await enter('Ada', { identity }), await enter('Grace', { identity })];
    const room = await opened(ada.openDirect('Grace'));
    await ada.post('hello, me', { room: room.id });
    const view = await viewWhen(grace, ({ rooms }) => rooms[1]?.unread === 1);
    expect(view.rooms[1]).toMatchObject({ label: '@Ada' });
    expect(ada.view.rooms[1]).toMatchObject({ label: '@Grace', unread: 0 });
  });

  it('is refused with somebody whom nobody knows', async () => {
    const ada = await enter('Ada');
    expect(await ada.openDirect('Nobody')).toMatchObject({ code: 'no-such-nick' });
    expect(ada.view.rooms).toHaveLength(1);
  });
});
