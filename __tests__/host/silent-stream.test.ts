import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { useFakeTime } from '../helpers/fake-time.ts';
import { RawClient } from '../helpers/raw-client.ts';
import { openStreamClient } from '../helpers/stream-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

describe('[P21] a stream', () => {
  useFakeTime();
  let room: TestHost;
  beforeEach(async () => {
    room = await openTestHost();
  });
  afterEach(() => room.close());

  const enter = async ({ isDeaf }: { isDeaf: boolean }) => {
    const link = await openStreamClient(`http://127.0.0.1:${await room.port()}`);
    const client = new RawClient(link, { isDeaf });
    await client.hello({ nick: isDeaf ? 'Deaf' : 'Ada' });
    return client;
  };
  /** Pings go out every 10 s; when this resolves, both have had theirs. */
  const passTenSeconds = async (clients: readonly RawClient[]) => {
    jest.advanceTimersByTime(10_000);
    await Promise.all(clients.map((client) => client.next('ping')));
  };

  it('from which nothing was heard for 30 s is closed, and one that answers pings is not', async () => {
    const [deaf, ada] = [await enter({ isDeaf: true }), await enter({ isDeaf: false })];
    for (let round = 0; round < 3; round += 1) {
      await passTenSeconds([deaf, ada]);
      await ada.fence();
    }
    jest.advanceTimersByTime(10_000);
    expect((await deaf.ended).reason).toContain('Nothing was heard');
    await ada.fence();
    await ada.end();
  });
});
