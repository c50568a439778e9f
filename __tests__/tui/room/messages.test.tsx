import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lobby } from '../../../src/chat/room-id.ts';
import type { Client } from '../../../src/client/client.ts';
import { connectAs, say, viewWhen } from '../../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';
import { waitFor } from '../../helpers/wait-for.ts';
import type { FakeTerminal } from '../fake-terminal.ts';
import { inputHistoryOf, openRoom } from './open-room.tsx';

const altE = '\u001be';

let host: TestHost;
let ada: Client;
let bob: Client;
let terminal: FakeTerminal;

async function open(options: Parameters<typeof openRoom>[1] = {}): Promise<void> {
  terminal = openRoom(ada, options);
  await terminal.shows(/^ >/mu);
}

/** Waits until the screen does not show this any more. */
async function hides(text: string): Promise<void> {
  await waitFor(
    () => !terminal.lines().join('\n').includes(text),
    () => `${text} to be gone from\n${terminal.lines().join('\n')}`,
  );
}

beforeEach(async () => {
  host = await openTestHost();
  ada = await connectAs('Ada', { dial: host.dial });
  bob = await connectAs('Bob', { dial: host.dial });
});
afterEach(async () => {
  terminal.close();
  ada.close();
  bob.close();
  await host.close();
});

describe('what can be done with messages', () => {
  it('is done by their numbers, and seen at once', async () => {
    await say(bob, 'Hello, everyone');
    await open();
    await terminal.shows(/Hello, everyone +1$/mu);
    terminal.type('/reply 1 and hello to you\r');
    await terminal.shows(/↳ Bob: Hello, everyone\n \d\d:\d\d ›Ada +and hello to you +2$/mu);
    terminal.type('/react 1 +1\r');
    await terminal.shows(/Hello, everyone +1\n +\[\+1\]$/mu);
    await bob.react(1, '+1');
    await terminal.shows('[+1 ×2]');
    terminal.type('/me waves\r');
    await terminal.shows(/ ›\* Ada waves +5$/mu);
    await bob.edit(1, 'Hello, all');
    await terminal.shows(/↳ Bob: Hello, all$/mu);
    await terminal.shows('Hello, all (edited)');
    await bob.delete(1);
    await terminal.shows('↳ a message that is gone');
    await terminal.shows(/Bob +deleted$/mu);
    await hides('Hello, all');
    terminal.type('/pin 2\r');
    await terminal.shows('Ada pinned #2');
  });

  it('is so while someone reads back', async () => {
    for (let number = 1; number <= 90; number += 1) await say(bob, `message ${number}`);
    await open();
    terminal.type('\u001b[5~\u001b[5~');
    await terminal.shows('message 40 ');
    await bob.edit(40, 'changed');
    await terminal.shows('changed (edited)');
    await bob.delete(41);
    await hides('message 41 ');
    await ada.react(42, 'lol');
    await terminal.shows('[lol]');
  });

  it('begins with the last own message at Alt-E, where nothing is typed', async () => {
    await open();
    terminal.type(altE);
    await terminal.shows('Nothing of yours to edit');
    await say(ada, 'one\ntwo');
    await say(bob, 'not mine');
    terminal.type(altE);
    await terminal.shows(/^ > \/edit 1 one\n {3}two$/mu);
    terminal.type('!\r');
    await terminal.shows('two! (edited)');
    terminal.type(`x${altE}`);
    await terminal.shows('Alt-E edits where nothing is typed');
    await terminal.shows(/^ > x$/mu);
  });

  it('has their numbers completed, with what they say', async () => {
    await say(bob, 'first');
    await say(ada, 'second');
    await open();
    terminal.type('/reply \t');
    await terminal.shows(/▸ #2 {2}Ada: second\n {3}#1 {2}Bob: first\n > \/reply 2 $/mu);
    terminal.type('\t');
    await terminal.shows(/^ > \/reply 1 $/mu);
    terminal.type('\r\u0015/edit \t');
    await terminal.shows(/^ > \/edit 2 second$/mu);
  });
});

describe('a temporary message', () => {
  it('counts down and is gone from the screen at its time, and is in no file', async () => {
    const inputHistory = inputHistoryOf();
    await open({ inputHistory });
    terminal.type('/temp 3s now you see me\r');
    await terminal.shows(/›Ada +now you see me +3 s$/mu);
    await bob.post('replied', { replyTo: 1 });
    await terminal.shows('↳ Ada: now you see me');
    await terminal.shows(/now you see me +2 s$/mu);
    await terminal.shows(/now you see me +1 s$/mu);
    const event = ada.view.items.find((item) => item.kind === 'event');
    const expiresAt = (event?.kind === 'event' && event.event.type === 'message-posted' && event.event.expiresAt) || 0;
    await hides('now you see me');
    expect(ada.hostTime()).toBeGreaterThanOrEqual(expiresAt);
    expect(ada.hostTime()).toBeLessThan(expiresAt + 500);
    await terminal.shows('↳ a message that is gone');
    expect(inputHistory.texts).toEqual([]);
  });

  it('is gone, too, while someone reads back', async () => {
    for (let number = 1; number <= 40; number += 1) await say(bob, `message ${number}`);
    await bob.post('now you see me', { ttlMs: 5000 });
    await bob.post('replied', { replyTo: 41 });
    for (let number = 43; number <= 60; number += 1) await say(bob, `message ${number}`);
    await open();
    await terminal.shows('message 60');
    terminal.type('\u001b[5~');
    await terminal.shows('reading back');
    await terminal.shows('↳ Bob: now you see me');
    await hides('now you see me');
    await terminal.shows('↳ a message that is gone');
    terminal.type('\u001b[6~\u001b[6~\u001b[5~');
    await terminal.shows('reading back');
    expect(terminal.lines().join('\n')).not.toContain('now you see me');
  });

  it('is what all is where that is wanted, which is always to be seen, and in no file', async () => {
    const inputHistory = inputHistoryOf();
    await open({ inputHistory });
    terminal.type('/temp on 30s\rsecret\r');
    await terminal.shows(/›Ada +secret +30 s$/mu);
    await terminal.shows(/^── temporary 30 s ─+$/mu);
    terminal.type('/temp off\r');
    await hides('temporary 30 s');
    terminal.type('stays\r');
    await terminal.shows(/›Ada +stays/u);
    expect(inputHistory.texts).toEqual(['stays']);
  });
});

describe('who is away', () => {
  it('is told of oneself as long as it lasts', async () => {
    await open();
    terminal.type('/away lunch\r');
    await terminal.shows(/^── away ─+$/mu);
    await viewWhen(bob, ({ away }) => away.size === 1);
    terminal.type('/back\r');
    await waitFor(
      () => !terminal.lines().some((line) => /^── away/u.test(line)),
      () => terminal.lines().join('\n'),
    );
    expect(ada.rooms.get(lobby)?.away.size).toBe(0);
  });
});
