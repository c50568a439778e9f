import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { friendlyNick } from '../chat/friendly-nick.ts';
import { type Nick, parseNick } from '../chat/nick.ts';
import { isRefusal } from '../chat/refusal.ts';
import { places } from './places.ts';
import { PychatError } from './pychat-error.ts';

/** What can be set by flag, environment (`PYCHAT_NICK` …) and config file alike. */
export type SettingName =
  | 'nick'
  | 'port'
  | 'bind'
  | 'title'
  | 'data'
  | 'to'
  | 'keep'
  | 'plain'
  | 'notify'
  | 'typing'
  | 'plaintext'
  | 'private'
  | 'cert'
  | 'key'
  | 'metrics';

const switches = ['plain', 'private'] as const;

type SwitchName = (typeof switches)[number];

/** The flag, else the environment variable (an empty one counts as none), else the config file; undefined where none says anything. */
export function chooseSetting(name: SettingName, flag: string | undefined): string | undefined {
  return flag ?? (process.env[`PYCHAT_${name.toUpperCase()}`] || readConfig(name));
}

/** What is on or off: by default it is off. Throws a usage error for what is neither. */
export function chooseSwitch(name: SwitchName, flag: boolean | undefined): boolean {
  if (flag !== undefined) return flag;
  const text = chooseSetting(name, undefined) ?? 'off';
  if (/^(?:1|true|yes|on)$/iu.test(text)) return true;
  if (/^(?:0|false|no|off)$/iu.test(text)) return false;
  throw new PychatError('usage', `${JSON.stringify(text)} is neither on nor off, as "${name}" has to be.`);
}

/** The nick that was asked for, else the last one used, else a random friendly one. Throws a `refused` error for a bad one. */
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
export function choosePortSetting(flag: string | undefined): number | undefined {
  const text = chooseSetting('port', flag);
  if (text === undefined) return undefined;
  const port = /^\d+$/u.test(text) ? Number(text) : Number.NaN;
  if (port <= 65535) return port;
  const message = `${JSON.stringify(text)} is no port. Expected a number from 0 (any free one) to 65535.`;
  throw new PychatError('usage', message);
}

function readLastNick(): Nick | undefined {
  try {
    const nick = parseNick(readFileSync(places.lastNickFile, 'utf8'));
    return isRefusal(nick) ? undefined : nick;
  } catch {
    // The first start, or nothing that could be kept.
    return undefined;
  }
}

function readConfig(name: SettingName): string | undefined {
  const value = parseConfig(readConfigFile())[name];
  if (value === undefined || typeof value === 'string') return value;
  if (typeof value === 'number' || (typeof value === 'boolean' && isSwitch(name))) return String(value);
  throw configError(`has a "${name}" that is neither text nor a number`);
}

function isSwitch(name: SettingName): boolean {
  return switches.some((each) => each === name);
}

function parseConfig(text: string): Partial<Record<SettingName, unknown>> {
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch (cause) {
    throw configError('is not JSON', cause);
  }
  if (typeof config === 'object' && config !== null && !Array.isArray(config)) return config;
  throw configError('is not a JSON object such as {"nick": "Ada"}');
}

function configError(what: string, cause?: unknown): PychatError {
  return new PychatError('usage', `The config file ${places.configFile} ${what}.`, {
    cause,
    hint: 'Mend or delete it.',
  });
}

function readConfigFile(): string {
  try {
    return readFileSync(places.configFile, 'utf8');
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return '{}';
    throw new PychatError('failed', `The config file ${places.configFile} cannot be read: ${message}.`, { cause });
  }
}
