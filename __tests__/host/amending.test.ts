import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LoggedRequest } from '../../src/chat/request.ts';
import { MemoryLog } from '../../src/storage/memory/memory-log.ts';
import { enterAs, type RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';
import { type Fate, unreliable } from '../helpers/unreliable-log.ts';

const room = 'lobby';
const edit = (target: number, text: string) => ({ type: 'edit', room, target, text }) as const;
const remove = (target: number) => ({ type: 'delete', room, target }) as const;
const react = (target: number, reaction = '+1') => ({ type: 'react', room, target, reaction }) as const;
const pin = (target: number) => ({ type: 'pin', room, target }) as const;

describe('what becomes of a message', () => {
  let host: TestHost;
  let fates: Fate[];
  let ada: RawClient;
  let bob: RawClient;
  beforeEach(async () => {
    fates = [];
    host = await openTestHost({ log: unreliable(new MemoryLog(), fates) });
    [ada, bob] = [await enterAs('Ada', host), await enterAs('Bob', host)];
    await ada.post('first');
  });
  afterEach(() => host.close());

  const message = async (seq: number) => {
    await bob.ask({ type: 'read-history', room });
    return bob
      .all('page')
      .at(-1)
      ?.events.find((event) => event.seq === seq);
  };

  it('[P35] is told as an event, and is in every page from then on', async () => {
    await ada.ask(edit(1, 'corrected'));
    await bob.ask(react(1, '🎉'));
    await bob.fence();
    expect(bob.eventsIn(room).slice(1)).toMatchObject([
      { seq: 2, type: 'message-edited', target: 1, text: 'corrected' },
      { seq: 3, type: 'reaction-added', target: 1, reaction: '🎉', nick: 'Bob' },
    ]);
    expect(await message(1)).toMatchObject({
      text: 'corrected',
      isEdited: true,
      reactions: [{ reaction: '🎉', count: 1, nicks: ['Bob'] }],
      amendedSeq: 3,
    });
    const carol = await enterAs('Carol', host);
    expect(JSON.stringify(carol.frames)).not.toContain('first');
  });

  it('[P34] only the author edits and deletes, from any connection of the same key', async () => {
    for (const request of [edit(1, 'mine'), remove(1)]) {
      expect(await bob.ask(request)).toMatchObject({ type: 'refused', code: 'not-allowed' });
    }
    const other = await enterAs('Countess', { ...host, identity: ada.identity });
    expect(await other.ask(edit(1, 'mine'))).toMatchObject({ type: 'ok' });
    expect(await ada.ask(remove(1))).toMatchObject({ type: 'ok' });
    expect(await message(1)).toMatchObject({ text: '', isDeleted: true });
  });

  it.each([0, 2, 99, Number.MAX_SAFE_INTEGER])('[P34] number %d is no message here', async (target) => {
    await ada.ask({ type: 'set-topic', room, topic: 'fish' });
    const requests: LoggedRequest[] = [edit(target, 'x'), remove(target), react(target), pin(target)];
    for (const request of [...requests, { type: 'post', room, text: 'x', replyTo: target } as const]) {
      expect(await ada.ask(request)).toMatchObject({ type: 'refused', code: 'no-such-message' });
    }
  });

  it('[P34] a deleted message is no message any more', async () => {
    await ada.ask(remove(1));
    const requests: LoggedRequest[] = [edit(1, 'x'), remove(1), react(1), pin(1)];
    for (const request of [...requests, { type: 'post', room, text: 'x', replyTo: 1 } as const]) {
      expect(await ada.ask(request)).toMatchObject({ type: 'refused', code: 'no-such-message' });
    }
  });

  it('[P36] a reaction is taken back by the same one of the same key', async () => {
    await bob.ask(react(1));
    await ada.ask(react(1));
    await bob.ask(react(1));
    expect(await message(1)).toMatchObject({ reactions: [{ reaction: '+1', count: 1, nicks: ['Ada'] }] });
  });

  it('[P36] a second request of the same tick sees the first one, whoever made it', async () => {
    await Promise.all([bob.ask(react(1)), bob.ask(react(1)), bob.ask(react(1)), ada.ask(react(1))]);
    expect(await message(1)).toMatchObject({ reactions: [{ reaction: '+1', count: 2, nicks: ['Bob', 'Ada'] }] });
    const answers = await Promise.all([ada.ask(remove(1)), bob.ask(react(1)), ada.ask(edit(1, 'x'))]);
    expect(answers).toMatchObject([{ type: 'ok' }, { code: 'no-such-message' }, { code: 'no-such-message' }]);
  });

  it('[P34] what is posted and edited in one tick is as it was edited', async () => {
    const answers = await Promise.all([ada.post('secnod'), ada.ask(edit(2, 'second')), bob.ask(react(2))]);
    expect(answers.map(({ type }) => type)).toEqual(['ok', 'ok', 'ok']);
    expect(await message(2)).toMatchObject({ text: 'second', isEdited: true, amendedSeq: 4 });
  });

  it('[P36] has at most 20 kinds of reaction, of a thousand that are tried', async () => {
    const answers = await Promise.all(Array.from({ length: 1000 }, (_, index) => bob.ask(react(1, `r${index}`))));
    expect(answers.filter(({ type }) => type === 'ok')).toHaveLength(20);
    expect(answers.at(-1)).toMatchObject({ code: 'too-many-reactions' });
    expect(await ada.ask(react(1, 'r0'))).toMatchObject({ type: 'ok' });
  });

  it.each(['', ' ', 'two words', 'x'.repeat(17), '\u001b', 'a\u202eb', '\ud800'])(
    '[P36] %j is no reaction',
    async (reaction) => {
      expect(await bob.ask(react(1, reaction))).toMatchObject({ code: 'reaction-invalid' });
    },
  );

  it('[P28] is pinned by anyone, once more takes the pin away, and whoever enters sees the pins', async () => {
    await ada.post('second');
    for (const target of [2, 1]) await bob.ask(pin(target));
    const pinnedFor = async () => (await enterAs(undefined, host)).all('room').at(-1)?.info.pinned;
    expect(await pinnedFor()).toEqual([2, 1]);
    await ada.ask(pin(2));
    expect(await pinnedFor()).toEqual([1]);
    await ada.ask(remove(1));
    expect(await pinnedFor()).toEqual([]);
  });

  it('answers another, and says what its author does', async () => {
    await bob.ask({ type: 'post', room, text: 'waves', isAction: true, replyTo: 1 });
    await ada.fence();
    expect(ada.eventsIn(room).at(-1)).toMatchObject({ seq: 2, isAction: true, replyTo: 1 });
  });

  it('[P12] is as it was when it cannot be saved', async () => {
    fates.push('fails');
    expect(await ada.ask(edit(1, 'lost'))).toMatchObject({ code: 'not-saved' });
    fates.push('conflicts');
    await ada.ask(react(1));
    expect(await message(1)).toMatchObject({ text: 'first', amendedSeq: 2 });
    expect(await ada.ask(react(1))).toMatchObject({ type: 'ok' });
    expect(await message(1)).not.toHaveProperty('reactions');
  });

  it('[P12] once more is the same once', async () => {
    await bob.askAs(7, react(1));
    await bob.askAs(7, react(1));
    expect(await message(1)).toMatchObject({ reactions: [{ count: 1 }] });
  });

  it('[P16] is read in pages as small as asked for', async () => {
    for (let count = 0; count < 5; count += 1) await ada.post('more');
    await bob.ask({ type: 'read-history', room, after: 2, limit: 1 });
    expect(
      bob
        .all('page')
        .at(-1)
        ?.events.map(({ seq }) => seq),
    ).toEqual([3]);
    await bob.ask({ type: 'read-history', room, limit: 1_000_000 });
    expect(bob.all('page').at(-1)?.events).toHaveLength(6);
  });
});
