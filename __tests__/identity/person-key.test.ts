import { spawn } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { KeyFileError } from '../../src/identity/key-file-error.ts';
import { keyIdOf, openPersonKey } from '../../src/identity/person-key.ts';

const child = path.join(import.meta.dirname, 'open-key-child.ts');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pychat-key-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('openPersonKey', () => {
  it('makes a P-256 key that only its owner may read, in a folder of their own', () => {
    const nested = path.join(folder, 'config', 'pychat');
    const { privateKey } = openPersonKey(nested);
    expect(privateKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
    expect(statSync(path.join(nested, 'key.pem')).mode & 0o777).toBe(0o600);
    expect(statSync(nested).mode & 0o777).toBe(0o700);
    expect(readdirSync(nested)).toEqual(['key.pem']);
  });

  it('gives the same key at the next start', () => {
    const first = openPersonKey(folder);
    const file = readFileSync(path.join(folder, 'key.pem'));
    const second = openPersonKey(folder);
    expect(second.publicKey).toBe(first.publicKey);
    expect(second.privateKey.equals(first.privateKey)).toBe(true);
    expect(readFileSync(path.join(folder, 'key.pem'))).toEqual(file);
  });

  it('gives another key in another folder', () => {
    expect(openPersonKey(path.join(folder, 'a')).publicKey).not.toBe(openPersonKey(path.join(folder, 'b')).publicKey);
  });

  it('gives several first starts at once the same key, and leaves nothing else behind', async () => {
    const starts = Array.from({ length: 6 }, () =>
      spawn(process.execPath, [child, folder], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    await Promise.all(starts.map(({ stdout }) => once(stdout, 'readable')));
    for (const { stdin } of starts) stdin.end('go\n');
    const said = await Promise.all(starts.map(({ stdout }) => text(stdout)));
    const keys = new Set(said.map((lines) => lines.split('\n')[1]));
    expect(keys).toEqual(new Set([openPersonKey(folder).publicKey]));
    expect(readdirSync(folder)).toEqual(['key.pem']);
  }, 30_000);

  const pem = (namedCurve: string) =>
    generateKeyPairSync('ec', { namedCurve }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const rsa = () =>
    generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  it.each([
    ['empty', () => '', 'is damaged'],
    ['cut off', () => pem('P-256').slice(0, 120), 'is damaged'],
    ['something else', () => 'hello\n', 'is damaged'],
    ['a key of another curve', () => pem('P-384'), 'is of another kind'],
    ['a key of another algorithm', rsa, 'is of another kind'],
  ])('says which file is %s, and what to do', (_, content, complaint) => {
    const file = path.join(folder, 'key.pem');
    const written = content();
    writeFileSync(file, written);
    expect(() => openPersonKey(folder)).toThrow(KeyFileError);
    expect(() => openPersonKey(folder)).toThrow(`Your key in ${file} ${complaint}`);
    expect(() => openPersonKey(folder)).toThrow('Restore it from a copy, or move it away');
    expect(readFileSync(file, 'utf8')).toBe(written);
  });

  it('says so when a folder is where the key should be', () => {
    mkdirSync(path.join(folder, 'key.pem'));
    expect(() => openPersonKey(folder)).toThrow(KeyFileError);
  });

  it('says so when the folder cannot be made', () => {
    writeFileSync(path.join(folder, 'file'), '');
    const place = path.join(folder, 'file', 'pychat');
    expect(() => openPersonKey(place)).toThrow(KeyFileError);
    expect(() => openPersonKey(place)).toThrow(`Your key cannot be kept in ${path.join(place, 'key.pem')}: `);
  });
});

describe('keyIdOf', () => {
  it('is 22 characters of base64url, the same for the same key', () => {
    const { publicKey } = openPersonKey(folder);
    expect(keyIdOf(publicKey)).toMatch(/^[\w-]{22}$/u);
    expect(keyIdOf(publicKey)).toBe(keyIdOf(openPersonKey(folder).publicKey));
  });

  it('is the start of the SHA-256 of the SPKI', () => {
    // printf abc | sha256sum | cut -c1-32 | xxd -r -p | base64
    expect(keyIdOf(Buffer.from('abc').toString('base64url'))).toBe('ungWv48Bz-pBQUDeXa4iIw');
  });

  it('differs between keys', () => {
    const other = openPersonKey(path.join(folder, 'other')).publicKey;
    expect(keyIdOf(other)).not.toBe(keyIdOf(openPersonKey(folder).publicKey));
    expect(createPrivateKey(readFileSync(path.join(folder, 'key.pem'))).type).toBe('private');
  });
});
