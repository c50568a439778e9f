import { afterEach, expect, it } from '@jest/globals';
import { lobby } from '../../src/chat/room-id.ts';
import { formatItem, watchItems } from '../../src/cli/fresh-items.ts';
import { watchElsewhere } from '../../src/cli/news-elsewhere.ts';
import { connectAs, say } from '../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

let host: TestHost;

afterEach(async () => {
  await host.close();
});

it('tells of each item once, in order: what is there at once, the rest as it comes, until it is stopped', async () => {
  host = await openTestHost();
  const ada = await connectAs('Ada', { dial: host.dial });
  await say(ada, 'before');
  const told: string[] = [];
  const stop = watchItems(ada, (items) => told.push(...items.map(formatItem)));
  await say(ada, 'two\nlines');
  ada.notice('a notice');
  stop();
  ada.notice('too late');
  expect(told.map((text) => text.replace(/\d\d:\d\d/u, 'HH:MM'))).toEqual([
    'HH:MM  Ada  before',
    'HH:MM  Ada  two\n       lines',
    'a notice',
  ]);
  ada.close();
});

it('tells of what was said in a room once that is shown, and of nothing twice', async () => {
  host = await openTestHost();
  const [ada, bob] = [await connectAs('Ada', { dial: host.dial }), await connectAs('Bob', { dial: host.dial })];
  const told: string[] = [];
  const elsewhere: string[] = [];
  watchItems(ada, (items) => told.push(...items.map((item) => formatItem(item).slice(7))));
  watchElsewhere(ada, (line) => elsewhere.push(line));
  const den = await ada.createRoom({ name: 'den', isPrivate: false });
  if (!('id' in den)) throw new Error(den.message);
  await bob.openRoom('den');
  for (const text of ['one', 'two']) await bob.post(text, { room: den.id });
  await ada.who(den.id);
  expect(elsewhere).toEqual(['[#den: 1 new message]']);
  ada.show(den.id);
  ada.show(lobby);
  await bob.edit(2, 'ONE', den.id);
  await say(ada, 'here');
  ada.show(den.id);
  await ada.who();
  expect(told.filter((line) => !line.includes('Bob joined') && !line.includes('→'))).toEqual([
    '— Ada made this room',
    'Bob  one',
    'Bob  two',
    'Ada  here',
    '— Bob edited #2: ONE',
  ]);
  ada.close();
  bob.close();
});

it('shows nothing that a terminal would obey', () => {
  expect(formatItem({ kind: 'notice', key: 'u1', tone: 'mistake', text: 'a\u001b[2Jb\u009bc\u202ed' })).toBe(
    'a␛[2Jb\ufffdc\ufffdd',
  );
});
