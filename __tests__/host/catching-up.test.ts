import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RoomEvent } from '../../src/chat/event.ts';
import type { Page } from '../../src/chat/outgoing.ts';
import { enterAs, RawClient } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

describe('catching up', () => {
  let room: TestHost;
  let ada: RawClient;
  beforeEach(async () => {
    room = await openTestHost();
    ada = await enterAs('Ada', room);
  });
  afterEach(() => room.close());

  const postMany = (count: number, text = 'x') => Promise.all(Array.from({ length: count }, () => ada.post(text)));
  const visit = async () => {
    const client = new RawClient(await room.dial());
    await client.hello();
    return client;
  };
  const join = async (client: RawClient, seq: number, epoch = room.log.epoch): Promise<Page> => {
    await client.ask({ type: 'join', room: 'lobby', cursor: { epoch, seq } });
    return client.next('page');
  };
  const seqsOf = (events: readonly RoomEvent[]) => events.map(({ seq }) => seq);
  const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

  it('[P17] with a cursor of this epoch gives what came after it, exclusive, and is live', async () => {
    await postMany(10);
    const page = await join(await visit(), 7);
    expect(page).toMatchObject({ isOldest: false, isNewest: true, reset: false, live: true });
    expect(seqsOf(page.events)).toEqual([8, 9, 10]);
  });

  it('[P17] with the newest cursor gives an empty live page', async () => {
    await postMany(3);
    expect(await join(await visit(), 3)).toMatchObject({ events: [], reset: false, live: true });
  });

  it('[P16, P17] comes in pages of at most 64 KiB, and only the last is live', async () => {
    await postMany(100, 'x'.repeat(4000));
    const client = await visit();
    const seqs: number[] = [];
    const pages: Page[] = [];
    do {
      const page = await join(client, seqs.length);
      expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThanOrEqual(64 * 1024);
      pages.push(page);
      seqs.push(...seqsOf(page.events));
    } while (!pages.at(-1)?.live);
    expect(seqs).toEqual(upTo(100));
    expect(pages.length).toBeGreaterThan(6);
    expect(pages.slice(0, -1).every(({ live }) => !live)).toBe(true);
  });

  it('[P17] events follow the live page without a gap while others keep posting', async () => {
    await postMany(50, 'x'.repeat(4000));
    const client = await visit();
    const seqs: number[] = [];
    const posting: Promise<unknown>[] = [];
    for (let live = false; !live; ) {
      posting.push(ada.post('meanwhile'), ada.post('x'.repeat(4000)));
      const page = await join(client, seqs.length);
      seqs.push(...seqsOf(page.events));
      ({ live } = page);
      expect(client.all('events')).toEqual([]);
    }
    posting.push(ada.post('last'));
    await Promise.all(posting);
    await client.fence();
    seqs.push(...client.all('events').flatMap(({ events }) => seqsOf(events)));
    expect(seqs).toEqual(upTo(50 + posting.length));
  });

  it.each([
    ['without a cursor', undefined],
    ['with a cursor of another epoch', { epoch: 'another', seq: 60 }],
    ['with a cursor ahead of the log', { seq: 71 }],
  ])('[P18] a join %s gets the latest page, reset and live', async (_, cursor) => {
    await postMany(70);
    const client = await visit();
    await client.ask({ type: 'join', room: 'lobby', ...(cursor && { cursor: { epoch: room.log.epoch, ...cursor } }) });
    const page = await client.next('page');
    expect(page).toMatchObject({ reset: true, live: true, isOldest: false, isNewest: true });
    expect(seqsOf(page.events)).toEqual(upTo(70, 21));
  });

  it('[P18] more than 10,000 events behind is a snapshot, 10,000 is not', async () => {
    await postMany(10_001);
    expect(await join(await visit(), 0)).toMatchObject({ reset: true, live: true });
    const page = await join(await visit(), 1);
    expect(page).toMatchObject({ reset: false, live: false });
    expect(page.events[0]).toMatchObject({ seq: 2 });
  });

  it('[P18] an empty room is an empty live page, oldest and newest', async () => {
    const client = await enterAs('Bob', room);
    expect(await client.next('page')).toMatchObject({
      events: [],
      isOldest: true,
      isNewest: true,
      reset: true,
      live: true,
    });
  });

  it('a newcomer reads older pages on demand, back to the first event', async () => {
    await postMany(120);
    const client = await enterAs('Bob', room);
    let page = await client.next('page');
    const seqs = seqsOf(page.events);
    while (!page.isOldest) {
      await client.ask({ type: 'read-history', room: 'lobby', before: seqs[0] as number });
      page = await client.next('page');
      seqs.unshift(...seqsOf(page.events));
    }
    expect(seqs).toEqual(upTo(120));
  });

  it('[P17] joining twice brings each event once', async () => {
    const client = await visit();
    await join(client, 0);
    await join(client, 0);
    await ada.post('once');
    await client.fence();
    expect(client.all('events')).toHaveLength(1);
  });

  it('those who come back together share one read of the log, but the pages kept for that are few', async () => {
    await postMany(40);
    const readAfter = room.log.readAfter.bind(room.log);
    const reads: number[] = [];
    room.log.readAfter = (name, seq, limit) => {
      reads.push(seq);
      return readAfter(name, seq, limit);
    };
    const [first, second] = [await visit(), await visit()];
    for (const client of [first, second, first]) await join(client, 7);
    expect(reads).toEqual([7]);
    for (let seq = 8; seq < 40; seq += 1) await join(first, seq);
    await join(first, 7);
    expect(reads.filter((seq) => seq === 7)).toHaveLength(2);
  });
});
