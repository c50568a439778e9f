import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Identity, identityOf } from '../../../src/identity/identity.ts';
import { maxPins } from '../../../src/identity/pins.ts';
import { setUpTemporaryHome } from '../../helpers/temporary-home.ts';

setUpTemporaryHome();
const { forgetHost, keepHost, lookUpHost } = await import('../../../src/cli/joining/known-hosts.ts');
const { places } = await import('../../../src/cli/places.ts');

const file = path.join(places.configFolder, 'known_hosts');
const child = path.join(import.meta.dirname, 'keep-hosts-child.ts');
const ada = identityOf('ada');
const bob = identityOf('bob');
const at = (hostname: string, port = 5050) => ({ hostname, port });
const home = at('192.168.1.7');
const adaAtHome = { address: home, identity: ada, title: "Ada's laptop" };

function put(content: string): void {
  mkdirSync(places.configFolder, { recursive: true });
  writeFileSync(file, content);
}

describe('a host', () => {
  it('is new until it was kept, and known from then on', () => {
    expect(lookUpHost({ address: home, identity: ada })).toEqual({ type: 'new' });
    expect(keepHost(adaAtHome)).toBe(true);
    const pin = { address: '192.168.1.7:5050', identity: ada, title: "Ada's laptop", metAt: expect.any(Number) };
    expect(lookUpHost({ address: home, identity: ada })).toEqual({ type: 'known', pin });
    expect(lookUpHost({ address: at('10.0.0.1'), identity: ada })).toEqual({ type: 'known', pin });
    expect(lookUpHost({ address: home, identity: bob })).toEqual({ type: 'changed', pin });
    expect(lookUpHost({ address: at('192.168.1.7', 5051), identity: bob })).toEqual({ type: 'new' });
  });

  it('is kept in a line that only its owner may read', () => {
    keepHost(adaAtHome);
    expect(readFileSync(file, 'utf8')).toMatch(
      /^192\.168\.1\.7:5050 [\w-]{43} \d{4}-\d\d-\d\dT[\d:.]+Z Ada's laptop\n$/u,
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(places.configFolder).mode & 0o777).toBe(0o700);
    expect(readdirSync(places.configFolder)).toEqual(['known_hosts']);
  });

  it('gives its place to another that is kept at its address', () => {
    keepHost(adaAtHome);
    keepHost({ ...adaAtHome, identity: bob });
    expect(lookUpHost({ address: home, identity: bob }).type).toBe('known');
    expect(lookUpHost({ address: home, identity: ada }).type).toBe('changed');
    expect(readFileSync(file, 'utf8').match(/\n/gu)).toHaveLength(1);
  });

  it.each([
    ['FE80:0::1%eth0', 'fe80::1%eth0'],
    ['Adas-Laptop.Local.', 'adas-laptop.local'],
    ['::ffff:10.0.0.7', '10.0.0.7'],
  ])('has one address, spelled %s or %s', (one, other) => {
    keepHost({ ...adaAtHome, address: at(one) });
    expect(lookUpHost({ address: at(other), identity: bob }).type).toBe('changed');
    expect(forgetHost(at(other))).toMatchObject({ identity: ada });
  });

  it.each([
    'localhost',
    'LOCALHOST.',
    'x.localhost',
    '127.0.0.1',
    '127.1.2.3',
    '::1',
    '0:0::1',
    '::ffff:127.0.0.1',
    '0.0.0.0',
    '::',
  ])('is not kept on this machine: %s', (hostname) => {
    expect(keepHost({ ...adaAtHome, address: at(hostname) })).toBe(false);
    expect(lookUpHost({ address: at(hostname), identity: ada })).toEqual({ type: 'loopback' });
    expect(forgetHost(at(hostname))).toBeUndefined();
  });

  it('is forgotten when asked', () => {
    keepHost(adaAtHome);
    keepHost({ ...adaAtHome, address: at('10.0.0.1') });
    expect(forgetHost(home)).toMatchObject({ identity: ada, title: "Ada's laptop" });
    expect(forgetHost(home)).toBeUndefined();
    expect(readFileSync(file, 'utf8')).toMatch(/^10\.0\.0\.1:5050 .*\n$/u);
  });

  it('has a title that stays one harmless line of its file', () => {
    const title = `\u001b[2J\nfake:1 ${bob} 2026-11-20T00:00:00.000Z x\r\u202e\u2028${'x'.repeat(10_000)}`;
    keepHost({ ...adaAtHome, title });
    const text = readFileSync(file, 'utf8');
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e\u2028]/u);
    expect(text.length).toBeLessThan(400);
    expect(lookUpHost({ address: at('fake', 1), identity: ada })).toMatchObject({ type: 'known' });
    expect(forgetHost(home)?.title).toMatch(/^␛\[2J fake/u);
  });

  it('may have a title that is empty or blank', () => {
    keepHost({ ...adaAtHome, title: '' });
    expect(lookUpHost(adaAtHome)).toMatchObject({ type: 'known', pin: { title: '' } });
  });
});

