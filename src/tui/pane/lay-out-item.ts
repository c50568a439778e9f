import stringWidth from 'string-width';
import type { RoomEvent } from '../../chat/event.ts';
import { neutralize, neutralizeLine } from '../../chat/text.ts';
import { formatDay, formatPresence, formatTime } from '../../client/format-item.ts';
import { findLinks } from '../../client/links.ts';
import type { Item, NoticeTone, Sending } from '../../client/view.ts';
import { colorDepth } from '../color-depth.ts';
import { graphemes } from '../graphemes.ts';
import { colored, linked, style } from '../style.ts';
import { nickColor } from './nick-color.ts';
import { blankLead, joinLeads, type Lead, layOutBlock, type Row } from './row.ts';

/** The columns of a pane: how wide it is, and how much of that the nicks take. */
export interface Columns {
  readonly width: number;
  readonly nickWidth: number;
}

const timeWidth = 7;
/** A narrower pane has no room for the time. */
const minWidthWithTime = 30;
const maxNickWidth = 16;
const ownMark = '›';

const noticeStyles: Readonly<Record<NoticeTone, (line: string) => string>> = {
  information: style.dim,
  welcome: (line) => (line.startsWith('    ') ? style.bold(line) : line),
  mistake: colored('red'),
};

/** The rows that an item takes in a pane of these columns. */
export function layOutItem(item: Item, columns: Columns): Row[] {
  switch (item.kind) {
    case 'event':
      return layOutEvent(item, columns);
    case 'presence': {
      const lead = joinLeads(timeLead('', columns), blankLead(1));
      return layOutText(item.key, { lead, text: formatPresence(item.presence), columns, styleLine: style.dim });
    }
    case 'notice': {
      const styleLine = noticeStyles[item.tone];
      return layOutText(item.key, { lead: blankLead(1), text: item.text, columns, styleLine });
    }
  }
}

/** The rows of a message that the host does not have yet. */
export function layOutSending({ number, text }: Sending, { nick, ...columns }: Columns & { nick: string }): Row[] {
  const lead = joinLeads(timeLead('…', columns), nickLead(nick, { columns, isOwn: true }));
  return layOutText(`s${number}`, { lead, text: `${text} (sending)`, columns, styleLine: style.dim });
}

/** The row above the first message of a day; it goes with that item. */
export function layOutDay(item: Item, at: number): Row {
  return { key: `${item.key}.-1`, line: style.dim(`  — ${formatDay(at)} —`) };
}

/** How wide the nicks' column is for these items in a pane of this width. */
export function nickColumnWidth(items: readonly Item[], width: number): number {
  const widestAllowed = Math.min(maxNickWidth, Math.floor(width / 4));
  let widest = 6;
  for (const item of items) if (item.kind === 'event') widest = Math.max(widest, stringWidth(item.event.nick));
  return Math.min(widest, widestAllowed) + 2;
}

function layOutEvent({ key, event, isOwn }: Extract<Item, { kind: 'event' }>, columns: Columns): Row[] {
  const time = timeLead(formatTime(event.at), columns);
  if (event.type === 'nick-changed') {
    const text = `${event.nick} is now ${event.to}`;
    return layOutText(key, { lead: joinLeads(time, blankLead(1)), text, columns, styleLine: style.dim });
  }
  const lead = joinLeads(time, nickLead(event.nick, { columns, isOwn }));
  return layOutBlock(key, { lead, text: withLinks(event), width: columns.width });
}

interface TextParts {
  readonly lead: Lead;
  readonly text: string;
  readonly columns: Columns;
  readonly styleLine: (line: string) => string;
}

function layOutText(key: string, { lead, text, columns, styleLine }: TextParts): Row[] {
  return layOutBlock(key, { lead, text: harmless(text), width: columns.width, styleLine });
}

function withLinks({ text: said }: Extract<RoomEvent, { type: 'message-posted' }>): string {
  const text = harmless(said);
  const parts: string[] = [];
  let end = 0;
  for (const link of findLinks(text)) {
    parts.push(text.slice(end, link.start), linked(style.underline(text.slice(link.start, link.end)), link.url));
    end = link.end;
  }
  return parts.length === 0 ? text : [...parts, text.slice(end)].join('');
}

/** What a terminal can show in columns: a tab would jump to one of its own. */
function harmless(text: string): string {
  return neutralize(text).replaceAll('\t', '    ');
}

function timeLead(text: string, { width }: Columns): Lead {
  if (width < minWidthWithTime) return blankLead(0);
  return { line: style.dim(` ${text}`.padEnd(timeWidth)), width: timeWidth };
}

function nickLead(nick: string, { columns, isOwn }: { columns: Columns; isOwn: boolean }): Lead {
  const { nickWidth } = columns;
  const shown = cutToWidth(neutralizeLine(nick), nickWidth - 2);
  const gap = ' '.repeat(Math.max(1, nickWidth - 1 - stringWidth(shown)));
  // Not by the colour alone: not everybody sees it, and not every terminal has it.
  return { line: (isOwn ? style.dim(ownMark) : ' ') + styleNick(shown, { nick, isOwn }) + gap, width: nickWidth };
}

function styleNick(shown: string, { nick, isOwn }: { nick: string; isOwn: boolean }): string {
  const depth = colorDepth();
  return isOwn || depth === 'none' ? style.bold(shown) : colored(nickColor(nick, depth)).bold(shown);
}

function cutToWidth(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let cut = '';
  for (const { segment } of graphemes.segment(text)) {
    if (stringWidth(cut + segment) > width - 1) break;
    cut += segment;
  }
  return `${cut}…`;
}
