import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import tls from 'node:tls';
import { afterAll, afterEach, expect, it } from '@jest/globals';
import { cleanUp, createHome } from '../helpers/executable.ts';
import { farewells } from '../helpers/farewells.ts';
import { HostileHost } from '../helpers/hostile-host.ts';
import { hostileSequences, hostileStrings } from '../helpers/hostile-strings.ts';
import {
  allWrite,
  expectHarmless,
  expectNothingForeign,
  expectShown,
  expectText,
  runPiped,
  startReaders,
  startTerminals,
} from '../helpers/readers.ts';
import { createTestCredentials } from '../helpers/test-identity.ts';
import { describeWithTool } from '../helpers/tools.ts';
import { waitFor } from '../helpers/wait-for.ts';

const open: { close(): unknown }[] = [];
const everything = hostileStrings.map(quote).join(' ');
const commands = ['/who', '/rooms', '/search x', '/topic x', '/msg Bob x', '/join x', '/kick Bob', '/react 1 +1', 'x'];

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});
afterAll(cleanUp);

/** As somebody else's text is marked in what `findControlsAtPrompt` reads. */
function quote(text: string): string {
  return `«${text}»`;
}

async function openHostileHost(): Promise<HostileHost> {
  const host = await HostileHost.open(everything);
  open.push(host);
  return host;
}

describeWithTool('tmux', 'what a hostile host says is text', () => {
  it('to whoever reads it as it happens', async () => {
    const host = await openHostileHost();
    const readers = await startReaders(host.address);
    open.push(readers.screen.terminal, readers.linear.terminal);
    for (const [index, text] of hostileStrings.entries()) {
      host.happen(quote(text), `mark-${index}.`);
      await allWrite([readers.screen, readers.linear, ...readers.piped], `mark-${index}.`);
    }
    expectHarmless(readers);
  });

  it('to whoever asks for something', async () => {
    const host = await openHostileHost();
    const readers = await startReaders(host.address);
    open.push(readers.screen.terminal, readers.linear.terminal);
    const { screen, linear } = readers;
    host.happen(everything, 'the mark');
    await allWrite([screen, linear, ...readers.piped], 'the mark');
    for (const [index, command] of commands.entries()) {
      host.slogan = quote(`answer-${index} ${everything}`);
      for (const { terminal } of [screen, linear]) await terminal.enter(command);
      await allWrite([screen, linear], `«answer-${index} `);
      // What was refused stands there again.
      for (const { terminal } of [screen, linear]) await terminal.press('Escape', 'C-u');
    }
    for (const { terminal } of [screen, linear]) {
      await terminal.type('@\t');
      await terminal.press('C-u', 'M-2');
    }
    await allWrite([linear], '— @«');
    expectHarmless(readers);
  });

  it('to whoever it loses and throws out', async () => {
    const host = await openHostileHost();
    const readers = await startReaders(host.address);
    open.push(readers.screen.terminal, readers.linear.terminal);
    host.happen(everything, 'the mark');
    await allWrite([readers.screen, readers.linear, ...readers.piped], 'the mark');
    // What does not fit into the line of the status is left out there.
    host.hangUp(4000, 'gone \u001b[31;7741m\u009b\u202e\r\b');
    await allWrite([readers.linear, ...readers.piped], 'Connected again.');
    await waitFor(
      () => host.visitors === 6,
      () => `all to come back; ${host.visitors} are here`,
    );
    host.say({ type: 'closing', code: 'kicked', message: 'thrown out \u001b[31;7741m\u009b\u202e\r\b.' });
    await allWrite([readers.screen, readers.linear, ...readers.piped], 'thrown out');
    expectHarmless(readers);
  });

  it.each(farewells)('also where it $name', async ({ say, told }) => {
    const host = await openHostileHost();
    host.onHello = say;
    const { address } = host;
    const terminals = await startTerminals(address);
    open.push(terminals.screen.terminal, terminals.linear.terminal);
    await allWrite([terminals.screen, terminals.linear], told);
    expectNothingForeign(terminals);
    for (const args of [
      ['send', '--to', address, 'x'],
      ['tail', address, '--debug'],
      ['join', address],
    ]) {
      const reader = await runPiped(args);
      expect(reader.written().toString()).not.toBe('');
      expectText(reader);
    }
  });

  it('also where it speaks another protocol', async () => {
    const answer = `HTTP/1.1 404 ${hostileSequences.join(' ')}\r\nX-${hostileSequences[0]}: ${hostileSequences[1]}\r\n\r\n`;
    const server = tls.createServer(await createTestCredentials(), (socket) => socket.end(answer, 'latin1'));
    server.on('tlsClientError', () => {}).listen(0, '127.0.0.1');
    await once(server, 'listening');
    open.push(server);
    const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const reader = await runPiped(['join', address, '--debug']);
    expect(await reader.closed).toBe(7);
    expectText(reader);
  });

  it('in what is exported', async () => {
    const host = await openHostileHost();
    host.happen(everything, 'the mark');
    const folder = await createHome();
    for (const format of ['md', 'txt', 'json']) {
      const file = path.join(folder, `chat.${format}`);
      expectText(await runPiped(['export', '--from', host.address, '-o', file]));
      const piped = await runPiped(['export', '--from', host.address, '--format', format]);
      for (const reader of [piped, { name: file, written: () => readFileSync(file) }]) {
        expectText(reader);
        expectShown(reader);
      }
    }
  });
});
