import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ExportFormat } from '../../../src/chat/export-format.ts';
import type { Client } from '../../../src/client/client.ts';
import { writeHistory } from '../../../src/client/documents/write-history.ts';
import { MemoryLog } from '../../../src/storage/memory/memory-log.ts';
import type { Connection } from '../../../src/transport/connection.ts';
import { createTestClient, say } from '../../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';
import { lobby, messages } from '../../storage/sample-events.ts';

const count = 20_000;

let hosts: TestHost[];
let client: Client;
/** The link in use, and the host that the next dial reaches. */
let link: Connection;
let reached: TestHost;

async function openHost(size: number): Promise<TestHost> {
  const log = new MemoryLog();
  if (size > 0) await log.append([{ room: lobby, expectedHead: 0, events: messages(1, size) }]);
  const host = await openTestHost({ log });
  hosts.push(host);
  return host;
}

async function connectTo(host: TestHost): Promise<void> {
  reached = host;
  client = createTestClient({
    isJoining: false,
    dial: async () => {
      link = await reached.dial();
      return link;
    },
  });
  await client.connect();
}

/** What is written, part by part; `onPart` is awaited before the next. */
async function exported(format: ExportFormat, onPart: (number: number) => unknown = () => {}) {
  const parts: string[] = [];
  const shares: number[] = [];
  const write = async (text: string) => {
    parts.push(text);
    await onPart(parts.length);
  };
  const written = await writeHistory(client, { format, write, onProgress: (share) => shares.push(share) });
  return { written, parts, shares, text: parts.join('') };
}

function seqsOf(json: string): number[] {
  return JSON.parse(json).map(({ seq }: { seq: number }) => seq);
}

const everySeq = Array.from({ length: count }, (_, index) => index + 1);

beforeEach(() => {
  hosts = [];
});
afterEach(async () => {
  client.close();
  await Promise.all(hosts.map((host) => host.close()));
});

describe('writing a history', () => {
  it('has each of 20,000 events once, in order, in small parts, and says how far it is', async () => {
    await connectTo(await openHost(count));
    const { written, parts, shares, text } = await exported('json');
    expect(written).toBe(count);
    expect(seqsOf(text)).toEqual(everySeq);
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(256 * 1024);
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
    expect(shares.at(-1)).toBe(1);
  });

  it('goes on where it was when the connection breaks', async () => {
    await connectTo(await openHost(count));
    const { text } = await exported('json', (number) => {
      if (number % 5 === 0) link.close(1006, 'cut');
    });
    expect(seqsOf(text)).toEqual(everySeq);
  });

  it('reads nothing more while what was written waits', async () => {
    await connectTo(await openHost(count));
    const read = client.readHistory.bind(client);
    let pages = 0;
    client.readHistory = (where) => {
      pages += 1;
      return read(where);
    };
    await exported('txt', async (number) => {
      const before = pages;
      await client.who();
      expect(pages).toBe(before);
      expect(pages).toBeLessThanOrEqual(number + 1);
    });
  });

  it('ends with what was the newest message when it began', async () => {
    const host = await openHost(2000);
    await connectTo(host);
    const ada = createTestClient({ nick: 'Ada', dial: host.dial });
    await ada.connect();
    const { text } = await exported('json', () => say(ada, 'and another'));
    expect(seqsOf(text)).toEqual(everySeq.slice(0, 2000));
    ada.close();
  });

  it('tells how many messages that are, whatever else happened', async () => {
    const host = await openHost(0);
    await connectTo(host);
    const ada = createTestClient({ nick: 'Ada', dial: host.dial });
    await ada.connect();
    await say(ada, 'one');
    await say(ada, 'two');
    await ada.react(1, '+1');
    await ada.setTopic('counting');
    const { written, text } = await exported('json');
    expect([written, seqsOf(text)]).toEqual([2, [1, 2, 3, 4]]);
    ada.close();
  });

  it('is not mixed of two histories', async () => {
    await connectTo(await openHost(count));
    const other = await openHost(count);
    const exporting = exported('json', (number) => {
      if (number !== 3) return;
      reached = other;
      link.close(1006, 'cut');
    });
    await expect(exporting).rejects.toMatchObject({ code: 'host-closed', message: expect.stringContaining('another') });
  });

  it.each(['md', 'txt', 'json'] as const)('of an empty room is whole, as %s', async (format) => {
    await connectTo(await openHost(0));
    const { text, written } = await exported(format);
    expect(written).toBe(0);
    expect(text.endsWith('\n')).toBe(true);
    if (format === 'json') expect(JSON.parse(text)).toEqual([]);
    else expect(text).toContain('Test room, lobby');
  });
});
