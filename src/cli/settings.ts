import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { friendlyNick } from '../chat/friendly-nick.ts';
import { isRefusal } from '../chat/refusal.ts';
import { type Nick, parseNick } from '../chat/nick.ts';
import { places } from './places.ts';
import { PychatError } from './pychat-error.ts';

/** What can be set by flag, environment (`PYCHAT_NICK` …) and config file alike. */
export type SettingName = 'nick' | 'port' | 'bind' | 'title' | 'data' | 'to';

/** The flag, else the environment variable, else the config file; undefined where none says anything. */
export function chooseSetting(name: SettingName, flag: string | number | undefined): string | undefined {
  const chosen = flag ?? process.env[`PYCHAT_${name.toUpperCase()}`] ?? readConfig()[name];
  return chosen === undefined ? undefined : String(chosen);
}

/** The nick that was asked for, else the last one used, else a random friendly one. Throws a usage error for a bad one. */
export function chooseNick(flag: string | undefined): Nick {
  const asked = chooseSetting('nick', flag);
  if (asked === undefined) return readLastNick() ?? friendlyNick(Math.random);
  const nick = parseNick(asked);
  if (isRefusal(nick)) throw new PychatError('refused', nick.message);
  return nick;
}

/** Remembers the nick for next time; a machine that cannot keep it does without. */
export function keepNick(nick: string): void {
  try {
    mkdirSync(path.dirname(places.lastNickFile), { recursive: true });
    writeFileSync(places.lastNickFile, nick);
  } catch {
    // A read-only home is no reason to stop someone from talking.
  }
}

/** Reads a port number from 0 (any) to 65535; undefined when none is set. */
export function choosePortSetting(flag: string | number | undefined): number | undefined {
  const text = chooseSetting('port', flag);
  if (text === undefined) return undefined;
  const port = /^\d+$/u.test(text) ? Number(text) : Number.NaN;
  if (port <= 65535) return port;
  throw new PychatError('usage', `${JSON.stringify(text)} is no port. Expected a number from 0 (any free one) to 65535.`);
}

function readLastNick(): Nick | undefined {
  const nick = parseNick(readFileIfAny(places.lastNickFile) ?? '');
  return isRefusal(nick) ? undefined : nick;
}

function readConfig(): Partial<Record<SettingName, unknown>> {
  const text = readFileIfAny(places.configFile);
  if (text === undefined) return {};
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new PychatError('usage', `The config file ${places.configFile} is not JSON.`, { cause, hint: 'Mend or delete it.' });
  }
}

function readFileIfAny(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new PychatError('failed', `${file} cannot be read: ${(error as Error).message}.`, { cause: error });
  }
}
