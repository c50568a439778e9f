import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LoggedRequest, UnloggedRequest } from '../../src/chat/request.ts';
import type { RoomInfo } from '../../src/chat/room-record.ts';
import { enterAs, type RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

describe('a room', () => {
  let host: TestHost;
  let ada: RawClient;
  let eve: RawClient;
  beforeEach(async () => {
    host = await openTestHost();
    [ada, eve] = [await enterAs('Ada', host), await enterAs('Eve', host)];
  });
  afterEach(() => host.close());

  const create = (isPrivate: boolean, name?: string) =>
    ada.askRoom({ type: 'create-room', isPrivate, ...(name !== undefined && { name }) });
  const open = (client: RawClient, name: string) => client.ask({ type: 'open-room', name });

  const requestsAbout = (room: string): (LoggedRequest | UnloggedRequest)[] => [
    { type: 'post', room, text: 'hi' },
    { type: 'edit', room, target: 2, text: 'hi' },
    { type: 'delete', room, target: 2 },
    { type: 'react', room, target: 2, reaction: '+1' },
    { type: 'pin', room, target: 2 },
    { type: 'set-topic', room, topic: 'x' },
    { type: 'set-password', room, password: '' },
    { type: 'join', room },
    { type: 'leave', room },
    { type: 'read-history', room },
    { type: 'search', room, terms: ['secret'] },
    { type: 'type', room },
    { type: 'who', room },
  ];

  it('[P29] that is private is as if it were not there until it is opened, whatever is asked', async () => {
    const { id } = await create(true);
    await ada.post('a secret', id);
    const answersAbout = async (room: string) => {
      const answers = await Promise.all(requestsAbout(room).map((request) => eve.ask(request)));
      return answers.map((answer) => ({ ...answer, number: 0 }));
    };
    const [guessed, wrong] = [await answersAbout(id), await answersAbout('ZZZZZ')];
    expect(new Set(guessed.map((answer) => answer.type === 'refused' && answer.code))).toEqual(
      new Set(['no-such-room']),
    );
    expect(guessed).toEqual(wrong);
    expect(JSON.stringify(eve.frames)).not.toContain('secret');
  });

  it('[P29] that is private is entered by its code, in any case and form', async () => {
    const { id } = await create(true);
    const wide = [...id.toLowerCase()]
      .map((letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0))
      .join('');
    for (const name of [id, id.toLowerCase(), ` ${id.slice(0, 2)}-${id.slice(2)} `, `#${id}`, wide]) {
      const visitor = await enterAs(undefined, host);
      expect(await visitor.askRoom({ type: 'open-room', name })).toMatchObject({ id, kind: 'private' });
      expect(await visitor.ask({ type: 'join', room: id })).toMatchObject({ type: 'ok' });
    }
  });

  it('[P29] that is private is not found by its name, and not listed', async () => {
    await create(true, 'hideout');
    expect(await open(eve, 'hideout')).toMatchObject({ code: 'no-such-room' });
    await eve.ask({ type: 'list-rooms' });
    expect(eve.all('rooms').at(-1)?.rooms).toEqual([]);
  });

  it('[P29] that is public is opened by its name as people write it, or needs no opening', async () => {
    const { id } = await create(false, 'Teatime');
    for (const name of ['teatime', '#Teatime', ' TEATIME ', id]) {
      expect(await eve.askRoom({ type: 'open-room', name })).toMatchObject({ id, name: 'Teatime' });
    }
    const bob = await enterAs('Bob', host);
    expect(await bob.post('hi', id)).toMatchObject({ type: 'ok' });
  });

  it('[P29] that was opened stays open when the connection is taken over', async () => {
    const { id } = await create(true);
    const resumeToken = ada.all('welcome')[0]?.resumeToken as string;
    const again = await enterAs('Ada', { ...host, identity: ada.identity, resumeToken });
    expect(await again.post('still here', id)).toMatchObject({ type: 'ok' });
  });

  it.each(['', ' ', '#', 'nowhere', '@', '@a+b', 'a/b', '\u001b', 'x'.repeat(60_000), '\ud800'])(
    'is not found by %j',
    async (name) => {
      expect(await open(eve, name)).toMatchObject({ type: 'refused', code: 'no-such-room' });
    },
  );

  it('is the lobby for whoever says so', async () => {
    for (const name of ['lobby', '#Lobby', 'LOBBY']) {
      expect(await eve.askRoom({ type: 'open-room', name })).toMatchObject({ id: 'lobby', kind: 'lobby' });
    }
  });

  it('is told of alone to those who hear it', async () => {
    const { id } = await create(false);
    await ada.ask({ type: 'join', room: id });
    await ada.post('here', id);
    await ada.post('there');
    await eve.fence();
    expect(eve.all('events').map(({ room }) => room)).toEqual(['lobby']);
    expect(ada.eventsIn(id)).toMatchObject([{ text: 'here', seq: 2 }]);
    await ada.ask({ type: 'leave', room: id });
    await eve.post('later', id);
    await ada.fence();
    expect(ada.eventsIn(id)).toHaveLength(1);
  });

  it('[P13] commits what one tick brings to several rooms, each in its own order', async () => {
    const rooms = [await create(false), await create(false), await create(false)];
    await Promise.all(rooms.map(({ id }) => ada.ask({ type: 'join', room: id })));
    await Promise.all(rooms.flatMap(({ id }) => [ada.post('one', id), eve.post('two', id)]));
    await ada.fence();
    for (const { id } of rooms) {
      expect(ada.eventsIn(id).map(({ seq }) => seq)).toEqual([2, 3]);
    }
  });

  it('is listed with how many are there, most first, and a lock', async () => {
    const [quiet, busy] = [await create(false, 'quiet'), await create(false, 'busy')] as [RoomInfo, RoomInfo];
    await Promise.all([ada, eve].map((client) => client.ask({ type: 'join', room: quiet.id })));
    await eve.ask({ type: 'list-rooms' });
    expect(eve.all('rooms').at(-1)).toMatchObject({
      rooms: [
        { info: { id: quiet.id }, here: 2 },
        { info: { id: busy.id }, here: 0 },
      ],
      more: 0,
    });
  });

  it('is in vain looked for in more than a hundred at once', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 100; count += 1) ids.push((await create(false)).id);
    const answers = await Promise.all(ids.map((room) => eve.ask({ type: 'join', room })));
    expect(answers.filter(({ type }) => type === 'ok')).toHaveLength(99);
    expect(answers.at(-1)).toMatchObject({ code: 'too-many-rooms' });
    expect(await eve.ask({ type: 'join', room: ids[0] as string })).toMatchObject({ type: 'ok' });
  });
});
