import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ExportFormat } from '../../../src/chat/export-format.ts';
import type { Found } from '../../../src/chat/outgoing.ts';
import { lobby, type RoomId } from '../../../src/chat/room-id.ts';
import { parseEntry } from '../../../src/chat/slash-command.ts';
import type { Client } from '../../../src/client/client.ts';
import { performEntry } from '../../../src/client/entries/perform-entry.ts';
import { IgnoreList } from '../../../src/client/personal/ignore-list.ts';
import { formatWho } from '../../../src/client/text/format-item.ts';
import { connectAs, say, shownTexts, viewWhen } from '../../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';

/** Somebody who types, and what they are told. */
interface Person {
  readonly client: Client;
  readonly told: string[];
  readonly refused: string[];
  readonly asked: string[];
  readonly found: Found[];
  readonly other: (ExportFormat | string)[];
  /** What they answer when they are asked for a password. */
  passwords: (string | undefined)[];
  readonly types: (text: string) => Promise<void>;
}

let host: TestHost;
let people: Person[];

beforeEach(async () => {
  host = await openTestHost();
  people = [];
});
afterEach(async () => {
  for (const { client } of people) client.close();
  await host.close();
});

async function enter(nick: string): Promise<Person> {
  const client = await connectAs(nick, host);
  const ignoreList = new IgnoreList({ read: () => [], write: () => {} });
  const types = async (text: string) => {
    const entry = parseEntry(text);
    if (entry.type === 'quit') throw new Error('Nobody leaves here.');
    await performEntry(client, entry, {
      ignoreList,
      formatWho,
      notice: (told) => person.told.push(told),
      onRefused: (message) => person.refused.push(message),
      onExport: (format) => person.other.push(format),
      onFound: (found) => person.found.push(found),
      onHelp: (topic) => person.other.push(topic),
      onShow: (room) => client.show(room),
      askPassword: async (question) => {
        person.asked.push(question);
        return person.passwords.shift();
      },
    });
  };
  const person: Person = { client, told: [], refused: [], asked: [], found: [], other: [], passwords: [], types };
  people.push(person);
  return person;
}

const shownRoom = ({ client }: Person) => client.view.rooms.find(({ isShown }) => isShown)?.label;

async function sees(person: Person, room: RoomId = lobby): Promise<Client['view']> {
  await person.client.who(room);
  return person.client.view;
}

