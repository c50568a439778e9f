import { describe, expect, it } from '@jest/globals';
import { formatHelp, parseEntry, slashCommands } from '../../src/chat/slash-command.ts';
import type { Entry } from '../../src/chat/slash-commands/entry.ts';

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
    ['/help /ME', { type: 'help', topic: 'me' }],
    ['/help leave', { type: 'help', topic: 'part' }],
    ['/help order', { type: 'help', topic: 'order' }],
    ['/help KEYS', { type: 'help', topic: 'keys' }],
    ['/verify', { type: 'verify', isSame: false }],
    ['/verify YES', { type: 'verify', isSame: true }],
    [
      '/verify no',
      { type: 'mistake', message: 'Say /verify to see the six words, and /verify yes if they are the same.' },
    ],
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
    ['/me waves', { type: 'act', text: 'waves' }],
    ['/msg Bob', { type: 'message', nick: 'Bob', text: undefined }],
    ['/msg @Bob:  see\n  this', { type: 'message', nick: 'Bob', text: 'see\n  this' }],
    ['/join K7-QMX', { type: 'join', room: 'K7-QMX' }],
    ['/join #den', { type: 'join', room: '#den' }],
    ['/join @Bob', { type: 'message', nick: 'Bob', text: undefined }],
    ['/part', { type: 'part' }],
    ['/leave', { type: 'part' }],
    ['/create', { type: 'create', isPrivate: false, name: undefined }],
    ['/create den', { type: 'create', isPrivate: false, name: 'den' }],
    ['/create --private', { type: 'create', isPrivate: true, name: undefined }],
    ['/create den --PRIVATE', { type: 'create', isPrivate: true, name: 'den' }],
    ['/create —private den', { type: 'create', isPrivate: true, name: 'den' }],
    ['/create two words', { type: 'create', isPrivate: false, name: 'two words' }],
    ['/rooms', { type: 'list-rooms' }],
    ['/list', { type: 'list-rooms' }],
    ['/topic', { type: 'topic', topic: undefined }],
    ['/topic Lunch at noon', { type: 'topic', topic: 'Lunch at noon' }],
    ['/topic off', { type: 'topic', topic: '' }],
    ['/password', { type: 'password', isOff: false }],
    ['/password OFF', { type: 'password', isOff: true }],
    ['/topic LOCK', { type: 'lock-topic', isLocked: true }],
    ['/topic unlock', { type: 'lock-topic', isLocked: false }],
    ['/topic lock the door', { type: 'topic', topic: 'lock the door' }],
    ['/op @Eve', { type: 'measure', request: { type: 'set-role', whom: 'Eve', role: 'operator' } }],
    ['/deop Eve', { type: 'measure', request: { type: 'set-role', whom: 'Eve', role: 'member' } }],
    ['/kick Eve: no shouting', { type: 'measure', request: { type: 'kick', whom: 'Eve', reason: 'no shouting' } }],
    ['/kick Eve', { type: 'measure', request: { type: 'kick', whom: 'Eve' } }],
    ['/ban Eve', { type: 'measure', request: { type: 'ban', whom: 'Eve' } }],
    ['/ban Eve 2H', { type: 'measure', request: { type: 'ban', whom: 'Eve', forMs: 7_200_000 } }],
    ['/ban ::1 7d why', { type: 'measure', request: { type: 'ban', whom: '::1', forMs: 604_800_000, reason: 'why' } }],
    ['/ban fe80:: 7', { type: 'measure', request: { type: 'ban', whom: 'fe80::', reason: '7' } }],
    ['/unban 192.0.2.7', { type: 'measure', request: { type: 'unban', whom: '192.0.2.7' } }],
    ['/mute Eve 1.5h', { type: 'measure', request: { type: 'mute', whom: 'Eve', forMs: 5_400_000 } }],
    ['/mute Eve', { type: 'measure', request: { type: 'mute', whom: 'Eve' } }],
    ['/unmute Eve', { type: 'measure', request: { type: 'unmute', whom: 'Eve' } }],
    ['/forget Eve', { type: 'measure', request: { type: 'forget-nick', whom: 'Eve' } }],
    ['/register', { type: 'register' }],
    ['/login @Ada', { type: 'login', nick: 'Ada' }],
    ['/away', { type: 'away', message: 'away' }],
    ['/away back at two', { type: 'away', message: 'back at two' }],
    ['/back', { type: 'away', message: '' }],
    ['/reply 42 yes', { type: 'reply', target: 42, text: 'yes' }],
    ['/reply #42   if x:\n    y', { type: 'reply', target: 42, text: 'if x:\n    y' }],
    ['/reply ４２ １', { type: 'reply', target: 42, text: '１' }],
    ['/react 42 +1', { type: 'react', target: 42, reaction: '+1' }],
    ['/react #42 👨‍👩‍👧', { type: 'react', target: 42, reaction: '👨‍👩‍👧' }],
    ['/edit 42 better', { type: 'edit', target: 42, text: 'better' }],
    ['/edit so much better', { type: 'edit', target: undefined, text: 'so much better' }],
    ['/edit #1 is best', { type: 'edit', target: 1, text: 'is best' }],
    ['/edit #first', { type: 'edit', target: undefined, text: '#first' }],
    ['/delete', { type: 'delete', target: undefined }],
    ['/delete #7', { type: 'delete', target: 7 }],
    ['/pin', { type: 'list-pins' }],
    ['/pin 7', { type: 'pin', target: 7 }],
    ['/search lunch in:den', { type: 'search', words: 'lunch in:den' }],
    ['/temp 30s hello', { type: 'say-temporarily', ttlMs: 30_000, text: 'hello' }],
    ['/temp 5m two\n  lines', { type: 'say-temporarily', ttlMs: 300_000, text: 'two\n  lines' }],
    ['/temp 10 s hello', { type: 'say-temporarily', ttlMs: 10_000, text: 'hello' }],
    ['/temp hello there', { type: 'say-temporarily', ttlMs: 10_000, text: 'hello there' }],
    ['/temp once more', { type: 'say-temporarily', ttlMs: 10_000, text: 'once more' }],
    ['/temp on', { type: 'set-ttl', ttlMs: 10_000 }],
    ['/temp ON 1h', { type: 'set-ttl', ttlMs: 3_600_000 }],
    ['/temp off', { type: 'set-ttl', ttlMs: undefined }],
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

  it.each([
    ['/me', 'Say what you do'],
    ['/msg', 'Say who'],
    ['/msg @', 'Say who'],
    ['/join', 'Say which room'],
    ['/create --secret den', 'There is no --secret'],
    ['/password sesame', 'not written here'],
    ['/reply', 'Say which message'],
    ['/reply yes', '"yes" is no number of a message'],
    ['/reply 42', 'Say what you answer'],
    ['/reply -1 x', '"-1" is no number'],
    ['/reply 4.5 x', '"4.5" is no number'],
    ['/reply 9999999999999999 x', 'is no number'],
    ['/react', 'Say which message'],
    ['/react 42', 'Say how: /react 42 +1'],
    ['/edit', 'Say the new text'],
    ['/edit 42', 'Say the new text of message 42'],
    ['/delete it', '"it" is no number'],
    ['/delete 1 2', 'One message at a time'],
    ['/pin this', '"this" is no number'],
    ['/temp', 'Say how long, and what'],
    ['/temp soon', '"soon" is no time to live'],
    ['/temp 0 x', 'from a second to a day'],
    ['/temp -5s x', '"-5s" is no time'],
    ['/temp 1e99 x', '"1e99" is no time'],
    ['/temp 25h x', 'from a second to a day'],
    ['/temp 10s', 'Say what, after the time'],
    ['/temp on soon', '"soon" is no time'],
    ['/temp on 0', 'from a second to a day'],
    ['/temp off now', 'all it takes'],
    ['/kick', 'Say who: /kick Eve'],
    ['/ban @', 'Say who'],
    ['/ban Eve 0s', 'from a second to ten years'],
    ['/ban Eve 999999999d', 'from a second to ten years'],
    ['/mute Eve soon', 'from a second to ten years'],
    ['/mute Eve 10', 'from a second to ten years'],
    ['/op Eve Bob', 'One at a time: /op Eve'],
    ['/unban', 'Say who'],
    ['/register sesame', 'not written here'],
    ['/login', 'Say which nick'],
    ['/login Ada sesame', 'not written here'],
    ['/help nope', 'There is no command /nope'],
    ['/invite Bob Eve', 'One at a time: /invite Bob'],
    ['/allow', 'Say who: /allow Bob'],
    ['/allow @', 'Say who: /allow Bob'],
    ['/allow Bob Eve', 'One at a time: /allow Bob'],
    ['/deny', 'Say who: /deny Bob'],
  ])('says what is wrong with %j', (text, sentence) => {
    expect(parseEntry(text)).toMatchObject({ type: 'mistake', message: expect.stringContaining(sentence) });
  });

  it.each(['/reply \u001b[2J', '/create --\u009b1m', '/temp \u001b]0;x', '/help \u202e', '/delete a\u001bb'])(
    'shows what was wrong harmlessly: %j',
    (text) => {
      expect((parseEntry(text) as { message: string }).message).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/u);
    },
  );

  it.each(['/password sesame', '/register sesame', '/login Ada sesame'])('never repeats the password in %j', (text) => {
    expect((parseEntry(text) as { message: string }).message).not.toContain('sesame');
  });

  it.each<[string, Entry]>([
    ['/invite', { type: 'invite', whom: undefined }],
    ['/invite @Bob', { type: 'invite', whom: 'Bob' }],
    ['/allow Bob', { type: 'answer-knock', nick: 'Bob', isLetIn: true }],
    ['/allow @Bob', { type: 'answer-knock', nick: 'Bob', isLetIn: true }],
    ['/deny Bob:', { type: 'answer-knock', nick: 'Bob', isLetIn: false }],
    ['/allow PLAINTEXT', { type: 'allow-plaintext' }],
    ['/allow @plaintext', { type: 'answer-knock', nick: 'plaintext', isLetIn: true }],
    ['/deny plaintext', { type: 'answer-knock', nick: 'plaintext', isLetIn: false }],
  ])('reads who is let in from %j', (text, entry) => {
    expect(parseEntry(text)).toEqual(entry);
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

  it('has every command in the help', () => {
    const help = [...formatHelp(), ...formatHelp('order')].join(' ');
    for (const {
      names: [name],
      summary,
    } of slashCommands)
      expect(help).toContain(`/${name.padEnd(9)} ${summary}`);
  });

  it.each(names)('has help on /%s', (name) => {
    const [usage = ''] = formatHelp(name);
    expect(usage.split(/[ ,]+/u)).toContain(`/${name}`);
    expect(parseEntry(`/help ${name}`)).toMatchObject({ type: 'help' });
  });

  it.each(names)('understands /%s', (name) => {
    const unknown = expect.stringContaining(`no command /${name}`);
    expect(parseEntry(`/${name} argument`)).not.toMatchObject({ message: unknown });
  });

  it('names nothing twice, and all in lower case', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /^[a-z]+$/u.test(name))).toBe(true);
  });
});

describe('formatHelp', () => {
  it('fits a screen of 80 by 24, with room for more', () => {
    const lines = formatHelp();
    expect(lines.length).toBeLessThanOrEqual(18);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(80);
  });

  it('is one column where there is no room for two', () => {
    const lines = formatHelp('commands', 40);
    expect(lines.length).toBeGreaterThan(18);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(40);
  });
});
