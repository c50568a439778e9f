import { describe, expect, it } from '@jest/globals';
import { createHostMetrics } from '../../../src/host/metrics/host-metrics.ts';
import { Tally } from '../../../src/host/metrics/tally.ts';
import { fetchFrom } from '../../helpers/fetch-from.ts';
import { dialAsPage } from '../../helpers/page-client.ts';
import { enterAs } from '../../helpers/raw-client.ts';
import { openStreamClient } from '../../helpers/stream-client.ts';
import { openTestHost } from '../../helpers/test-host.ts';
import { waitFor } from '../../helpers/wait-for.ts';

/** The numbers in a page of metrics, by name and labels. */
function read(text: string): Record<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
  );
}

const census = () => ({ sessions: { native: 0, page: 0, stream: 0, inside: 0 }, rooms: 1, members: 0 });

describe('[P75] what a host counts', () => {
  it('are its sessions by door, rooms, messages, deliveries and ticks', async () => {
    const host = await openTestHost();
    const port = await host.port();
    const metrics = createHostMetrics({
      tally: host.host.tally,
      census: () => host.host.census(),
      bytesSent: () => 42,
    });
    const origin = `https://127.0.0.1:${port}`;
    const clients = [
      await enterAs('Inside', host),
      await enterAs('Native', { dial: host.dialSocket }),
      await enterAs('Page', { dial: () => dialAsPage(origin) }),
      await enterAs('Stream', { dial: () => openStreamClient(origin) }),
    ];
    await clients[0]?.post('one');
    await clients[2]?.post('two');
    await clients[3]?.fence();
    const numbers = read(await metrics.text());
    expect(numbers).toMatchObject({
      'pychat_sessions{door="native"}': 1,
      'pychat_sessions{door="page"}': 1,
      'pychat_sessions{door="stream"}': 1,
      'pychat_sessions{door="inside"}': 1,
      pychat_rooms: 1,
      pychat_members: 4,
      pychat_messages_total: 2,
      pychat_deliveries_total: 8,
      pychat_sent_bytes_total: 42,
      pychat_queue_overflows_total: 0,
    });
    expect(numbers.pychat_tick_seconds_count).toBeGreaterThan(4);
    expect(numbers.pychat_tick_seconds_sum).toBeGreaterThan(0);
    await host.close();
  });

  it('are one host’s own, and do not grow by being asked for', async () => {
    const [mine, other] = [new Tally(), new Tally()];
    const [first, second] = [mine, other].map((tally) => createHostMetrics({ tally, census, bytesSent: () => 0 }));
    mine.messages = 3;
    mine.onTick?.(2);
    for (let round = 0; round < 3; round += 1) {
      expect(read(await (first?.text() ?? ''))).toMatchObject({
        pychat_messages_total: 3,
        pychat_tick_seconds_count: 1,
      });
    }
    expect(read(await (second?.text() ?? ''))).toMatchObject({
      pychat_messages_total: 0,
      pychat_tick_seconds_count: 0,
    });
  });

  it('are shown in the format that Prometheus reads', async () => {
    const metrics = createHostMetrics({ tally: new Tally(), census, bytesSent: () => 0 });
    expect(metrics.contentType).toContain('text/plain; version=0.0.4');
    expect(await metrics.text()).toContain('# TYPE pychat_tick_seconds histogram\n');
  });
});

describe('the bytes that a port has sent', () => {
  it('are those of all sockets, encrypted or not, open or closed', async () => {
    const host = await openTestHost();
    const port = await host.port();
    let sent = 0;
    for (const scheme of ['http', 'https']) {
      await fetchFrom(`${scheme}://127.0.0.1:${port}/`, { headers: { accept: 'text/html', connection: 'close' } });
      await waitFor(
        async () => (await host.bytesSent()) > sent + 600,
        () => 'the page has gone out',
      );
      sent = await host.bytesSent();
    }
    const ada = await enterAs('Ada', { dial: host.dialSocket });
    for (let count = 0; count < 10; count += 1) await ada.post('x'.repeat(4000));
    expect(await host.bytesSent()).toBeGreaterThan(sent + 40_000);
    await host.close();
  });
});
