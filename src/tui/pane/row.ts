import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { RoomEvent } from '../../chat/event.ts';
import { neutralize } from '../../chat/text.ts';
import { formatPresence, formatTime } from '../../client/format-item.ts';
import type { Item, Sending } from '../../client/view.ts';
import { graphemes } from '../graphemes.ts';

/** A run of text in one style. */
export interface Span {
  readonly text: string;
  readonly color?: string;
  readonly isBold?: boolean;
  readonly isDim?: boolean;
}

/** One line of the message pane. */
export interface Row {
  readonly key: string;
  readonly spans: readonly Span[];
}

const timeWidth = 7;
/** A narrower pane has no room for the time. */
const minWidthWithTime = 30;
const maxNickWidth = 16;
/** Readable on dark and light backgrounds alike: the terminal's own blue is too dark for one, its yellow too light for the other. */
const nickColors = ['cyan', 'magenta', 'green', '#5f87ff', '#af8700', 'red'] as const;

/** The columns of a pane: how wide it is, and how much of that the nicks take. */
export interface Columns {
  readonly width: number;
  readonly nickWidth: number;
}

/** The lines that an item takes in a pane of these columns. */
export function layOutItem(item: Item, columns: Columns): Row[] {
  const { width } = columns;
  switch (item.kind) {
    case 'event':
      return layOutEvent(item.event, { key: item.key, ...columns });
    case 'presence': {
      const lead = [timeSpan('', width), blank(1)];
      return rows(item.key, { lead, text: formatPresence(item.presence), width, style: { isDim: true } });
    }
    case 'notice': {
      const style = item.tone === 'mistake' ? { color: 'red' } : { isDim: true };
      return rows(item.key, { lead: [blank(1)], text: item.text, width, style });
    }
  }
}

/** The lines of a message that the host does not have yet. */
export function layOutSending(
  { number, text }: Sending,
  { width, nick, nickWidth }: Columns & { nick: string },
): Row[] {
  const lead = [timeSpan('…', width), nickSpan(nick, nickWidth)];
  return rows(`s${number}`, { lead, text: `${text} (sending)`, width, style: { isDim: true } });
}

/** How wide the nicks' column is for these items in a pane of this width. */
export function nickColumnWidth(items: readonly Item[], width: number): number {
  const widestAllowed = Math.min(maxNickWidth, Math.floor(width / 4));
  let widest = 6;
  for (const item of items) if (item.kind === 'event') widest = Math.max(widest, stringWidth(item.event.nick));
  return Math.min(widest, widestAllowed) + 2;
}

function layOutEvent(event: RoomEvent, { key, width, nickWidth }: Columns & { key: string }): Row[] {
  const time = timeSpan(formatTime(event.at), width);
  if (event.type === 'nick-changed') {
    return rows(key, {
      lead: [time, blank(1)],
      text: `${event.nick} is now ${event.to}`,
      width,
      style: { isDim: true },
    });
  }
  return rows(key, { lead: [time, nickSpan(event.nick, nickWidth)], text: event.text, width, style: {} });
}

function timeSpan(text: string, width: number): Span {
  return { text: width < minWidthWithTime ? '' : ` ${text}`.padEnd(timeWidth), isDim: true };
}

interface RowsParts {
  readonly lead: readonly Span[];
  readonly text: string;
  readonly width: number;
  readonly style: Omit<Span, 'text'>;
}

/** The lead stands before the first line; the others are indented under it. */
function rows(key: string, { lead, text, width, style }: RowsParts): Row[] {
  const indent = lead.reduce((sum, span) => sum + stringWidth(span.text), 0);
  const shown = neutralize(text).replaceAll('\t', '    ');
  const wrapped = wrapAnsi(shown, Math.max(1, width - indent - 1), { hard: true, trim: false });
  return wrapped.split('\n').map((line, index) => ({
    key: `${key}.${index}`,
    spans: [...(index === 0 ? lead : [blank(indent)]), { text: line, ...style }],
  }));
}

function nickSpan(nick: string, columnWidth: number): Span {
  const shown = cutToWidth(nick, columnWidth - 2);
  return {
    text: ` ${shown}${' '.repeat(Math.max(1, columnWidth - 1 - stringWidth(shown)))}`,
    color: colorOf(nick),
    isBold: true,
  };
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

function colorOf(nick: string): string {
  let hash = 0;
  for (const character of nick) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return nickColors[hash % nickColors.length] as string;
}

function blank(width: number): Span {
  return { text: ' '.repeat(width) };
}
