import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../../src/client/client.ts';
import { newestSeq } from '../../../../src/client/view/held-history.ts';
import { MemoryLog } from '../../../../src/storage/memory/memory-log.ts';
import { Readings } from '../../../../src/web/room/pane/readings.ts';
import { connectAs, say, viewWhen } from '../../../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../../../helpers/test-host.ts';
import { waitFor } from '../../../helpers/wait-for.ts';
import { lobby, messages } from '../../../storage/sample-events.ts';

const count = 5000;

let host: TestHost;
let ada: Client;
let bob: Client;
let readings: Readings;
let changes: number;

beforeEach(async () => {
  const log = new MemoryLog();
  await log.append([{ room: lobby, expectedHead: 0, events: messages(1, count) }]);
  host = await openTestHost({ log });
  ada = await connectAs('Ada', { dial: host.dial });
  bob = await connectAs('Bob', { dial: host.dial });
  changes = 0;
  readings = new Readings(ada, () => {
    changes += 1;
  });
  readings.listen();
});
afterEach(async () => {
  readings.end();
  ada.close();
  bob.close();
  await host.close();
});

function heldSeqs(): number[] {
  return (readings.get(lobby)?.held.items ?? []).flatMap((item) => (item.kind === 'event' ? [item.event.seq] : []));
}

describe('reading back', () => {
  it('stands still while others speak', async () => {
    readings.hold();
    const before = heldSeqs();
    await say(bob, 'later');
    await viewWhen(ada, (view) => newestSeq(view) === count + 1);
    expect(heldSeqs()).toEqual(before);
  });

  it('goes back page by page without a gap, and down again to the newest', async () => {
    readings.hold();
    for (let page = 0; page < 5; page += 1) await readings.askOlder();
    const seqs = heldSeqs();
    expect(seqs.length).toBeGreaterThan(250);
    expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, index) => count + 1 - seqs.length + index));
    await say(bob, 'later');
    await viewWhen(ada, (view) => newestSeq(view) === count + 1);
    expect(await readings.askNewer()).toBe(true);
    expect(heldSeqs().at(-1)).toBe(count + 1);
  });

  it('asks for one page at a time', async () => {
    readings.hold();
    const first = heldSeqs()[0];
    await Promise.all([readings.askOlder(), readings.askOlder()]);
    const once = heldSeqs()[0];
    expect(once).toBeLessThan(first ?? 0);
    await readings.askOlder();
    expect(heldSeqs()[0]).toBeLessThan(once ?? 0);
  });

  it('follows where nothing is held: older pages go into the view', async () => {
    const [first] = ada.view.items;
    await readings.askOlder();
    expect(readings.get(lobby)).toBeUndefined();
    expect(ada.view.items[0]?.key).not.toBe(first?.key);
  });

  it('goes to a message far back, and from there on', async () => {
    expect(await readings.goTo(lobby, 1000)).toBe(true);
    expect(heldSeqs()).toContain(1000);
    expect(readings.get(lobby)?.place).toBe(1);
    const last = heldSeqs().at(-1) ?? 0;
    expect(await readings.askNewer()).toBe(false);
    expect(heldSeqs().at(-1)).toBeGreaterThan(last);
  });

  it('goes to a message that is held in its place, and says where there is none', async () => {
    expect(await readings.goTo(lobby, count)).toBe(true);
    expect(readings.get(lobby)?.place).toBe(0);
    expect(await readings.goTo(lobby, count + 1000)).toBe(false);
  });

  it('shows a message as it is by now', async () => {
    await say(bob, 'first');
    await viewWhen(ada, (view) => newestSeq(view) === count + 1);
    readings.hold();
    await bob.delete(count + 1);
    const deleted = () => readings.get(lobby)?.held.items.findLast(({ key }) => key === `e${count + 1}`);
    await waitFor(
      () => {
        const item = deleted();
        return item?.kind === 'event' && item.event.type === 'message-posted' && item.event.isDeleted === true;
      },
      () => 'it is not deleted',
    );
    expect(changes).toBeGreaterThan(1);
  });

  it('forgets what was temporary when that is over', async () => {
    await bob.post('soon gone', { ttlMs: 1000 });
    await viewWhen(ada, (view) => newestSeq(view) === count + 1);
    readings.hold();
    const held = () => JSON.stringify(readings.get(lobby)?.held.items);
    expect(held()).toContain('soon gone');
    await waitFor(
      () => !held().includes('soon gone'),
      () => 'it is still there',
    );
  });

  it('forgets what was temporary also where that came after the end was left', async () => {
    readings.hold();
    await bob.post('soon gone', { ttlMs: 1000 });
    await viewWhen(ada, (view) => newestSeq(view) === count + 1);
    expect(await readings.askNewer()).toBe(true);
    const held = () => JSON.stringify(readings.get(lobby)?.held.items);
    expect(held()).toContain('soon gone');
    await waitFor(
      () => !held().includes('soon gone'),
      () => 'it is still there',
    );
  });

  it('ends when something is said', async () => {
    readings.hold();
    const answer = say(ada, 'hello');
    expect(readings.get(lobby)).toBeUndefined();
    await answer;
  });

  it('follows again on demand', () => {
    readings.hold();
    readings.follow();
    expect(readings.get(lobby)).toBeUndefined();
  });
});
