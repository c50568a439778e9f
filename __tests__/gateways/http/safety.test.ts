import { describe, expect, it } from '@jest/globals';
import { asBrowser, openGateway } from './open-gateway.ts';

const paths = ['/', '/r/den', '/assets/start-1a2b.js', '/nothing', '/health', '/metrics', '/enter'];

describe('every answer', () => {
  it.each(['http', 'https'] as const)('over %s says what may run in it and who may look', async (scheme) => {
    const { get, origin } = await openGateway({ scheme });
    for (const path of paths) {
      const { headers } = await get(path, asBrowser);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=(), '),
      });
      expect(headers['cross-origin-opener-policy']).toBe(scheme === 'https' ? 'same-origin' : undefined);
      expect(headers['access-control-allow-origin']).toBeUndefined();
      expect((headers['content-security-policy'] as string).split('; ')).toEqual([
        "default-src 'self'",
        `connect-src 'self' ${origin.replace('http', 'ws')}`,
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ]);
    }
  });

  it('is the same for 304, 405, 421 and streams', async () => {
    const { get, origin } = await openGateway();
    const { headers } = await get('/', asBrowser);
    for (const [path, options] of [
      ['/', { headers: { ...asBrowser.headers, 'if-none-match': headers.etag as string } }],
      ['/', { method: 'DELETE' }],
      ['/', { headers: { host: 'evil.example' } }],
    ] as const) {
      const answer = await get(path, options);
      expect(answer.status).toBeGreaterThan(300);
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
    }
    const stream = await fetch(`${origin}/stream`);
    expect(stream.headers.get('content-security-policy')).toContain("default-src 'self'");
    await stream.body?.cancel();
  });

  it('names no IPv6 address in its policy, where none can stand', async () => {
    const { get } = await openGateway();
    const { headers } = await get('/', { headers: { ...asBrowser.headers, host: '[fd00::7]:5050' } });
    expect(headers['content-security-policy']).toContain("connect-src 'self';");
  });
});

describe('[P73] a host', () => {
  const ask = async (host: string) => {
    const gateway = await openGateway();
    const { status } = await gateway.get('/', { headers: { ...asBrowser.headers, host } });
    return { status, refusals: gateway.refusals };
  };

  it.each(['192.168.1.7', '127.0.0.1:5050', '[::1]:5050', '[fd00::7]', 'localhost:1', 'TEST', 'test.:5050'])(
    'is called %s',
    async (host) => expect(await ask(host)).toEqual({ status: 200, refusals: [] }),
  );

  it.each([
    'evil.example',
    'evil.example:5050',
    'test.evil.example',
    '127.0.0.1.evil.example',
    '0x7f.1',
    '2130706433',
    '[evil.example]',
    'test:x',
    'a b',
    "x;script-src 'unsafe-inline'",
    'user@127.0.0.1',
    '[fd00::7',
  ])('is not called %s', async (host) => expect(await ask(host)).toEqual({ status: 421, refusals: ['host-name'] }));

  it('is not asked by another name for anything else either', async () => {
    const gateway = await openGateway();
    const headers = { host: 'evil.example', origin: 'http://evil.example' };
    for (const path of ['/health', '/metrics', '/stream', '/assets/start-1a2b.js']) {
      expect((await gateway.get(path, { headers })).status).toBe(421);
    }
    for (const path of ['/enter', '/stream/x?batch=1', '/stream/x/close']) {
      expect((await gateway.post(path, '{"token":"abc"}', { headers })).status).toBe(421);
    }
    expect(gateway.accepted).toEqual([]);
  });
});

describe('[P70] what another page asks for', () => {
  const asks = [
    ['POST', '/enter'],
    ['GET', '/stream'],
    ['POST', '/stream/abc?batch=1'],
    ['POST', '/stream/abc/close'],
  ] as const;
  const foreign = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: '' },
    { origin: 'http://127.0.0.1' },
    { origin: 'http://127.0.0.1:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];

  it.each(asks)('is refused: %s %s', async (method, path) => {
    const gateway = await openGateway();
    for (const headers of [...foreign, { origin: gateway.origin.replace('http', 'https') }]) {
      const { status, headers: answered } = await gateway.get(path, { method, headers });
      expect({ headers, status }).toEqual({ headers, status: 403 });
      expect(answered['set-cookie']).toBeUndefined();
    }
    expect(gateway.refusals).toEqual(Array.from({ length: foreign.length + 1 }, () => 'origin'));
    expect(gateway.accepted).toEqual([]);
  });

  it('is not what its own page asks for, nor what no page does', async () => {
    const { post, origin } = await openGateway();
    for (const headers of [{ origin }, { 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }, {}]) {
      expect((await post('/enter', '{"token":"abc"}', { headers })).status).toBe(204);
    }
  });
});

describe('a failure in an answer', () => {
  it('is told to the host and to whoever asked, and harms nobody else', async () => {
    const failure = new Error('broken');
    const metrics = { mayRead: () => true, contentType: 'text/plain', text: () => Promise.reject(failure) };
    const { get, failures } = await openGateway({ metrics });
    expect((await get('/metrics')).status).toBe(500);
    expect(failures).toEqual([failure]);
    expect((await get('/health')).status).toBe(200);
  });
});
