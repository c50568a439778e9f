import { describe, expect, it } from '@jest/globals';
import { formatHelp, parseEntry, slashCommands } from '../../src/chat/slash-command.ts';

describe('parseEntry', () => {
  it.each([
    ['hello', { type: 'say', text: 'hello' }],
    ['', { type: 'say', text: '' }],
    [' /help', { type: 'say', text: ' /help' }],
    ['see /help', { type: 'say', text: 'see /help' }],
    ['hi\n/quit', { type: 'say', text: 'hi\n/quit' }],
    ['//help', { type: 'say', text: '/help' }],
    ['//', { type: 'say', text: '/' }],
    ['///x', { type: 'say', text: '//x' }],
    ['/help', { type: 'help', topic: 'commands' }],
    ['/HELP', { type: 'help', topic: 'commands' }],
    ['/help me', { type: 'help', topic: 'commands' }],
    ['/help KEYS', { type: 'help', topic: 'keys' }],
    ['/who', { type: 'who' }],
    ['/names', { type: 'who' }],
    ['/quit', { type: 'quit' }],
    ['/exit', { type: 'quit' }],
    ['/quit\n', { type: 'quit' }],
    ['/nick Ada', { type: 'nick', nick: 'Ada' }],
    ['/nick   Ada  ', { type: 'nick', nick: 'Ada' }],
    ['/nick Ada Lovelace', { type: 'nick', nick: 'Ada Lovelace' }],
    ['/Nick\tAda', { type: 'nick', nick: 'Ada' }],
    ['/ignore', { type: 'ignore', nick: undefined }],
    ['/ignore  Bob', { type: 'ignore', nick: 'Bob' }],
    ['/ignore @Bob', { type: 'ignore', nick: 'Bob' }],
    ['/unignore @Bob ', { type: 'unignore', nick: 'Bob' }],
    ['/export', { type: 'export', format: 'md' }],
    ['/export JSON ', { type: 'export', format: 'json' }],
  ])('reads %j', (text, entry) => {
    expect(parseEntry(text)).toEqual(entry);
  });

  it.each(['exit', 'EXIT', ' exit ', 'exit\n', 'Exit'])('takes %j, submitted alone, as leaving', (text) => {
    expect(parseEntry(text)).toEqual({ type: 'quit' });
  });

  it.each(['exit now', 'exits', '//exit', 'type\nexit', 'exit\nplease', 'exit.'])(
    'says %j, which only mentions exit',
    (text) => {
      expect(parseEntry(text).type).toBe('say');
    },
  );

  it.each(['/', '/nope', '/nope arg', '/helpme', '/__proto__', '/toString', '/usr/bin/env', '/ help'])(
    'never says the unknown command %j',
    (text) => {
      expect(parseEntry(text).type).toBe('mistake');
    },
  );

  it('tells how to say an unknown command as text', () => {
    expect(parseEntry('/shrug it')).toEqual({
      type: 'mistake',
      message: 'There is no command /shrug. /help lists them; //shrug says it as text.',
    });
  });

  it('shows an unknown command harmlessly', () => {
    expect(parseEntry('/\u001b[2J')).toMatchObject({ message: expect.stringContaining('/␛[2J.') });
  });

  it.each(['/unignore', '/unignore @'])('asks whom %j means', (text) => {
    expect(parseEntry(text)).toEqual({ type: 'mistake', message: 'Say who: /unignore Ada' });
  });

  it.each(['/nick', '/nick  '])('asks which nick %j means', (text) => {
    expect(parseEntry(text)).toEqual({ type: 'mistake', message: 'Say which nick: /nick Ada' });
  });
});

it.each(['/export pdf', '/export md txt', '/export \u001b[2J'])('says which formats there are at %j', (text) => {
  expect(parseEntry(text)).toMatchObject({ message: expect.stringMatching(/^[^\u001b]*md, txt or json[^\u001b]*$/u) });
});

describe('the registry', () => {
  const names = slashCommands.flatMap((command) => [...command.names]);

  it.each(names)('has /%s in the help', (name) => {
    expect(formatHelp().some((line) => line.split(' ').includes(`/${name}`))).toBe(true);
  });

  it.each(names)('understands /%s', (name) => {
    expect(parseEntry(`/${name} argument`)).not.toMatchObject({ message: expect.stringContaining('no command') });
  });

  it('names nothing twice, and all in lower case', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /^[a-z]+$/u.test(name))).toBe(true);
  });
});

describe('formatHelp', () => {
  it('gives each command a line, with its summary in one column', () => {
    const lines = formatHelp();
    const columns = lines.map((line, index) => line.indexOf(slashCommands[index]?.summary ?? ''));
    expect(lines).toHaveLength(slashCommands.length);
    expect(new Set(columns).size).toBe(1);
    expect(columns[0]).toBeGreaterThan(0);
  });
});
