import { type Entry, mistake, type SlashCommand } from './slash-commands/entry.ts';
import { entryCommands } from './slash-commands/entry-commands.ts';
import { messageCommands } from './slash-commands/message-commands.ts';
import { orderCommands } from './slash-commands/order-commands.ts';
import { peopleCommands } from './slash-commands/people-commands.ts';
import { roomCommands } from './slash-commands/room-commands.ts';
import { shorten } from './slash-commands/target.ts';
import { verifyCommand } from './slash-commands/verify-command.ts';

/** The one registry: parsing, `/help` and completion come from it. */
export const slashCommands: readonly SlashCommand[] = [
  ...messageCommands,
  ...roomCommands,
  ...peopleCommands,
  ...orderCommands,
  verifyCommand,
  ...entryCommands,
  {
    names: ['help'],
    argument: '[keys | order | COMMAND]',
    summary: 'shows this, or more',
    details: ['/help keys shows the keys, /help order what keeps order, /help temp what there is to know of /temp.'],
    parse: parseHelpCommand,
  },
  {
    names: ['quit', 'exit'],
    summary: 'leaves; so does exit alone',
    parse: () => ({ type: 'quit' }),
  },
];

/** Reads one submitted text: `exit` alone leaves, `/x` is a slash command, `//x` says `/x`, all else is said as it is. */
export function parseEntry(text: string): Entry {
  if (text.trim().toLowerCase() === 'exit') return { type: 'quit' };
  if (!text.startsWith('/')) return { type: 'say', text };
  if (text.startsWith('//')) return { type: 'say', text: text.slice(1) };
  const [, name = '', argument = ''] = /^\/(\S*)\s*(.*)$/su.exec(text) ?? [];
  const command = findCommand(name);
  if (command) return command.parse(argument.trim());
  const shown = shorten(name);
  return mistake(`There is no command /${shown}. /help lists them; //${shown} says it as text.`);
}

const columnWidth = 39;
const more = ['/help keys: the keys.', '/help order: /kick and the like.', '//x says /x.'];

/** The slash commands in two columns where so many columns are there, else in one, those that keep order apart; or what there is to know of one of them. */
export function formatHelp(topic = 'commands', width = 80): string[] {
  const command = findCommand(topic);
  if (command) return formatCommand(command);
  const isOrder = topic === 'order';
  const listed = slashCommands.filter((each) => orderCommands.includes(each) === isOrder);
  const rows = listed.map(({ names, summary }) => `/${names[0].padEnd(9)} ${summary}`);
  const isWide = width >= 2 * columnWidth;
  const others = isOrder ? ['/help ban says more of /ban.'] : more;
  return [...(isWide ? inTwoColumns(rows) : rows), ...(isWide ? [others.join(' ')] : others)];
}

function inTwoColumns(rows: readonly string[]): string[] {
  const half = Math.ceil(rows.length / 2);
  return rows.slice(0, half).map((row, index) => `${row.padEnd(columnWidth)}${rows[half + index] ?? ''}`.trimEnd());
}

function formatCommand({ names, argument, summary, details = [] }: SlashCommand): string[] {
  const usage = `${names.map((name) => `/${name}`).join(', ')}${argument ? ` ${argument}` : ''}`;
  return [`${usage} — ${summary}`, ...details];
}

function findCommand(name: string): SlashCommand | undefined {
  return slashCommands.find(({ names }) => names.includes(name.toLowerCase()));
}

function parseHelpCommand(argument: string): Entry {
  const name = argument.replace(/^\//u, '').toLowerCase();
  if (name === '' || name === 'commands') return { type: 'help', topic: 'commands' };
  if (name === 'keys' || name === 'order') return { type: 'help', topic: name };
  const command = findCommand(name);
  if (command) return { type: 'help', topic: command.names[0] };
  return mistake(`There is no command /${shorten(name)}. /help lists them.`);
}
