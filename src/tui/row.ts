import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { RoomEvent } from '../chat/event.ts';
import { formatPresence, formatTime } from '../client/format-item.ts';
import type { Item, Sending } from '../client/view.ts';

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
const maxNickWidth = 16;
/** Distinct on dark and light backgrounds alike. */
const nickColors = ['cyan', 'magenta', 'green', 'blue', 'yellow', 'red'] as const;

/** The lines that an item takes in a pane of this width. */
export function layOutItem(item: Item, { width, nickWidth }: { width: number; nickWidth: number }): Row[] {
  switch (item.kind) {
    case 'event':
      return layOutEvent(item.event, { key: item.key, width, nickWidth });
    case 'presence':
      return rows(item.key, { lead: [blank(timeWidth)], text: formatPresence(item.presence), width, style: { isDim: true } });
    case 'notice': {
      const style = item.tone === 'mistake' ? { color: 'red' } : { isDim: true };
      return rows(item.key, { lead: [blank(1)], text: item.text, width, style });
    }
  }
}

/** The lines of a message that the host does not have yet. */
export function layOutSending({ number, text }: Sending, { width, nick, nickWidth }: { width: number; nick: string; nickWidth: number }): Row[] {
  const lead = [{ text: ' …     ', isDim: true }, nickSpan(nick, nickWidth)];
  return rows(`s${number}`, { lead, text: `${text} (sending)`, width, style: { isDim: true } });
}

/** How wide the nicks' column is for these items. */
export function nickColumnWidth(items: readonly Item[]): number {
  let widest = 6;
  for (const item of items) {
    if (item.kind === 'event') widest = Math.max(widest, Math.min(maxNickWidth, stringWidth(item.event.nick)));
  }
  return widest + 2;
}

function layOutEvent(event: RoomEvent, { key, width, nickWidth }: { key: string; width: number; nickWidth: number }): Row[] {
  const time = { text: ` ${formatTime(event.at)} `, isDim: true };
  if (event.type === 'nick-changed') {
    return rows(key, { lead: [time], text: `${event.nick} is now ${event.to}`, width, style: { isDim: true } });
  }
  return rows(key, { lead: [time, nickSpan(event.nick, nickWidth)], text: event.text, width, style: {} });
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
  const wrapped = wrapAnsi(text.replaceAll('\t', '    '), Math.max(8, width - indent - 1), { hard: true, trim: false });
  return wrapped.split('\n').map((line, index) => ({
    key: `${key}.${index}`,
    spans: [...(index === 0 ? lead : [blank(indent)]), { text: line, ...style }],
  }));
}

function nickSpan(nick: string, columnWidth: number): Span {
  const shown = cutToWidth(nick, columnWidth - 2);
  return { text: ` ${shown}${' '.repeat(Math.max(1, columnWidth - 1 - stringWidth(shown)))}`, color: colorOf(nick), isBold: true };
}

function cutToWidth(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let cut = '';
  for (const character of text) {
    if (stringWidth(cut + character) > width - 1) break;
    cut += character;
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
