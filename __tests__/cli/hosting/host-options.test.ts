import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { setUpTemporaryHome } from '../../helpers/temporary-home.ts';

const home = setUpTemporaryHome();
const { chooseHostOptions } = await import('../../../src/cli/hosting/host-options.ts');
const { places } = await import('../../../src/cli/places.ts');
const { plaintextPolicies } = await import('../../../src/host/port/plaintext-policy.ts');
const { defaultLimits } = await import('../../../src/host/limits.ts');

const forever = { maxAgeMs: Number.POSITIVE_INFINITY, maxEvents: Number.POSITIVE_INFINITY };

/** What is said to the person meanwhile. */
function warningsOf(work: () => void): string {
  const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    work();
    return written.mock.calls.map(([text]) => text).join('');
  } finally {
    written.mockRestore();
  }
}

describe('how to host', () => {
  it('is by default: the usual port, everywhere, kept on disk', () => {
    expect(chooseHostOptions({})).toEqual({
      port: undefined,
      bind: undefined,
      title: undefined,
      dataFolder: path.join(home, 'data/pychat/rooms'),
      isDurable: false,
      retention: forever,
      limits: defaultLimits,
      isPrivate: false,
      plaintext: undefined,
      certificateFiles: undefined,
      metrics: 'loopback',
    });
  });

  it('is under a title that is harmless to show', () => {
    expect(chooseHostOptions({ title: 'Lab\u001b[2J\n\u202e' }).title).toBe('Lab␛[2J \ufffd');
  });

  it('is by flags', () => {
    const flags = {
      port: '0',
      bind: '127.0.0.1',
      title: 'Lab',
      data: 'rel',
      durable: true,
      keep: '2d',
      limit: ['flood=off', 'empty-room-hours=0.5'],
    };
    expect(chooseHostOptions(flags)).toEqual({
      port: 0,
      bind: '127.0.0.1',
      title: 'Lab',
      dataFolder: path.resolve('rel'),
      isDurable: true,
      retention: { ...forever, maxAgeMs: 172_800_000 },
      limits: { ...defaultLimits, flood: Number.POSITIVE_INFINITY, emptyRoomHours: 0.5 },
      metrics: 'loopback',
      isPrivate: false,
    });
  });

  it('is by environment and config file, under the flags', () => {
    mkdirSync(places.configFolder, { recursive: true });
    writeFileSync(places.configFile, '{"port": 5055, "title": "Filed", "keep": 500}');
    process.env.PYCHAT_TITLE = 'Set';
    process.env.PYCHAT_DATA = '/rooms';
    expect(chooseHostOptions({ port: '5056' })).toMatchObject({
      port: 5056,
      title: 'Set',
      dataFolder: '/rooms',
      retention: { ...forever, maxEvents: 500 },
    });
    process.env.PYCHAT_KEEP = '1w';
    expect(chooseHostOptions({}).retention.maxAgeMs).toBe(604_800_000);
  });

  it('with --memory keeps nothing on disk, whatever else is set', () => {
    process.env.PYCHAT_DATA = '/rooms';
    expect(chooseHostOptions({ memory: true }).dataFolder).toBeUndefined();
  });

  it('takes a port that browsers refuse when told to, and says so', () => {
    const warnings = warningsOf(() => expect(chooseHostOptions({ port: '6667' }).port).toBe(6667));
    expect(warnings).toBe('pychat: browsers refuse to open port 6667; pychat itself and other clients can use it.\n');
    expect(warningsOf(() => chooseHostOptions({ port: '5050' }))).toBe('');
  });

  it.each([
    [{ port: 'many' }, '"many" is no port'],
    [{ keep: 'soon' }, '"soon" is none of them'],
    [{ limit: ['fun=3'] }, 'is no limit'],
    [{ limit: ['flood=0'] }, 'above 0 or off'],
  ])('is a usage error with %j', (flags, message) => {
    expect(() => chooseHostOptions(flags)).toThrow(
      expect.objectContaining({ code: 'usage', message: expect.stringContaining(message) }),
    );
  });

  it.each(plaintextPolicies)('is, without encryption: %s', (policy) => {
    expect(chooseHostOptions({ plaintext: policy }).plaintext).toBe(policy);
    process.env.PYCHAT_PLAINTEXT = policy;
    expect(chooseHostOptions({}).plaintext).toBe(policy);
  });

  it('is private by flag, by environment and config file, and never by a mistake open', () => {
    expect(chooseHostOptions({ private: true }).isPrivate).toBe(true);
    mkdirSync(places.configFolder, { recursive: true });
    writeFileSync(places.configFile, '{"private": true}');
    expect(chooseHostOptions({}).isPrivate).toBe(true);
    process.env.PYCHAT_PRIVATE = 'off';
    expect(chooseHostOptions({}).isPrivate).toBe(false);
    expect(chooseHostOptions({ private: true }).isPrivate).toBe(true);
    process.env.PYCHAT_PRIVATE = 'maybe';
    expect(() => chooseHostOptions({})).toThrow('"maybe" is neither on nor off, as "private" has to be.');
  });

  it.each(['', 'LAN', 'yes', 'off,web'])('refuses %j as a plaintext policy', (plaintext) => {
    expect(() => chooseHostOptions({ plaintext })).toThrow('Expected one of: off, loopback, ask, web, lan.');
  });

  it('shows its metrics to whom it is told to', () => {
    expect(chooseHostOptions({ metrics: 'lan' }).metrics).toBe('lan');
    process.env.PYCHAT_METRICS = 'off';
    expect(chooseHostOptions({}).metrics).toBe('off');
    expect(() => chooseHostOptions({ metrics: 'all' })).toThrow('Expected one of: off, loopback, lan.');
  });

  it('is with a certificate and its key, never one alone', () => {
    expect(chooseHostOptions({ cert: 'c.pem', key: '/k.pem' }).certificateFiles).toEqual({
      certFile: path.resolve('c.pem'),
      keyFile: '/k.pem',
    });
    for (const flags of [{ cert: 'c.pem' }, { key: 'k.pem' }]) {
      expect(() => chooseHostOptions(flags)).toThrow('--cert FILE --key FILE');
    }
  });
});
