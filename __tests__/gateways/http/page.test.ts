import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { askFor } from '../../helpers/fetch-from.ts';
import { testPage, testScript } from '../../helpers/test-web.ts';
import { asBrowser, openGateway } from './open-gateway.ts';

const script = '/assets/start-1a2b.js';

describe('[P76] the page', () => {
  it.each(['/', '/r/K7QMX', '/r/den', '/r/', '/?from=invite'])('is at %s for browsers', async (path) => {
    const { get } = await openGateway();
    const { status, headers, text } = await get(path, asBrowser);
    expect({ status, text }).toEqual({ status: 200, text: testPage });
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    expect(headers.vary).toContain('Accept');
  });

  it.each(['/', '/r/den'])('is a greeting at %s for whoever shows none', async (path) => {
    const { get, origin } = await openGateway();
    const { status, headers, text } = await get(path, { headers: { accept: '*/*' } });
    expect({ status, text }).toEqual({
      status: 200,
      text: expect.stringContaining(`pychat join ${origin.slice(7)}\n`),
    });
    expect(headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8', vary: 'Accept' });
  });

  it('is a greeting for everybody where none was built', async () => {
    const { get } = await openGateway({ assets: new Map() });
    expect((await get('/', asBrowser)).text).toContain('pychat join');
  });

  it('is asked for again, and not sent again, while it is the same', async () => {
    const { get } = await openGateway();
    const { headers } = await get('/', asBrowser);
    const again = (known: string) => get('/', { headers: { ...asBrowser.headers, 'if-none-match': known } });
    for (const known of [
      headers.etag as string,
      (headers.etag as string).replace('W/', ''),
      `"x", ${headers.etag}`,
      '*',
    ]) {
      expect(await again(known)).toMatchObject({ status: 304, text: '', headers: { etag: headers.etag } });
    }
    expect((await again('"x"')).status).toBe(200);
  });

  it('is described by HEAD as by GET', async () => {
    const { get } = await openGateway();
    const [head, whole] = [await get('/', { ...asBrowser, method: 'HEAD' }), await get('/', asBrowser)];
    const { date: _, ...headers } = whole.headers;
    expect(head).toMatchObject({ status: 200, text: '', headers });
  });
});

describe('the files of the page', () => {
  it('are kept for ever where their names hold their hash', async () => {
    const { get } = await openGateway();
    const { status, headers, text } = await get(script);
    expect({ status, text }).toEqual({ status: 200, text: testScript });
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await get('/index.html')).headers['cache-control']).toBe('no-cache');
  });

  it.each([
    ['br, gzip', 'br'],
    ['gzip, deflate, br', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['GZIP', 'gzip'],
    ['identity', undefined],
    ['br;q=0.000, gzip; q=0', undefined],
    ['brotli', undefined],
    ['', undefined],
  ])('are sent to who takes "%s" as %s', async (accepted, encoding) => {
    const { origin } = await openGateway();
    const answer = await askFor(`${origin}${script}`, { headers: { 'accept-encoding': accepted } });
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers['content-length']).toBe(String(bytes.length));
    const whole = { br: brotliDecompressSync, gzip: gunzipSync, none: (all: Buffer) => all }[encoding ?? 'none'];
    expect(whole?.(bytes).toString()).toBe(testScript);
  });

  it.each(['/assets/other.js', '/assets/%2e%2e%2findex.html', '/favicon.ico', '/streams', '/r/a/b', '//'])(
    'are not at %s',
    async (path) => {
      const { get } = await openGateway();
      const { status, headers } = await get(path, asBrowser);
      expect({ status, type: headers['content-type'] }).toEqual({ status: 404, type: 'text/plain; charset=utf-8' });
    },
  );

  it('names are looked for as they are, not in what JavaScript gives every object', async () => {
    const { get, origin } = await openGateway();
    for (const path of ['/constructor', '/__proto__']) expect((await get(path)).status).toBe(404);
    const answer = await askFor(`${origin}/`, { method: 'SEARCH' });
    expect(answer.statusCode).toBe(405);
    answer.resume();
  });
});

describe('a method', () => {
  it.each([
    ['POST', '/', 'GET, HEAD'],
    ['PUT', script, 'GET, HEAD'],
    ['DELETE', '/health', 'GET, HEAD'],
    ['OPTIONS', '/enter', 'POST'],
    ['GET', '/enter', 'POST'],
    ['HEAD', '/stream', 'GET'],
    ['POST', '/stream', 'GET'],
    ['GET', '/stream/abc', 'POST'],
    ['GET', '/stream/abc/close', 'POST'],
  ])('%s is not for %s', async (method, path, allowed) => {
    const { get } = await openGateway();
    const { status, headers } = await get(path, { method });
    expect({ status, allow: headers.allow }).toEqual({ status: 405, allow: allowed });
  });
});
