import { type Entry, mistake, type SlashCommand } from './entry.ts';

/** Who is let in. */
export const entryCommands: readonly SlashCommand[] = [
  {
    names: ['invite'],
    argument: '[NICK]',
    summary: 'shows how others come in',
    details: ['For who is in charge: /invite Bob makes a code that is for Bob alone, and good once.'],
    parse: (argument) => {
      const [whom, ...others] = argument.split(/\s+/u).map(bareNick);
      if (others.length > 0) return mistake('One at a time: /invite Bob');
      return { type: 'invite', whom: whom || undefined };
    },
  },
  {
    names: ['allow'],
    argument: 'NICK | plaintext',
    summary: 'lets in who knocks',
    details: [
      'For who is in charge of a private chat: /allow Bob',
      'For whoever hosts: /allow plaintext lets browsers of this network come in without encryption, until the host closes, and who is on the network can read along.',
    ],
    parse: (argument) =>
      argument.toLowerCase() === 'plaintext' ? { type: 'allow-plaintext' } : answer(argument, true),
  },
  {
    names: ['deny'],
    argument: 'NICK',
    summary: 'does not let them in',
    details: ['For who is in charge of a private chat: /deny Bob'],
    parse: (argument) => answer(argument, false),
  },
];

/** How `/allow` and `/deny` name who knocks: who is called like something else that can be allowed is named by `@`. */
export function knockName(nick: string): string {
  return nick.toLowerCase() === 'plaintext' ? `@${nick}` : nick;
}

function answer(argument: string, isLetIn: boolean): Entry {
  const example = isLetIn ? '/allow Bob' : '/deny Bob';
  const nick = bareNick(argument);
  if (nick === '') return mistake(`Say who: ${example}`);
  if (/\s/u.test(nick)) return mistake(`One at a time: ${example}`);
  return { type: 'answer-knock', nick, isLetIn };
}

/** A nick may be named as it is mentioned, or as it was completed at the beginning of a message. */
function bareNick(word: string): string {
  return word.replace(/^@/u, '').replace(/[:,]$/u, '');
}
