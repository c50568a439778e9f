import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Client } from '../../../src/client/client.ts';
import { turns, useFakeTime } from '../../helpers/fake-time.ts';
import { type ScriptedEnd, ScriptedHost } from '../../helpers/scripted-host.ts';
import { createTestClient } from '../../helpers/test-client.ts';
import { message } from '../sample-rooms.ts';

describe('a temporary message', () => {
  useFakeTime();
  let host: ScriptedHost;
  let client: Client;
  let end: ScriptedEnd;
  beforeEach(async () => {
    host = new ScriptedHost();
    client = createTestClient({ nick: 'Ada', dial: host.dial });
    const connecting = client.connect();
    end = await host.goLive(0);
    await connecting;
  });
  afterEach(() => client.close());

  const hear = async (seq: number, changes: Readonly<Record<string, unknown>>) => {
    end.say({ type: 'events', room: 'lobby', events: [message(seq, changes)] } as never);
    await turns(3);
  };
  const isHere = () => JSON.stringify(client.view.items).includes('secret');

  it('is gone at its time by the host’s clock, whatever this machine’s clock says', async () => {
    await hear(1, { text: 'secret', expiresAt: Date.now() + 5000 });
    jest.advanceTimersByTime(4900);
    expect(isHere()).toBe(true);
    jest.advanceTimersByTime(100);
    expect(isHere()).toBe(false);
    // The host is an hour ahead.
    end.say({ type: 'ping', at: Date.now() + 3_600_000 });
    await turns(3);
    await hear(2, { text: 'secret', expiresAt: Date.now() + 3_605_000 });
    jest.advanceTimersByTime(4900);
    expect(isHere()).toBe(true);
    jest.advanceTimersByTime(200);
    expect(isHere()).toBe(false);
  });

  it('is gone at once when the host says that it is later than was thought', async () => {
    await hear(1, { text: 'secret', expiresAt: Date.now() + 5000 });
    end.say({ type: 'ping', at: Date.now() + 6000 });
    await turns(3);
    expect(isHere()).toBe(false);
  });

  it('waits for the time that the host says it is, where its clock went back', async () => {
    await hear(1, { text: 'secret', expiresAt: Date.now() + 5000 });
    end.say({ type: 'ping', at: Date.now() - 20_000 });
    await turns(3);
    jest.advanceTimersByTime(24_900);
    expect(isHere()).toBe(true);
    jest.advanceTimersByTime(200);
    expect(isHere()).toBe(false);
  });

  it('is gone with the host, whether that says goodbye or comes back as another run', async () => {
    await hear(1, { text: 'secret', expiresAt: Date.now() + 50_000 });
    end.close(1006);
    await turns(3);
    jest.advanceTimersByTime(1);
    const next = await host.welcome(1, { run: 'run-1' });
    await next.heard('join');
    expect(isHere()).toBe(true);
    next.close(1006);
    await turns(3);
    jest.advanceTimersByTime(1);
    await (await host.welcome(2, { run: 'run-2' })).heard('join');
    expect(isHere()).toBe(false);
  });

  it('is gone when the host closes', async () => {
    await hear(1, { text: 'secret', expiresAt: Date.now() + 50_000 });
    end.say({ type: 'closing', code: 'host-closed', message: 'Bye.' });
    await turns(3);
    expect(isHere()).toBe(false);
  });

  it('is said for so long as the room has it, unless it is said otherwise', async () => {
    client.setTtl(30_000);
    void client.post('one');
    expect(await end.heard('post')).toMatchObject({ text: 'one', ttlMs: 30_000 });
    void client.post('two', { ttlMs: 5000 });
    expect(await end.heard('post')).toMatchObject({ text: 'two', ttlMs: 5000 });
    expect(client.view.sending).toMatchObject([{ ttlMs: 30_000 }, { ttlMs: 5000 }]);
    client.setTtl(undefined);
    void client.post('three');
    expect(await end.heard('post')).not.toHaveProperty('ttlMs');
    expect(client.post('four', { ttlMs: 10 })).toMatchObject({ type: 'refusal', code: 'ttl-invalid' });
  });
});
