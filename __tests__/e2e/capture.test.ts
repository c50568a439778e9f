import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanUp, collect, createHome, environmentOf, executable } from '../helpers/executable.ts';
import { PacketCapture } from '../helpers/packet-capture.ts';
import { findReadable, isAllTls } from '../helpers/readable-texts.ts';
import { tcpStreams } from '../helpers/tcp-streams.ts';
import { Terminal } from '../helpers/terminal.ts';
import { type Machine, TestNetwork } from '../helpers/test-network.ts';
import { debianPackages, isInstalled, type TestTool } from '../helpers/test-tools.ts';
import { waitFor } from '../helpers/wait-for.ts';

const tools: readonly TestTool[] = ['tcpdump', 'tmux'];
const missing = tools.filter((tool) => !isInstalled(tool)).map((tool) => debianPackages[tool]);
const obstacle = missing.length > 0 ? `it takes ${missing.join(' and ')}` : TestNetwork.findObstacle();
const describeOnNetwork = obstacle === undefined ? describe : describe.skip;
if (obstacle !== undefined) process.stderr.write(`\nSKIPPED: what can be read on the network: ${obstacle}.\n\n`);

const timeoutMs = 180_000;
const plaintextGuest = path.join(import.meta.dirname, 'plaintext-guest-child.ts');
/** Said in the open at the end, so that all of what was said before is known to be captured. */
const lastWords = 'GET /these-were-the-last-words HTTP/1.1\r\nHost: x\r\n\r\n';

let network: TestNetwork;
let hostMachine: Machine;
let guestMachine: Machine;
let capture: PacketCapture;
let terminal: Terminal | undefined;

/** What a running program has said so far. */
interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly said: { readonly stdout: string; readonly stderr: string };
}

interface How {
  readonly on: Machine;
  readonly variables?: NodeJS.ProcessEnv;
}

async function start(args: readonly string[], { on, variables }: How): Promise<Running> {
  const child = on.start([executable, ...args], { ...environmentOf(await createHome()), ...variables });
  return { child, said: collect(child) };
}

async function says({ said }: Running, text: string): Promise<void> {
  await waitFor(
    () => said.stdout.includes(text),
    () => `${text}, after ${JSON.stringify(said)}`,
  );
}

async function startHost(...args: string[]): Promise<{ port: string; code: string; invite: string }> {
  const host = await start(['host', '--headless', '--json', '--port', '0', ...args], { on: hostMachine });
  await says(host, '}\n');
  const { port, code, invite } = JSON.parse(host.said.stdout.split('\n')[0] as string);
  return { port: String(port), code, invite };
}

async function joinAtTerminal(address: string, nick: string): Promise<Terminal> {
  terminal = await Terminal.startShell(await createHome(), { columns: 100, rows: 30 });
  await terminal.enter(guestMachine.command(executable, 'join', address, '--nick', nick).join(' '));
  await terminal.shows(/^ >/mu);
  return terminal;
}

/** Gives the password that this command asks for. */
async function answer(asked: Terminal, { command, password }: { command: string; password: string }): Promise<void> {
  await asked.enter(command);
  await asked.shows('Esc gives up');
  await asked.enter(password);
  await asked.hides('Esc gives up');
}

/** Two talk, in the lobby and alone. Returns what nobody else is to read. */
async function talk(ada: Terminal, bob: Running): Promise<readonly string[]> {
  await ada.enter('first-words');
  await says(bob, 'first-words');
  bob.child.stdin.write('späte-Antwort\n');
  await ada.shows('späte-Antwort');
  const lines = ['/topic lofty-matters', '/nick Zenobia', '/away gone-fishing', '/temp 1h fleeting-words'];
  for (const line of lines) await ada.enter(line);
  await says(bob, 'fleeting-words');
  await answer(ada, { command: '/register', password: 'account-password' });
  await ada.enter('/msg Bobolink whispered-words');
  await ada.shows(/^ pychat +@Bobolink[\s\S]*Zenobia +whispered-words/u);
  const said = ['first-words', 'späte-Antwort', 'fleeting-words', 'whispered-words'];
  return [...said, 'Zenobia', 'lofty-matters', 'gone-fishing', 'account-password'];
}

