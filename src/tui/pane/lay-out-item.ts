import { neutralize } from '../../chat/text.ts';
import { mentionsOneself } from '../../client/blocks.ts';
import { formatDay, formatPresence, formatTime } from '../../client/format-item.ts';
import type { Mentionable } from '../../client/mentions.ts';
import type { Item, NoticeTone, Sending } from '../../client/view.ts';
import { colored, style } from '../style.ts';
import { layOutMessage } from './lay-out-message.ts';
import { type Columns, factLead, messageLead } from './leads.ts';
import { besideLead, blankLead, type Lead, type Row, wrapLines } from './row.ts';

/** What the rows of an item depend on beside the item. */
export interface LayoutParts extends Columns {
  readonly people: Mentionable;
}

const noticeStyles: Readonly<Record<NoticeTone, (line: string) => string>> = {
  information: style.dim,
  welcome: (line) => (line.startsWith('    ') ? style.bold(line) : line),
  mistake: colored('red'),
};

/** The rows that an item takes in a pane of these columns. */
export function layOutItem(item: Item, parts: LayoutParts): Row[] {
  switch (item.kind) {
    case 'event':
      return layOutEvent(item, parts);
    case 'presence': {
      const lead = factLead('', parts);
      return layOutText(item.key, { lead, text: formatPresence(item.presence), parts, styleLine: style.dim });
    }
    case 'notice': {
      const styleLine = noticeStyles[item.tone];
      return layOutText(item.key, { lead: blankLead(1), text: item.text, parts, styleLine });
    }
  }
}

/** The rows of a message that the host does not have yet. */
export function layOutSending({ number, text }: Sending, { nick, ...parts }: Columns & { nick: string }): Row[] {
  const lead = messageLead({ time: '…', nick, kind: 'own' }, parts);
  return layOutText(`s${number}`, { lead, text: `${text} (sending)`, parts, styleLine: style.dim });
}

/** The row above the first message of a day; it goes with that item. */
export function layOutDay(item: Item, at: number): Row {
  return { key: `${item.key}.-1`, line: style.dim(`  — ${formatDay(at)} —`) };
}

/** The row above the first message that came while one was away; it goes with that item. */
export function layOutNewLine(item: Item): Row {
  return { key: `${item.key}.-2`, line: colored('red').bold('  — new since you left —') };
}

function layOutEvent({ key, event, isOwn }: Extract<Item, { kind: 'event' }>, parts: LayoutParts): Row[] {
  const { people, width } = parts;
  const time = formatTime(event.at);
  if (event.type === 'nick-changed') {
    const text = `${event.nick} is now ${event.to}`;
    return layOutText(key, { lead: factLead(time, parts), text, parts, styleLine: style.dim });
  }
  const text = harmless(event.text);
  const isForOneself = !isOwn && mentionsOneself(text, people.nick);
  const kind = isOwn ? 'own' : isForOneself ? 'mention' : 'other';
  return layOutMessage(key, { lead: messageLead({ time, nick: event.nick, kind }, parts), text, width, people });
}

interface TextParts {
  readonly lead: Lead;
  readonly text: string;
  readonly parts: Columns;
  readonly styleLine: (line: string) => string;
}

function layOutText(key: string, { lead, text, parts, styleLine }: TextParts): Row[] {
  const lines = wrapLines(harmless(text), Math.max(1, parts.width - lead.width - 1));
  return besideLead(key, { lead, lines: lines.map((line) => styleLine(line)) });
}

/** What a terminal can show in columns: a tab would jump to one of its own. */
function harmless(text: string): string {
  return neutralize(text).replaceAll('\t', '    ');
}
