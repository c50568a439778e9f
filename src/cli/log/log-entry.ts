import ipaddr from 'ipaddr.js';
import { neutralize, neutralizeLine } from '../../chat/text.ts';
import type { Occurrence } from '../../host/occurrence.ts';

/** In UTF-16 units. Nicks and titles that are accepted are shorter. */
const maxLineLength = 200;
const maxStackLength = 16_000;
const maxCauses = 5;

/** What goes wrong: the sentence, and where in the program. */
export interface Trouble {
  readonly type: 'failed' | 'defect';
  readonly message: string;
  readonly stack: string;
}

/** Everything that the log tells of. */
export type LogEntry =
  | Occurrence
  | Trouble
  | {
      readonly type: 'host-started';
      readonly title: string;
      readonly port: number;
      readonly addresses: readonly string[];
      readonly version: string;
      /** Absent for a host that keeps nothing on disk. */
      readonly dataFolder?: string;
    }
  | { readonly type: 'host-stopped' };

export type LogLevel = 'info' | 'warn' | 'error' | 'fatal';

/** How much each entry should worry whoever reads the log. */
export const logLevels: Readonly<Record<LogEntry['type'], LogLevel>> = {
  'host-started': 'info',
  'host-stopped': 'info',
  joined: 'info',
  left: 'info',
  'hello-refused': 'warn',
  'request-refused': 'warn',
  'measure-taken': 'info',
  'account-registered': 'info',
  'account-joined': 'info',
  'let-in': 'info',
  'turned-away': 'info',
  'code-replaced': 'warn',
  'connection-closed': 'warn',
  'connection-refused': 'warn',
  failed: 'error',
  defect: 'fatal',
};

/** What was thrown, with its causes. */
export function troubleOf(type: Trouble['type'], error: unknown): Trouble {
  const message = error instanceof Error ? error.message : String(error);
  return { type, message, stack: stackOf(error) };
}

const oneByOne: ReadonlySet<LogEntry['type']> = new Set<LogEntry['type']>(['joined', 'left', 'let-in', 'turned-away']);

/** The same for entries that are one line when they come together. Who comes and goes is told one by one. */
export function keyOfEntry(entry: LogEntry): string {
  if (oneByOne.has(entry.type) || !('nick' in entry)) return JSON.stringify(entry);
  const { nick: _, ...rest } = entry;
  return JSON.stringify(rest);
}

/** The fields of its line: everything from outside made harmless and cut. */
export function formatEntry(entry: LogEntry): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, formatField(name, value)]));
}

function formatField(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (name === 'address') return formatIp(value);
  return name === 'stack' ? neutralize(cut(value, maxStackLength)) : neutralizeLine(cut(value, maxLineLength));
}

/** An IPv4 address that came in by an IPv6 socket is written as IPv4. */
function formatIp(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : address;
}

function cut(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text;
}

function stackOf(error: unknown): string {
  const stacks: string[] = [];
  for (let cause = error; cause !== undefined && stacks.length < maxCauses; ) {
    stacks.push(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  return stacks.join('\nCaused by: ');
}
