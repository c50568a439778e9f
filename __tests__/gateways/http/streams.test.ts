import { describe, expect, it } from '@jest/globals';
import { RawSocket } from '../../helpers/raw-socket.ts';
import { openStreamClient } from '../../helpers/stream-client.ts';
import { waitFor } from '../../helpers/wait-for.ts';
import { RecordingOwner, someTurns } from '../../transport/recording-owner.ts';
import { openGateway } from './open-gateway.ts';

const openStream = async () => {
  const gateway = await openGateway();
  const client = await openStreamClient(gateway.origin);
  const [host] = gateway.accepted;
  if (!host) throw new Error('The stream was taken over.');
  const heard = new RecordingOwner();
  host.open(heard);
  return { gateway, client, host, heard };
};

describe('[P72] a stream', () => {
  it('is a page’s connection, named by its origin', async () => {
    const { gateway, host } = await openStream();
    expect(host.channel).toEqual({ type: 'page', id: gateway.origin, isEncrypted: false });
    expect(host.remoteAddress).toBe('127.0.0.1');
  });

  it('is no answer that anybody keeps, and begins with its id', async () => {
    const { origin } = await openGateway();
    const answer = await fetch(`${origin}/stream`);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
    });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('event')) text += (await reader?.read())?.value;
    expect(text).toMatch(/^: {2048}\n\nevent: open\ndata: [\w-]{22}\n\n$/u);
    await reader?.cancel();
  });

  it('has an end when its client is gone, without a goodbye', async () => {
    const { gateway, client, heard } = await openStream();
    client.response.destroy();
    expect(await heard.ended()).toEqual({ isClean: false, reason: 'The stream broke off.' });
    expect((await gateway.post(`/stream/${client.id}?batch=1`, 'too late\n')).status).toBe(404);
  });

  it('takes a goodbye without a body for one that is meant', async () => {
    const { client, heard } = await openStream();
    expect((await client.post('/close', '')).status).toBe(204);
    expect(await heard.ended()).toEqual({ isClean: true, reason: '' });
  });

  it('takes little from a goodbye', async () => {
    const { gateway, client, heard } = await openStream();
    expect((await client.post('/close', 'x'.repeat(2000))).status).toBe(413);
    await client.post('/close', JSON.stringify({ status: 'x', reason: 'y'.repeat(500) }));
    expect(await heard.ended()).toEqual({ isClean: true, reason: 'y'.repeat(120) });
    expect((await gateway.post(`/stream/${client.id}/close`, '')).status).toBe(204);
  });

  it('of nobody is not found', async () => {
    const { post } = await openGateway();
    expect((await post('/stream/AAAAAAAAAAAAAAAAAAAAAA?batch=1', 'x\n')).status).toBe(404);
    expect((await post('/stream/AAAAAAAAAAAAAAAAAAAAAA/close', '')).status).toBe(204);
  });
});

describe('[P72] a batch', () => {
  it('carries lines, of which the last needs no end', async () => {
    const { client, heard } = await openStream();
    for (const [number, body] of ['one\n\ntwo\n', '', 'three'].entries()) {
      expect(await client.post(`?batch=${number + 1}`, body)).toMatchObject({ status: 204, text: '' });
    }
    expect(await heard.received(4)).toEqual(['one', '', 'two', 'three']);
  });

  it('that comes again is answered again, and has no second effect', async () => {
    const { client, heard } = await openStream();
    for (const number of [1, 1, 2, 1, 2, 2, 3]) {
      expect((await client.post(`?batch=${number}`, `batch ${number}\n`)).status).toBe(204);
    }
    expect(await heard.received(3)).toEqual(['batch 1', 'batch 2', 'batch 3']);
  });

  it('that is sent twice at the same time is read once', async () => {
    const { gateway, client, heard } = await openStream();
    const answers = [1, 2, 3].map(() => gateway.post(`/stream/${client.id}?batch=1`, 'once\n'));
    for (const { status } of await Promise.all(answers)) expect(status).toBe(204);
    expect(heard.texts).toEqual(['once']);
  });

  it('that is not the next one is not read', async () => {
    const { client, heard } = await openStream();
    expect((await client.post('?batch=2', 'two\n')).status).toBe(409);
    expect((await client.post('?batch=1', 'one\n')).status).toBe(204);
    expect((await client.post('?batch=3', 'three\n')).status).toBe(409);
    await someTurns();
    expect(heard.texts).toEqual(['one']);
  });

  it.each([
    '',
    '?batch=',
    '?batch=0',
    '?batch=-1',
    '?batch=1.5',
    '?batch=1e3',
    '?batch=x',
    '?batch=9999999999999999999',
  ])('has a number; %p is none', async (query) => {
    const { client, heard } = await openStream();
    expect((await client.post(query, 'x\n')).status).toBe(400);
    expect(heard.texts).toEqual([]);
  });

  it('[P23] is at most 64 KiB; a larger one ends the stream', async () => {
    const { client, heard } = await openStream();
    expect((await client.post('?batch=1', `${'x'.repeat(64 * 1024)}\n`)).status).toBe(204);
    expect((await client.post('?batch=2', 'x'.repeat(64 * 1024 + 2))).status).toBe(413);
    expect(await heard.ended()).toEqual({ isClean: false, reason: 'A batch of frames is at most 64 KiB.' });
    expect(heard.texts).toHaveLength(1);
  });

  it('that breaks off is not read, and can be sent again', async () => {
    const { gateway, client, heard } = await openStream();
    const cut = new AbortController();
    const body = new ReadableStream({ start: (controller) => controller.enqueue(Buffer.from('one\ntw')) });
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half', signal: cut.signal };
    const sent = fetch(`${gateway.origin}/stream/${client.id}?batch=1`, init);
    await client.post('?batch=7', '');
    cut.abort();
    await expect(sent).rejects.toThrow();
    expect((await client.post('?batch=1', 'one\ntwo\n')).status).toBe(204);
    expect(await heard.received(2)).toEqual(['one', 'two']);
  });

  it('is answered when it has been read; until then none follows it', async () => {
    const { gateway, client, host, heard } = await openStream();
    host.pauseReading();
    const answers: number[] = [];
    const post = (batch: number) => gateway.post(`/stream/${client.id}?batch=${batch}`, `batch ${batch}\n`);
    const first = post(1).then(({ status }) => answers.push(status));
    await waitFor(
      async () => (await post(2)).status === 409,
      () => 'the first batch was taken',
    );
    expect({ answers, texts: heard.texts }).toEqual({ answers: [], texts: [] });
    host.resumeReading();
    await first;
    expect((await post(2)).status).toBe(204);
    expect(await heard.received(2)).toEqual(['batch 1', 'batch 2']);
  });
});

it('a stream takes a connection of its own', async () => {
  const { origin, accepted } = await openGateway();
  const socket = await RawSocket.connect(Number(new URL(origin).port));
  const ask = (path: string) => `GET ${path} HTTP/1.1\r\nHost: test\r\n\r\n`;
  // The answer to the first one is not there yet when the second one is looked at.
  await socket.write(ask('/metrics') + ask('/stream'));
  expect(await socket.until('of its own')).toContain('400 Bad Request');
  expect(accepted).toEqual([]);
  socket.socket.destroy();
});
