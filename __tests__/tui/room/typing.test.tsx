import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../src/client/client.ts';
import { connectAs } from '../../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';
import type { FakeTerminal } from '../fake-terminal.ts';
import { openRoom } from './open-room.tsx';

let host: TestHost;
let clients: Client[];
let terminals: FakeTerminal[];

beforeEach(async () => {
  host = await openTestHost();
  clients = await Promise.all(['Ada', 'Bob'].map((nick) => connectAs(nick, { dial: host.dial })));
  terminals = clients.map((client) => openRoom(client));
  await Promise.all(terminals.map((terminal) => terminal.shows('2 here')));
});
afterEach(async () => {
  for (const each of [...terminals, ...clients]) each.close();
  await host.close();
});

describe('on the screens', () => {
  it('one who writes is named to the others, until the message is there', async () => {
    const [ada, bob] = terminals as [FakeTerminal, FakeTerminal];
    bob.type('hel');
    await ada.shows('Bob is typing…');
    expect(bob.lines().join('\n')).not.toContain('typing…');
    bob.type('lo\r');
    await ada.shows(/Bob +hello/u);
    await ada.shows(/^─+$/mu);
    expect(ada.lines().join('\n')).not.toContain('typing…');
  });

  it('a slash command is nobody else’s business', async () => {
    const [ada, bob] = terminals as [FakeTerminal, FakeTerminal];
    bob.type('/nick Rob\r');
    await ada.shows('Bob is now Rob');
    expect(ada.lines().join('\n')).not.toContain('typing…');
    bob.type('//');
    await ada.shows('Rob is typing…');
  });
});
