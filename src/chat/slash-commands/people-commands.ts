import { type Entry, mistake, type SlashCommand } from './entry.ts';

/** Oneself and others. */
export const peopleCommands: readonly SlashCommand[] = [
  {
    names: ['nick'],
    argument: 'NAME',
    summary: 'changes your nick',
    details: ['In all rooms at once.'],
    parse: (nick) => (nick === '' ? mistake('Say which nick: /nick Ada') : { type: 'nick', nick }),
  },
  {
    names: ['msg'],
    argument: 'NICK [TEXT]',
    summary: 'talks with one alone',
    details: ['Opens the room of the two of you, and says the text there if there is one: /msg Ada hello'],
    parse: parseMessageCommand,
  },
  {
    names: ['who', 'names'],
    summary: 'shows who is here',
    parse: () => ({ type: 'who' }),
  },
  {
    names: ['away'],
    argument: '[MESSAGE]',
    summary: 'tells that you are not there',
    details: ['/away back at two is shown to the others until you say /back.'],
    parse: (message) => ({ type: 'away', message: message || 'away' }),
  },
  { names: ['back'], summary: 'tells that you are again', parse: () => ({ type: 'away', message: '' }) },
  {
    names: ['ignore'],
    argument: '[NICK]',
    summary: 'hides what somebody says',
    details: ['Only on your screen, and kept for the next time. /ignore alone lists who is ignored.'],
    parse: (nick) => ({ type: 'ignore', nick: withoutAt(nick) || undefined }),
  },
  {
    names: ['unignore'],
    argument: 'NICK',
    summary: 'shows it again',
    parse: parseUnignoreCommand,
  },
];

function parseMessageCommand(argument: string): Entry {
  const [, word = '', text = ''] = /^(\S*)\s*(.*)$/su.exec(argument) ?? [];
  // It may have been completed as at the beginning of a message.
  const nick = withoutAt(word).replace(/[:,]$/u, '');
  if (nick === '') return mistake('Say who: /msg Ada hello');
  return { type: 'message', nick, text: text === '' ? undefined : text };
}

function parseUnignoreCommand(argument: string): Entry {
  const nick = withoutAt(argument);
  return nick === '' ? mistake('Say who: /unignore Ada') : { type: 'unignore', nick };
}

/** A nick is named as it is mentioned, too. */
function withoutAt(nick: string): string {
  return nick.replace(/^@/u, '');
}
