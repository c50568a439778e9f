import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ShortCode } from '../../src/identity/short-code.ts';
import { CodeClient } from '../helpers/code-client.ts';
import { dialOutside } from '../helpers/outside-pair.ts';
import { enterAs, type RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

describe('frames that break the protocol', () => {
  let room: TestHost;
  let ada: RawClient;
  let bob: RawClient;
  beforeEach(async () => {
    room = await openTestHost();
    ada = await enterAs('Ada', room);
    bob = await enterAs('Bob', { dial: room.dialSocket });
  });
  afterEach(() => room.close());

  it.each([
    ['no JSON', '{"type":"post"'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['a number', '7'],
    ['an object without a type', '{}'],
    ['an unknown type', '{"type":"dance","number":1}'],
    ['a frame of the host', '{"type":"ok","number":1}'],
    ['a post without a number', '{"type":"post","room":"lobby","text":"hi"}'],
    ['a post with the number 0', '{"type":"post","number":0,"room":"lobby","text":"hi"}'],
    ['a number that is none', '{"type":"post","number":"1","room":"lobby","text":"hi"}'],
    ['a number beyond all counting', '{"type":"post","number":1e300,"room":"lobby","text":"hi"}'],
    ['a text that is none', '{"type":"post","number":1,"room":"lobby","text":["hi"]}'],
    ['a room of great length', `{"type":"who","number":1,"room":"${'x'.repeat(300)}"}`],
    ['a cursor before the beginning', '{"type":"join","number":1,"room":"lobby","cursor":{"epoch":"x","seq":-1}}'],
    ['a prototype', '{"__proto__":{"type":"pong"}}'],
    ['deep nesting', '['.repeat(20_000)],
  ])('[P23] %s is answered with protocol, status 1008, and only that connection ends', async (_, text) => {
    bob.sendText(text);
    expect(await bob.next('closing')).toMatchObject({ code: 'protocol', message: expect.stringMatching(/\.$/u) });
    expect(await bob.ended).toMatchObject({ isClean: false });
    expect(await ada.post('still here')).toMatchObject({ type: 'ok' });
  });

  it('[P23] what follows a broken frame is not read', async () => {
    bob.sendText('oops');
    bob.send({ type: 'post', number: 1, room: 'lobby', text: 'sneaky' });
    await bob.ended;
    await ada.fence();
    expect(ada.all('events')).toEqual([]);
  });

  it('[P23] what follows a broken frame is not looked at: no code is tried with it', async () => {
    const guessAfterBreaking = async () => {
      const client = new CodeClient(await dialOutside(room));
      client.sendText('oops');
      await client.begin('otter-lamp-42' as ShortCode);
      await client.ended;
    };
    for (let count = 0; count < 5; count += 1) await guessAfterBreaking();
    const client = new CodeClient(await dialOutside(room));
    expect((await client.tryCode(room.host.invite.code)).codeTag).toBeDefined();
  });

  it('[P23] a frame of 64 KiB is read', async () => {
    const frame = JSON.stringify({ type: 'post', number: 1, room: 'lobby', text: '' });
    const text = 'x'.repeat(64 * 1024 - frame.length);
    expect(await bob.askAs(1, { type: 'post', room: 'lobby', text })).toMatchObject({ code: 'message-too-long' });
  });

  it('[P23] a frame of one byte more ends the connection with status 1009', async () => {
    bob.sendText('x'.repeat(64 * 1024 + 1));
    expect((await bob.ended).reason).toContain('1009');
    expect(await ada.post('still here')).toMatchObject({ type: 'ok' });
  });

  it('fields that the protocol does not name are ignored', async () => {
    bob.send({ type: 'who', number: 1, room: 'lobby', colour: 'red' });
    expect(await bob.answer(1)).toMatchObject({ type: 'ok' });
  });

  it('text that could harm a screen is neutralised for everybody', async () => {
    await bob.post('a\u001b[2Jb\u202ec');
    expect((await ada.next('events')).events).toMatchObject([{ text: 'a␛[2Jb\ufffdc' }]);
  });
});
