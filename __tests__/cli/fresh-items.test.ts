import { afterEach, expect, it } from '@jest/globals';
import { formatItem, watchItems } from '../../src/cli/fresh-items.ts';
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

it('shows nothing that a terminal would obey', () => {
  expect(formatItem({ kind: 'notice', key: 'u1', tone: 'mistake', text: 'a\u001b[2Jb\u009bc\u202ed' })).toBe(
    'a␛[2Jb\ufffdc\ufffdd',
  );
});
