import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../src/client/client.ts';
import { connectAs, say } from '../../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';
import type { FakeTerminal } from '../fake-terminal.ts';
import { openRoom } from './open-room.tsx';

const keys = { up: '\u001b[A', down: '\u001b[B', escape: '\u001b', toNewest: '\u001b[1;5F' };

let host: TestHost;
let ada: Client;
let terminal: FakeTerminal;

beforeEach(async () => {
  host = await openTestHost();
  ada = await connectAs('Ada', { dial: host.dial });
  for (let number = 1; number <= 300; number += 1) {
    await say(ada, number % 100 === 50 ? `lunch on day ${number}` : `nothing ${number}`);
  }
  terminal = openRoom(ada);
  await terminal.shows('nothing 300');
});
afterEach(async () => {
  terminal.close();
  ada.close();
  await host.close();
});

describe('a search on the screen', () => {
  it('lists what was found above the composer, and goes to the place of the one that is chosen', async () => {
    terminal.type('/search LUNCH day\r');
    const lines = await terminal.shows('3 found, Enter goes there');
    const listed = lines.filter((line) => /#\d+ {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}Ada {2}lunch on day/u.test(line));
    expect(listed.map((line) => line.slice(0, 3))).toEqual(['   ', '   ', ' ▸ ']);
    terminal.type(keys.up);
    await terminal.shows(' ▸ #150');
    terminal.type('\r');
    const place = await terminal.shows(/lunch on day 150(.*\n)+.*nothing 155/u);
    expect(place.join('\n')).toContain('nothing 145');
    expect(place.join('\n')).toContain('reading back');
    terminal.type(keys.toNewest);
    await terminal.shows('nothing 300');
  });

  it('reads on from there in both directions', async () => {
    terminal.type('/search lunch\r');
    await terminal.shows('3 found');
    terminal.type(`${keys.up}${keys.up}\r`);
    await terminal.shows(/nothing 49(.*\n)+.*nothing 55/u);
    for (let page = 0; page < 3; page += 1) terminal.type('\u001b[5~');
    await terminal.shows(/nothing 1 +1$/mu);
    for (let page = 0; page < 8; page += 1) {
      terminal.type('\u001b[6~');
      await terminal.shows('reading back');
    }
    await terminal.shows(/nothing 1\d\d +1\d\d$/mu);
  });

  it('is put away by Escape, and by going on to write', async () => {
    terminal.type('/search lunch\r');
    await terminal.shows('3 found');
    terminal.type(keys.escape);
    await terminal.shows(/nothing 300 +300 *\n─+\n > *$/mu);
    terminal.type('/search lunch\r');
    await terminal.shows('3 found');
    terminal.type('hello');
    await terminal.shows(/nothing 300 +300 *\n─+\n > hello *$/mu);
  });

  it('that finds nothing, or looks for nothing, says so', async () => {
    terminal.type('/search breakfast\r');
    await terminal.shows('Nothing was found for: breakfast');
    terminal.type('/search\r');
    await terminal.shows('Say which words to look for');
  });
});
