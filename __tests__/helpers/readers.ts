import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createHome, startPychat } from './executable.ts';
import { Terminal } from './terminal.ts';
import { waitFor } from './wait-for.ts';

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

/** A program without a terminal; what it writes on stderr comes with the rest. */
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
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stdin.on('error', () => {});
  const closed = once(child, 'close').then(([exitCode]) => exitCode as number | null);
  return { name: args.join(' '), child, closed, written: () => Buffer.concat(chunks) };
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
