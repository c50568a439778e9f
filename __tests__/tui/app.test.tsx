import { afterEach, describe, expect, it } from '@jest/globals';
import { ChangedHostError } from '../../src/client/changed-host-error.ts';
import { ClientError } from '../../src/client/client-error.ts';
import { App } from '../../src/tui/App.tsx';
import { type Chat, type ChatDoors, type Joining, OpeningError } from '../../src/tui/chat.ts';
import type { Screen } from '../../src/tui/screen-state.ts';
import { connectAs } from '../helpers/test-client.ts';
import { openTestHost } from '../helpers/test-host.ts';
import { FakeTerminal } from './fake-terminal.ts';
import { inputHistoryOf, refuseExport } from './room/open-room.tsx';

let terminal: FakeTerminal;

afterEach(() => {
  terminal.close();
});

/** The app with doors that lead nowhere unless told otherwise. */
function openApp(doors: Partial<ChatDoors>, first: Screen = { type: 'menu' }): { readonly opened: Chat[] } {
  const opened: Chat[] = [];
  const nowhere = () => new Promise<Chat>(() => {});
  terminal = new FakeTerminal(
    <App
      doors={{ host: nowhere, join: nowhere, ...doors }}
      first={first}
      suggestedNick="Ada"
      inputHistory={inputHistoryOf()}
      checkAddress={(address) => (address.includes(' ') ? 'That is no address.' : undefined)}
      onOpen={(chat) => opened.push(chat)}
    />,
  );
  return { opened };
}

const openingJoin: Screen = { type: 'opening', intention: { type: 'join', address: '10.0.0.2' }, nick: 'Ada' };
const openingHost: Screen = { type: 'opening', intention: { type: 'host' }, nick: 'Ada' };

