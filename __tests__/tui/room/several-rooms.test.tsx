import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '../../../src/chat/refusal.ts';
import { lobby, type RoomId } from '../../../src/chat/room-id.ts';
import type { RoomInfo } from '../../../src/chat/room-record.ts';
import type { Client } from '../../../src/client/client.ts';
import { connectAs, say, viewWhen } from '../../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';
import { waitFor } from '../../helpers/wait-for.ts';
import type { FakeTerminal } from '../fake-terminal.ts';
import { widestOf } from '../shown-items.ts';
import { inputHistoryOf, openRoom } from './open-room.tsx';

const alt = (key: string) => `\u001b${key}`;
const [altUp, altDown] = ['\u001b[1;3A', '\u001b[1;3B'];

let host: TestHost;
let ada: Client;
let bob: Client;
let terminal: FakeTerminal;

async function open(options: Parameters<typeof openRoom>[1] = {}): Promise<void> {
  terminal = openRoom(ada, options);
  await terminal.shows(/^ >/mu);
}

async function enterRoom(client: Client, nameOrCode: string, password?: string): Promise<RoomInfo> {
  const info = await client.openRoom(nameOrCode, password);
  if (isRefusal(info) || 'number' in info) throw new Error(info.message);
  return info;
}

async function makeRoom(
  client: Client,
  name: string,
  options: { isPrivate?: boolean; password?: string } = {},
): Promise<RoomInfo> {
  const info = await client.createRoom({ name, isPrivate: false, ...options });
  if (isRefusal(info) || 'number' in info) throw new Error(info.message);
  return info;
}

