import type { MessagePosted, RoomEvent } from '../../chat/event.ts';
import { neutralize, neutralizeLine } from '../../chat/text.ts';
import { escapeMarkdown, fenceMarkdown } from '../text/escape-markdown.ts';
import { formatFact } from '../text/format-fact.ts';
import { formatDay, formatTime } from '../text/format-item.ts';
import { formatAftermath, formatOrigin, type HistoryDocument, isNewDay, isTold } from './history-document.ts';

/** White space that a Markdown paragraph would lose, or a fence of the text's own. */
const isVerbatim = /^ {2,}\S|\t| {3,}\S|^ *(?:```|~~~)/mu;
/** Two blanks at the end of a line break it; a backslash would be shown by some. */
const lineBreak = '  \n';

/** A history as CommonMark, a heading above each day. What was said is read as it was said, code in code blocks. */
export const markdownDocument: HistoryDocument = {
  begin: (head) => `# ${formatName(`${head.title}, ${head.room}`)}\n\n${escapeMarkdown(formatOrigin(head))}\n`,
  includes: isTold,
  formatEvent: (event, previous) => {
    const day = isNewDay(event, previous) ? `\n## ${formatDay(event.at)}\n` : '';
    return `${day}\n${formatBlock(event)}\n`;
  },
  end: () => '',
};

function formatBlock(event: RoomEvent): string {
  const time = formatTime(event.at);
  if (event.type !== 'message-posted') return `*${time} — ${formatName(formatFact(event))}*`;
  const aftermath = formatAftermath(event);
  const below = aftermath === '' ? '' : `\n\n*${formatName(aftermath)}*`;
  return `${formatPosted(event, time)}${below}`;
}

function formatPosted({ nick, text: said, isAction, replyTo }: MessagePosted, time: string): string {
  const name = formatName(nick);
  const answers = replyTo === undefined ? '' : ` ↳ \\#${replyTo}`;
  const text = neutralize(said);
  if (isVerbatim.test(text)) return `**${name}** ${time}${answers}\n\n${fenceMarkdown(text)}`;
  if (isAction) return `${time}${answers} \\* **${name}** ${formatLines(text)}`;
  return `**${name}** ${time}${answers}${lineBreak}${formatLines(text)}`;
}

function formatLines(text: string): string {
  const lines = text.split('\n').map((line) => escapeMarkdown(line.replace(/^ +| +$/gu, '')));
  return lines.reduce((before, line) => before + (before.endsWith('\n') || before === '' ? '\n' : lineBreak) + line);
}

/** White space at its edges would undo the emphasis. */
function formatName(name: string): string {
  return escapeMarkdown(neutralizeLine(name).trim());
}