describe('the app', () => {
  it('leads from the menu by nick and address into the room', async () => {
    const host = await openTestHost();
    const asked: string[][] = [];
    const join = async ({ address }: Joining, nick: string) => {
      asked.push([address, nick]);
      const client = await connectAs(nick, { dial: host.dial });
      return { client, place: address, isHost: false, exportHistory: refuseExport, close: async () => client.close() };
    };
    const { opened } = openApp({ join });
    await terminal.shows('2  Join a chat');
    terminal.type('2');
    await terminal.shows('Your nick?');
    terminal.type('\u0015Bob\r');
    await terminal.shows("The host's address?");
    terminal.type('no way\r');
    await terminal.shows('That is no address.');
    terminal.type('\u001510.0.0.2\r');
    await terminal.shows('1 here');
    expect(asked).toEqual([['10.0.0.2', 'Bob']]);
    expect(opened).toHaveLength(1);
    await opened[0]?.close();
    await host.close();
  });

  it('tells what is in the way where it can be mended', async () => {
    openApp({ host: () => Promise.reject(new OpeningError('Port 5050 is in use.')) }, openingHost);
    await terminal.shows('Port 5050 is in use.');
    await terminal.shows('1  Host a chat');
    terminal.close();
    openApp({ join: () => Promise.reject(new ClientError('unreachable', 'Nobody is hosting there.')) }, openingJoin);
    await terminal.shows('Nobody is hosting there.');
    await terminal.shows(' > 10.0.0.2');
    terminal.close();
    const taken = new ClientError('refused', 'Ada is taken here.', { refusalCode: 'nick-taken' });
    openApp({ join: () => Promise.reject(taken) }, openingJoin);
    await terminal.shows('Ada is taken here.');
    await terminal.shows('Your nick?');
  });

  it('asks before it joins another host than was met, and joins that one only', async () => {
    const question = 'This is not "Lab", which you met at 10.0.0.2; join it as a new host?\nIts six words are: one two';
    const asked: Joining[] = [];
    const join = ({ address, acceptedIdentity }: Joining) => {
      asked.push({ address, ...(acceptedIdentity !== undefined && { acceptedIdentity }) });
      if (acceptedIdentity === 'new') return new Promise<Chat>(() => {});
      return Promise.reject(new ChangedHostError('Not Lab.', { identity: 'new', question }));
    };
    openApp({ join }, openingJoin);
    await terminal.shows('join it as a new host?');
    await terminal.shows('Its six words are: one two');
    terminal.type('n');
    await terminal.shows(' > 10.0.0.2');
    terminal.type('\r');
    await terminal.shows('y joins it');
    terminal.type('y');
    await terminal.shows('Connecting to 10.0.0.2');
    expect(asked).toEqual([
      { address: '10.0.0.2' },
      { address: '10.0.0.2' },
      { address: '10.0.0.2', acceptedIdentity: 'new' },
    ]);
  });

  it('takes what is typed the moment that a screen comes by itself', async () => {
    const asked: (string | undefined)[] = [];
    const join = ({ acceptedIdentity }: Joining) => {
      asked.push(acceptedIdentity);
      if (acceptedIdentity === 'new') return new Promise<Chat>(() => {});
      return Promise.reject(new ChangedHostError('Not Lab.', { identity: 'new', question: 'Join it?' }));
    };
    openApp({ join }, { type: 'asking-address', nick: 'Ada', address: '10.0.0.2' });
    await terminal.shows(' > 10.0.0.2');
    const typed = terminal.typeAtOnce('y', { after: 'y joins it' });
    terminal.type('\r');
    await typed;
    await terminal.shows('Connecting to 10.0.0.2');
    expect(asked).toEqual([undefined, 'new']);
  });

  it('ends with a defect, and gives the keyboard back, rather than showing it as a mistake', async () => {
    openApp({ join: () => Promise.reject(new TypeError('undefined is not a function')) }, openingJoin);
    await expect(terminal.ended()).rejects.toThrow('undefined is not a function');
    expect(terminal.isRaw).toBe(false);
  });

  it('ends with what a component throws', async () => {
    openApp({ join: () => Promise.resolve({} as Chat) }, openingJoin);
    await expect(terminal.ended()).rejects.toThrow(TypeError);
    expect(terminal.isRaw).toBe(false);
  });

  it('goes back while it connects, and closes a chat that opens too late', async () => {
    const { promise, resolve } = Promise.withResolvers<Chat>();
    const { opened } = openApp({ join: () => promise }, openingJoin);
    await terminal.shows('Connecting to 10.0.0.2');
    terminal.type('\u001b');
    await terminal.shows("The host's address?");
    const closed = new Promise<void>((done) => {
      resolve({ close: async () => done() } as unknown as Chat);
    });
    await closed;
    expect(opened).toEqual([]);
  });

  it('says that it knocks, once, and takes that back with Esc', async () => {
    const joinings: Joining[] = [];
    const join = (joining: Joining) => {
      joinings.push(joining);
      return new Promise<Chat>((_, reject) => {
        joining.signal?.addEventListener('abort', () => reject(new ClientError('unreachable', 'The chat was left.')));
        joining.onKnocking?.("Ada's chat");
      });
    };
    openApp({ join }, openingJoin);
    await terminal.shows(/Waiting to be let in by the host of Ada's chat….*Esc goes back\./su);
    expect(joinings[0]?.signal?.aborted).toBe(false);
    terminal.type('\u001b');
    const lines = await terminal.shows("The host's address?");
    expect(joinings).toHaveLength(1);
    expect(joinings[0]?.signal?.aborted).toBe(true);
    expect(lines.join('\n')).not.toContain('left');
  });

  it('goes back to the address with the sentence when the code is wrong', async () => {
    const wrong = new ClientError('refused', "That is not this host's code.", { refusalCode: 'code-wrong' });
    const code: Screen = { ...openingJoin, intention: { type: 'join', address: 'otter-lamp-42@10.0.0.2' } };
    openApp({ join: () => Promise.reject(wrong) }, code);
    await terminal.shows("That is not this host's code.");
    await terminal.shows(' > otter-lamp-42@10.0.0.2');
  });

  it.each([
    ['the menu', { type: 'menu' }, 'q  Quit'],
    ['a question', { type: 'asking-address', nick: 'Ada', address: '' }, "The host's address?"],
    ['connecting', openingJoin, 'Connecting to'],
  ] as const)('can be left by Ctrl-C from %s', async (_, first, shown) => {
    openApp({}, first);
    await terminal.shows(shown);
    terminal.type('\u0003');
    await terminal.ended();
    expect(terminal.isRaw).toBe(false);
  });
});
