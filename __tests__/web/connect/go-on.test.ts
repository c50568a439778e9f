import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lobby, type RoomId } from '../../../src/chat/room-id.ts';
import type { Client } from '../../../src/client/client.ts';
import { goOn } from '../../../src/web/connect/go-on.ts';
import { openKeep } from '../../../src/web/keep/keep.ts';
import { leaveTabSession, takeTabSession } from '../../../src/web/keep/tab-session.ts';
import { connectAs, createTestClient, say, shownTexts, viewWhen } from '../../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';
import { createTestIdentity } from '../../helpers/test-identity.ts';
import { memoryStore } from '../memory-store.ts';

describe('a page that is loaded again', () => {
  let room: TestHost;
  let bob: Client;
  beforeEach(async () => {
    room = await openTestHost();
    bob = await connectAs('Bob', room);
  });
  afterEach(async () => {
    bob.close();
    await room.close();
  });

  const identity = createTestIdentity();
  const tab = memoryStore();
  const keep = openKeep({ browser: memoryStore(), tab });

  /** What a client is that came after this one in the same tab. Its connection is whatever is left of it. */
  const loadAgain = async (client: Client) => {
    leaveTabSession(tab, client);
    const session = takeTabSession(tab);
    if (!session) throw new Error('Nothing was left.');
    const next = createTestClient({
      ...room,
      nick: client.view.nick,
      identity,
      clientId: session.clientId,
      continuation: session,
      lastSeen: keep.seen.read,
    });
    await next.connect();
    await goOn(next, { session, keep });
    return next;
  };

  it('[P9] takes over the session that is still there: nobody leaves or joins', async () => {
    const ada = await connectAs('Ada', { ...room, identity });
    await viewWhen(bob, ({ nicks }) => nicks.size === 2);
    const before = bob.view.items.length;
    const next = await loadAgain(ada);
    await viewWhen(ada, ({ link }) => link.type === 'closed');
    await bob.who();
    expect(bob.view.items).toHaveLength(before);
    next.close();
  });

  /** A client whose link can be made to hear nothing, and then to say nothing. */
  const connectBadly = async () => {
    const trouble = { isDeaf: false, isMute: false, cut: () => {} };
    const client = await connectAs('Ada', {
      identity,
      dial: async () => {
        const connection = await room.dial();
        trouble.cut = () => connection.close(1006, 'cut');
        return {
          ...connection,
          send: (text) => void (trouble.isMute || connection.send(text)),
          open: ({ onText, onEnd }) =>
            connection.open({ onEnd, onText: (text) => void (trouble.isDeaf || onText(text)) }),
        };
      },
    });
    return { client, trouble };
  };

  it('[P12, P19] says what had no answer, each once, whether it was committed or not', async () => {
    const { client: ada, trouble } = await connectBadly();
    await say(ada, 'first');
    trouble.isDeaf = true;
    for (const text of ['committed', 'too']) void say(ada, text);
    await viewWhen(bob, (view) => shownTexts(view).includes('too'));
    trouble.isMute = true;
    void say(ada, 'never sent');
    trouble.cut();
    ada.close();
    const next = await loadAgain(ada);
    await viewWhen(bob, (view) => shownTexts(view).includes('never sent'));
    const said = ['first', 'committed', 'too', 'never sent'];
    expect(shownTexts(bob.view)).toEqual(said);
    expect((await say(next, 'afterwards')).type).toBe('ok');
    expect(shownTexts(next.view)).toEqual([...said, 'afterwards']);
    expect(next.view.sending).toEqual([]);
    expect(next.isSettled).toBe(true);
    next.close();
  });

  it('is in the rooms again where it was, and shows the same', async () => {
    const ada = await connectAs('Ada', { ...room, identity });
    const den = await ada.createRoom({ isPrivate: true });
    if ('type' in den) throw new Error(den.message);
    ada.show(den.id);
    await say(ada, 'in the den');
    const next = await loadAgain(ada);
    expect([...next.rooms.keys()]).toEqual([lobby, den.id]);
    expect(next.view.info.id).toBe(den.id);
    expect(shownTexts(next.view)).toEqual(['in the den']);
    next.close();
  });

  it('[P30] tells which room asks for its password again, and keeps none', async () => {
    const ada = await connectAs('Ada', { ...room, identity });
    const vault = await ada.createRoom({ name: 'vault', isPrivate: false, password: 'sesame' });
    if ('type' in vault) throw new Error(vault.message);
    ada.show(lobby);
    leaveTabSession(tab, ada);
    const session = takeTabSession(tab);
    ada.close();
    if (!session) throw new Error('Nothing was left.');
    const next = await connectAs('Ada', { ...room, identity });
    await goOn(next, { session, keep });
    await viewWhen(next, ({ items }) =>
      items.some((item) => item.kind === 'notice' && item.text.includes('#vault asks for its password: /join vault')),
    );
    expect([...next.rooms.keys()]).toEqual([lobby]);
    next.close();
  });

  it('knows how much it has missed where it was last', async () => {
    const ada = await connectAs('Ada', { ...room, identity });
    const den = await ada.createRoom({ isPrivate: true });
    if ('type' in den) throw new Error(den.message);
    await bob.openRoom(den.id);
    for (const text of ['seen', 'not seen', 'not seen either']) await bob.post(text, { room: den.id });
    await viewWhen(ada, ({ rooms }) => rooms.some(({ unread }) => unread === 3));
    const seen = [...(ada.rooms.get(den.id)?.items ?? [])].findLast((item) => item.kind === 'event')?.event.seq ?? 0;
    keep.seen.write(ada.epoch, new Map([[den.id, seen - 2]]));
    const next = await loadAgain(ada);
    expect(next.view.rooms.find(({ id }) => id === den.id)).toMatchObject({ unread: 2, isShown: false });
    next.close();
  });

  it('makes a draft of what it cannot say any more, and tells why', async () => {
    const ada = await connectAs('Ada', { ...room, identity });
    const session = {
      ...ada.continuation,
      clientId: ada.own.clientId,
      lastNumber: 50,
      unanswered: [{ type: 'post', number: 50, room: 'BCDFG', text: 'hello' }] as const,
      rooms: ['BCDFG'],
      shown: 'BCDFG' as RoomId,
    };
    await goOn(ada, { session, keep });
    await viewWhen(ada, ({ items }) =>
      items.some((item) => item.kind === 'notice' && item.text.startsWith('Not done:')),
    );
    expect(keep.draft('BCDFG' as RoomId)).toBe('hello');
    ada.close();
  });

  it('leaves nothing temporary and no password where a browser keeps it', async () => {
    const { client: ada, trouble } = await connectBadly();
    trouble.isMute = true;
    void ada.post('gone soon', { ttlMs: 10_000 });
    void ada.setPassword('hunter2');
    void ada.openRoom('BCDFG', 'hunter2');
    void ada.register('hunter2');
    void say(ada, 'lasting');
    leaveTabSession(tab, ada);
    const kept = tab.read('session') ?? '';
    expect(kept).toContain('lasting');
    expect(kept).not.toMatch(/soon|hunter2/);
    expect(takeTabSession(tab)).toMatchObject({ lastNumber: ada.continuation.lastNumber });
    ada.close();
  });

  it('is there once: a copy of the tab begins anew, and so does whoever finds damage', async () => {
    const ada = await connectAs('Ada', { ...room, identity });
    leaveTabSession(tab, ada);
    expect(takeTabSession(tab)?.clientId).toBe(ada.own.clientId);
    expect(takeTabSession(tab)).toBeUndefined();
    for (const session of ['{', '{}', '[]', '{"clientId":"a","lastNumber":1}'])
      expect(takeTabSession(memoryStore({ session }))).toBeUndefined();
    ada.close();
  });
});
