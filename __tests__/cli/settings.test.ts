import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { setUpTemporaryHome } from '../helpers/temporary-home.ts';

setUpTemporaryHome();
const { chooseNick, choosePortSetting, chooseSetting, keepNick } = await import('../../src/cli/settings.ts');
const { places } = await import('../../src/cli/places.ts');

function configure(content: unknown): void {
  mkdirSync(places.configFolder, { recursive: true });
  writeFileSync(places.configFile, typeof content === 'string' ? content : JSON.stringify(content));
}

describe('a setting', () => {
  it('comes from the flag, else the environment, else the config file, else nowhere', () => {
    expect(chooseSetting('title', undefined)).toBeUndefined();
    configure({ title: 'From the file' });
    expect(chooseSetting('title', undefined)).toBe('From the file');
    process.env.PYCHAT_TITLE = 'From the environment';
    expect(chooseSetting('title', undefined)).toBe('From the environment');
    expect(chooseSetting('title', 'From the flag')).toBe('From the flag');
  });

  it('counts an empty environment variable as none, but not an empty flag', () => {
    configure({ nick: 'Filed' });
    process.env.PYCHAT_NICK = '';
    expect(chooseSetting('nick', undefined)).toBe('Filed');
    expect(chooseSetting('nick', '')).toBe('');
  });

  it('may be a number in the config file', () => {
    configure({ port: 5055 });
    expect(choosePortSetting(undefined)).toBe(5055);
  });

  it('may be yes or no in the config file where that is the question', () => {
    configure({ plain: true, nick: true });
    expect(chooseSetting('plain', undefined)).toBe('true');
    expect(() => chooseSetting('nick', undefined)).toThrow('has a "nick" that is neither text nor a number');
  });

  it.each<[string, unknown]>([
    ['half of it', '{"nick": "A'],
    ['nothing at all', ''],
    ['a list', []],
    ['null', 'null'],
    ['a nick that is a list', { nick: ['Ada'] }],
    ['a nick that is null', { nick: null }],
  ])('is a usage error that names the file when the file holds %s', (_, content) => {
    configure(content);
    const error = { code: 'usage', message: expect.stringContaining(places.configFile), hint: 'Mend or delete it.' };
    expect(() => chooseSetting('nick', undefined)).toThrow(expect.objectContaining(error));
    expect(chooseSetting('nick', 'Ada')).toBe('Ada');
  });

  it('is a failure that names the file when the file cannot be read', () => {
    mkdirSync(places.configFile, { recursive: true });
    const error = { code: 'failed', message: expect.stringContaining(`${places.configFile} cannot be read`) };
    expect(() => chooseSetting('nick', undefined)).toThrow(expect.objectContaining(error));
  });
});

describe('the port', () => {
  it.each([
    ['0', 0],
    ['5050', 5050],
    ['65535', 65_535],
  ])('%s is one', (text, port) => {
    expect(choosePortSetting(text)).toBe(port);
  });

  it.each(['', '65536', '-1', '5050x', '0x1F', '1e3', ' 5050'])('%j is none', (text) => {
    expect(() => choosePortSetting(text)).toThrow(expect.objectContaining({ code: 'usage' }));
  });
});

describe('the nick', () => {
  it('is a friendly one at the first start, then the last one used', () => {
    expect(chooseNick(undefined)).toMatch(/^[A-Z][a-z]+-[A-Z][a-z]+$/u);
    keepNick('Ada');
    expect(chooseNick(undefined)).toBe('Ada');
    expect(chooseNick('Bob')).toBe('Bob');
  });

  it('that was asked for and does not do is refused, whoever asked', () => {
    const refused = expect.objectContaining({ code: 'refused', message: expect.stringContaining('spaces') });
    expect(() => chooseNick('a b')).toThrow(refused);
    process.env.PYCHAT_NICK = 'a b';
    expect(() => chooseNick(undefined)).toThrow(refused);
  });

  it('that was kept and is damaged or unreadable does not stop anybody', () => {
    keepNick('\u0000\u0001');
    expect(chooseNick(undefined)).toMatch(/-/u);
    mkdirSync(path.dirname(places.lastNickFile), { recursive: true });
    writeFileSync(places.lastNickFile, 'Ada');
    chmodSync(places.lastNickFile, 0);
    expect(chooseNick(undefined)).toMatch(/^(?:Ada|[A-Z][a-z]+-[A-Z][a-z]+)$/u);
  });

  it('that cannot be kept is not kept, silently', () => {
    mkdirSync(places.lastNickFile, { recursive: true });
    expect(() => keepNick('Ada')).not.toThrow();
    expect(chooseNick(undefined)).toMatch(/^[A-Z][a-z]+-[A-Z][a-z]+$/u);
  });
});
