import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { cleanUp, createHome, startHostProcess } from '../helpers/executable.ts';
import { comeAndGo, dialTo, identityIn, keepOrder, sayEverywhere, sendBytes } from '../helpers/hostile-client.ts';
import { hostileSequences, hostileStrings } from '../helpers/hostile-strings.ts';
import { logFileOf } from '../helpers/log-lines.ts';
import { enterAs } from '../helpers/raw-client.ts';
import {
  allWrite,
  expectHarmless,
  expectShown,
  expectText,
  runPiped,
  startPiped,
  startReaders,
} from '../helpers/readers.ts';
import { Terminal } from '../helpers/terminal.ts';
import { describeWithTool } from '../helpers/tools.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { findControls, findControlsAtPrompt, findForeign } from '../helpers/written-bytes.ts';

const open: { close(): unknown }[] = [];
const everything = hostileStrings.map(quote).join(' ');

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});
afterAll(cleanUp);

/** As somebody else's text is marked in what `findControlsAtPrompt` reads. */
function quote(text: string): string {
  return `«${text}»`;
}

describeWithTool('tmux', 'what a hostile client says is text', () => {
  it('to whoever reads it, in what is exported, and in the log', async () => {
    const home = await createHome();
    const title = everything.replaceAll('\0', '');
    const host = await startHostProcess(home, ['--limit', 'flood=off', '--title', title]);
    open.push({ close: () => host.stop() });
    const output: Buffer[] = [];
    for (const stream of [host.process.stdout, host.process.stderr])
      stream.on('data', (chunk) => output.push(Buffer.from(chunk)));
    const readers = await startReaders(`127.0.0.1:${host.port}`);
    open.push(readers.screen.terminal, readers.linear.terminal);
    const villain = await enterAs('Villain', { dial: () => dialTo(host), identity: identityIn(home) });
    for (const [index, text] of hostileStrings.entries()) {
      await sayEverywhere(villain, quote(text));
      await keepOrder(villain, { host, text: quote(text), nick: `V${index}` });
      await comeAndGo(host, text);
      await villain.post(`mark-${index}.`);
      await allWrite([readers.screen, readers.linear, ...readers.piped], `mark-${index}.`);
    }
    await sendBytes(host);
    expectHarmless(readers);
    const address = `127.0.0.1:${host.port}`;
    for (const format of ['md', 'txt', 'json']) {
      const exported = await runPiped(['export', '--from', address, '--format', format]);
      expectText(exported);
      expectShown(exported);
    }
    for (const args of [
      ['tail', address, '--since', '0'],
      ['send', '--to', address, 'x'],
    ])
      expectText(await runPiped(args));
    await host.stop();
    expectText({ name: 'host', written: () => Buffer.concat(output) });
    const log = { name: 'log', written: () => readFileSync(logFileOf(home)) };
    expectText(log);
    expectShown(log);
  });
});

describe('what a hostile command line says is text', () => {
  const said = everything.replaceAll('\0', '');

  it('in the title of a host', async () => {
    const host = await startPiped([
      'host',
      '--headless',
      '--memory',
      '--port',
      '0',
      '--bind',
      '127.0.0.1',
      '--title',
      said,
    ]);
    await allWrite([host], 'Ctrl-C closes it.');
    host.child.kill();
    await host.closed;
    expectText(host);
    expectShown(host);
  });

  it.each([[said], ['join', said], ['tail', '127.0.0.1:1', '--since', said], ['host', '--headless', '--limit', said]])(
    'in what is wrong with it: %#',
    async (...args) => {
      const reader = await runPiped(args);
      expectText(reader);
    },
  );
});

describe('the checks of these tests', () => {
  it.each(hostileSequences.map((text) => [JSON.stringify(text), text]))('notice %s', (_, text) => {
    const written = Buffer.from(quote(text));
    expect(findControls(written)).not.toEqual([]);
    expect(findControlsAtPrompt(written)).not.toEqual([]);
    // A screen has been entered.
    expect(findForeign(Buffer.concat([Buffer.from('\u001b[?1049h'), written]))).not.toEqual([]);
  });

  it('notice a C1 control that is a single byte', () => {
    for (const find of [findControls, findControlsAtPrompt, findForeign])
      expect(find(Buffer.from('\u009b7741m', 'latin1'))).not.toEqual([]);
  });
});

describeWithTool('tmux', 'a program that writes what it reads', () => {
  it('is noticed in what a terminal records', async () => {
    const folder = await createHome();
    const recordTo = path.join(folder, 'bytes');
    const terminal = await Terminal.startShell(folder, { recordTo });
    open.push(terminal);
    const before = readFileSync(recordTo).length;
    const written = () => readFileSync(recordTo).subarray(before);
    writeFileSync(path.join(folder, 'hostile'), `${everything}\n`);
    await terminal.enter('cat hostile; echo "the"" end"');
    await waitFor(
      () => written().includes('the end'),
      () => written().toString(),
    );
    expect(findForeign(written()).length).toBeGreaterThan(hostileSequences.length);
    expect(findControlsAtPrompt(written()).length).toBeGreaterThan(hostileSequences.length);
  });
});
