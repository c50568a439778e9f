import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../src/client/client.ts';
import { AttentionWatch } from '../../../src/client/personal/attention-watch.ts';
import { IgnoreList } from '../../../src/client/personal/ignore-list.ts';
import type { NotifyMode } from '../../../src/tui/notify-mode.ts';
import { connectAs, say } from '../../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';
import type { FakeTerminal } from '../fake-terminal.ts';
import { openRoom } from './open-room.tsx';

let host: TestHost;
let [ada, bob]: Client[] = [];
let terminal: FakeTerminal;

/** Ada's room, on a terminal; she was here until `seen` and has come back. */
async function enter({ notify = 'bell' as NotifyMode, seen = undefined as number | undefined } = {}): Promise<void> {
  ada = await connectAs('Ada', { dial: host.dial });
  const attention = new AttentionWatch({
    client: ada,
    store: { read: () => seen, write: () => {} },
    now: () => performance.now(),
  });
  const ignoreList = new IgnoreList({ read: () => [], write: () => {} });
  terminal = openRoom(ada, { personal: { notify, ignoreList, attention } });
}

beforeEach(async () => {
  host = await openTestHost();
  bob = await connectAs('Bob', { dial: host.dial });
});
afterEach(async () => {
  terminal.close();
  for (const client of [ada, bob]) client?.close();
  await host.close();
});

describe('a room that one comes back to', () => {
  it('has a line above what is new, until one says something', async () => {
    for (const text of ['old', 'missed', 'missed, too']) await say(bob as Client, text);
    await enter({ seen: 1 });
    const lines = await terminal.shows('new since you left');
    expect(lines[lines.findIndex((line) => line.includes('new since')) + 1]).toMatch(/missed +2$/u);
    terminal.type('back\r');
    const after = await terminal.shows(/\d\d:\d\d ›Ada +back +4$/mu);
    expect(after.join('\n')).not.toContain('new since');
  });
});

describe('what asks for an answer soon', () => {
  it('stands out and rings', async () => {
    await enter();
    await terminal.shows('2 here');
    ada?.notice('Eve wants to be let in', 'urgent');
    await terminal.shows('Eve wants to be let in');
    expect(terminal.written).toMatch(/(?<!\u001b\][^\u0007]*)\u0007/u);
  });
});

describe('a mention', () => {
  it('rings when it comes, not when it is read back', async () => {
    await say(bob as Client, '@Ada before');
    await enter();
    await terminal.shows(/!Bob +@Ada before/u);
    await say(bob as Client, 'Carl: not you');
    await terminal.shows('not you');
    expect(terminal.written).not.toMatch(/(?<!\u001b\][^\u0007]*)\u0007/u);
    await say(bob as Client, 'ada: now');
    await terminal.shows(/!Bob +ada: now/u);
    expect(terminal.written).toMatch(/(?<!\u001b\][^\u0007]*)\u0007/u);
  });

  it('notifies where that is wanted', async () => {
    await enter({ notify: 'osc9' });
    await say(bob as Client, '@Ada now');
    await terminal.shows('@Ada now');
    expect(terminal.written).toContain('\u001b]9;pychat: Bob: @Ada now\u0007');
  });
});

describe('who is ignored', () => {
  it('is gone at once, also from what comes, and comes back', async () => {
    await say(bob as Client, 'said before');
    await enter();
    await terminal.shows('said before');
    terminal.type('/ignore @bob\r');
    await terminal.shows('Nothing of Bob is shown any more');
    await say(bob as Client, '@Ada said after');
    await say(ada as Client, 'own');
    const lines = await terminal.shows(/\d\d:\d\d ›Ada +own +3$/mu);
    expect(lines.join('\n')).not.toMatch(/said (?:before|after)/u);
    terminal.type('/ignore\r');
    await terminal.shows('Ignored: Bob');
    terminal.type('/unignore bob\r');
    await terminal.shows('said before');
    await terminal.shows('said after');
  });

  it('is nobody who is not there', async () => {
    await enter();
    terminal.type('/ignore Nobody\r');
    await terminal.shows('There is nobody called Nobody here.');
    expect(terminal.lines().at(-1)).toBe(' > /ignore Nobody');
  });
});
