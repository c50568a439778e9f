import type { RoomEvent } from '../chat/event.ts';
import { neutralize, neutralizeLine } from '../chat/text.ts';
import { escapeMarkdown, fenceMarkdown } from './escape-markdown.ts';
import { formatDay, formatTime } from './format-item.ts';
import { formatOrigin, type HistoryDocument, isNewDay } from './history-document.ts';

/** White space that a Markdown paragraph would lose, or a fence of the text's own. */
const isVerbatim = /^ {2,}\S|\t| {3,}\S|^ *(?:```|~~~)/mu;
/** Two blanks at the end of a line break it; a backslash would be shown by some. */
const lineBreak = '  \n';

/** A history as CommonMark, a heading above each day. What was said is read as it was said, code in code blocks. */
export const markdownDocument: HistoryDocument = {
  begin: (head) => `# ${formatName(`${head.title}, ${head.room}`)}\n\n${escapeMarkdown(formatOrigin(head))}\n`,
  formatEvent: (event, previous) => {
    const day = isNewDay(event, previous) ? `\n## ${formatDay(event.at)}\n` : '';
    return `${day}\n${formatBlock(event)}\n`;
  },
  end: () => '',
};

function formatBlock(event: RoomEvent): string {
  const time = formatTime(event.at);
  const nick = formatName(event.nick);
  if (event.type === 'nick-changed') return `*${time} — ${nick} is now ${formatName(event.to)}*`;
  const text = neutralize(event.text);
  if (isVerbatim.test(text)) return `**${nick}** ${time}\n\n${fenceMarkdown(text)}`;
  return `**${nick}** ${time}${lineBreak}${formatLines(text)}`;
}

function formatLines(text: string): string {
  const lines = text.split('\n').map((line) => escapeMarkdown(line.replace(/^ +| +$/gu, '')));
  return lines.reduce((before, line) => before + (before.endsWith('\n') || before === '' ? '\n' : lineBreak) + line);
}

/** White space at its edges would undo the emphasis. */
function formatName(name: string): string {
  return escapeMarkdown(neutralizeLine(name).trim());
}
