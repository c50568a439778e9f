import { formatFact } from '../../client/text/format-fact.ts';
import { formatDay, formatPresence, formatTime } from '../../client/text/format-item.ts';
import type { EventItem, Item, NoticeTone } from '../../client/view/item.ts';
import type { Sending } from '../../client/view/room-view.ts';
import { colored, style } from '../style.ts';
import { harmless } from './harmless.ts';
import { textWidth } from './lay-out-message.ts';
import { layOutPosted, type PostedParts } from './lay-out-posted.ts';
import { actionLead, type Columns, factLead, messageLead } from './leads.ts';
import { besideLead, blankLead, type Lead, type Row } from './row.ts';
import { wrapLines } from './wrap-lines.ts';

const noticeStyles: Readonly<Record<NoticeTone, (line: string) => string>> = {
  information: style.dim,
  welcome: (line) => (line.startsWith('    ') ? style.bold(line) : line),
  mistake: colored('red'),
  urgent: colored('yellow').bold,
};

/** The rows that an item takes in a pane of these columns. */
export function layOutItem(item: Item, parts: PostedParts): Row[] {
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
export function layOutSending(
  { number, text, isAction }: Sending,
  { nick, ...columns }: Columns & { nick: string },
): Row[] {
  const lead = (isAction ? actionLead : messageLead)({ time: '…', nick, kind: 'own' }, columns);
  const lines = wrapLines(harmless(`${text} (sending)`), textWidth(lead, columns));
  return besideLead(`s${number}`, { lead, lines: lines.map((line) => style.dim(line)) });
}

/** The row above the first message of a day; it goes with that item. */
export function layOutDay(item: Item, at: number): Row {
  return { key: `${item.key}.-1`, line: style.dim(`  — ${formatDay(at)} —`) };
}

/** The row above the first message that came while one was away; it goes with that item. */
export function layOutNewLine(item: Item): Row {
  return { key: `${item.key}.-2`, line: colored('red').bold('  — new since you left —') };
}

function layOutEvent(item: EventItem, parts: PostedParts): Row[] {
  const { key, event } = item;
  if (event.type === 'message-posted') return layOutPosted({ ...item, event }, parts);
  const lead = factLead(formatTime(event.at), parts);
  return layOutText(key, { lead, text: formatFact(event), parts, styleLine: style.dim });
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
