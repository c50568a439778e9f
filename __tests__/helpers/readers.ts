import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@jest/globals';
import { createHome, startPychat } from './executable.ts';
import { Terminal } from './terminal.ts';
import { waitFor } from './wait-for.ts';
import { findControls, findControlsAtPrompt, findForeign } from './written-bytes.ts';

/** A program that somebody reads, and every byte that it has written. */
export interface Reader {
  readonly name: string;
  readonly written: () => Buffer;
}

/** A program in a terminal. */
export interface TerminalReader extends Reader {
  readonly terminal: Terminal;
  readonly home: string;
}

/** A program without a terminal; what it writes on stderr comes before the rest. */
export interface PipedReader extends Reader {
  readonly child: ChildProcessWithoutNullStreams;
  /** Resolves with its exit code once all is written. */
  readonly closed: Promise<number | null>;
}

/** Close the terminal. */
export async function startInTerminal(args: readonly string[]): Promise<TerminalReader> {
  const home = await createHome();
  const recordTo = path.join(home, 'bytes');
  writeFileSync(recordTo, '');
  const environment = { PYCHAT_NOTIFY: 'osc9', COLORTERM: 'truecolor' };
  const terminal = await Terminal.start(home, args, { recordTo, columns: 120, rows: 40, environment });
  return { name: args.join(' '), home, terminal, written: () => readFileSync(recordTo) };
}

export async function startPiped(args: readonly string[]): Promise<PipedReader> {
  const child = startPychat(await createHome(), args);
  // Apart until they are read: a chunk of one may end within a character, and the other goes on in between.
  const [output, diagnostics]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => diagnostics.push(chunk));
  child.stdin.on('error', () => {});
  const closed = once(child, 'close').then(([exitCode]) => exitCode as number | null);
  return { name: args.join(' '), child, closed, written: () => Buffer.concat([...diagnostics, ...output]) };
}

/** The same, with nothing to read, once it has ended. */
export async function runPiped(args: readonly string[]): Promise<PipedReader> {
  const reader = await startPiped(args);
  reader.child.stdin.end();
  await reader.closed;
  return reader;
}

/** Waits until each of them has written this. */
export async function allWrite(readers: readonly Reader[], text: string): Promise<void> {
  let missing: readonly Reader[] = readers;
  await waitFor(
    () => {
      missing = missing.filter(({ written }) => !written().includes(text));
      return missing.length === 0;
    },
    () => `${text}, by ${missing.map(({ name }) => name).join(', ')}`,
  );
}

/** Everybody who can read along at an address. */
export interface Readers {
  readonly screen: TerminalReader;
  readonly linear: TerminalReader;
  readonly piped: readonly Reader[];
}

/** Close their terminals. */
export async function startReaders(address: string): Promise<Readers> {
  const terminals = await startTerminals(address);
  const piped = await Promise.all([
    startPiped(['join', address, '--nick', 'Cy']),
    startPiped(['join', address, '--nick', 'Jo', '--json']),
    startPiped(['tail', address, '--follow']),
    startPiped(['tail', address, '--follow', '--json']),
  ]);
  await terminals.screen.terminal.shows(/ here/u);
  await terminals.linear.terminal.shows(/^Lin>$/mu);
  return { ...terminals, piped };
}

export async function startTerminals(address: string): Promise<Omit<Readers, 'piped'>> {
  const [screen, linear] = await Promise.all([
    startInTerminal(['join', address, '--nick', 'Ada']),
    startInTerminal(['join', address, '--nick', 'Lin', '--plain']),
  ]);
  return { screen, linear };
}

/** All have shown what is hostile, and nobody has done what it says. */
export function expectHarmless({ screen, linear, piped }: Readers): void {
  expectNothingForeign({ screen, linear });
  for (const reader of piped) expectText(reader);
  for (const reader of [screen, linear, ...piped]) expectShown(reader);
}

export function expectNothingForeign({ screen, linear }: Omit<Readers, 'piped'>): void {
  expect(findForeign(screen.written())).toEqual([]);
  expect(findControlsAtPrompt(linear.written())).toEqual([]);
}

export function expectText({ name, written }: Pick<Reader, 'name' | 'written'>): void {
  expect({ name, controls: findControls(written()) }).toEqual({ name, controls: [] });
}

/** Harmless, but there. */
export function expectShown({ name, written }: Pick<Reader, 'name' | 'written'>): void {
  // Markdown has it as `\\[`.
  expect({ name, isShown: /␛\\?\[7741;7741H/u.test(written().toString()) }).toEqual({ name, isShown: true });
}
