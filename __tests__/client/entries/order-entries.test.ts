import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { KeyId } from '../../../src/chat/author.ts';
import type { RoomId } from '../../../src/chat/room-id.ts';
import { parseEntry } from '../../../src/chat/slash-command.ts';
import type { Client } from '../../../src/client/client.ts';
import { performEntry } from '../../../src/client/entries/perform-entry.ts';
import { formatEvent, formatWho } from '../../../src/client/text/format-item.ts';
import { connectAs, say, shownTexts, viewWhen } from '../../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';
import { createTestIdentity } from '../../helpers/test-identity.ts';

const owner = createTestIdentity();
let host: TestHost;
let clients: Client[];
let told: string[];
let refused: string[];
let passwords: (string | undefined)[];

beforeEach(async () => {
  host = await openTestHost({ ownerKey: owner.keyId as KeyId });
  [clients, told, refused, passwords] = [[], [], [], []];
});
afterEach(async () => {
  for (const client of clients) client.close();
  await host.close();
});

async function enter(nick: string, identity = createTestIdentity()): Promise<Client> {
  const client = await connectAs(nick, { ...host, identity });
  clients.push(client);
  return client;
}

async function type(client: Client, text: string): Promise<void> {
  const entry = parseEntry(text);
  if (entry.type === 'quit') throw new Error('Nobody leaves here.');
  await performEntry(client, entry, {
    ignoreList: undefined,
    formatWho,
    notice: (text: string) => void told.push(text),
    onRefused: (text: string) => void refused.push(text),
    onShow: (room: RoomId) => client.show(room),
    askPassword: async () => passwords.shift(),
  } as never);
}

const factsOf = ({ view: { items } }: Client) =>
  items.flatMap((item) => (item.kind === 'event' ? [formatEvent(item.event).slice(7)] : []));

it('order is kept by slash commands, and everybody sees who did what', async () => {
  const [olga, opal, eve] = [await enter('Olga', owner), await enter('Opal'), await enter('Eve')];
  await type(eve, '/kick Opal');
  expect(refused).toEqual(['Only operators and the owner of the host can do that.']);
  await type(olga, '/op Opal');
  for (const text of ['/mute Eve 10m', '/unmute Eve', '/topic lock', '/topic unlock', '/kick Eve no shouting'])
    await type(opal, text);
  await expect(eve.failure).rejects.toMatchObject({ code: 'kicked', message: 'Opal has thrown you out: no shouting' });
  await type(opal, '/who');
  expect(told).toEqual(['2 here: Olga (owner), Opal (operator)']);
  expect(refused).toHaveLength(1);
  expect(factsOf(olga)).toEqual([
    '— Olga made Opal an operator',
    '— Opal muted Eve for 10 m',
    '— Opal lets Eve speak again',
    '— Opal locked the topic',
    '— Opal unlocked the topic',
    '— Opal threw Eve out: no shouting',
  ]);
});

it('a room’s password is changed by an operator, as soon as they are one', async () => {
  const [olga, opal, eve] = [await enter('Olga', owner), await enter('Opal'), await enter('Eve')];
  await type(eve, '/create den');
  await type(opal, '/join den');
  await type(olga, '/op Opal');
  await viewWhen(opal, () => opal.rooms.get('lobby' as never)?.roles.has('Opal' as never) ?? false);
  passwords = ['sesame'];
  await type(opal, '/password');
  expect(refused).toEqual([]);
  expect(opal.view.info.isLocked).toBe(true);
});

it('a second device logs in, comes back by itself as the same person, and what it says is its own', async () => {
  const [laptop, phone] = [await enter('Ada'), await enter('Phone')];
  passwords = ['swordfish', 'shark', 'swordfish'];
  await type(laptop, '/register');
  await type(phone, '/login Ada');
  expect(refused).toEqual(['That is not the password of this account.']);
  await type(phone, '/login Ada');
  await viewWhen(phone, ({ link, nick, here }) => link.type === 'open' && nick === 'Ada' && here === 1);
  expect(phone.own.keyId).toBe(laptop.own.keyId);
  await say(laptop, 'from the laptop');
  await say(phone, 'from the phone');
  await viewWhen(phone, (view) => shownTexts(view).length === 2);
  expect(phone.view.items.every((item) => item.kind !== 'event' || item.isOwn)).toBe(true);
  expect(phone.view.sending).toEqual([]);
  await type(phone, '/edit 1 from both');
  await viewWhen(laptop, (view) => shownTexts(view).includes('from both'));
  expect(told).toHaveLength(2);
});

it('nothing is registered or logged in to where no password is given', async () => {
  const ada = await enter('Ada');
  passwords = [undefined, ''];
  for (const text of ['/register', '/login Bob']) await type(ada, text);
  expect([told, refused]).toEqual([[], []]);
});
