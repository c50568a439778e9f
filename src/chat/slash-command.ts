import { neutralizeLine } from './text.ts';

/** What a submitted line asks for. */
export type Entry =
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'nick'; readonly nick: string }
  | { readonly type: 'who' }
  | { readonly type: 'help' }
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
  { names: ['help'], summary: 'shows this list', parse: () => ({ type: 'help' }) },
  { names: ['nick'], argument: 'NAME', summary: 'changes your nick', parse: parseNickCommand },
  { names: ['who', 'names'], summary: 'shows who is here', parse: () => ({ type: 'who' }) },
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

function parseNickCommand(argument: string): Entry {
  if (argument === '') return { type: 'mistake', message: 'Say which nick: /nick Ada' };
  return { type: 'nick', nick: argument };
}
