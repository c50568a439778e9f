import { describe, expect, it } from '@jest/globals';
import type { Client } from '../../src/client/client.ts';
import type { ClientError } from '../../src/client/client-error.ts';
import { passTime, turns, useFakeTime } from '../helpers/fake-time.ts';
import { ScriptedHost } from '../helpers/scripted-host.ts';
import { createTestClient } from '../helpers/test-client.ts';

describe('how a link to a host ends', () => {
  useFakeTime();

  const start = () => {
    const host = new ScriptedHost();
    return { host, client: createTestClient({ nick: 'Ada', dial: host.dial }) };
  };
  const failureOf = (promise: Promise<unknown>) =>
    promise.then(
      () => undefined,
      (error: ClientError) => error.code,
    );
  /** Connects; what comes of it is seen elsewhere. */
  const begin = (client: Client) => void client.connect().catch(() => {});

  it.each([['host-closed'], ['taken-over'], ['kicked'], ['protocol']] as const)(
    '[P22] does not dial again after %s',
    async (code) => {
      const { host, client } = start();
      begin(client);
      const end = await host.goLive(0);
      end.say({ type: 'closing', code, message: 'Because.' });
      expect(await failureOf(client.failure)).toBe(code);
      await passTime(60_000);
      expect(host.dials).toHaveLength(1);
    },
  );

  it('[P22] does not dial again after banned, which is a refusal', async () => {
    const { host, client } = start();
    begin(client);
    (await host.goLive(0)).say({ type: 'closing', code: 'banned', message: 'You are banned here.' });
    await expect(client.failure).rejects.toMatchObject({ code: 'refused', refusalCode: 'banned' });
    await passTime(60_000);
    expect(host.dials).toHaveLength(1);
  });

  it.each([['too-slow'], ['too-fast'], ['silent'], ['account-changed']] as const)(
    '[P22] dials again after %s',
    async (code) => {
      const { host, client } = start();
      begin(client);
      const end = await host.goLive(0);
      end.say({ type: 'closing', code, message: 'Because.' });
      await turns(3);
      await passTime(1);
      await host.dialed(1);
      client.close();
    },
  );

  it.each([
    [{ type: 'refused', number: 0, code: 'nick-taken', message: 'Taken.' }, 'refused'],
    [{ type: 'refused', number: 0, code: 'version', message: 'Update.' }, 'version'],
    [{ type: 'challenge', nonce: 'n', versions: [2], software: 'new' }, 'version'],
    [{ type: 'hello' }, 'not-pychat'],
  ])('[P3, P4] gives up when the host answers %j: %s', async (frame, code) => {
    const { host, client } = start();
    const connected = failureOf(client.connect());
    (await host.dialed(0)).sayText(JSON.stringify(frame));
    expect(await connected).toBe(code);
    await (await host.dialed(0)).ended;
    await passTime(60_000);
    expect(host.dials).toHaveLength(1);
  });

  it('gives up when something else than pychat answers, or a frame is broken', async () => {
    const { host, client } = start();
    const connected = failureOf(client.connect());
    (await host.dialed(0)).sayText('220 mail.example ESMTP');
    expect(await connected).toBe('not-pychat');
    const other = start();
    begin(other.client);
    (await other.host.goLive(0)).sayText('{"type":"dance"}');
    expect(await failureOf(other.client.failure)).toBe('protocol');
  });

  it('gives up a host that says nothing for 10 s at first', async () => {
    const { host, client } = start();
    const connected = failureOf(client.connect());
    const end = await host.dialed(0);
    await passTime(9000);
    expect(client.view.link.type).toBe('connecting');
    await passTime(1000);
    await end.ended;
    expect(await connected).toBe('unreachable');
  });

  it('[P21] answers pings, and dials again after 30 s of silence', async () => {
    const { host, client } = start();
    begin(client);
    const end = await host.goLive(0);
    await passTime(29_000);
    end.say({ type: 'ping', at: 1 });
    await end.heard('pong');
    await passTime(29_000);
    expect(host.dials).toHaveLength(1);
    await passTime(2000);
    await end.ended;
    expect(host.dials).toHaveLength(2);
    client.close();
  });
});