/** Something is said in a private room with a password, and read by somebody else. Returns what nobody else is to read. */
async function talkInPrivate(ada: Terminal, invite: string): Promise<readonly string[]> {
  await ada.enter('/create --private hideaway');
  const screen = await ada.shows(/^ pychat +#hideaway[\s\S]*with \/join \w{5}\b/u);
  const [, code = ''] = /with \/join (\w{5})\b/u.exec(screen.join('\n')) ?? [];
  await answer(ada, { command: '/password', password: 'room-password' });
  await ada.enter('secret-words');
  const variables = { PYCHAT_ROOM_PASSWORD: 'room-password' };
  await says(await start(['tail', invite, '--room', code], { on: guestMachine, variables }), 'secret-words');
  return [code, 'hideaway', 'room-password', 'secret-words'];
}

/** Hands these bytes to the host's port as they are, and waits for the end. */
async function sendRaw(port: string, bytes: Buffer): Promise<void> {
  const send = `require('node:net').connect(${port}, '${hostMachine.address}').end(Buffer.from('${bytes.toString('hex')}', 'hex')).resume()`;
  await once(guestMachine.start([process.execPath, '-e', send]), 'exit');
}

async function captured(port: string): Promise<Buffer> {
  await sendRaw(port, Buffer.from(lastWords));
  return capture.endWith(lastWords);
}

describeOnNetwork('between two machines', () => {
  beforeEach(async () => {
    network = new TestNetwork();
    [hostMachine, guestMachine] = network.machines;
    capture = await PacketCapture.start(hostMachine);
  });
  afterEach(async () => {
    await terminal?.close();
    await network.remove();
  });
  afterAll(cleanUp);

  it(
    '[P45] nobody reads what is said, who says it, where and about what, or any code or password',
    async () => {
      const { port, code, invite } = await startHost('--private');
      const bob = await start(['join', invite, '--nick', 'Bobolink'], { on: guestMachine });
      const ada = await joinAtTerminal(`${code}@${hostMachine.address}:${port}`, 'Adalbert');
      await ada.shows('2 here');
      const secrets = [...(await talk(ada, bob)), ...(await talkInPrivate(ada, invite))];
      const [, key = '', token = ''] = /#([\w-]+)\.([\w-]+)$/u.exec(invite) ?? [];

      const packets = await captured(port);
      expect(findReadable(packets, [...secrets, 'Adalbert', 'Bobolink', code, key, token])).toEqual([]);
      const streams = tcpStreams(packets).filter(({ bytes }) => !bytes.includes('HTTP/1.1'));
      expect(streams.length).toBeGreaterThanOrEqual(6);
      expect(streams.filter((stream) => !isAllTls(stream))).toEqual([]);
    },
    timeoutMs,
  );

  it(
    'all of it is found where it is not encrypted, so that this would be seen',
    async () => {
      const { port } = await startHost('--plaintext', 'lan');
      const texts = ['Adalbert', 'first-words', 'split-words'];
      const guest = [process.execPath, plaintextGuest, hostMachine.address, port, ...texts];
      expect(await once(guestMachine.start(guest, { PATH: process.env.PATH }), 'exit')).toEqual([0, null]);
      await sendRaw(port, Buffer.from('wide-words', 'utf16le'));
      await sendRaw(port, Buffer.from('wider-words', 'utf16le').swap16());

      const packets = await captured(port);
      const all = [...texts, 'wide-words', 'wider-words'];
      expect(findReadable(packets, [...all, 'never-said'])).toEqual(all);
      const [sent] = tcpStreams(packets).filter(({ bytes }) => bytes.includes('split-words'));
      expect(sent && isAllTls(sent)).toBe(false);
    },
    timeoutMs,
  );
});
