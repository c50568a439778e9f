import { afterEach, describe, expect, it } from '@jest/globals';
import { identityOf } from '../../src/identity/identity.ts';
import type { PersonKey } from '../../src/identity/person-key.ts';
import { parseShortCode, type ShortCode } from '../../src/identity/short-code.ts';
import { sixWordsOf } from '../../src/identity/six-words.ts';
import { setUpTemporaryHome } from '../helpers/temporary-home.ts';
import { createTestClient } from '../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';
import { createTestCredentials, createTestIdentity, createTestKey } from '../helpers/test-identity.ts';
import { openTlsRelay } from '../helpers/tls-relay.ts';

setUpTemporaryHome();
const { acceptanceOf } = await import('../../src/cli/joining/accept-new.ts');
const { createCodeExchange } = await import('../../src/cli/joining/code-exchange.ts');
const { dial } = await import('../../src/cli/joining/dial.ts');
const { HostCheck } = await import('../../src/cli/joining/host-check.ts');

/** Where everybody believes the host to be. */
const place = { hostname: '192.168.1.7', port: 5050 };

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

async function openHost(options: Parameters<typeof openTestHost>[0] = {}): Promise<TestHost> {
  const host = await openTestHost({ plaintext: 'off', ...options });
  open.push(host);
  return host;
}

/** A client that was told this code, and whose network leads it to a port of this machine. */
function clientWith(code: ShortCode, { port, nick = 'Bob' }: { port: number; nick?: string }) {
  const check = new HostCheck({ target: { address: place, code }, acceptance: acceptanceOf(false) });
  const checkHost = (publicKey: string) => check.check(publicKey);
  const client = createTestClient({
    nick,
    identity: createTestIdentity(),
    code: createCodeExchange(code, () => check.verify()),
    dial: () => dial({ hostname: '127.0.0.1', port }, { checkHost }),
  });
  open.push(client);
  return { client, check };
}

/** Not the one that it is. */
function otherThan(code: ShortCode): ShortCode {
  return parseShortCode(code.endsWith('10') ? code.replace(/10$/u, '11') : code.replace(/\d\d$/u, '10')) as ShortCode;
}

const joinedNicks = ({ occurrences }: TestHost) =>
  occurrences.flatMap((each) => (each.type === 'joined' ? [each.nick] : []));
const wordsOf = ({ publicKey }: PersonKey) => sixWordsOf(identityOf(publicKey));

describe('[P60] who types the code of a host', () => {
  it('is in, and sure of it, without having met it', async () => {
    const host = await openHost({ isPrivate: true });
    const { client, check } = clientWith(host.host.invite.code, { port: await host.port() });
    await client.connect();
    expect(check.trust.type).toBe('verified');
    expect(client.view.isPrivate).toBe(true);
  });

  it('is not in with another one, and nobody learns who that was', async () => {
    const host = await openHost();
    const { client, check } = clientWith(otherThan(host.host.invite.code), { port: await host.port() });
    const wrong = { code: 'refused', refusalCode: 'code-wrong' };
    await expect(client.connect()).rejects.toMatchObject(wrong);
    expect(check.trust.type).toBe('unverified');
    expect(joinedNicks(host)).toEqual([]);
  });

  it('finds somebody in between, who passes all on and learns nothing', async () => {
    const host = await openHost();
    const between = createTestKey();
    const target = { hostname: '127.0.0.1', port: await host.port() };
    const relay = await openTlsRelay(target, await createTestCredentials(between));
    open.push(relay);
    const { client, check } = clientWith(host.host.invite.code, { port: relay.address.port });
    await expect(client.connect()).rejects.toMatchObject({ refusalCode: 'code-wrong' });
    expect(check.trust).toMatchObject({ type: 'unverified', words: wordsOf(between) });
    expect(joinedNicks(host)).toEqual([]);
  });

  it('is told when too many were tried', async () => {
    const host = await openHost();
    const port = await host.port();
    for (let guess = 0; guess < 5; guess += 1) {
      const { client } = clientWith(otherThan(host.host.invite.code), { port });
      await expect(client.connect()).rejects.toMatchObject({ refusalCode: 'code-wrong' });
    }
    const { client } = clientWith(host.host.invite.code, { port });
    await expect(client.connect()).rejects.toMatchObject({ code: 'refused', refusalCode: 'too-many-tries' });
  });
});

describe('[P61] a code for one person', () => {
  it('lets one in, and nobody after that; a nick that is taken does not use it up', async () => {
    const identity = createTestIdentity();
    const host = await openHost({ isPrivate: true, ownerKey: identity.keyId as never });
    const port = await host.port();
    const ada = createTestClient({ nick: 'Ada', identity, dial: host.dial });
    open.push(ada);
    await ada.connect();
    const invite = await ada.createInvite('Bob');
    if (invite.type !== 'invite') throw new Error(invite.message);
    const code = parseShortCode(invite.code) as ShortCode;
    const taken = clientWith(code, { port, nick: 'Ada' });
    await expect(taken.client.connect()).rejects.toMatchObject({ refusalCode: 'nick-taken' });
    const bob = clientWith(code, { port });
    await bob.client.connect();
    expect(bob.check.trust.type).toBe('verified');
    const eve = clientWith(code, { port, nick: 'Eve' });
    await expect(eve.client.connect()).rejects.toMatchObject({ refusalCode: 'code-expired' });
  });
});
