import { describe, expect, it, jest } from '@jest/globals';
import type { Client } from '../../src/client/client.ts';
import { ClientError } from '../../src/client/client-error.ts';
import { passTime, turns, useFakeTime } from '../helpers/fake-time.ts';
import { ScriptedHost } from '../helpers/scripted-host.ts';
import { createTestClient } from '../helpers/test-client.ts';

describe('the link to a host', () => {
  useFakeTime();

  const start = (changes: Parameters<typeof createTestClient>[0] | object = {}) => {
    const host = new ScriptedHost();
    const client = createTestClient({ nick: 'Ada', dial: host.dial, ...changes });
    const states: string[] = [];
    client.subscribe(() => {
      if (states.at(-1) !== client.view.link.type) states.push(client.view.link.type);
    });
    return { host, client, states };
  };
  const failureOf = (promise: Promise<unknown>) =>
    promise.then(
      () => undefined,
      (error: ClientError) => error.code,
    );
  /** Connects; what comes of it is seen elsewhere. */
  const begin = (client: Client) => void client.connect().catch(() => {});
  const unreachable = async () => {
    throw new ClientError('unreachable', 'Nobody is there.');
  };
  const endOf = (client: Client) =>
    client.view.link.type === 'closed' ? client.view.link.error?.code : client.view.link.type;

  it('is connecting, then open; then connect resolves', async () => {
    const { host, client, states } = start();
    const connected = client.connect();
    await host.goLive(0);
    await connected;
    expect(states).toEqual(['connecting', 'open']);
    client.close();
  });

  it('says hello with its key, its client id and a proof for the nonce', async () => {
    const { host, client } = start();
    begin(client);
    const end = await host.dialed(0);
    end.say({ type: 'challenge', nonce: 'n', versions: [1, 2], software: 'script' });
    expect(await end.heard('hello')).toMatchObject({ version: 1, nick: 'Ada', software: 'test-client' });
    client.close();
  });

  it('that cannot reach the host at first gives up at once', async () => {
    const { client } = start({ dial: unreachable });
    expect(await failureOf(client.connect())).toBe('unreachable');
    expect(endOf(client)).toBe('unreachable');
  });

  it('says in harmless text why it was lost, whatever the host says', async () => {
    const { host, client } = start();
    const connected = client.connect();
    (await host.dialed(0)).close(4000, '\u001b[2J\u009b\u202e\r\n');
    await expect(connected).rejects.toThrow('The connection to the host was lost: ␛[2J\ufffd\ufffd .');
  });

  it('that is lost later dials again, with its resume token', async () => {
    const { host, client, states } = start();
    begin(client);
    (await host.goLive(0)).close(1006);
    await turns(3);
    await passTime(1);
    const second = await host.dialed(1);
    second.say({ type: 'challenge', nonce: 'n', versions: [1], software: 'script' });
    expect(await second.heard('hello')).toMatchObject({ resumeToken: 'token-0' });
    expect(states).toEqual(['connecting', 'open', 'waiting-to-retry', 'connecting']);
    client.close();
  });

  it('backs off while the host is away, and says when it dials again', async () => {
    const retries: number[] = [];
    let isAway = false;
    const host = new ScriptedHost();
    const { client } = start({ dial: () => (isAway ? unreachable() : host.dial()), random: () => 0.999999 });
    client.subscribe(() => {
      const { link } = client.view;
      if (link.type === 'waiting-to-retry') retries.push(Math.round(link.retryAt - performance.now()));
    });
    begin(client);
    const end = await host.goLive(0);
    isAway = true;
    end.close(1006);
    await turns(3);
    await passTime(60_000);
    expect(retries.slice(0, 8)).toEqual([500, 850, 1445, 2456, 4176, 7099, 10_000, 10_000]);
    client.close();
  });

  it('gives up after retryForMs', async () => {
    const host = new ScriptedHost();
    let isAway = false;
    const { client } = start({
      dial: () => (isAway ? unreachable() : host.dial()),
      retryForMs: 60_000,
      random: () => 0.9,
    });
    begin(client);
    const end = await host.goLive(0);
    isAway = true;
    end.close(1006);
    await turns(3);
    await passTime(50_000);
    expect(endOf(client)).toMatch(/^(waiting-to-retry|connecting)$/u);
    await passTime(25_000);
    expect(endOf(client)).toBe('unreachable');
  });

  it('gives each loss its own retryForMs', async () => {
    const { host, client } = start({ retryForMs: 60_000 });
    begin(client);
    (await host.goLive(0)).close(1006);
    await turns(3);
    await passTime(1);
    const second = await host.goLive(1);
    for (let round = 0; round < 5; round += 1) {
      await passTime(20_000);
      second.say({ type: 'ping', at: 1 });
      await second.heard('pong');
    }
    second.close(1006);
    await turns(3);
    await passTime(1);
    await host.dialed(2);
    client.close();
  });

  it('does not hammer a host that lets it in and throws it out', async () => {
    const { host, client } = start({ random: () => 0.999999 });
    begin(client);
    for (let round = 0; round < 6; round += 1) {
      (await host.welcome(round)).close(1013);
      await turns(3);
      await passTime(10_000);
    }
    const waiting = client.view.link.type === 'connecting' ? host.dials.length : 0;
    expect(waiting).toBe(7);
    (await host.welcome(6)).close(1013);
    await turns(3);
    await passTime(9000);
    expect(host.dials).toHaveLength(7);
    client.close();
  });

  it('closed during a dial drops what the dial brings', async () => {
    const { host, client } = start();
    const connected = failureOf(client.connect());
    client.close();
    expect(await connected).toBe('unreachable');
    await (await host.dialed(0)).ended;
    expect(client.view.link).toEqual({ type: 'closed' });
  });

  it('dialled twice keeps the second connection only', async () => {
    const { host, client } = start();
    begin(client);
    const connected = client.connect();
    await (await host.dialed(0)).ended;
    await host.goLive(1);
    await connected;
    client.close();
  });

  it('is not disturbed by a dial that fails when another has succeeded', async () => {
    const host = new ScriptedHost();
    const { promise: slow, reject } = Promise.withResolvers<never>();
    const dials = [() => slow, host.dial];
    const { client } = start({ dial: () => dials.shift()?.() });
    begin(client);
    const connected = client.connect();
    await host.goLive(0);
    await connected;
    reject(new ClientError('unreachable', 'Too late.'));
    await turns(3);
    expect(client.view.link.type).toBe('open');
    client.close();
  });

  it('leaves no timer behind when it is closed', async () => {
    const { host, client } = start();
    begin(client);
    await host.goLive(0);
    client.close();
    expect(jest.getTimerCount()).toBe(0);
  });
});
