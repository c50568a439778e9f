import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { passTime, useFakeTime } from '../helpers/fake-time.ts';
import { enterAs, type RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

const message = (text: string) => ({ type: 'post', room: 'lobby', text }) as const;

describe('requests', () => {
  useFakeTime();
  let room: TestHost;
  let ada: RawClient;
  beforeEach(async () => {
    room = await openTestHost();
    ada = await enterAs('Ada', room);
  });
  afterEach(() => room.close());

  const textsSeenBy = (client: RawClient) =>
    client
      .all('events')
      .flatMap(({ events }) => events.flatMap((event) => ('text' in event ? [event.text as string] : [])));

  it('[P11] each gets exactly one answer, under its number', async () => {
    const asked = [
      ada.ask({ type: 'who', room: 'lobby' }),
      ada.post('one'),
      ada.ask({ type: 'read-history', room: 'lobby' }),
      ada.post(''),
      ada.ask({ type: 'rename', nick: 'Grace' }),
      ada.ask({ type: 'leave', room: 'lobby' }),
      ada.ask({ type: 'who', room: 'nowhere' }),
    ];
    await Promise.all(asked);
    await ada.fence();
    const numbers = ada.frames.flatMap((frame) =>
      frame.type === 'ok' || frame.type === 'refused' ? [frame.number] : [],
    );
    expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('[P12] the same id twice in one tick is one event and two answers', async () => {
    const answers = await Promise.all([ada.askAs(5, message('once')), ada.askAs(5, message('once'))]);
    expect(answers).toEqual([
      { type: 'ok', number: 5 },
      { type: 'ok', number: 5 },
    ]);
    expect(textsSeenBy(ada)).toEqual(['once']);
  });

  it('[P12] the same id an hour later gets the same answer and has no second effect, not even with another text', async () => {
    await ada.askAs(5, message('once'));
    await passTime(60 * 60_000);
    expect(await ada.askAs(5, message('twice'))).toEqual({ type: 'ok', number: 5 });
    await ada.fence();
    expect(textsSeenBy(ada)).toEqual(['once']);
  });

  it('[P12] the same id over another connection of the same key gets the same answer', async () => {
    await ada.askAs(5, message('once'));
    await ada.end(1006);
    const again = await enterAs('Ada', { ...room, identity: ada.identity, clientId: ada.clientId });
    expect(await again.askAs(5, message('once'))).toEqual({ type: 'ok', number: 5 });
    expect((await again.next('page')).events).toHaveLength(1);
    expect(textsSeenBy(again)).toEqual([]);
  });

  it("[P12] somebody else's same id is another request", async () => {
    const eve = await enterAs('Eve', { ...room, clientId: ada.clientId });
    await ada.askAs(5, message('from Ada'));
    await eve.askAs(5, message('from Eve'));
    expect(textsSeenBy(ada)).toEqual(['from Ada', 'from Eve']);
  });

  it('[P12] a refusal is remembered for ten minutes', async () => {
    const refused = await ada.askAs(5, message(' '));
    expect(refused).toMatchObject({ type: 'refused', code: 'message-empty' });
    await passTime(9 * 60_000);
    expect(await ada.askAs(5, message('now with text'))).toEqual(refused);
    await passTime(60_000);
    expect(await ada.askAs(5, message('now with text'))).toEqual({ type: 'ok', number: 5 });
  });

  it('[P13] those of one connection take effect in their order, many in a tick', async () => {
    const texts = Array.from({ length: 500 }, (_, index) => `message ${index}`);
    await Promise.all(texts.map((text) => ada.post(text)));
    expect(textsSeenBy(ada)).toEqual(texts);
    const seqs = ada.all('events').flatMap(({ events }) => events.map(({ seq }) => seq));
    expect(seqs).toEqual(texts.map((_, index) => index + 1));
  });

  it('[P14] what a request asks to see comes before its ok', async () => {
    ada.frames.length = 0;
    await ada.ask({ type: 'who', room: 'lobby' });
    await ada.ask({ type: 'read-history', room: 'lobby' });
    await ada.ask({ type: 'join', room: 'lobby' });
    const types = ada.frames.filter(({ type }) => type !== 'presence').map(({ type }) => type);
    expect(types).toEqual(['roster', 'ok', 'page', 'ok', 'room', 'page', 'roster', 'ok']);
  });

  it.each([
    [message(''), 'message-empty'],
    [message('x'.repeat(4001)), 'message-too-long'],
    [{ type: 'post', room: 'attic', text: 'hi' }, 'no-such-room'],
    [{ type: 'join', room: 'attic' }, 'no-such-room'],
    [{ type: 'read-history', room: 'lobby', before: 1, after: 1 }, 'history-range'],
  ] as const)('[P11] %j is refused with %s and the connection stays', async (request, code) => {
    expect(await ada.ask(request)).toMatchObject({ type: 'refused', code });
    await ada.fence();
  });

  it('[P12] a message that its sender posted and left behind is still committed', async () => {
    const bob = await enterAs('Bob', room);
    ada.send({ ...message('goodbye'), number: 1 });
    await ada.end(1000);
    expect((await bob.next('events')).events).toMatchObject([{ text: 'goodbye', nick: 'Ada' }]);
  });

  it('[P13] a rename that its sender left behind waits for the client to ask again, and so does what follows it', async () => {
    ada.send({ ...message('first'), number: 1 });
    ada.send({ type: 'rename', nick: 'Grace', number: 2 });
    ada.send({ ...message('third'), number: 3 });
    await ada.end(1006);
    const again = await enterAs('Ada', { ...room, identity: ada.identity, clientId: ada.clientId });
    await Promise.all([again.askAs(2, { type: 'rename', nick: 'Grace' }), again.askAs(3, message('third'))]);
    const { events } = await again.next('events');
    expect(events.map(({ seq, nick }) => [seq, nick])).toEqual([
      [2, 'Ada'],
      [3, 'Grace'],
    ]);
  });
});
