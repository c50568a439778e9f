import { parseExportFormat } from '../export-format.ts';
import { type Entry, mistake, type SlashCommand } from './entry.ts';
import { parseTargeted, shorten, splitTarget } from './target.ts';
import { temporaryCommand } from './temporary-command.ts';

/** What is said, and what is made of it. */
export const messageCommands: readonly SlashCommand[] = [
  {
    names: ['me'],
    argument: 'TEXT',
    summary: 'says what you do',
    details: ['/me waves is shown as * Ada waves.'],
    parse: (text) => (text === '' ? mistake('Say what you do: /me waves') : { type: 'act', text }),
  },
  {
    names: ['reply'],
    argument: 'N TEXT',
    summary: 'answers a message',
    details: ['N is the number beside the message: /reply 42 yes, at noon'],
    parse: (argument) =>
      parseTargeted(argument, {
        example: '/reply 42 yes',
        create: (target, text) =>
          text === '' ? mistake(`Say what you answer: /reply ${target} yes`) : { type: 'reply', target, text },
      }),
  },
  {
    names: ['react'],
    argument: 'N REACTION',
    summary: 'adds or takes a reaction',
    details: ['N is the number beside the message. A reaction is an emoji or a short word: /react 42 +1'],
    parse: (argument) =>
      parseTargeted(argument, {
        example: '/react 42 +1',
        create: (target, reaction) =>
          reaction === '' ? mistake(`Say how: /react ${target} +1`) : { type: 'react', target, reaction },
      }),
  },
  {
    names: ['edit'],
    argument: '[N] TEXT',
    summary: 'changes what you said',
    details: ['Without a number it is the last thing you said. Only your own messages: /edit 42 at one o’clock'],
    parse: parseEditCommand,
  },
  {
    names: ['delete'],
    argument: '[N]',
    summary: 'takes back what you said',
    details: ['Without a number it is the last thing you said. Nobody can read it from then on: /delete 42'],
    parse: (argument) => (argument === '' ? { type: 'delete', target: undefined } : parseBare('delete', argument)),
  },
  {
    names: ['pin'],
    argument: '[N]',
    summary: 'pins a message, or lists',
    details: ['The same again takes the pin away. Without a number it lists what is pinned: /pin 42'],
    parse: (argument) => (argument === '' ? { type: 'list-pins' } : parseBare('pin', argument)),
  },
  temporaryCommand,
  {
    names: ['search'],
    argument: 'WORDS',
    summary: 'finds messages',
    details: [
      'Messages that have all the words. It can be narrowed: from:Ada in:den after:2026-11-20 before:2026-12-24',
    ],
    parse: (words) => ({ type: 'search', words }),
  },
  {
    names: ['export'],
    argument: '[md|txt|json]',
    summary: 'writes it all to a file',
    details: ['All of the room that is shown, into the folder where pychat was started. Without a format it is md.'],
    parse: parseExportCommand,
  },
];

function parseEditCommand(argument: string): Entry {
  if (argument === '') return mistake('Say the new text: /edit see you at noon');
  const split = splitTarget(argument);
  if (!split) return { type: 'edit', target: undefined, text: argument };
  if (split.rest === '') return mistake(`Say the new text of message ${split.target}: /edit ${split.target} at noon`);
  return { type: 'edit', target: split.target, text: split.rest };
}

/** A number and nothing else. */
function parseBare(type: 'delete' | 'pin', argument: string): Entry {
  return parseTargeted(argument, {
    example: `/${type} 42`,
    create: (target, rest) => {
      if (rest === '') return { type, target };
      return mistake(`One message at a time, by its number: /${type} ${target}`);
    },
  });
}

function parseExportCommand(argument: string): Entry {
  const format = parseExportFormat(argument || 'md');
  if (format) return { type: 'export', format };
  return mistake(`A history is exported as md, txt or json, not as ${shorten(argument)}: /export md`);
}
