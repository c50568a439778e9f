import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a JSON file holds; undefined where there is none, or it cannot be read or is damaged. */
export function readJsonFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // As good as none: whatever is kept so is nothing that one cannot do without.
    return undefined;
  }
}

/** Replaces a JSON file as a whole, for its owner alone; a home that cannot be written is no reason to stop someone from talking. */
export function writeJsonFile(file: string, value: unknown): void {
  const draft = `${file}.${process.pid}.draft`;
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(draft, `${JSON.stringify(value)}\n`, { mode: 0o600 });
    renameSync(draft, file);
  } catch {
    rmSync(draft, { force: true });
  }
}