describe('the file', () => {
  it('holds so many hosts, and stays far below the size that it may have', () => {
    const line = (index: number) =>
      `10.${index >> 8}.${index & 255}.1:5050 ${ada} ${new Date(index).toISOString()} ${'x'.repeat(200)}\n`;
    put(Array.from({ length: maxPins }, (_, index) => line(index)).join(''));
    keepHost(adaAtHome);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(maxPins);
    expect(lines[0]).toMatch(/^10\.0\.1\.1:5050 /u);
    expect(statSync(file).size).toBeLessThan(512 * 1024);
  });

  it('keeps what is whole in it when the rest is damaged, and takes Windows line ends', () => {
    const good = `192.168.1.7:5050 ${ada} 2026-11-20T23:41:00.000Z Ada's laptop`;
    put(
      [
        '',
        '# a comment',
        `10.0.0.1:5050 ${ada}`,
        `10.0.0.2:5050 short 2026-11-20T23:41:00.000Z x`,
        `10.0.0.3:5050 ${ada} yesterday x`,
        '\u0000\u0000\u0000',
        good,
        `10.0.0.4:5050 ${ada} 2026-11-2`,
      ].join('\r\n'),
    );
    expect(lookUpHost({ address: home, identity: bob })).toMatchObject({
      type: 'changed',
      pin: { title: "Ada's laptop" },
    });
    for (const last of [1, 2, 3, 4]) {
      expect(lookUpHost({ address: at(`10.0.0.${last}`), identity: bob })).toEqual({ type: 'new' });
    }
  });

  it.each([
    ['a folder', () => mkdirSync(file, { recursive: true })],
    ['far too large', () => put('x'.repeat(2 * 1024 * 1024))],
  ])('is not passed over when it is %s: an impostor would pass for a new host', (_, spoil) => {
    spoil();
    const error = expect.objectContaining({
      code: 'failed',
      message: expect.stringContaining(`${file} cannot be read`),
    });
    expect(() => lookUpHost(adaAtHome)).toThrow(error);
    expect(() => keepHost(adaAtHome)).toThrow(error);
    expect(() => forgetHost(home)).toThrow(error);
  });

  it('is done without where it cannot be made', () => {
    mkdirSync(path.dirname(places.configFolder), { recursive: true });
    writeFileSync(places.configFolder, 'a file where the folder should be');
    expect(keepHost(adaAtHome)).toBe(false);
    expect(lookUpHost(adaAtHome)).toEqual({ type: 'new' });
    expect(forgetHost(home)).toBeUndefined();
  });

  it('loses nothing when several processes keep hosts at once', async () => {
    const networks = [1, 2, 3, 4];
    const processes = networks.map((network) =>
      spawn(process.execPath, [child, String(network)], {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: { ...process.env },
      }),
    );
    const gone = processes.map((each) => once(each, 'exit'));
    await Promise.all(processes.map(({ stdout }) => once(stdout, 'readable')));
    for (const { stdin } of processes) stdin.end('go\n');
    await Promise.all(gone);
    const addresses = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ')[0]);
    const expected = networks.flatMap((network) =>
      Array.from({ length: 20 }, (_, index) => `10.0.${network}.${index + 1}:5050`),
    );
    expect(addresses.sort()).toEqual(expected.sort());
    expect(readdirSync(places.configFolder)).toEqual(['known_hosts']);
  }, 30_000);

  it('is read in whatever state random bytes leave it', () => {
    for (let time = 0; time < 50; time += 1) {
      put(randomBytes(2000).toString('latin1'));
      expect(lookUpHost({ address: home, identity: 'x' as Identity })).toEqual({ type: 'new' });
    }
  });
});
