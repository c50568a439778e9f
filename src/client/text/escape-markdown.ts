import { findLinks } from './links.ts';

/** What means something anywhere in a line, in CommonMark, GFM or their usual extensions; `www.` and `://` make links. */
const special = /[\\`*_[\]{}~|^$<>&]|=(?==)|:(?=\/\/|[\w+-]+:)|(?<=www)\./giu;
/** What means something before all else in a line: headings, lists, rules, definitions. */
const lineStart = /^(\s*)([-+#=:]|\d+(?=[.)]))/u;
const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };
/** An address that every reader of Markdown takes literally between `<` and `>`. */
const plainAddress = /^https?:\/\/(?!.*&(?:#|\w+;))[^\s<>"'`\\]+$/iu;

/** One line of text so that Markdown, and the HTML that is made of it, shows it as it is; web addresses are links. */
export function escapeMarkdown(line: string): string {
  let escaped = '';
  let end = 0;
  for (const link of findLinks(line)) {
    const address = line.slice(link.start, link.end);
    if (!plainAddress.test(address)) continue;
    escaped += `${escapeCharacters(line.slice(end, link.start))}<${address}>`;
    end = link.end;
  }
  return escapeLineStart(escaped + escapeCharacters(line.slice(end)));
}

/** Text of one line or more as a code block, with a fence longer than any in it. */
export function fenceMarkdown(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/gu), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

function escapeCharacters(text: string): string {
  return text.replace(special, (character) => entities[character] ?? `\\${character}`);
}

function escapeLineStart(line: string): string {
  return line.replace(lineStart, (_, space: string, mark: string) =>
    /\d/u.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
  );
}
