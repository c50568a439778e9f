import { afterEach, describe, expect, it } from '@jest/globals';
import { listen } from '../../src/host/port/listener.ts';
import { PlaintextGate } from '../../src/host/port/plaintext-gate.ts';
import { identityOf } from '../../src/identity/identity.ts';
import { keyIdOf, type PersonKey } from '../../src/identity/person-key.ts';
import { sixWordsOf } from '../../src/identity/six-words.ts';
import type { Connection } from '../../src/transport/connection.ts';
import { setUpTemporaryHome } from '../helpers/temporary-home.ts';
import { createTestClient, viewWhen } from '../helpers/test-client.ts';
import { openTestHost, type TestHost, testLimits } from '../helpers/test-host.ts';
import { createTestCredentials, createTestKey } from '../helpers/test-identity.ts';
import { testWebParts } from '../helpers/test-web.ts';
import { openTlsRelay, type TlsRelay } from '../helpers/tls-relay.ts';

setUpTemporaryHome();
const { acceptanceOf } = await import('../../src/cli/joining/accept-new.ts');
const { dial } = await import('../../src/cli/joining/dial.ts');
const { HostCheck } = await import('../../src/cli/joining/host-check.ts');

/** Where everybody believes the host to be. */
const place = { hostname: '192.168.1.7', port: 5050 };
const hostKey = createTestKey();
const wordsOf = ({ publicKey }: PersonKey) => sixWordsOf(identityOf(publicKey));

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

/** A host with that key. */
async function openHost(): Promise<TestHost & { readonly tlsPort: number }> {
  const host = await openTestHost();
  const parts = {
    limits: testLimits([]),
    now: () => performance.now(),
    record: () => {},
  };
  const listener = await listen(
    { port: 0, address: '127.0.0.1' },
    {
      ...parts,
      accept: (connection) => host.host.accept(connection),
      plaintext: new PlaintextGate({ policy: 'off', localNetworks: () => [], onKnock: () => {} }),
      credentials: await createTestCredentials(hostKey),
      web: testWebParts(),
    },
  );
  open.push(host, listener);
  return { ...host, tlsPort: listener.port };
}

/** Somebody in between with a key of their own, who passes all on to the host. */
async function openRelay({ tlsPort: port }: { tlsPort: number }, key = createTestKey()): Promise<TlsRelay> {
  const relay = await openTlsRelay({ hostname: '127.0.0.1', port }, await createTestCredentials(key));
  open.push(relay);
  return relay;
}

/** A client that was told of the place, and whose network leads it to a port of this machine. */
function clientTo(portOf: () => number, { keyId }: { keyId?: string } = {}) {
  const target = { address: place, ...(keyId !== undefined && { keyId }) };
  const check = new HostCheck({ target, acceptance: acceptanceOf(false) });
  const connections: Connection[] = [];
  const dialChecked = async () => {
    const address = { hostname: '127.0.0.1', port: portOf() };
    const connection = await dial(address, {
      checkHost: (publicKey) => check.check(publicKey),
    });
    connections.push(connection);
    return connection;
  };
  const client = createTestClient({ nick: 'Ada', dial: dialChecked });
  open.push(client);
  return {
    client,
    check,
    breakLink: () => connections.at(-1)?.close(1001, ''),
  };
}

/** Meets the host without anybody in between. */
async function meet({ tlsPort }: { tlsPort: number }): Promise<void> {
  const { client, check } = clientTo(() => tlsPort);
  await client.connect();
  expect(check.trust).toMatchObject({
    type: 'unverified',
    words: wordsOf(hostKey),
  });
  check.keep(client.view.title);
  client.close();
}

describe('somebody in between, with a certificate of their own', () => {
  it('[P45] is refused where an invite names the host, and hears nothing', async () => {
    const relay = await openRelay(await openHost());
    const { client } = clientTo(() => relay.address.port, {
      keyId: keyIdOf(hostKey.publicKey),
    });
    await expect(client.connect()).rejects.toMatchObject({ code: 'impostor' });
    expect(relay.heard()).toBe('');
  });

  it('[P46] is refused where the host was met before, and hears nothing', async () => {
    const host = await openHost();
    await meet(host);
    const relay = await openRelay(host);
    const { client } = clientTo(() => relay.address.port);
    const message = expect.stringContaining('This is not "Test room", which you met at 192.168.1.7');
    await expect(client.connect()).rejects.toMatchObject({
      code: 'host-changed',
      message,
    });
    expect(relay.heard()).toBe('');
  });

  it('shows other words at the first meeting, and cannot pass the proof of a key on', async () => {
    const between = createTestKey();
    const host = await openHost();
    const relay = await openRelay(host, between);
    const { client, check } = clientTo(() => relay.address.port);
    await expect(client.connect()).rejects.toMatchObject({
      code: 'refused',
      refusalCode: 'proof-invalid',
    });
    expect(check.trust).toMatchObject({
      type: 'unverified',
      words: wordsOf(between),
    });
    expect(wordsOf(between)).not.toBe(wordsOf(hostKey));
    expect(relay.heard()).toContain('Upgrade: websocket');
  });

  it('is not fallen back to when the connection breaks', async () => {
    const host = await openHost();
    const relay = await openRelay(host);
    let port = host.tlsPort;
    const { client, breakLink } = clientTo(() => port);
    await client.connect();
    port = relay.address.port;
    breakLink();
    const { link } = await viewWhen(client, ({ link }) => link.type === 'closed');
    expect(link).toMatchObject({ error: { code: 'host-changed' } });
    expect(relay.heard()).toBe('');
  });
});

describe('a host that comes back', () => {
  it('stays pinned with a renewed certificate on the same key', async () => {
    const before = await openHost();
    await meet(before);
    const { tlsPort } = await openHost();
    const { client, check } = clientTo(() => tlsPort);
    await client.connect();
    expect(check.trust).toMatchObject({
      type: 'pinned',
      words: wordsOf(hostKey),
    });
  });
});
