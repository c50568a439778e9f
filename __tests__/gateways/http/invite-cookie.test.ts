import { describe, expect, it } from '@jest/globals';
import { inviteTokenIn } from '../../../src/gateways/http/invite-cookie.ts';
import { openGateway } from './open-gateway.ts';

describe('[P74] the token of an invite', () => {
  it.each([
    ['http', 'pychat-invite=AbC_-9; HttpOnly; SameSite=Strict; Path=/'],
    ['https', 'pychat-invite=AbC_-9; HttpOnly; SameSite=Strict; Path=/; Secure'],
  ] as const)('is kept in a cookie over %s', async (scheme, cookie) => {
    const { post } = await openGateway({ scheme });
    const { status, text, headers } = await post('/enter', '{"token":"AbC_-9"}');
    expect({ status, text }).toEqual({ status: 204, text: '' });
    expect(headers).toMatchObject({ 'set-cookie': [cookie], 'cache-control': 'no-store' });
  });

  it.each([
    '',
    'x',
    'null',
    '[]',
    '{}',
    '{"token":7}',
    '{"token":""}',
    '{"token":"a; Domain=evil.example"}',
    '{"token":"a\\r\\nSet-Cookie: x=y"}',
    JSON.stringify({ token: 'x'.repeat(65) }),
  ])('is not %s', async (body) => {
    const { post } = await openGateway();
    const { status, headers } = await post('/enter', body);
    expect({ status, cookie: headers['set-cookie'] }).toEqual({ status: 400, cookie: undefined });
  });

  it('is short', async () => {
    const { post } = await openGateway();
    expect((await post('/enter', 'x'.repeat(2000))).status).toBe(413);
  });

  it('comes along with a stream', async () => {
    const { origin, accepted } = await openGateway();
    const stream = await fetch(`${origin}/stream`, { headers: { cookie: 'a=b; pychat-invite=AbC_-9' } });
    expect(accepted).toMatchObject([{ inviteToken: 'AbC_-9', channel: { type: 'page', id: origin } }]);
    await stream.body?.cancel();
  });

  it.each([
    [undefined, undefined],
    ['', undefined],
    ['pychat-invite', undefined],
    ['pychat-invite=', undefined],
    ['x-pychat-invite=abc', undefined],
    ['pychat-invite=a b', undefined],
    ['pychat-invite=<x>; pychat-invite=good', 'good'],
    ['a=b;pychat-invite=abc', 'abc'],
  ])('of the cookies %p is %p', (cookie, token) => {
    expect(inviteTokenIn({ headers: { ...(cookie !== undefined && { cookie }) } })).toBe(token);
  });
});
