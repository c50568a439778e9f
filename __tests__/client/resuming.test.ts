import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RoomEvent } from '../../src/chat/event.ts';
import { lobby } from '../../src/chat/room-id.ts';
import type { Client } from '../../src/client/client.ts';
import { ClientError } from '../../src/client/client-error.ts';
import type { Connection } from '../../src/transport/connection.ts';
import { connectAs, createTestClient, say, shownTexts, textsOf, viewWhen } from '../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

describe('a client whose connection broke', () => {
  let room: TestHost;
  let ada: Client;
  let heard: RoomEvent[];
  /** The link that Ada uses now, and whether her next dials fail. */
  let link: Connection;
  let isCutOff: boolean;
  beforeEach(async () => {
    room = await openTestHost();
    [isCutOff, heard] = [false, []];
    ada = createTestClient({
      nick: 'Ada',
      dial: async () => {
        if (isCutOff) throw new ClientError('unreachable', 'The cable is out.');
        link = await room.dial();
        return link;
      },
    });
    ada.onEvents((events) => heard.push(...events));
    await ada.connect();
  });
  afterEach(async () => {
    ada.close();
    await room.close();
  });

  const loseLink = async () => {
    isCutOff = true;
    link.close(1006, 'cut');
    await viewWhen(ada, ({ link: { type } }) => type === 'waiting-to-retry');
  };
  const backAgain = () => {
    isCutOff = false;
    return viewWhen(ada, ({ link: { type } }) => type === 'open').then(() => ada.who());
  };

  it('[P17] has what was said meanwhile, once and in order', async () => {
    const bob = await connectAs('Bob', room);
    await say(bob, 'before');
    await ada.who();
    await loseLink();
    for (let count = 0; count < 100; count += 1) await say(bob, `meanwhile ${count} ${'x'.repeat(2000)}`);
    await backAgain();
    await say(bob, 'after');
    await ada.who();
    expect(heard.map(({ seq }) => seq)).toEqual(Array.from({ length: 102 }, (_, index) => index + 1));
    expect(shownTexts(ada.view)).toHaveLength(102);
    bob.close();
  });

  it('[P19] sends what it said meanwhile, in order, and each once', async () => {
    const early = say(ada, 'on its way');
    await loseLink();
    const late = [say(ada, 'first'), say(ada, 'second')];
    await backAgain();
    await Promise.all([early, ...late]);
    expect(textsOf(heard)).toEqual(['on its way', 'first', 'second']);
    expect(ada.view.sending).toEqual([]);
  });

  it('[P12] comes back under the nick of a rename whose answer was lost', async () => {
    const renamed = ada.rename('Grace');
    // The host reads it in the next turn and commits it in the one after; then the answer is on its way.
    while ((await room.log.head(lobby)) === 0) await new Promise((resolve) => setImmediate(resolve));
    await loseLink();
    await backAgain();
    expect(await renamed).toMatchObject({ type: 'ok' });
    await say(ada, 'it is me');
    expect(heard.at(-1)).toMatchObject({ nick: 'Grace', text: 'it is me' });
    expect(ada.view.nick).toBe('Grace');
    expect(room.host.here).toBe(1);
  });

  it('[P18] starts afresh when the host has another log', async () => {
    await say(ada, 'old');
    await loseLink();
    await room.close();
    room = await openTestHost();
    const bob = await connectAs('Bob', room);
    await say(bob, 'new');
    await backAgain();
    expect(shownTexts(ada.view)).toEqual(['new']);
    await say(ada, 'newer');
    expect(shownTexts(ada.view)).toEqual(['new', 'newer']);
    bob.close();
  });
});
