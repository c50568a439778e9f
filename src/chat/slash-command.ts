import { type ExportFormat, parseExportFormat } from './export-format.ts';
import { neutralizeLine } from './text.ts';

/** What a submitted line asks for. */
export type Entry =
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'nick'; readonly nick: string }
  | { readonly type: 'who' }
  | { readonly type: 'export'; readonly format: ExportFormat }
  | { readonly type: 'search'; readonly words: string }
  /** Without a nick: says who is ignored. */
  | { readonly type: 'ignore'; readonly nick: string | undefined }
  | { readonly type: 'unignore'; readonly nick: string }
  | { readonly type: 'help'; readonly topic: 'commands' | 'keys' }
  | { readonly type: 'quit' }
  | { readonly type: 'mistake'; readonly message: string };

interface SlashCommand {
  readonly names: readonly [string, ...string[]];
  readonly argument?: string;
  readonly summary: string;
  /** `argument` is trimmed and may be empty. */
  parse(argument: string): Entry;
}

/** The one registry: parsing, `/help` and completion come from it. The first name is the one shown. */
export const slashCommands: readonly SlashCommand[] = [
  { names: ['help'], argument: '[keys]', summary: 'shows this list, or the keys', parse: parseHelpCommand },
  { names: ['nick'], argument: 'NAME', summary: 'changes your nick', parse: parseNickCommand },
  { names: ['who', 'names'], summary: 'shows who is here', parse: () => ({ type: 'who' }) },
  {
    names: ['search'],
    argument: 'WORDS',
    summary: 'finds messages; from:NICK after:DAY before:DAY',
    parse: (words) => ({ type: 'search', words }),
  },
  {
    names: ['export'],
    argument: '[md|txt|json]',
    summary: 'writes the whole history into a file',
    parse: parseExportCommand,
  },
  {
    names: ['ignore'],
    argument: '[NICK]',
    summary: 'hides what somebody says; alone it lists them',
    parse: (nick) => ({ type: 'ignore', nick: withoutAt(nick) || undefined }),
  },
  { names: ['unignore'], argument: 'NICK', summary: 'shows it again', parse: parseUnignoreCommand },
  { names: ['quit', 'exit'], summary: 'leaves; so does exit alone', parse: () => ({ type: 'quit' }) },
];

/** Reads one submitted text: `exit` alone leaves, `/x` is a slash command, `//x` says `/x`, all else is said as it is. */
export function parseEntry(text: string): Entry {
  if (text.trim().toLowerCase() === 'exit') return { type: 'quit' };
  if (!text.startsWith('/')) return { type: 'say', text };
  if (text.startsWith('//')) return { type: 'say', text: text.slice(1) };
  const [, name = '', argument = ''] = /^\/(\S*)\s*(.*)$/su.exec(text) ?? [];
  const command = slashCommands.find(({ names }) => names.includes(name.toLowerCase()));
  if (command) return command.parse(argument.trim());
  const shown = neutralizeLine(name);
  return { type: 'mistake', message: `There is no command /${shown}. /help lists them; //${shown} says it as text.` };
}

/** One line for each slash command, names padded to one width. */
export function formatHelp(): string[] {
  const rows = slashCommands.map(({ names, argument, summary }) => ({
    usage: `${names.map((name) => `/${name}`).join(' ')}${argument ? ` ${argument}` : ''}`,
    summary,
  }));
  const width = Math.max(...rows.map(({ usage }) => usage.length));
  return rows.map(({ usage, summary }) => `${usage.padEnd(width)}  ${summary}`);
}

function parseHelpCommand(argument: string): Entry {
  return { type: 'help', topic: argument.toLowerCase() === 'keys' ? 'keys' : 'commands' };
}

function parseNickCommand(argument: string): Entry {
  if (argument === '') return { type: 'mistake', message: 'Say which nick: /nick Ada' };
  return { type: 'nick', nick: argument };
}

function parseUnignoreCommand(argument: string): Entry {
  const nick = withoutAt(argument);
  if (nick === '') return { type: 'mistake', message: 'Say who: /unignore Ada' };
  return { type: 'unignore', nick };
}

/** A nick is named as it is mentioned, too. */
function withoutAt(nick: string): string {
  return nick.replace(/^@/u, '');
}

function parseExportCommand(argument: string): Entry {
  const format = parseExportFormat(argument || 'md');
  if (format) return { type: 'export', format };
  const shown = neutralizeLine(argument);
  return { type: 'mistake', message: `A history is exported as md, txt or json, not as ${shown}: /export md` };
}
