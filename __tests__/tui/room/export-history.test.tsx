import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../src/client/client.ts';
import { ExportError } from '../../../src/tui/chat.ts';
import { connectAs } from '../../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';
import type { FakeTerminal } from '../fake-terminal.ts';
import { openRoom } from './open-room.tsx';

let host: TestHost;
let ada: Client;
let terminal: FakeTerminal;

beforeEach(async () => {
  host = await openTestHost();
  ada = await connectAs('Ada', { dial: host.dial });
});
afterEach(async () => {
  terminal.close();
  ada.close();
  await host.close();
});

describe('/export in the room', () => {
  it('says where the history went, and lets the person go on typing meanwhile', async () => {
    const formats: string[] = [];
    const exporting = Promise.withResolvers<{ path: string; count: number }>();
    terminal = openRoom(ada, {
      exportHistory: (format) => {
        formats.push(format);
        return exporting.promise;
      },
    });
    terminal.type('/export txt\r');
    terminal.type('still here\r');
    await terminal.shows(/Ada +still here/u);
    expect(formats).toEqual(['txt']);
    exporting.resolve({ path: '/home/ada/pychat.txt', count: 1234 });
    await terminal.shows('1,234 messages are in /home/ada/pychat.txt');
  });

  it('says why nothing was exported', async () => {
    const exportHistory = async () => {
      throw new ExportError('Nothing was exported. The disk is full.');
    };
    terminal = openRoom(ada, { exportHistory });
    terminal.type('/export\r');
    await terminal.shows('Nothing was exported. The disk is full.');
  });

  it('gives an unknown format back to be mended', async () => {
    terminal = openRoom(ada);
    terminal.type('/export pdf\r');
    await terminal.shows('md, txt or json');
    await terminal.shows('> /export pdf');
  });
});
