import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, expect, it } from '@jest/globals';
import { tradeInviteToken } from '../../../src/web/connect/invite-token.ts';

const token = `${'t'.repeat(21)}Q`;
const key = 'k'.repeat(22);
const asked: string[] = [];
const server = createServer(async (request, response) => {
  asked.push(`${request.method} ${request.url} ${await text(request)}`);
  response.writeHead(204).end();
});
afterAll(() => {
  server.close();
});

it('[P74] a token goes to the host and out of the address bar; whatever else stands there goes, too', async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const shown: string[] = [];
  const pages = {
    replaceState: (_data: unknown, _title: string, url?: string | URL | null) => void shown.push(`${url}`),
  };
  const visit = (hash: string) => tradeInviteToken({ origin, hash, pathname: '/r/BCDFG', search: '?x' }, pages);
  await visit(`#${key}.${token}`);
  await visit(`#${key}.${token}/BCDFG`);
  expect(asked).toEqual(Array(2).fill(`POST /enter {"token":"${token}"}`));
  await visit(`#${key}`);
  await visit('#nonsense');
  await visit('');
  expect(asked).toHaveLength(2);
  expect(shown).toEqual(Array(4).fill('/r/BCDFG?x'));
});

it('a host that cannot be reached is no reason not to go on', async () => {
  const pages = { replaceState: () => {} };
  const place = { origin: 'http://127.0.0.1:1', hash: `#${key}.${token}`, pathname: '/', search: '' };
  await expect(tradeInviteToken(place, pages)).resolves.toBeUndefined();
});
