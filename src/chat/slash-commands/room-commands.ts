import { type Entry, mistake, type SlashCommand } from './entry.ts';
import { shorten } from './target.ts';

/** Rooms, and what belongs to one. */
export const roomCommands: readonly SlashCommand[] = [
  {
    names: ['join'],
    argument: 'CODE or NAME',
    summary: 'enters a room',
    details: ['A private room is entered by its code alone: /join K7QMX. If it has a password, that is asked for.'],
    parse: parseJoinCommand,
  },
  {
    names: ['part', 'leave'],
    summary: 'leaves the room',
    details: ['The lobby is never left; /quit leaves the chat.'],
    parse: () => ({ type: 'part' }),
  },
  {
    names: ['create'],
    argument: '[--private] [NAME]',
    summary: 'makes a room',
    details: ['Its code is told to you. A private room is in no list: only who has the code can enter it.'],
    parse: parseCreateCommand,
  },
  {
    names: ['rooms', 'list'],
    summary: 'lists the public rooms',
    details: ['With how many are there, what it is about, and whether it has a password.'],
    parse: () => ({ type: 'list-rooms' }),
  },
  {
    names: ['topic'],
    argument: '[TEXT | off | lock | unlock]',
    summary: 'says what the room is about',
    details: [
      '/topic alone shows it, /topic off takes it away. /topic lock: only who made the room and operators change it.',
    ],
    parse: parseTopicCommand,
  },
  {
    names: ['password'],
    argument: '[off]',
    summary: 'locks the room you made',
    details: ['It is asked for and never shown. /password off lets everybody in again.'],
    parse: parsePasswordCommand,
  },
];

function parseJoinCommand(room: string): Entry {
  if (room === '') return mistake('Say which room, by its name or its code: /join den');
  return /^@./u.test(room) ? { type: 'message', nick: room.slice(1), text: undefined } : { type: 'join', room };
}

function parseCreateCommand(argument: string): Entry {
  const words = argument.split(/\s+/u).filter((word) => word !== '');
  // Some keyboards make one long dash of two hyphens.
  const isFlag = (word: string) => /^(?:--|[\u2013\u2014])/u.test(word);
  const unknown = words.find((word) => isFlag(word) && !/^(?:--|[\u2013\u2014])private$/iu.test(word));
  if (unknown !== undefined)
    return mistake(`There is no ${shorten(unknown)}. Say /create den, or /create --private den`);
  const name = words.filter((word) => !isFlag(word)).join(' ');
  return { type: 'create', isPrivate: words.some(isFlag), name: name === '' ? undefined : name };
}

function parseTopicCommand(argument: string): Entry {
  if (argument === '') return { type: 'topic', topic: undefined };
  const word = argument.toLowerCase();
  if (word === 'lock' || word === 'unlock') return { type: 'lock-topic', isLocked: word === 'lock' };
  return { type: 'topic', topic: word === 'off' ? '' : argument };
}

function parsePasswordCommand(argument: string): Entry {
  if (argument === '' || argument.toLowerCase() === 'off') return { type: 'password', isOff: argument !== '' };
  return mistake('A password is not written here, where others may see it: /password alone asks for it.');
}
