import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One line of the log file. */
export type LogLine = Readonly<Record<string, unknown>> & { readonly type: string };

/** Where the program keeps its log in a home of `createHome`. */
export function logFileOf(home: string): string {
  return path.join(home, '.local/state/pychat/pychat.log');
}

/** The lines so far; throws if one of them is not a whole JSON object. */
export function readLog(file: string): LogLine[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  if (lines.pop() !== '') throw new Error(`${file} ends with half a line.`);
  return lines.map((line) => JSON.parse(line));
}
