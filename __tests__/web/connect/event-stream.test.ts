import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../src/client/client.ts';
import { openBrowserKey } from '../../../src/web/connect/browser-key.ts';
import { dialEventStream, NoStreamError } from '../../../src/web/connect/event-stream.ts';
import { connectAs, say, shownTexts, viewWhen } from '../../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';
import { memoryStore } from '../memory-store.ts';

describe('[P72] a page that cannot open a WebSocket', () => {
  let room: TestHost;
  let ada: Client;
  let bob: Client;
  beforeEach(async () => {
    room = await openTestHost();
    ada = await connectAs('Ada', { dial: await dialStream(), identity: openBrowserKey(memoryStore()) });
    bob = await connectAs('Bob', room);
  });
  afterEach(async () => {
    for (const client of [ada, bob]) client.close();
    await room.close();
  });

  const dialStream = async () => {
    const host = `127.0.0.1:${await room.port()}`;
    return () => dialEventStream({ origin: `http://${host}`, host }, new AbortController().signal);
  };

  it('talks both ways, whatever is said', async () => {
    const texts = ['hello', '☂'.repeat(4000), 'data: x\n\nevent: close\ndata: {}', '\r\n"{}\u2028'];
    for (const text of texts) expect((await say(ada, text)).type).toBe('ok');
    await say(bob, 'goodbye');
    await viewWhen(ada, (view) => shownTexts(view).includes('goodbye'));
    await bob.who();
    expect(shownTexts(bob.view)).toEqual(shownTexts(ada.view));
    expect(shownTexts(ada.view)).toHaveLength(texts.length + 1);
  });

  it('is there in order with 200 messages at once', async () => {
    const texts = Array.from({ length: 200 }, (_, count) => `${count}`);
    await Promise.all(texts.map((text) => say(ada, text)));
    await viewWhen(bob, (view) => shownTexts(view).length === 200);
    expect(shownTexts(bob.view)).toEqual(texts);
  });

  it('is gone at once when it says goodbye', async () => {
    await bob.who();
    expect([...bob.view.nicks]).toContain('Ada');
    ada.close();
    await viewWhen(bob, ({ nicks }) => ![...nicks].some((nick) => nick === 'Ada'));
  });

  it('comes back after the stream broke, and nothing is lost or doubled', async () => {
    let breakOff = () => {};
    const dial = await dialStream();
    const eve = await connectAs('Eve', {
      identity: openBrowserKey(memoryStore()),
      dial: async () => {
        const connection = await dial();
        breakOff = () => connection.close(1006, 'cut');
        return connection;
      },
    });
    for (const round of [1, 2, 3]) {
      const answers = Promise.all(['a', 'b', 'c'].map((text) => say(eve, `${text}${round}`)));
      breakOff();
      await say(bob, `meanwhile${round}`);
      await answers;
    }
    await viewWhen(bob, (view) => shownTexts(view).length === 12);
    await viewWhen(eve, (view) => shownTexts(view).length === 12);
    expect(new Set(shownTexts(bob.view)).size).toBe(12);
    expect(shownTexts(eve.view)).toEqual(shownTexts(bob.view));
    eve.close();
  });

  it('hears why the host closes', async () => {
    await room.close();
    const { link } = await viewWhen(ada, (view) => view.link.type === 'closed');
    expect(link).toMatchObject({ error: { code: 'host-closed' } });
  });

  it('is told what the host says who gives no stream', async () => {
    const host = `127.0.0.1:${await room.port()}`;
    const dialling = dialEventStream({ origin: `http://${host}/nowhere`, host }, new AbortController().signal);
    await expect(dialling).rejects.toBeInstanceOf(NoStreamError);
    await expect(dialling).rejects.toMatchObject({ status: 404 });
  });

  it('gives up when it is told to', async () => {
    const aborting = new AbortController();
    const dialling = dialEventStream({ origin: 'http://127.0.0.1:1', host: '127.0.0.1:1' }, aborting.signal);
    aborting.abort();
    await expect(dialling).rejects.toThrow();
  });
});
