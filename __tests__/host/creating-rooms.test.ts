import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryLog } from '../../src/storage/memory/memory-log.ts';
import { enterAs, type RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';
import { type Fate, unreliable } from '../helpers/unreliable-log.ts';

const code = /^[A-HJKMNP-Z2-9]{5}$/u;

describe('making a room', () => {
  let host: TestHost;
  let ada: RawClient;
  let bob: RawClient;
  let fates: Fate[];
  beforeEach(async () => {
    fates = [];
    host = await openTestHost({ log: unreliable(new MemoryLog(), fates) });
    [ada, bob] = [await enterAs('Ada', host), await enterAs('Bob', host)];
  });
  afterEach(() => host.close());

  const create = (client: RawClient, changes: { name?: string; isPrivate?: boolean; password?: string } = {}) =>
    client.ask({ type: 'create-room', isPrivate: false, ...changes });

  it('[P31] gives a code, is owned by who asked, and begins with room-created', async () => {
    const info = await ada.askRoom({ type: 'create-room', name: ' #den ', isPrivate: false });
    expect(info).toEqual({
      id: expect.stringMatching(code),
      kind: 'public',
      name: 'den',
      pinned: [],
      owner: ada.identity.keyId,
      isLocked: false,
    });
    await bob.ask({ type: 'join', room: info.id });
    const page = bob.all('page').at(-1);
    expect(page).toMatchObject({ room: info.id, events: [{ type: 'room-created', seq: 1, nick: 'Ada', name: 'den' }] });
  });

  it('[P14] shows the room before its ok', async () => {
    ada.frames.length = 0;
    await create(ada, { name: 'den' });
    expect(ada.frames.map(({ type }) => type)).toEqual(['room', 'ok']);
  });

  it('[P12] the same id again gets the same room, also after a restart of the connection', async () => {
    const request = { type: 'create-room', name: 'den', isPrivate: true } as const;
    await Promise.all([ada.askAs(5, request), ada.askAs(5, request)]);
    await ada.end(1006);
    const again = await enterAs('Ada', { ...host, identity: ada.identity, clientId: ada.clientId });
    await again.askAs(5, request);
    const ids = [...ada.all('room'), ...again.all('room')].flatMap(({ info }) =>
      info.kind === 'private' ? [info.id] : [],
    );
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
    expect(await again.post('mine', ids[0])).toMatchObject({ type: 'ok' });
  });

  it('[P31] refuses a name that is there, or looks like one that is', async () => {
    await create(ada, { name: 'Den' });
    for (const name of ['Den', 'den', '#DEN', 'Dеn', 'lobby', 'L0BBY']) {
      expect(await create(bob, { name })).toMatchObject({ type: 'refused', code: 'room-name-taken' });
    }
    expect(await create(bob, { name: 'Garden' })).toMatchObject({ type: 'ok' });
  });

  it('[P31] in one tick gives a name to the first', async () => {
    const answers = await Promise.all([create(ada, { name: 'den' }), create(bob, { name: 'den' })]);
    expect(answers.map(({ type }) => type)).toEqual(['ok', 'refused']);
  });

  it('[P31] private ones may have any name, which nobody learns: no public room is refused for it', async () => {
    await create(ada, { name: 'den', isPrivate: true });
    expect(await create(bob, { name: 'den', isPrivate: true })).toMatchObject({ type: 'ok' });
    expect(await create(bob, { name: 'den' })).toMatchObject({ type: 'ok' });
  });

  it.each([
    '',
    ' ',
    '#',
    'a b',
    'a/b',
    'a\\b',
    'a\nb',
    'a\u001b[31mb',
    '\u202eab',
    'a\u0000',
    'K7QMX',
    'k7qmx',
    'k7-qmx',
    'x'.repeat(25),
    '@Ada',
    '…',
    'Ｋ７ＱＭＸ',
    '\ud800',
  ])('[P31] refuses the name %j', async (name) => {
    expect(await create(ada, { name })).toMatchObject({ type: 'refused', code: 'room-name-invalid' });
  });

  it('[P8] is refused to an observer', async () => {
    expect(await create(await enterAs(undefined, host))).toMatchObject({ code: 'observer' });
  });

  it('[P12] that cannot be saved leaves neither room nor name behind', async () => {
    fates.push('fails');
    expect(await create(ada, { name: 'den' })).toMatchObject({ code: 'not-saved' });
    await ada.ask({ type: 'list-rooms' });
    expect(ada.all('rooms').at(-1)).toEqual({ type: 'rooms', rooms: [], more: 0 });
    fates.push('conflicts');
    expect(await create(bob, { name: 'den' })).toMatchObject({ type: 'ok' });
  });

  it('[P31] draws another code when the first is taken, and gives up when there is none', async () => {
    const ofShortCode = [0, 0, 0];
    const draws = [...ofShortCode, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5];
    await host.close();
    host = await openTestHost({ random: () => draws.shift() ?? 0 });
    ada = await enterAs('Ada', host);
    const ids = [
      await ada.askRoom({ type: 'create-room', isPrivate: true }),
      await ada.askRoom({ type: 'create-room', isPrivate: true }),
    ];
    expect(ids.map(({ id }) => id)).toEqual(['AAAAA', 'SAAAA']);
    expect(await create(ada)).toMatchObject({ code: 'too-many-rooms' });
  });

  it('[P31] is refused beyond the limit; rooms of two do not count', async () => {
    await host.close();
    host = await openTestHost({ limits: ['rooms=2'] });
    [ada, bob] = [await enterAs('Ada', host), await enterAs('Bob', host)];
    await ada.askRoom({ type: 'open-direct', nick: 'Bob' });
    expect(await create(ada)).toMatchObject({ type: 'ok' });
    expect(await create(bob)).toMatchObject({ type: 'refused', code: 'too-many-rooms' });
  });

  it('has a topic, for all to change and for everyone who comes to see', async () => {
    const { id } = await ada.askRoom({ type: 'create-room', isPrivate: false });
    await bob.ask({ type: 'set-topic', room: id, topic: '  all\nabout\u001b fish ' });
    expect(await bob.ask({ type: 'set-topic', room: id, topic: 'x'.repeat(201) })).toMatchObject({
      code: 'topic-too-long',
    });
    const { topic } = await ada.askRoom({ type: 'open-room', name: id });
    expect(topic).toBe('all about␛ fish');
  });
});
