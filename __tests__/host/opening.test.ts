import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';
import { createTestIdentity } from '../helpers/test-identity.ts';

describe('opening a connection', () => {
  let room: TestHost;
  let client: RawClient;
  beforeEach(async () => {
    room = await openTestHost();
    client = new RawClient(await room.dial());
  });
  afterEach(() => room.close());

  it('[P1] the host speaks first, with a fresh nonce of 128 bits and its versions', async () => {
    const challenge = await client.next('challenge');
    expect(challenge).toMatchObject({ versions: [1], software: 'test-host' });
    expect(Buffer.from(challenge.nonce, 'base64url')).toHaveLength(16);
    const other = await new RawClient(await room.dial()).next('challenge');
    expect(other.nonce).not.toBe(challenge.nonce);
  });

  it('[P4] an accepted hello is answered by a welcome alone, with nick, epoch and title', async () => {
    const welcome = await client.hello({ nick: ' Ada ' });
    expect(welcome).toMatchObject({ type: 'welcome', nick: 'Ada', epoch: room.log.epoch, title: 'Test room' });
    await client.fence();
    expect(client.frames.map(({ type }) => type)).toEqual(['challenge', 'welcome', 'roster', 'ok']);
  });

  it('[P3] a version that the host does not speak is refused in a sentence that says which side to update', async () => {
    const answer = await client.hello({ nick: 'Ada', version: 99 });
    expect(answer).toMatchObject({
      type: 'refused',
      number: 0,
      code: 'version',
      message: expect.stringContaining('Update pychat on the host.'),
    });
    expect(await client.ended).toMatchObject({ isClean: false });
  });

  it.each([
    ['of another nonce', (c: RawClient) => c.identity.prove({ nonce: 'another', clientId: c.clientId, channelId: '' })],
    ['that is empty', () => ''],
    ['that is no signature', () => 'AAAA'],
  ])('[P2] a proof %s is refused with proof-invalid', async (_, proofOf) => {
    expect(await client.hello({ proof: proofOf(client) })).toMatchObject({ number: 0, code: 'proof-invalid' });
    await client.ended;
  });

  it('[P2] a proof for another client id is refused', async () => {
    expect(await client.hello({ clientId: 'ABCDEFGH' })).toMatchObject({ code: 'proof-invalid' });
  });

  it("[P2] somebody else's key is refused", async () => {
    expect(await client.hello({ key: createTestIdentity().publicKey })).toMatchObject({ code: 'proof-invalid' });
  });

  it.each(['', '  ', 'a b', 'x'.repeat(25), 'evil\u202e', '\u0000'])(
    '[P4] the nick %j is refused and the connection ends',
    async (nick) => {
      expect(await client.hello({ nick })).toMatchObject({
        type: 'refused',
        number: 0,
        code: expect.stringMatching(/^nick-/u),
      });
      await client.ended;
      expect(client.frames.map(({ type }) => type)).toEqual(['challenge', 'refused']);
    },
  );

  it('[P5] a request before the hello breaks the protocol', async () => {
    client.send({ type: 'who', number: 1, room: 'lobby' });
    expect(await client.next('closing')).toMatchObject({
      code: 'protocol',
      message: 'A request came before the hello.',
    });
    await client.ended;
  });

  it('[P5] a second hello breaks the protocol', async () => {
    await client.hello({ nick: 'Ada' });
    const { identity, clientId } = client;
    const [{ nonce } = { nonce: '' }] = client.all('challenge');
    client.send({
      type: 'hello',
      version: 1,
      key: identity.publicKey,
      proof: identity.prove({ nonce, clientId, channelId: '' }),
      clientId,
      nick: 'Eve',
    });
    expect(await client.next('closing')).toMatchObject({ code: 'protocol', message: 'A second hello came.' });
    await client.ended;
  });

  it('[P5] a pong before the hello is no request', async () => {
    client.send({ type: 'pong' });
    expect(await client.hello({ nick: 'Ada' })).toMatchObject({ type: 'welcome' });
  });
});