describe('what is said', () => {
  it('is said, done, answered, changed and taken back', async () => {
    const [ada, bob] = [await enter('Ada'), await enter('Bob')];
    for (const text of [
      'hello',
      '/me waves',
      '/reply 1 hello again',
      '/edit hello indeed',
      '/react #1 +1',
      '/delete 2',
    ])
      await ada.types(text);
    const { items } = await sees(bob);
    expect(items.slice(0, 3)).toMatchObject([
      { event: { text: 'hello', reactions: [{ reaction: '+1' }] } },
      { event: { isAction: true, isDeleted: true } },
      { event: { text: 'hello indeed', isEdited: true, replyTo: 1 }, quoted: { text: 'hello' } },
    ]);
    expect(ada.refused).toEqual([]);
  });

  it('is the last of one’s own where no number is given, and that can still be read', async () => {
    const [ada, bob] = [await enter('Ada'), await enter('Bob')];
    await ada.types('/delete');
    expect(ada.refused[0]).toMatch(/^You have said nothing here/u);
    for (const text of ['one', 'two']) await ada.types(text);
    await bob.types('mine');
    await ada.types('/delete');
    await ada.types('/edit ONE');
    expect(shownTexts(await sees(bob))).toEqual(['ONE', '', 'mine']);
  });

  it('is not the one before, while the last is on its way', async () => {
    const ada = await enter('Ada');
    await ada.types('one');
    void ada.types('two');
    await ada.types('/delete');
    expect(ada.refused).toEqual(['Your last message is still on its way. Try again in a moment.']);
    expect(shownTexts(await sees(ada))).toEqual(['one', 'two']);
  });

  it('is refused with the reason', async () => {
    const [ada, bob] = [await enter('Ada'), await enter('Bob')];
    await ada.types('hello');
    for (const text of ['/edit 1 mine now', '/reply 99 what?', '/react 1 far too long for that', '/temp soon', ' ']) {
      await bob.types(text);
    }
    expect(bob.refused).toHaveLength(5);
    expect(bob.refused[0]).toContain('not yours');
  });

  it('is temporary, once or for a while', async () => {
    const [ada, bob] = [await enter('Ada'), await enter('Bob')];
    for (const text of ['/temp 20s first', '/temp on 30s', 'second', '/temp off', 'third']) await ada.types(text);
    const { items } = await sees(bob);
    const lives = items.map((item) => {
      if (item.kind !== 'event' || item.event.type !== 'message-posted') return undefined;
      return item.event.expiresAt === undefined ? 'for ever' : item.event.expiresAt - item.event.at;
    });
    expect(lives).toEqual([20_000, 30_000, 'for ever']);
    expect(ada.told[0]).toBe('What you say in #lobby vanishes after 30 s from now on. /temp off ends that.');
  });

  it('is pinned and listed', async () => {
    const ada = await enter('Ada');
    await ada.types('/pin');
    for (const text of ['one', 'two', '/pin 2', '/pin 1', '/pin 1', '/pin']) await ada.types(text);
    expect(ada.told[0]).toBe('Nothing is pinned in #lobby. /pin 42 pins a message.');
    expect(ada.told[1]).toMatch(/^Pinned in #lobby:\n#2 {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}Ada {2}two$/u);
  });

  it('is found, or not', async () => {
    const ada = await enter('Ada');
    await ada.types('lunch at noon');
    for (const text of ['/search LUNCH', '/search dinner', '/search', '/search x in:nowhere']) await ada.types(text);
    expect(ada.found.map(({ messages }) => messages.length)).toEqual([1]);
    expect(ada.told).toEqual(['Nothing was found for: dinner']);
    expect(ada.refused).toEqual([
      expect.stringContaining('Say which words'),
      expect.stringContaining('You are not in a room called nowhere.'),
    ]);
  });
});

describe('rooms', () => {
  it('are made, entered and left', async () => {
    const [ada, bob] = [await enter('Ada'), await enter('Bob')];
    await ada.types('/create den');
    expect([shownRoom(ada), ada.told]).toEqual([
      '#den',
      ['#den is open to all: it stands in /rooms, and is entered with /join den'],
    ]);
    await bob.types('/join #Den');
    await bob.types('hi');
    expect(shownTexts(await sees(ada, ada.client.view.info.id))).toEqual(['hi']);
    await bob.types('/part');
    expect([shownRoom(bob), bob.told]).toEqual(['#lobby', ['You have left #den.']]);
    await bob.types('/part');
    await bob.types('/join nowhere');
    expect(bob.refused).toEqual(['The lobby is always there. /quit leaves the chat.', expect.any(String)]);
    expect(shownRoom(bob)).toBe('#lobby');
  });

  it('that are private tell their code, by which they are entered', async () => {
    const [ada, bob] = [await enter('Ada'), await enter('Bob')];
    await ada.types('/create --private');
    const { id } = ada.client.view.info;
    expect(ada.told[0]).toBe(`#${id} is private: only who has its code can enter it, with /join ${id}`);
    await bob.types('/rooms');
    expect(bob.told.join()).not.toContain(id);
    await bob.types(`/join ${id.toLowerCase()}`);
    expect(shownRoom(bob)).toBe(`#${id}`);
    await bob.types('/part');
    expect(bob.told.at(-1)).toBe(`You have left #${id}. /join ${id} enters it again.`);
  });

  it('are listed with people, lock and topic', async () => {
    const [ada, bob] = [await enter('Ada'), await enter('Bob')];
    await bob.types('/rooms');
    expect(bob.told[0]).toContain('There is no other public room.');
    await ada.types('/create den');
    await ada.types('/topic Lunch');
    ada.passwords = ['sesame'];
    await ada.types('/password');
    await bob.types('/rooms');
    expect(bob.told[1]).toMatch(/^#den {2,}1 here {2}password {2}Lunch$/mu);
  });

  it('ask for their password, and again where it was wrong, three times in all', async () => {
    const [ada, bob] = [await enter('Ada'), await enter('Bob')];
    await ada.types('/create den');
    ada.passwords = ['sesame'];
    await ada.types('/password');
    expect(ada.asked).toEqual(['New password of #den, empty for none']);
    bob.passwords = ['wrong', 'sesame'];
    await bob.types('/join den');
    expect([shownRoom(bob), bob.asked]).toEqual([
      '#den',
      ['Password of den', 'That was not the password of den. Once more'],
    ]);
    const eve = await enter('Eve');
    eve.passwords = ['a', 'b', 'c', 'sesame'];
    await eve.types('/join den');
    expect([shownRoom(eve), eve.asked.length, eve.refused.length]).toEqual(['#lobby', 3, 1]);
    eve.passwords = [undefined];
    await eve.types('/join den');
    expect([shownRoom(eve), eve.refused.length]).toEqual(['#lobby', 1]);
    expect(eve.told.at(-1)).toBe('No password was given: you are not in den.');
  });

  it('are unlocked by /password off, and by who made them alone', async () => {
    const [ada, bob] = [await enter('Ada'), await enter('Bob')];
    await ada.types('/create den');
    ada.passwords = ['sesame', undefined];
    for (const text of ['/password', '/password', '/password off']) await ada.types(text);
    await bob.types('/join den');
    await bob.types('/password');
    expect([shownRoom(bob), bob.asked, bob.refused]).toEqual([
      '#den',
      [],
      ['Only who made a room and operators can change its password.'],
    ]);
  });

  it('have a topic, or none', async () => {
    const ada = await enter('Ada');
    for (const text of ['/topic', '/topic Lunch at noon', '/topic', '/topic off', '/topic']) await ada.types(text);
    const none = '#lobby has no topic. /topic TEXT gives it one.';
    expect(ada.told).toEqual([none, '#lobby: Lunch at noon', none]);
    await ada.types(`/topic ${'x'.repeat(300)}`);
    expect(ada.refused[0]).toContain('at most 200');
  });

  it('of two are opened, with something said or not', async () => {
    const [ada, bob] = [await enter('Ada'), await enter('Bob')];
    await ada.types('/msg bob');
    expect([shownRoom(ada), bob.client.view.rooms.length]).toEqual(['@Bob', 1]);
    await ada.types('/msg @Bob psst');
    await viewWhen(bob.client, ({ rooms }) => rooms[1]?.unread === 1);
    await bob.types('/join @Ada');
    expect([shownRoom(bob), shownTexts(bob.client.view)]).toEqual(['@Ada', ['psst']]);
    await ada.types('/msg Nobody hello');
    expect(ada.refused).toHaveLength(1);
  });
});

describe('people', () => {
  it('are renamed, shown, away and back', async () => {
    const [ada, bob] = [await enter('Ada'), await enter('Bob')];
    for (const text of ['/nick Grace', '/away lunch']) await ada.types(text);
    await bob.types('/who');
    expect(bob.told).toEqual(['2 here: Bob, Grace (away: lunch)']);
    await ada.types('/back');
    await bob.types('/names');
    expect(bob.told[1]).toBe('2 here: Bob, Grace');
    await ada.types('/nick bob');
    await ada.types('/nick a b');
    expect(ada.refused).toHaveLength(2);
    expect(ada.told).toEqual(['You are away: lunch. /back tells that you are here again.', 'You are back.']);
  });

  it('are ignored and not', async () => {
    const [ada, bob] = [await enter('Ada'), await enter('Bob')];
    await say(bob.client, 'hello');
    await sees(ada);
    for (const text of ['/ignore Bob', '/ignore', '/unignore Bob', '/unignore Bob', '/ignore Ada']) {
      await ada.types(text);
    }
    expect(ada.told).toEqual([
      expect.stringContaining('Nothing of Bob'),
      'Ignored: Bob',
      expect.stringContaining('shown again'),
    ]);
    expect(ada.refused).toEqual([expect.stringContaining('not ignored'), 'That is you.']);
  });
});

it('asks for help and exports of whoever can give them, and tells of mistakes', async () => {
  const ada = await enter('Ada');
  for (const text of ['/help', '/help keys', '/help temp', '/export json', '/nope']) await ada.types(text);
  expect(ada.other).toEqual(['commands', 'keys', 'temp', 'json']);
  expect(ada.refused).toHaveLength(1);
});
