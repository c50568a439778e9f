import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lobby } from '../../../src/chat/room-id.ts';
import type { Client } from '../../../src/client/client.ts';
import { ClientError } from '../../../src/client/client-error.ts';
import { AttentionWatch, type SeenStore } from '../../../src/client/personal/attention-watch.ts';
import type { Connection } from '../../../src/transport/connection.ts';
import { connectAs, createTestClient, say, viewWhen } from '../../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';
import { createTestIdentity } from '../../helpers/test-identity.ts';

let room: TestHost;
let [bob, ada]: Client[] = [];
let link: Connection;
let isCutOff: boolean;
let now: number;
let kept: Map<string, number>;
let isLooking: boolean;
const store: SeenStore = {
  read: (epoch, where) => kept.get(`${epoch} ${where}`),
  write: (epoch, seqs) => {
    for (const [where, seq] of seqs) kept.set(`${epoch} ${where}`, seq);
  },
};

const identity = createTestIdentity();

async function enter(): Promise<AttentionWatch> {
  ada = createTestClient({
    nick: 'Ada',
    identity,
    dial: async () => {
      if (isCutOff) throw new ClientError('unreachable', 'The cable is out.');
      link = await room.dial();
      return link;
    },
  });
  await ada.connect();
  return new AttentionWatch({ client: ada, store, now: () => now, isLooking: () => isLooking });
}

async function awayFor(ms: number, meanwhile: () => Promise<unknown>): Promise<void> {
  const client = ada as Client;
  isCutOff = true;
  link.close(1006, 'cut');
  await viewWhen(client, ({ link: { type } }) => type === 'waiting-to-retry');
  await meanwhile();
  now += ms;
  isCutOff = false;
  await viewWhen(client, ({ link: { type } }) => type === 'open');
  await client.who();
}

beforeEach(async () => {
  room = await openTestHost();
  [isCutOff, now, kept, isLooking] = [false, 0, new Map(), true];
  bob = await connectAs('Bob', room);
});
afterEach(async () => {
  for (const client of [ada, bob]) client?.close();
  await room.close();
});

describe('how far a room was followed', () => {
  it('is kept by the log, from one program to the next', async () => {
    await say(bob as Client, 'before');
    const first = await enter();
    expect(first.away).toBeUndefined();
    await say(bob as Client, 'seen');
    await ada?.who();
    first.end();
    ada?.close();
    expect([...kept]).toEqual([[`${ada?.epoch} lobby`, 2]]);
    await say(bob as Client, 'missed');
    const second = await enter();
    expect(second.away).toEqual({ after: 2, upTo: 3 });
    let told = 0;
    second.subscribe(() => {
      told += 1;
    });
    await say(ada as Client, 'here I am');
    expect([second.away, told]).toEqual([undefined, 1]);
    second.end();
    expect([...kept.values()]).toEqual([4]);
  });

  it('goes on over a short loss and is marked after a long one', async () => {
    const watch = await enter();
    await awayFor(1000, () => say(bob as Client, 'in a moment'));
    expect(watch.away).toBeUndefined();
    await awayFor(61_000, () => say(bob as Client, 'after a while'));
    expect(watch.away).toEqual({ after: 1, upTo: 2 });
    watch.end();
  });

  it('stands still while nobody looks: what came meanwhile is new, to whoever looks again and to the next program', async () => {
    const watch = await enter();
    await say(bob as Client, 'seen');
    await ada?.who();
    isLooking = false;
    for (const text of ['behind', 'behind, too']) await say(bob as Client, text);
    await ada?.who();
    watch.lookAgain();
    expect(watch.away).toBeUndefined();
    watch.keep();
    expect([...kept.values()]).toEqual([1]);
    let told = 0;
    watch.subscribe(() => {
      told += 1;
    });
    isLooking = true;
    watch.lookAgain();
    expect([watch.away, told]).toEqual([{ after: 1, upTo: 3 }, 1]);
    watch.lookAgain();
    expect([watch.away, told]).toEqual([{ after: 1, upTo: 3 }, 1]);
    await say(ada as Client, 'here I am');
    expect(watch.away).toBeUndefined();
    watch.end();
    expect([...kept.values()]).toEqual([4]);
  });

  it('begins anew with another log', async () => {
    const watch = await enter();
    await say(bob as Client, 'old');
    await ada?.who();
    const old = room;
    await awayFor(61_000, async () => {
      room = await openTestHost();
      const carl = await connectAs('Carl', room);
      await say(carl, 'new');
      carl.close();
    });
    expect(watch.away).toEqual({ after: 0, upTo: 1 });
    watch.end();
    expect([...kept.values()].sort()).toEqual([1, 1]);
    await old.close();
  });

  it('is of each room by itself: what is said in one that is not shown is new when it is', async () => {
    const watch = await enter();
    const [client, other] = [ada as Client, bob as Client];
    const den = await client.createRoom({ name: 'den', isPrivate: false });
    if (!('id' in den)) throw new Error(den.message);
    await other.openRoom('den');
    let told = 0;
    watch.subscribe(() => {
      told += 1;
    });
    client.show(den.id);
    client.show(lobby);
    await other.post('new here', { room: den.id });
    await client.who(den.id);
    expect([watch.away, told]).toEqual([undefined, 0]);
    client.show(den.id);
    expect([watch.away, told]).toEqual([{ after: 1, upTo: 2 }, 1]);
    client.show(lobby);
    expect([watch.away, told]).toEqual([undefined, 2]);
    client.show(den.id);
    expect(watch.away).toEqual({ after: 1, upTo: 2 });
    await say(client, 'I see');
    expect(watch.away).toBeUndefined();
    watch.end();
    expect([...kept]).toEqual([
      [`${client.epoch} lobby`, 0],
      [`${client.epoch} ${den.id}`, 3],
    ]);
  });
});
