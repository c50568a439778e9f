import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ipaddr from 'ipaddr.js';
import { neutralizeLine } from '../../chat/text.ts';
import { type Identity, parseIdentity } from '../../identity/identity.ts';
import { addPin, matchPin, type Pin, type PinMatch, removePin } from '../../identity/pins.ts';
import { type Address, formatAddress } from '../../protocol/address.ts';
import { withFileLock } from '../file-lock.ts';
import { places } from '../places.ts';
import { PychatError } from '../pychat-error.ts';

/** The pins, a line each: `192.168.1.7:5050 IDENTITY 2026-11-20T23:41:00.000Z Ada's laptop`. */
const file = path.join(places.configFolder, 'known_hosts');
const maxFileBytes = 1024 * 1024;
const maxTitleCharacters = 200;

/** A host as it was just met. */
export interface MetHost {
  readonly address: Address;
  readonly identity: Identity;
  readonly title: string;
}

/**
 * What was kept of the host at an address; `loopback` is this machine, which is not pinned. Throws a `failed` error where the
 * file is there but cannot be read: an impostor must not pass for a host never met. Damaged lines count as none.
 */
export function lookUpHost({ address, identity }: Omit<MetHost, 'title'>): PinMatch | { readonly type: 'loopback' } {
  if (isLoopback(address)) return { type: 'loopback' };
  return matchPin(readPins(), { address: pinAddress(address), identity });
}

/** Throws as `lookUpHost` does, before there is a host to look up. */
export function requireKnownHosts(): void {
  readPins();
}

/**
 * Keeps a host that was met, in place of any other at its address: ask before, if that is another one. False if it could
 * not be kept; loopback never is. Throws as `lookUpHost` does.
 */
export function keepHost({ address, identity, title }: MetHost): boolean {
  if (isLoopback(address)) return false;
  const shownTitle = [...neutralizeLine(title)].slice(0, maxTitleCharacters).join('');
  const pin = { address: pinAddress(address), identity, title: shownTitle, metAt: Date.now() };
  return changePins((pins) => addPin(pins, pin));
}

/** Forgets the host at an address: what was kept of it, or undefined if nothing was. Throws if it cannot be forgotten. */
export function forgetHost(address: Address): Pin | undefined {
  const pin = readPins().find((each) => each.address === pinAddress(address));
  if (pin && !changePins((pins) => removePin(pins, pin.address))) {
    throw new PychatError('failed', `${file} cannot be written.`, { hint: 'Make it and its folder writable for you.' });
  }
  return pin;
}

function changePins(change: (pins: readonly Pin[]) => readonly Pin[]): boolean {
  // The lock stands in the same folder.
  return makeFolder() && withFileLock(`${file}.lock`, () => writePins(change(readPins())));
}

function readPins(): Pin[] {
  try {
    if (statSync(file).size > maxFileBytes) throw new Error('it is larger than pychat ever makes it');
    return readFileSync(file, 'utf8').split('\n').flatMap(parseLine);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    const hint = 'It says which hosts you have met: mend it, or move it away to start without.';
    throw new PychatError('failed', `${file} cannot be read: ${message}.`, { cause, hint });
  }
}

function parseLine(line: string): Pin[] {
  const [, address = '', identityText = '', time = '', title = ''] = /^(\S+) (\S+) (\S+) (.*?)\r?$/u.exec(line) ?? [];
  const identity = parseIdentity(identityText);
  const metAt = Date.parse(time);
  return identity && !Number.isNaN(metAt) ? [{ address, identity, title: neutralizeLine(title), metAt }] : [];
}

function formatLine({ address, identity, title, metAt }: Pin): string {
  return `${address} ${identity} ${new Date(metAt).toISOString()} ${title}\n`;
}

function makeFolder(): boolean {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    return true;
  } catch {
    // A home that cannot be written: the caller is told.
    return false;
  }
}

function writePins(pins: readonly Pin[]): boolean {
  const draft = `${file}.${randomUUID()}`;
  try {
    writeFileSync(draft, pins.map(formatLine).join(''), { mode: 0o600, flag: 'wx' });
    renameSync(draft, file);
    return true;
  } catch {
    rmSync(draft, { force: true });
    return false;
  }
}

/** One spelling for each address; the port belongs to it. */
function pinAddress({ hostname, port }: Address): string {
  const [name = '', zone] = hostname.toLowerCase().replace(/\.$/u, '').split('%');
  const plain = ipaddr.isValid(name) ? ipaddr.process(name).toString() : name;
  return formatAddress({ hostname: zone === undefined ? plain : `${plain}%${zone}`, port });
}

function isLoopback({ hostname }: Address): boolean {
  const name = hostname.toLowerCase().replace(/\.$/u, '');
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  // To dial the unspecified address is to dial this machine.
  return ipaddr.isValid(name) && ['loopback', 'unspecified'].includes(ipaddr.process(name).range());
}
