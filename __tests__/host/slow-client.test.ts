import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { HostConnection } from '../../src/transport/connection.ts';
import { createMemoryPair } from '../../src/transport/memory-pair.ts';
import { enterAs, type RawClient } from '../helpers/raw-client.ts';
import { enterByHand, RawSocket } from '../helpers/raw-socket.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

describe('[P25] a client that does not take what it is sent', () => {
  let room: TestHost;
  let ada: RawClient;
  beforeEach(async () => {
    room = await openTestHost();
    ada = await enterAs('Ada', room);
  });
  afterEach(() => room.close());

  /** A member whose network can be stopped: then what the host writes only waits. */
  const enterStoppable = async (nick: string) => {
    const { client, host } = createMemoryPair();
    const network = {
      queuedBytes: 0,
      isStopped: false,
      drained: [] as (() => void)[],
      closings: [] as [number, string][],
    };
    const connection: HostConnection = {
      ...host,
      get queuedBytes() {
        return network.queuedBytes;
      },
      write: (buffers) => {
        if (network.isStopped) for (const { length } of buffers) network.queuedBytes += length;
        host.write(buffers);
      },
      close: (status, reason) => {
        network.closings.push([status, reason]);
        host.close(status, reason);
      },
      onceDrained: (callback) => void network.drained.push(callback),
    };
    room.host.accept(connection);
    const member = await enterAs(nick, { dial: async () => client });
    network.isStopped = true;
    return { member, network };
  };
  const postUntil = async (isEnough: () => boolean) => {
    while (!isEnough()) await ada.post('x'.repeat(4000));
  };

  it('is closed with too-slow when more than 1 MiB waits, and told why', async () => {
    const { member, network } = await enterStoppable('Bob');
    await postUntil(() => network.closings.length > 0);
    expect(network.queuedBytes).toBeLessThanOrEqual(1024 * 1024 + 1024);
    expect(network.queuedBytes).toBeGreaterThan(1024 * 1024 - 8192);
    expect(network.closings).toEqual([[1013, expect.stringContaining('did not take')]]);
    expect(await member.next('closing')).toMatchObject({ code: 'too-slow' });
  });

  it('has its requests read no more from 64 KiB on, until it has taken all', async () => {
    const { member, network } = await enterStoppable('Bob');
    await postUntil(() => network.queuedBytes > 64 * 1024);
    const answer = member.post('may I?');
    await ada.fence();
    await ada.fence();
    expect(
      ada
        .all('events')
        .flatMap(({ events }) => events)
        .filter(({ nick }) => nick === 'Bob'),
    ).toEqual([]);
    expect(network.drained).toHaveLength(1);
    [network.queuedBytes, network.isStopped] = [0, false];
    for (const drained of network.drained) drained();
    expect(await answer).toMatchObject({ type: 'ok' });
  });

  it('is read as usual while less than that waits', async () => {
    const { member, network } = await enterStoppable('Bob');
    await postUntil(() => network.queuedBytes > 50 * 1024);
    expect(await member.post('hello')).toMatchObject({ type: 'ok' });
  });

  it('is not closed for the size of one tick, however large', async () => {
    const { member, network } = await enterStoppable('Bob');
    network.isStopped = false;
    await Promise.all(Array.from({ length: 500 }, () => ada.post('x'.repeat(4000))));
    expect(await member.post('still here')).toMatchObject({ type: 'ok' });
  });

  it('does not disturb others: a real socket that is not read is closed, everybody else has every message', async () => {
    const stuck = await RawSocket.connect(await room.port());
    await enterByHand(stuck, { nick: 'Bob' });
    stuck.socket.pause();
    const watcher = await enterAs('Carol', { dial: room.dialSocket });
    let count = 0;
    while (room.host.here === 3) {
      await Promise.all(Array.from({ length: 20 }, () => ada.post('x'.repeat(4000))));
      await watcher.fence();
      count += 20;
    }
    const seqs = watcher.all('events').flatMap(({ events }) => events.map(({ seq }) => seq));
    expect(seqs).toEqual(Array.from({ length: count }, (_, index) => index + 1));
    stuck.socket.destroy();
  });
});
