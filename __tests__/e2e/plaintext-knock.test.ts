import { afterAll, afterEach, expect, it } from '@jest/globals';
import { localAddresses } from '../../src/discovery/local-address.ts';
import { cleanUp, createHome } from '../helpers/executable.ts';
import { RawSocket } from '../helpers/raw-socket.ts';
import { Terminal } from '../helpers/terminal.ts';
import { describeWithTool } from '../helpers/tools.ts';

/** This machine as others on the network see it, if it is on one. */
const ownAddress = localAddresses().find(({ kind, family }) => kind !== 'loopback' && family === 4)?.address;
const itOnNetwork = ownAddress === undefined ? it.skip : it;
if (ownAddress === undefined) {
  process.stderr.write('\nSKIPPED: knocking from the network: this machine has no address but loopback.\n\n');
}

describeWithTool('tmux', '[P43] whoever hosts at a terminal', () => {
  const terminals: Terminal[] = [];
  afterEach(async () => {
    await Promise.all(terminals.splice(0).map((terminal) => terminal.close()));
  });
  afterAll(cleanUp);

  const host = async (args: readonly string[]) => {
    const terminal = await Terminal.start(await createHome(), [
      'host',
      '--memory',
      '--nick',
      'Ada',
      '--port',
      '0',
      ...args,
    ]);
    terminals.push(terminal);
    const screen = await terminal.shows('Your six words');
    return { terminal, port: Number(/:(\d+)\/#/u.exec(screen.join('\n'))?.[1]) };
  };
  const browse = async (port: number) => {
    const socket = await RawSocket.connect(port, ownAddress);
    await socket.write(`GET / HTTP/1.1\r\nHost: ${ownAddress}\r\n\r\n`);
    await socket.closed;
    return socket.received.toString().split('\r\n')[0];
  };

  itOnNetwork(
    'is asked about the first browser without encryption, once, and lets all in with /allow plaintext',
    async () => {
      const { terminal, port } = await host([]);
      expect(await browse(port)).toContain('403');
      expect(await browse(port)).toContain('403');
      const screen = await terminal.shows('wants in without encryption');
      expect(screen.join('\n').match(/wants in/gu)).toHaveLength(1);
      await terminal.enter('/allow plaintext');
      await terminal.shows('may come in without encryption now');
      expect(await browse(port)).toContain('200');
    },
  );

  itOnNetwork('is not asked with --plaintext off, and cannot allow it', async () => {
    const { terminal, port } = await host(['--plaintext', 'off']);
    expect(await browse(port)).toContain('403');
    await terminal.enter('/allow plaintext');
    const screen = await terminal.shows('started with --plaintext off');
    expect(screen.join('\n')).not.toContain('wants in');
  });
});