function saidIn(client: Client, room: RoomId, text: string) {
  return client.post(text, { room });
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

describe('several rooms', () => {
  it('are shown one at a time by Alt and their number, or up and down', async () => {
    await say(bob, 'in the lobby');
    await open();
    terminal.type('/create den\r');
    await terminal.shows(/^ pychat {2}#den/mu);
    terminal.type('in the den\r');
    await terminal.shows(/›Ada +in the den/u);
    expect(terminal.lines().join('\n')).not.toContain('in the lobby');
    terminal.type(alt('1'));
    await terminal.shows('in the lobby');
    expect(terminal.lines().join('\n')).not.toContain('in the den');
    terminal.type(altUp);
    await terminal.shows('in the den');
    terminal.type(altDown);
    await terminal.shows('in the lobby');
    terminal.type(alt('7'));
    terminal.type('still here');
    await terminal.shows(' > still here');
    expect(terminal.lines()[0]).toContain('#lobby');
  });

  it('each keep their own draft, place and history, also for keys in one read', async () => {
    for (let number = 1; number <= 60; number += 1) await say(bob, `message ${number}`);
    await open();
    await terminal.shows('message 60');
    const inRoom = await makeRoom(ada, 'den');
    terminal.type('draft of the lobby\u001b[5~');
    await terminal.shows('reading back');
    terminal.type(`${alt('2')}said in the den\r${alt('1')}, longer`);
    await terminal.shows(' > draft of the lobby, longer');
    expect(terminal.lines().join('\n')).toContain('reading back');
    terminal.type(alt('2'));
    await terminal.shows(/›Ada +said in the den/u);
    terminal.type('\u001b[A');
    await terminal.shows(' > said in the den');
    expect(terminal.lines().join('\n')).not.toContain('reading back');
    expect(inRoom.name).toBe('den');
  });

  it('tell what is new elsewhere in the header, or in a list on a wide screen', async () => {
    const den = await makeRoom(bob, 'den');
    await enterRoom(ada, 'den');
    await open({ columns: 80 });
    await saidIn(bob, den.id, 'first');
    await terminal.shows('1 new in 1 room');
    await saidIn(bob, den.id, '@Ada second');
    await terminal.shows('2! new in 1 room');
    terminal.resize(40, 10);
    await terminal.shows('+2! 2 here');
    terminal.resize(120, 24);
    const wide = await terminal.shows(/│ 2 #den +!2$/mu);
    expect(wide.join('\n')).not.toContain('new in');
    expect(widestOf(wide)).toBeLessThanOrEqual(120);
    terminal.type(alt('a'));
    await terminal.shows(/│▸2 #den$/mu);
    await terminal.shows(/Bob +@Ada second +\d+ +│/u);
  });

  it('begin with the room of who is spoken to alone, on both screens', async () => {
    await open({ columns: 100 });
    terminal.type('/msg Bob psst\r');
    await terminal.shows(/^ pychat {2}@Bob/mu);
    await terminal.shows(/›Ada +psst/u);
    const heard = await viewWhen(bob, ({ rooms }) => rooms.some(({ unread }) => unread > 0));
    expect(heard.rooms.map(({ label }) => label)).toEqual(['#lobby', '@Ada']);
  });

  it('get what is written before they are there, and the room that is left does not', async () => {
    await open();
    terminal.type('/msg Bob\rsecret\rof two lines');
    await terminal.shows(/^ pychat {2}@Bob/mu);
    await terminal.shows(/^ > secret\n {3}of two lines$/mu);
    terminal.type('\r');
    await terminal.shows(/›Ada +secret/u);
    expect(JSON.stringify(ada.rooms.get(lobby)?.items)).not.toContain('secret');
    terminal.type(`${alt('1')}in the lobby`);
    await terminal.shows(/^ > in the lobby$/mu);
  });

  it('that cannot be entered leave what is written where it was', async () => {
    await open();
    terminal.type('/join nowhere\rtext');
    await terminal.shows('nowhere');
    await terminal.shows(/^ > text$/mu);
    terminal.type('\r');
    await terminal.shows(/›Ada +text/u);
  });

  it('offer their names by Tab after /join', async () => {
    await makeRoom(bob, 'den');
    await makeRoom(bob, 'deck', { password: 'secret' });
    await open();
    terminal.type('/join de\t');
    await terminal.shows('#deck');
    await terminal.shows(/▸ #de(?:n|ck) /u);
    terminal.type('\u001b');
    await terminal.shows(/^ > \/join de$/mu);
    terminal.type('n\t');
    await terminal.shows(' > /join #den');
    terminal.type('\r');
    await terminal.shows(/^ pychat {2}#den/mu);
  });

  it('are gone to by what was found there', async () => {
    const den = await makeRoom(ada, 'den');
    await ada.post('the needle', { room: den.id });
    for (let number = 1; number <= 60; number += 1) await ada.post(`hay ${number}`, { room: den.id });
    await open();
    terminal.type('/search needle in:den\r');
    await terminal.shows(/▸ #2 .*the needle/u);
    terminal.type('\r');
    await terminal.shows(/^ pychat {2}#den/mu);
    await terminal.shows(/›Ada +the needle +2\n/u);
    await terminal.shows('reading back');
  });

  it('are left again', async () => {
    await makeRoom(ada, 'den');
    await open();
    terminal.type(`${alt('2')}/part\r`);
    await terminal.shows('You have left #den');
    expect(terminal.lines()[0]).toContain('#lobby');
  });
});

describe('a locked room', () => {
  const secret = 'hunter2';

  it('asks for its password, which is seen nowhere and in no history', async () => {
    await makeRoom(bob, 'den', { password: secret });
    const inputHistory = inputHistoryOf();
    await open({ inputHistory });
    terminal.type('/join den\r');
    await terminal.shows('Password of den?');
    terminal.type('wrong\r');
    await terminal.shows('That was not the password of den.');
    terminal.type(secret);
    await terminal.shows(/^ > •{7}$/mu);
    terminal.type('\r');
    await terminal.shows(/^ pychat {2}#den · locked/mu);
    terminal.type('\u001b[A\u001b[A\u001b[A\u0019\u001f');
    terminal.type('!');
    await terminal.shows(/^ > .*!/mu);
    expect(terminal.written).not.toContain(secret);
    expect(terminal.written).not.toContain('wrong');
    expect(inputHistory.texts).toEqual(['/join den']);
  });

  it('is given up by Escape, with the draft as it was', async () => {
    await makeRoom(bob, 'den', { password: secret });
    await open();
    terminal.type('/join den\r');
    await terminal.shows('Password of den?');
    terminal.type('x\u001b');
    await waitFor(
      () => !terminal.lines().join('\n').includes('Password'),
      () => 'the question to be gone',
    );
    terminal.type('on with it');
    await terminal.shows(' > on with it');
    expect(terminal.lines()[0]).toContain('#lobby');
  });
});

describe('a host', () => {
  it('is asked before it closes the chat while others are in any room', async () => {
    await makeRoom(ada, 'den');
    await open({ isHost: true });
    await terminal.shows('2 here');
    terminal.type(alt('2'));
    await terminal.shows('1 here');
    terminal.type('exit\r');
    await terminal.shows('Close the chat for everybody?');
  });
});
