import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lobby, type RoomId } from '../../../src/chat/room-id.ts';
import type { Client } from '../../../src/client/client.ts';
import { AttentionWatch } from '../../../src/client/personal/attention-watch.ts';
import type { WebChat } from '../../../src/web/connect/open-chat.ts';
import { type Entered, enterChat, type Wish } from '../../../src/web/entering/enter-chat.ts';
import { openKeep } from '../../../src/web/keep/keep.ts';
import { connectAs, createTestClient } from '../../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';
import { memoryStore } from '../memory-store.ts';

let host: TestHost;
let owner: Client;
let observer: Client;
/** Of whoever came in, in order. */
let opened: string[];
/** The page was loaded again. */
let isContinued: boolean;

beforeEach(async () => {
  host = await openTestHost();
  owner = await connectAs('Olga', { dial: host.dial });
  observer = createTestClient({ dial: host.dial, isJoining: false });
  await observer.connect();
  opened = [];
  isContinued = false;
});

afterEach(() => host.close());

async function openChat(nick: string): Promise<WebChat> {
  opened.push(nick);
  const client = await connectAs(nick, { dial: host.dial });
  const keep = openKeep({ browser: memoryStore(), tab: memoryStore() });
  const attention = new AttentionWatch({ client, store: keep.seen, now: () => performance.now() });
  return { client, keep, attention, isEncrypted: true, isContinued, close: () => client.close() };
}

/** `passwords` are given one after the other, and then it is given up. */
function enter(wish: Wish, { nick = 'Ada', passwords = [] as readonly string[], looksOn = true } = {}) {
  const left = [...passwords];
  return enterChat({
    nick,
    wish,
    observer: looksOn ? observer : undefined,
    openChat,
    askPassword: async () => left.shift(),
  });
}

async function make(name: string, password?: string): Promise<RoomId> {
  const made = await owner.createRoom({ name, isPrivate: false, ...(password !== undefined && { password }) });
  if ('type' in made) throw new Error(made.message);
  return made.id;
}

const join = (room: string): Wish => ({ type: 'join', room });

describe('joining a room', () => {
  it('enters the lobby', async () => {
    const { chat, room } = (await enter(join('lobby'))) as Entered;
    expect(room).toBe('lobby');
    expect(chat.client.view.nick).toBe('Ada');
  });

  it('enters one by its name or its code, in either case', async () => {
    const den = await make('den');
    expect(((await enter(join('DEN'))) as Entered).room).toBe(den);
    expect(((await enter(join(den.toLowerCase()), { nick: 'Bob' })) as Entered).room).toBe(den);
  });

  it('opens the room of two', async () => {
    const { chat, room } = (await enter(join('@Olga'))) as Entered;
    expect(chat.client.rooms.get(room)?.info.kind).toBe('direct');
  });

  it('says at its field that there is no such room, and nobody has seen anyone', async () => {
    expect(await enter(join('QQQQQ'))).toMatchObject({ type: 'mistake', field: 'room' });
    expect(opened).toEqual([]);
  });

  it('says so where nobody can look on, too', async () => {
    expect(await enter(join('QQQQQ'), { looksOn: false })).toMatchObject({ type: 'mistake', field: 'room' });
    expect(opened).toEqual(['Ada']);
  });

  it.each(['', ' ', 'a b', 'x'.repeat(25)])('says at the nick that it cannot be one: "%s"', async (nick) => {
    expect(await enter(join('lobby'), { nick })).toMatchObject({ type: 'mistake', field: 'nick' });
    expect(opened).toEqual([]);
  });

  it('says at the nick that somebody has it', async () => {
    expect(await enter(join('lobby'), { nick: 'olga' })).toMatchObject({ type: 'mistake', field: 'nick' });
  });
});

describe('joining a room with a password', () => {
  it('asks until it is right, and only once more for the chat itself', async () => {
    const vault = await make('vault', 'sesame');
    const entered = (await enter(join('vault'), { passwords: ['open', 'sesame'] })) as Entered;
    expect(entered.room).toBe(vault);
  });

  it('asks again the next time', async () => {
    await make('vault', 'sesame');
    await enter(join('vault'), { passwords: ['sesame'] });
    expect(await enter(join('vault'), { nick: 'Bob' })).toBeUndefined();
  });

  it('can be given up, and nobody has seen anyone', async () => {
    await make('vault', 'sesame');
    expect(await enter(join('vault'), { passwords: ['open'] })).toBeUndefined();
    expect(opened).toEqual([]);
  });
});

describe('joining a room with a password after the page was loaded again', () => {
  it('stays in the chat where that is not given', async () => {
    await make('vault', 'sesame');
    isContinued = true;
    const entered = (await enter(join('vault'), { looksOn: false })) as Entered;
    expect(entered.room).toBe(lobby);
    expect(entered.chat.client.view.link.type).toBe('open');
  });
});

describe('making a room', () => {
  const create = (changes: object): Wish => ({ type: 'create', name: '', isPrivate: false, password: '', ...changes });

  it('makes it and enters it', async () => {
    const { chat, room } = (await enter(create({ name: 'den', password: 'sesame' }))) as Entered;
    expect(chat.client.rooms.get(room)?.info).toMatchObject({ name: 'den', kind: 'public', isLocked: true });
  });

  it('needs no name where it is private', async () => {
    const { chat, room } = (await enter(create({ isPrivate: true }))) as Entered;
    expect(chat.client.rooms.get(room)?.info).toMatchObject({ kind: 'private', isLocked: false });
  });

  it('says at the name that there is none, or that it is no name, before anybody comes in', async () => {
    expect(await enter(create({}))).toMatchObject({ type: 'mistake', field: 'name' });
    expect(await enter(create({ name: 'a b' }))).toMatchObject({ type: 'mistake', field: 'name' });
    expect(opened).toEqual([]);
  });

  it('says at the name that another room has it', async () => {
    await make('den');
    expect(await enter(create({ name: 'Den' }))).toMatchObject({ type: 'mistake', field: 'name' });
  });
});
