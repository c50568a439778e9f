// npm run bench [-- part…] [--quick] [--rounds N] [--json FILE] [--profile FOLDER]
// Reads /proc and uses util-linux's `script`: Linux only.
// Exits 1 when the bench or one of its checks fails; a target that is missed is only reported.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { fanOut } from './fan-out.ts';
import { history } from './history.ts';
import { idleMemory } from './idle-memory.ts';
import { joinStorm } from './join-storm.ts';
import { longFlood } from './long-flood.ts';
import { type BenchOptions, parseOptions } from './options.ts';
import { pagePart } from './page.ts';
import type { Part } from './part.ts';
import { isMet, type Result } from './result.ts';
import { Sandbox } from './sandbox.ts';
import { bundlePath, executablePath } from './server.ts';
import { startUp } from './start-up.ts';
import { median } from './statistics.ts';
import { formatTable } from './table.ts';
import { tlsPart } from './tls.ts';
import { typing } from './typing.ts';

const parts: readonly Part[] = [fanOut, idleMemory, joinStorm, startUp, typing, longFlood, history, tlsPart, pagePart];

try {
  await bench(parseOptions(process.argv.slice(2)));
} catch (error) {
  console.error(`bench: ${(error as Error).message}`);
  process.exit(1);
}
process.exit();

async function bench({ parts: names, jsonFile, profileFolder, effort }: BenchOptions): Promise<void> {
  const chosen = names.length === 0 ? parts : names.map(findPart);
  requireBuild();
  const sandbox = new Sandbox();
  process.once('exit', () => sandbox.close());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  const results: Result[] = [];
  for (const part of chosen) {
    console.log(`\n${part.title}`);
    const measured = await part.run({ sandbox, effort, profileFolder, progress });
    progress('');
    console.log(formatTable(measured));
    results.push(...measured);
  }
  writeJson(jsonFile, results);
}

function requireBuild(): void {
  for (const file of [bundlePath, executablePath]) {
    if (!existsSync(file)) throw new Error(`${file} is missing. Run "npm run build" first.`);
  }
}

function findPart(name: string): Part {
  const part = parts.find((candidate) => candidate.name === name);
  if (!part)
    throw new Error(
      `There is no part ${name}. Expected one of: ${parts.map((candidate) => candidate.name).join(', ')}.`,
    );
  return part;
}

/** One line that is written over; nothing where nobody watches. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

function writeJson(file: string, results: readonly Result[]): void {
  const summaries = results.map((result) => ({
    ...result,
    median: median(result.values),
    ...(result.ratios && { medianRatio: median(result.ratios) }),
    ...(result.target && { isMet: isMet(result) }),
  }));
  const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model };
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), ...machine, results: summaries }, null, 2)}\n`);
}
