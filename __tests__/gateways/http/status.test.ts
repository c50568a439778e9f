import { describe, expect, it } from '@jest/globals';
import { openGateway } from './open-gateway.ts';

const page = (mayRead: boolean) => ({
  mayRead: () => mayRead,
  contentType: 'text/plain; version=0.0.4',
  text: async () => 'x 1\n',
});

describe('[P75] how the host is', () => {
  it('is told to everybody', async () => {
    const { get } = await openGateway({ title: 'Lab "2"' });
    const { status, headers, text } = await get('/health');
    expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type: 'application/json' });
    expect(JSON.parse(text)).toEqual({ status: 'ok', version: '1.2.3', title: 'Lab "2"' });
  });

  it('is counted for whom it is meant', async () => {
    const { get } = await openGateway({ metrics: page(true) });
    const { status, headers, text } = await get('/metrics');
    expect({ status, text, type: headers['content-type'] }).toEqual({
      status: 200,
      text: 'x 1\n',
      type: 'text/plain; version=0.0.4',
    });
  });

  it('is not counted for others, or where it is not counted', async () => {
    expect((await (await openGateway({ metrics: page(false) })).get('/metrics')).status).toBe(403);
    expect((await (await openGateway()).get('/metrics')).status).toBe(404);
  });

  it('is asked for by address', async () => {
    const asked: string[] = [];
    const metrics = { ...page(true), mayRead: (address: string) => asked.push(address) > 0 };
    await (await openGateway({ metrics })).get('/metrics');
    expect(asked).toEqual(['127.0.0.1']);
  });
});
