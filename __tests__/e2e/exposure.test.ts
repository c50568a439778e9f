import { afterAll, afterEach, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { subprotocol } from '../../src/protocol/version.ts';
import type { Connection } from '../../src/transport/connection.ts';
import { websocketConnection } from '../../src/transport/websocket.ts';
import { cleanUp, createHome } from '../helpers/executable.ts';
import { ownAddress } from '../helpers/own-address.ts';
import { RawClient } from '../helpers/raw-client.ts';
import { Terminal } from '../helpers/terminal.ts';
import { describeWithTool } from '../helpers/tools.ts';

describeWithTool('tmux', '[P64] the lock of every screen', () => {
  const terminals: Terminal[] = [];
  afterEach(async () => {
    await Promise.all(terminals.splice(0).map((terminal) => terminal.close()));
  });
  afterAll(cleanUp);

  const start = async (args: readonly string[]) => {
    const terminal = await Terminal.start(await createHome(), args);
    terminals.push(terminal);
    return terminal;
  };

  /** Comes in from the network without encryption. */
  async function enterInPlaintext(place: string): Promise<{ leave(): void }> {
    const websocket = new WebSocket(`ws://${place}/`, subprotocol);
    const { promise, resolve, reject } = Promise.withResolvers<Connection>();
    // At once: what comes in the same read is not to be missed.
    websocket.once('open', () => resolve(websocketConnection(websocket, { type: 'plaintext', id: '' })));
    websocket.once('error', reject);
    const connection = await promise;
    const client = new RawClient(connection);
    expect(await client.hello({ nick: 'Eve' })).toMatchObject({ type: 'welcome', isExposed: true });
    return { leave: () => connection.close(1000, '') };
  }

  it('says that not all is encrypted while somebody can be read along, and tells once when that begins and ends', async () => {
    const bind = ['--bind', ownAddress, '--port', '0'];
    const ada = await start(['host', '--memory', '--nick', 'Ada', '--plaintext', 'lan', ...bind]);
    const screen = (await ada.shows('exit closes the chat')).join('\n');
    const [, place = ''] = /^ +(\S+:\d+)$/mu.exec(screen) ?? [];
    await ada.shows(/· encrypted +1 here/u);
    const bob = await start(['join', place, '--nick', 'Bob']);
    await bob.shows(/· unverified +2 here/u);
    const eve = await enterInPlaintext(place);
    for (const terminal of [ada, bob]) {
      await terminal.shows(/· not all encrypted +\d here/u);
      await terminal.shows('Somebody here is not encrypted: who is on the network can read along.');
    }
    const carl = await start(['join', place, '--nick', 'Carl']);
    await carl.shows(/· not all encrypted +\d here/u);
    eve.leave();
    await ada.shows(/· encrypted +3 here/u);
    for (const terminal of [bob, carl]) await terminal.shows(/· unverified +3 here/u);
    for (const terminal of [ada, bob, carl]) {
      const lines = (await terminal.shows('Everybody here is encrypted again.')).join('\n');
      expect(lines.match(/Somebody here is not encrypted/gu)).toHaveLength(1);
    }
    await bob.enter('/verify');
    await bob.shows('/verify yes');
    expect((await bob.lines()).join('\n').match(/Somebody here is not encrypted/gu)).toHaveLength(1);
  });
});
