import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Channel } from '../../../src/transport/connection.ts';
import { passTime, useFakeTime } from '../../helpers/fake-time.ts';
import { dialOutside } from '../../helpers/outside-pair.ts';
import { enterAs, RawClient } from '../../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';

const plaintext: Channel = { type: 'plaintext', id: '' };
const lan = '192.168.1.23';

/** That all is well again is said so much later. */
const lingerMs = 5000;

describe('[P64] a host', () => {
  useFakeTime();
  let host: TestHost;
  let ada: RawClient;
  beforeEach(async () => {
    host = await openTestHost();
    ada = await enterAs('Ada', host);
  });
  afterEach(() => host.close());

  const signals = async () => {
    await ada.fence();
    return ada.all('exposure').map(({ isExposed }) => isExposed);
  };
  const dialIn = async (address: string, channel: Channel) =>
    new RawClient(await dialOutside(host, { address, channel }));
  const comeIn = async (address: string, channel: Channel) => {
    const client = await dialIn(address, channel);
    const { nonce } = await client.challenge();
    const proof = client.identity.prove({ nonce, clientId: client.clientId, channelId: channel.id });
    return { client, welcome: await client.hello({ proof }) };
  };

  it('tells everybody when the first comes whose connection can be read along, and when the last has gone', async () => {
    expect(ada.all('welcome')[0]).not.toHaveProperty('isExposed');
    const first = await comeIn(lan, plaintext);
    expect(first.welcome).toMatchObject({ type: 'welcome', isExposed: true });
    const second = await comeIn(lan, plaintext);
    expect(await signals()).toEqual([true]);
    expect((await new RawClient(await host.dial()).hello({ nick: 'Bob' })) as object).toMatchObject({
      isExposed: true,
    });
    await first.client.end();
    expect(await signals()).toEqual([true]);
    await second.client.end(1006);
    await passTime(lingerMs - 1000);
    expect(await signals()).toEqual([true]);
    await passTime(1000);
    expect(await signals()).toEqual([true, false]);
    expect(await new RawClient(await host.dial()).hello({ nick: 'Eve' })).not.toHaveProperty('isExposed');
    expect(first.client.all('exposure')).toEqual([]);
  });

  it.each<[boolean, string, Channel]>([
    [true, lan, plaintext],
    [true, '::ffff:192.168.1.23', plaintext],
    [true, 'fe80::1%eth0', plaintext],
    [true, lan, { type: 'page', id: 'http://host', isEncrypted: false }],
    [false, lan, { type: 'page', id: 'https://host', isEncrypted: true }],
    [false, lan, { type: 'tls', id: 'Y2hhbm5lbA' }],
    [false, '127.0.0.1', plaintext],
    [false, '::1', plaintext],
    [false, '::ffff:127.0.0.9', plaintext],
    [false, '127.0.0.1', { type: 'page', id: 'http://host', isEncrypted: false }],
  ])('is exposed (%j) by who comes from %s by %j', async (isExposed, address, channel) => {
    const { client, welcome } = await comeIn(address, channel);
    expect('isExposed' in welcome).toBe(isExposed);
    expect(await signals()).toEqual(isExposed ? [true] : []);
    await client.end();
    await passTime(lingerMs);
    expect(await signals()).toEqual(isExposed ? [true, false] : []);
  });

  it('says nothing of a page that is loaded again', async () => {
    for (let count = 0; count < 3; count += 1) {
      const { client } = await comeIn(lan, plaintext);
      await client.end(1001);
      await passTime(lingerMs - 1000);
    }
    expect(await signals()).toEqual([true]);
    expect(await new RawClient(await host.dial()).hello({ nick: 'Bob' })).toMatchObject({ isExposed: true });
    await passTime(1000);
    expect(await signals()).toEqual([true, false]);
  });

  it('is not exposed by who is not let in', async () => {
    const client = await dialIn(lan, plaintext);
    await client.hello({ nick: 'Ada' });
    await client.ended;
    await (await dialIn(lan, plaintext)).challenge();
    expect(await signals()).toEqual([]);
  });

  it('stays exposed while one takes over their own session', async () => {
    const { client, welcome } = await comeIn(lan, plaintext);
    const again = new RawClient(await dialOutside(host, { address: lan, channel: plaintext }), {
      identity: client.identity,
    });
    const resumeToken = welcome.type === 'welcome' ? welcome.resumeToken : '';
    expect(await again.hello({ resumeToken })).toMatchObject({ isExposed: true });
    await client.ended;
    expect(await signals()).toEqual([true]);
  });
});
