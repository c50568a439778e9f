import { afterEach, expect, it } from '@jest/globals';
import { fetchTitle } from '../../../src/web/connect/fetch-title.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';

let host: TestHost | undefined;
afterEach(() => host?.close());

it('[P75] a host says what it is called, also to who is not let in', async () => {
  host = await openTestHost({ isPrivate: true, web: { title: 'Lab' } });
  expect(await fetchTitle(`http://127.0.0.1:${await host.port()}`)).toBe('Lab');
});

it('a page that cannot learn it goes without', async () => {
  expect(await fetchTitle('http://127.0.0.1:1')).toBe('');
});
