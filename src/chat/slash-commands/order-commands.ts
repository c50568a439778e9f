import { checkDuration, parseDuration } from '../duration.ts';
import { isRefusal } from '../refusal.ts';
import { type Entry, mistake, type SlashCommand } from './entry.ts';

/** Keeping order, and whose a nick is. */
export const orderCommands: readonly SlashCommand[] = [
  {
    names: ['kick'],
    argument: 'NICK [WHY]',
    summary: 'throws somebody out',
    details: ['For operators. Who is thrown out may come back; /ban keeps them out: /kick Eve no shouting'],
    parse: (argument) =>
      parseAbout(argument, '/kick Eve', (whom, rest) => ({ type: 'kick', whom, ...(rest !== '' && { reason: rest }) })),
  },
  {
    names: ['ban'],
    argument: 'NICK|ADDRESS [TIME] [WHY]',
    summary: 'keeps somebody out',
    details: ['For operators. A time such as 10m, 2h or 7d; for ever where none is given: /ban Eve 2h no shouting'],
    parse: (argument) => parseAbout(argument, '/ban Eve 2h', readBan),
  },
  {
    names: ['unban'],
    argument: 'NICK|ADDRESS',
    summary: 'lets somebody in again',
    parse: (argument) => parseAlone(argument, 'unban'),
  },
  {
    names: ['mute'],
    argument: 'NICK [TIME]',
    summary: 'silences somebody',
    details: ['For operators. A time such as 10m, 2h or 7d; until /unmute where none is given: /mute Eve 10m'],
    parse: parseMute,
  },
  {
    names: ['unmute'],
    argument: 'NICK',
    summary: 'lets them speak again',
    parse: (argument) => parseAlone(argument, 'unmute'),
  },
  {
    names: ['op'],
    argument: 'NICK',
    summary: 'makes an operator',
    details: ['For the owner of the host. Operators throw out, ban and silence members, and lock topics.'],
    parse: (argument) => parseAlone(argument, 'op'),
  },
  {
    names: ['deop'],
    argument: 'NICK',
    summary: 'makes a member again',
    parse: (argument) => parseAlone(argument, 'deop'),
  },
  {
    names: ['forget'],
    argument: 'NICK',
    summary: 'frees a kept nick',
    details: ['For operators. A nick stays its person’s, by their key: this frees one whose person lost the key.'],
    parse: (argument) => parseAlone(argument, 'forget'),
  },
  {
    names: ['register'],
    summary: 'gives your nick a password',
    details: ['It is asked for and never shown. With it, /login brings another device into your account.'],
    parse: (argument) => (argument === '' ? { type: 'register' } : hidden('/register')),
  },
  {
    names: ['login'],
    argument: 'NICK',
    summary: 'makes a registered nick yours',
    details: ['The password is asked for and never shown. This device then belongs to the same account: /login Ada'],
    parse: parseLogin,
  },
];

type Measure = Extract<Entry, { type: 'measure' }>['request'];
type Outcome = Measure | ReturnType<typeof mistake>;

const byName = {
  op: (whom: string): Measure => ({ type: 'set-role', whom, role: 'operator' }),
  deop: (whom: string): Measure => ({ type: 'set-role', whom, role: 'member' }),
  unban: (whom: string): Measure => ({ type: 'unban', whom }),
  unmute: (whom: string): Measure => ({ type: 'unmute', whom }),
  forget: (whom: string): Measure => ({ type: 'forget-nick', whom }),
};

function parseAbout(argument: string, example: string, read: (whom: string, rest: string) => Outcome): Entry {
  const [, word = '', rest = ''] = /^(\S*)\s*(.*)$/su.exec(argument) ?? [];
  const whom = nickOf(word);
  if (whom === '') return mistake(`Say who: ${example}`);
  const outcome = read(whom, rest);
  return outcome.type === 'mistake' ? outcome : { type: 'measure', request: outcome };
}

function parseAlone(argument: string, name: keyof typeof byName): Entry {
  return parseAbout(argument, `/${name} Eve`, (whom, rest) =>
    rest === '' ? byName[name](whom) : mistake(`One at a time: /${name} ${whom}`),
  );
}

function parseMute(argument: string): Entry {
  return parseAbout(argument, '/mute Eve 10m', (whom, rest) => {
    if (rest === '') return { type: 'mute', whom };
    const forMs = readTime(rest);
    return forMs === undefined ? noTime('/mute Eve 10m') : { type: 'mute', whom, forMs };
  });
}

function readBan(whom: string, rest: string): Outcome {
  const [, word = '', why = ''] = /^(\S*)\s*(.*)$/su.exec(rest) ?? [];
  const ms = parseDuration(word);
  if (ms === undefined) return { type: 'ban', whom, ...(rest !== '' && { reason: rest }) };
  if (readTime(word) === undefined) return noTime('/ban Eve 2h');
  return { type: 'ban', whom, forMs: ms, ...(why !== '' && { reason: why }) };
}

function readTime(text: string): number | undefined {
  const ms = parseDuration(text);
  return ms === undefined || isRefusal(checkDuration(ms)) ? undefined : ms;
}

function noTime(example: string): ReturnType<typeof mistake> {
  return mistake(`A time is from a second to ten years, such as 10m, 2h or 7d: ${example}`);
}

function parseLogin(argument: string): Entry {
  const nick = nickOf(argument);
  if (nick === '') return mistake('Say which nick: /login Ada');
  return /\s/u.test(nick) ? hidden('/login NICK') : { type: 'login', nick };
}

function hidden(usage: string): Entry {
  return mistake(`A password is not written here, where others may see it: ${usage} alone asks for it.`);
}

/** A nick may be named as it is mentioned, or as it was completed at the beginning of a message. */
function nickOf(word: string): string {
  const bare = word.replace(/^@/u, '');
  // An IPv6 address may end so.
  return bare.includes('::') ? bare : bare.replace(/[:,]$/u, '');
}
