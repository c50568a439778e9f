import stringWidth from 'string-width';
import { neutralizeLine } from '../../chat/text.ts';
import type { Item } from '../../client/view/item.ts';
import { colorDepth } from '../color-depth.ts';
import { shortenToWidth } from '../cut-to-width.ts';
import { colored, style } from '../style.ts';
import { nickColor } from './nick-color.ts';
import { blankLead, joinLeads, type Lead } from './row.ts';

/** The columns of a pane: how wide it is, and how much of that the nicks take, and at the right edge the messages' numbers. */
export interface Columns {
  readonly width: number;
  readonly nickWidth: number;
  readonly gutter: number;
}

const timeWidth = 7;
/** A narrower pane has no room for the time. */
const minWidthWithTime = 30;
const maxNickWidth = 16;
/** What stands before a nick. Not the colour alone tells: not everybody sees it, and not every terminal has it. */
const marks = { own: style.dim('›'), mention: style.bold('!'), other: ' ' } as const;

/** How wide the nicks' column is for these items in a pane of this width. */
export function nickColumnWidth(items: readonly Item[], width: number): number {
  const widestAllowed = Math.min(maxNickWidth, Math.floor(width / 4));
  let widest = 6;
  for (const item of items) if (item.kind === 'event') widest = Math.max(widest, stringWidth(item.event.nick));
  return Math.min(widest, widestAllowed) + 2;
}

interface NickParts {
  readonly time: string;
  readonly nick: string;
  /** `mention`: somebody else mentions the person in front of the screen. */
  readonly kind: keyof typeof marks;
}

/** What stands before something that was said. */
export function messageLead(parts: NickParts, columns: Columns): Lead {
  const { nickWidth } = columns;
  const { styled, width } = shownNick(parts, columns);
  const gap = ' '.repeat(Math.max(1, nickWidth - 1 - width));
  return joinLeads(timeLead(parts.time, columns), { line: marks[parts.kind] + styled + gap, width: nickWidth });
}

/** What stands before something that somebody does: `* Ada` `waves`. */
export function actionLead(parts: NickParts, columns: Columns): Lead {
  const { styled, width } = shownNick(parts, columns);
  return joinLeads(timeLead(parts.time, columns), { line: `${marks[parts.kind]}* ${styled} `, width: width + 4 });
}

function shownNick({ nick, kind }: NickParts, { nickWidth }: Columns): { styled: string; width: number } {
  const shown = shortenToWidth(neutralizeLine(nick), nickWidth - 2);
  return { styled: kind === 'own' ? style.bold(shown) : styleNick(shown, nick), width: stringWidth(shown) };
}

/** What stands before something that happened; the time may be empty. */
export function factLead(time: string, columns: Columns): Lead {
  return joinLeads(timeLead(time, columns), blankLead(1));
}

/** A text in the colour of this nick. */
export function styleNick(shown: string, nick: string): string {
  const depth = colorDepth();
  return depth === 'none' ? style.bold(shown) : colored(nickColor(nick, depth)).bold(shown);
}

function timeLead(text: string, { width }: Columns): Lead {
  if (width < minWidthWithTime) return blankLead(0);
  return { line: style.dim(` ${text}`.padEnd(timeWidth)), width: timeWidth };
}
